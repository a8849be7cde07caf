/** One person's phone: status bar, locked screen, chats as tabs, the open chat. */

import { ChatView } from "./chat.js";
import { clockTime, dayKey, now } from "./clock.js";
import { el } from "./element.js";
import { lifeOf } from "./life.js";
import { lockScreen } from "./lockscreen.js";
import { menuButton } from "./menu.js";
import { tabs } from "./tabs.js";
import { toaster } from "./toast.js";
import { isPrivate } from "./world.js";

const TYPING_MS = 5000; // A chat action is shown for five seconds or until a message comes (Bot API, sendChatAction).

export class Phone {
  beyond = ""; // "left" or "right" of the screen, where it is not in sight.
  #views = new Map();
  #open = null;
  #typing = 0;
  #inSight = false;
  #today = "";

  /** `onshown()` is called after each drawing: what is unread may have changed. */
  constructor(world, person, index, onshown) {
    this.onshown = onshown;
    this.world = world;
    this.person = person;
    this.number = index + 1;
    this.toaster = toaster();
    this.lock = lockScreen((chat) => this.#titleOf(chat));
    this.tabs = tabs((chat) => this.openChat(chat));
    this.time = el("time", {});
    this.panels = el("div", { class: "panels" });
    this.root = el(
      "article",
      {
        class: "phone",
        "data-person": person.id,
        "data-role": person.role,
        "data-hue": index % 6,
        "aria-label": `Telepon ${person.name}`,
      },
      el(
        "h2",
        {},
        el("kbd", { title: `Alt+${this.number}` }, String(this.number)),
        person.name,
        el("small", {}, roleName(person)),
      ),
      el(
        "div",
        { class: "frame" },
        el(
          "div",
          { class: "status-bar" },
          this.time,
          el("span", { class: "camera", "aria-hidden": "true" }),
          signal(),
        ),
        this.lock.root,
        el("div", { class: "chat-header" }, this.tabs.root, this.#menu()),
        this.panels,
        ...this.toaster.nodes,
      ),
    );
    new IntersectionObserver((entries) => this.#sight(entries.at(-1)), { threshold: 0.4 }).observe(this.root);
    this.show();
  }

  get unread() {
    return [...this.#views.values()].reduce((sum, view) => sum + view.unread, 0);
  }

  /** Redraws everything, or what belongs to one chat. */
  show(chatId = null) {
    const chats = this.world.chatsOf(this.person);
    this.#keepViews(chats);
    if (!this.#views.has(this.#open)) this.#open = chats[0].id;
    // Only the open chat is on the page, so that a phone has one composer for keys, screen readers and tests alike.
    const open = this.#views.get(this.#open).root;
    if (this.panels.firstChild !== open) this.panels.replaceChildren(open);
    this.#views.forEach((view) => (chatId === null || chatId === view.id) && view.show());
    this.tabs.show(
      chats.map((chat) => this.#tab(chat)),
      this.#open,
    );
    this.tick();
    this.onshown();
  }

  /** Once a second. At midnight "Hari ini" becomes "Kemarin". */
  tick() {
    this.time.textContent = clockTime(now());
    const today = dayKey(now());
    const turned = this.#today && today !== this.#today;
    this.#today = today;
    if (turned) this.show();
  }

  focus() {
    this.root.scrollIntoView({ block: "nearest", inline: "center" });
    this.#views.get(this.#open).focus();
  }

  openChat(chatId, payload) {
    if (!this.#views.has(chatId)) return;
    if (chatId !== this.#open) this.#views.get(this.#open).forgetStart();
    this.#open = chatId;
    this.show();
    const view = this.#views.get(chatId);
    view.list.toNewest();
    if (payload) view.offerStart(payload);
    else view.focus();
  }

  nextChat() {
    const ids = [...this.#views.keys()];
    this.openChat(ids[(ids.indexOf(this.#open) + 1) % ids.length]);
  }

  visible(chatId) {
    return this.#inSight && !this.root.hidden && chatId === this.#open;
  }

  toast(text) {
    this.toaster.toast(text);
  }

  answered({ text, alert }) {
    if (!text) return;
    if (alert) this.toaster.alert(text, this.root.contains(document.activeElement));
    else this.toast(text);
  }

  showTyping(chatId) {
    if (!this.#views.has(chatId)) return;
    clearTimeout(this.#typing);
    this.tabs.typing(chatId, true);
    this.#typing = setTimeout(() => this.tabs.typing(chatId, false), TYPING_MS);
  }

  stopTyping(chatId) {
    this.tabs.typing(chatId, false);
  }

  #keepViews(chats) {
    const wanted = new Map(chats.map((chat) => [chat.id, chat]));
    this.#views.forEach((view, id) => {
      if (!wanted.has(id)) this.#views.delete(id);
    });
    const order = chats.map((chat) => [chat.id, this.#views.get(chat.id) ?? new ChatView(this, chat)]);
    this.#views = new Map(order);
  }

  #tab(chat) {
    const { bot } = this.world;
    const people = chat.members.filter((member) => !["left", "kicked"].includes(member.status)).length;
    const about = isPrivate(chat) ? lifeOf(bot).short : `${people} anggota`;
    return {
      id: chat.id,
      title: this.#titleOf(chat.id),
      about,
      isGroup: !isPrivate(chat),
      unread: this.#views.get(chat.id).unread,
    };
  }

  #titleOf(chatId) {
    const chat = this.world.chats.get(chatId);
    return !chat || isPrivate(chat) ? this.world.bot.name : chat.title;
  }

  #sight({ isIntersecting, boundingClientRect }) {
    this.#inSight = isIntersecting;
    this.beyond = isIntersecting ? "" : boundingClientRect.left > 0 ? "right" : "left";
    this.show();
  }

  #menu() {
    const items = () => {
      const view = this.#views.get(this.#open);
      if (view.isGroup)
        return [{ icon: "leave", label: "Keluar dari grup", testid: "leave", run: () => view.leave() }];
      const blocked = this.world.hasBlocked(this.person);
      const label = blocked ? "Buka blokir bot" : "Blokir bot";
      return [{ icon: "block", label, testid: "block", run: () => view.block(!blocked) }];
    };
    return menuButton({ icon: "more", label: "Menu percakapan", items, testid: "chat-menu", side: "down" });
  }
}

function roleName(person) {
  // "Anak, anak" tells nobody anything.
  return person.name.toLowerCase().startsWith(person.role) ? "" : person.role;
}

function signal() {
  return el("span", { class: "signal", "aria-hidden": "true" }, el("i"), el("i"), el("i"), el("b"));
}
