/** The list of one chat on one phone: redraws only rows that changed, stays at the bottom, moves by arrow keys. */

import { el, iconButton } from "./element.js";
import { drawRow } from "./bubble.js";
import { rowsOf } from "./rows.js";

const NEAR_BOTTOM_PX = 80;

export class MessageList {
  #drawn = new Map();
  #stuck = true;
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
    this.down = iconButton("down", "Ke pesan terbaru", {
      class: "to-bottom",
      hidden: true,
      onclick: () => this.toBottom(),
    });
    this.scroller = el("div", { class: "scroller", onscroll: () => this.#scrolled() }, this.list);
    this.root = el("div", { class: "conversation" }, this.scroller, this.down);
    // The keyboard below, the screen's size and loading pictures all move the bottom.
    const follow = new ResizeObserver(() => this.#stuck && this.toBottom());
    follow.observe(this.scroller);
    follow.observe(this.list);
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
    if (this.#stuck) this.toBottom();
    else this.#scrolled();
  }

  toBottom() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#size = this.#measured();
    this.#stuck = true;
    this.down.hidden = true;
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
    if (grown && this.#stuck) return this.toBottom();
    this.#size = this.#measured();
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.#stuck = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    this.down.hidden = this.#stuck;
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
