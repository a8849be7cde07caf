/** The list of one chat on one phone: redraws only rows that changed, stays at the bottom, moves by arrow keys. */

import { el, iconButton } from "./element.js";
import { drawRow } from "./bubble.js";
import { rowsOf } from "./rows.js";

const NEAR_PX = 80;
const ABOVE_PX = 6;
const SLACK_PX = 8;

export class MessageList {
  #drawn = new Map();
  #stuck = true;
  #atEnd = false; // A person went down to the end of a message that does not fit.
  #follows = false; // They pressed a button: the next message is the answer.
  #newest = null;
  #size = "";

  /** `view` gives what bubbles need: person, chat, world, and the acts reply, edit, erase, press, command, jump. */
  constructor(view) {
    this.view = view;
    this.list = el("ol", {
      class: "messages",
      "data-testid": "messages",
      "aria-label": "Pesan",
      onkeydown: (event) => this.#key(event),
    });
    // For whoever puts the list up to place, beside the field: over the list it would lie on words and buttons.
    this.down = iconButton("down", "Ke pesan terbaru", {
      class: "to-bottom",
      hidden: true,
      onclick: () => this.toBottom(),
    });
    this.scroller = el("div", { class: "scroller", onscroll: () => this.#scrolled() }, this.list);
    this.root = el("div", { class: "conversation" }, this.scroller);
    // The keyboard below, the screen's size and loading pictures all move the bottom.
    const resized = new ResizeObserver(() => this.#stuck && this.#hold());
    resized.observe(this.scroller);
    resized.observe(this.list);
  }

  show(messages) {
    const held = this.#focusHeld();
    const drawn = new Map();
    const nodes = rowsOf(messages).map((row) => {
      const known = this.#drawn.get(row.key);
      const entry = known && sameRow(known.row, row) ? known : { row, node: drawRow(row, this.view) };
      if (known && entry !== known) entry.node.classList.add("redrawn"); // An edit is no arrival: no animation.
      drawn.set(row.key, entry);
      return entry.node;
    });
    this.#drawn = drawn;
    place(this.list, nodes);
    this.#letTabReachNewest();
    this.#focusAgain(held);
    const newest = messages.at(-1)?.id;
    if (newest !== this.#newest) {
      this.#atEnd = false;
      this.#stuck ||= this.#follows;
      this.#follows = false;
    }
    this.#newest = newest;
    if (this.#stuck) this.#hold();
    else this.#scrolled();
  }

  /** To the newest message: where it fits to its end, else to its first line. */
  toNewest() {
    this.#atEnd = false;
    this.#hold();
  }

  toBottom() {
    this.#atEnd = true;
    this.#hold();
  }

  /** The next message is shown, wherever the list stands now. */
  follow() {
    this.#follows = true;
  }

  #hold() {
    this.scroller.scrollTop = (this.#atEnd ? null : this.#topOfTall()) ?? this.scroller.scrollHeight;
    this.#size = this.#measured();
    this.#stuck = true;
    this.down.hidden = this.#left() < SLACK_PX;
  }

  /** Where to scroll to for the first line of the newest message, if it came from somebody else and does not fit. */
  #topOfTall() {
    const last = this.list.lastElementChild;
    if (!last?.matches(".message.in") || last.offsetHeight + 2 * ABOVE_PX <= this.scroller.clientHeight) return null;
    const { top } = last.getBoundingClientRect();
    return this.scroller.scrollTop + top - this.scroller.getBoundingClientRect().top - ABOVE_PX;
  }

  /** Pixels down to the end. */
  #left() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** Scrolls to a quoted message and lights it up for a moment. */
  jump(id) {
    const target = this.#node(id);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    target.classList.remove("lit");
    void target.offsetWidth; // Reading the layout lets the same animation start a second time.
    target.classList.add("lit");
  }

  /** Up from the composer: to the newest inline keyboard, or to the newest message where there is none. */
  focusNewest() {
    const boards = this.list.querySelectorAll(".inline-keyboard");
    const target =
      boards[boards.length - 1]?.querySelector("button") ??
      this.list.querySelector("li.message[tabindex='0']");
    target?.focus();
  }

  /** One stop for Tab among the messages; from there arrows lead to the others. */
  #letTabReachNewest() {
    const all = [...this.list.querySelectorAll("li.message")];
    all.forEach((item, at) => (item.tabIndex = at === all.length - 1 ? 0 : -1));
  }

  #node(id) {
    return this.list.querySelector(`[data-message="${Number(id)}"]`);
  }

  #measured() {
    return `${this.scroller.scrollHeight}/${this.scroller.clientHeight}`;
  }

  #scrolled() {
    // A picture that loads moves the bottom and scrolls too; only a person's scrolling may take us from the bottom.
    const grown = this.#measured() !== this.#size;
    if (grown && this.#stuck) return this.#hold();
    this.#size = this.#measured();
    const top = this.#topOfTall();
    const atTop = top !== null && Math.abs(top - this.scroller.scrollTop) < SLACK_PX;
    this.#atEnd = !atTop && this.#left() < NEAR_PX;
    this.#stuck = atTop || this.#atEnd;
    this.down.hidden = this.#left() < SLACK_PX;
  }

  #key(event) {
    const item = event.target.closest("li.message");
    const next = {
      ArrowUp: () => this.#above(item, event.target),
      ArrowDown: () => this.#below(item, event.target),
    }[event.key];
    if (!item || !next) return;
    event.preventDefault();
    next();
  }

  #above(item, from) {
    if (from !== item) return item.focus();
    this.#beside(item, -1)?.focus();
  }

  #below(item, from) {
    const button = from === item && item.querySelector(".inline-keyboard button");
    const next = button || this.#beside(item, 1);
    if (next) next.focus();
    else this.view.focusComposer();
  }

  #beside(item, step) {
    const all = [...this.list.querySelectorAll("li.message")];
    return all[all.indexOf(item) + step];
  }

  /** Where the focus stood, in words that outlive a redrawn bubble. */
  #focusHeld() {
    const focused = document.activeElement;
    if (!this.list.contains(focused)) return null;
    const message = focused.closest("[data-message]")?.dataset.message;
    return { focused, message, row: focused.dataset.row, col: focused.dataset.col };
  }

  #focusAgain(held) {
    if (!held || held.focused.isConnected) return;
    const node = held.message && this.#node(held.message);
    const same = node?.querySelector(`[data-row="${held.row}"][data-col="${held.col}"]`);
    const next = same ?? node?.querySelector(".inline-keyboard button") ?? node;
    if (next) next.focus({ preventScroll: true });
    else this.view.focusComposer();
  }
}

function sameRow(one, other) {
  return (
    one.name === other.name &&
    one.first === other.first &&
    one.last === other.last &&
    one.messages.length === other.messages.length &&
    one.messages.every((message, at) => message === other.messages[at])
  );
}

/** Makes `nodes` the children of `list`, moving none that already stands in its place (a moved node loses focus). */
function place(list, nodes) {
  const wanted = new Set(nodes);
  [...list.children].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  nodes.forEach((node, at) => {
    if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
  });
}
