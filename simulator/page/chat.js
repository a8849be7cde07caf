/** One chat as one person sees it: its messages, its composer, or START where the talk has not begun. */

import { post, postForm } from "./api.js";
import { canEdit } from "./bubble.js";
import { Composer } from "./composer.js";
import { el } from "./element.js";
import { lifeOf } from "./life.js";
import { MessageList } from "./messagelist.js";
import { inIndonesian } from "./refusals.js";
import { ReplyKeyboard } from "./replykeyboard.js";
import { isPrivate } from "./world.js";

export class ChatView {
  #readUpTo;
  #payload = null;
  #line = Promise.resolve();

  /** `phone`: person, world, toast(text), openChat(id, payload), visible(chat id). */
  constructor(phone, chat) {
    this.phone = phone;
    this.id = chat.id;
    this.isGroup = !isPrivate(chat);
    this.person = phone.person;
    this.world = phone.world;
    this.#readUpTo = this.#newest();
    const say = (text, replyTo) => this.#do("phones/say", { text, reply_to: replyTo });
    this.list = new MessageList(this.#bubbleActs(say));
    this.composer = new Composer(
      {
        say,
        edit: (message, text) => this.#do("phones/edit", { message: message.id, text }),
        send: (kind, extra) => this.#send(kind, extra),
        lastOwn: () =>
          this.world.messages(this.id).findLast((one) => one.from.id === this.person.id && canEdit(one)),
        up: () => this.list.focusNewest(),
      },
      this.person.name,
    );
    this.keyboard = new ReplyKeyboard(say);
    this.composer.keyboardSlot.append(this.list.down, this.keyboard.toggle);
    this.welcome = welcome(this.person);
    this.start = el(
      "button",
      { type: "button", class: "start", "data-testid": "start", onclick: () => this.#start() },
      "MULAI",
    );
    this.unblock = el(
      "button",
      { type: "button", class: "start", "data-testid": "unblock", onclick: () => this.block(false) },
      "BUKA BLOKIR",
    );
    this.root = el(
      "section",
      {
        class: "chat",
        role: "tabpanel",
        "data-chat": this.id,
        "aria-label": this.isGroup ? chat.title : `Percakapan ${this.person.name} dengan bot`,
      },
      ...(this.isGroup ? [] : [this.welcome]),
      this.list.root,
      this.composer.root,
      this.keyboard.root,
      ...(this.isGroup ? [] : [this.start, this.unblock]),
    );
  }

  show() {
    const messages = this.world.messages(this.id);
    this.list.show(messages);
    this.keyboard.show(messages);
    if (!this.isGroup) this.#showBeginning(messages.length === 0);
    const newest = this.#newest();
    // Never above what there is: a simulator started afresh counts its messages from 1 again.
    this.#readUpTo = this.phone.visible(this.id) ? newest : Math.min(this.#readUpTo, newest);
  }

  /** In place of the composer Telegram shows START where a chat with a bot is empty, and unblocking where blocked. */
  #showBeginning(empty) {
    const blocked = this.world.hasBlocked(this.person);
    const focused = document.activeElement === this.start;
    this.welcome.hidden = !empty;
    // A link into a talk that goes on offers START too, but never in place of the field: nobody must be stuck.
    this.start.hidden = blocked || (!empty && this.#payload === null);
    this.unblock.hidden = !blocked;
    this.composer.root.hidden = blocked || empty;
    this.keyboard.allow(!blocked && !empty);
    if (focused && this.start.hidden) this.focus();
  }

  get unread() {
    return this.world
      .messages(this.id)
      .filter((one) => one.id > this.#readUpTo && one.from.id !== this.person.id).length;
  }

  focus() {
    const target = !this.isGroup && [this.start, this.unblock].find((button) => !button.hidden);
    (target || this.composer).focus();
  }

  /** A t.me/<bot>?start=… link was opened: Telegram shows START and hands the payload over when it is pressed. */
  offerStart(payload) {
    this.#payload = payload;
    this.show();
    this.focus();
  }

  /** Another chat of the phone was opened, or something was written: the link's START is forgotten. */
  forgetStart() {
    this.#payload = null;
    this.show();
  }

  block(blocked) {
    return this.#do(blocked ? "phones/block" : "phones/unblock", {});
  }

  leave() {
    return this.#do("phones/leave", {});
  }

  async #start() {
    const payload = this.#payload || firstStep(this.person).payload || null;
    this.#payload = null;
    this.start.disabled = true;
    await this.#do("phones/start", { payload });
    this.start.disabled = false;
    this.show();
    this.focus();
  }

  /** One call after another: five quick messages must arrive in the order in which they were typed. */
  #do(path, body) {
    return this.#inLine(() => post(path, { person: this.person.id, chat: this.id, ...body }));
  }

  #send(kind, { file, ...fields }) {
    const body = { person: this.person.id, chat: this.id, kind, ...fields };
    return this.#inLine(() =>
      file ? postForm("phones/send", { ...body, file }) : post("phones/send", body),
    );
  }

  #inLine(call) {
    if (this.#payload !== null) this.forgetStart();
    this.list.toBottom(); // Who writes wants to see what they wrote.
    const guarded = () => call().catch((error) => this.#complain(error));
    this.#line = this.#line.then(guarded);
    return this.#line;
  }

  #complain(error) {
    this.phone.toast(inIndonesian(error.message));
    return null;
  }

  #bubbleActs(say) {
    return {
      person: this.person,
      world: this.world,
      isGroup: this.isGroup,
      reply: (message) => this.composer.replyTo(message),
      edit: (message) => this.composer.edit(message),
      mayDelete: (message) => this.world.mayDelete(this.person, message),
      erase: (message) => this.#do("phones/delete", { message: message.id }),
      press: (message, row, col) => this.#press(message, row, col),
      open: (url) => this.#open(url),
      command: (text) => say(text, null),
      jump: (id) => this.list.jump(id),
      toast: (text) => this.phone.toast(text),
      focusComposer: () => this.focus(),
    };
  }

  /** Not in line with the others: a press may wait 15 seconds for the bot, and a person can type meanwhile. */
  async #press(message, row, col) {
    try {
      this.list.follow();
      const body = { person: this.person.id, chat: this.id, message: message.id, row, col, wait: false };
      const { query, url } = await post("phones/press", body);
      if (this.isGroup) this.world.pressedInGroup(this.person);
      if (url) return this.#open(url);
      if (!lifeOf(this.world.bot).alive) this.phone.toast("Bot sedang mati. Tekanan ini menunggu sampai bot menyala.");
      const answer = await this.world.answerTo(query);
      if (!answer) this.phone.toast("Bot belum menjawab tekanan ini.");
      else if (answer.url) this.#open(answer.url);
    } catch (error) {
      this.#complain(error);
    }
  }

  #open(url) {
    const address = new URL(url);
    const isBot =
      ["t.me", "telegram.me"].includes(address.hostname) &&
      address.pathname.slice(1) === this.world.bot.username;
    if (isBot) this.phone.openChat(this.person.id, address.searchParams.get("start"));
    else if (address.protocol.startsWith("http")) window.open(url, "_blank", "noopener,noreferrer");
    else this.phone.toast("Tautan ini hanya dapat dibuka di Telegram.");
  }

  #newest() {
    return this.world.messages(this.id).at(-1)?.id ?? 0;
  }
}

/**
 * By the first word of the role that the cast gives a person. A payload: this person opens the bot by a link that
 * somebody sent them, as counsellors do.
 */
const FIRST_STEPS = {
  orang: { words: "Tekan MULAI, lalu jawab seperti orang tua yang butuh bantuan, atau tetangga, atau guru." },
  anak: { words: "Tekan MULAI, lalu tulis seperti anak yang ingin bercerita." },
  konselor: {
    words: "Tekan MULAI dulu supaya bot boleh menulis ke sini. Kartu kasus muncul di tab grup di atas.",
    payload: "konselor",
  },
  petugas: { words: "Menu petugas belum dibuka. Di peragaan ini belum ada yang perlu dikerjakan di sini." },
};
const ANYBODY = { words: "Tekan MULAI untuk membuka percakapan dengan bot." };

function firstStep(person) {
  return FIRST_STEPS[person.role.split(" ")[0]] ?? ANYBODY;
}

function welcome(person) {
  return el(
    "div",
    { class: "welcome" },
    el("img", { src: "page/flower.svg", alt: "", width: "56", height: "56" }),
    el("p", {}, el("b", {}, "Belum ada percakapan di sini.")),
    el("p", {}, firstStep(person).words),
  );
}
