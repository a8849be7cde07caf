/**
 * What the page knows of the simulator: people, chats, messages. Filled from /phones/state, moved on by events.
 *
 * Messages are replaced, never changed in place, so that a bubble whose message is the same object need not be redrawn.
 * Emits: "change" (detail.chat, or null for everything), "arrived" (detail.message), "toast", "notification", "typing",
 * "stale" (something happened that only a fresh state can tell).
 */

import { noticeJump, serverSays } from "./clock.js";

const KEPT_MESSAGES = 400;
const KEPT_ANSWERS = 50;
const ANSWERED_WITHIN_MS = 15_000; // As long as a phone shows that a button was pressed.

export class World extends EventTarget {
  people = [];
  chats = new Map();
  bot = { id: 0, username: "", name: "", online: false, life: "unknown", why: "" };
  controls = [];
  taken = false;
  #answers = new Map();

  load(state) {
    serverSays(state.now);
    this.people = state.people;
    this.bot = state.bot;
    this.controls = state.controls ?? [];
    this.chats = new Map(state.chats.map((chat) => [chat.id, withMessages(chat)]));
    this.#tell("change", { chat: null });
  }

  /** Takes one event of the stream. */
  take(event) {
    const take = TAKEN[event.type];
    if (take) take(this, event);
    else this.#tell("stale");
  }

  chatsOf(person) {
    const own = [...this.chats.values()].filter((chat) => isPrivate(chat) && chat.person === person.id);
    // A person who never wrote has no chat in the state; a private chat's id is the user's id.
    if (own.length === 0) own.push(unopened(person));
    const groups = [...this.chats.values()].filter(
      (chat) => !isPrivate(chat) && !chat.migrated_to && isMember(chat, person.id),
    );
    return [...own, ...groups];
  }

  messages(chatId) {
    const chat = this.chats.get(chatId);
    return chat ? [...chat.messages.values()].sort((one, other) => one.id - other.id) : [];
  }

  /** Whether anybody has opened the chat with the bot. */
  get begun() {
    return [...this.chats.values()].some((chat) => isPrivate(chat) && chat.messages.size > 0);
  }

  /** Somebody pressed a button in the group who may be written to: the first steps are made. */
  pressedInGroup(person) {
    const open = (this.chats.get(person.id)?.messages.size ?? 0) > 0;
    if (!open || this.taken) return;
    this.taken = true;
    this.#tell("change", { chat: null });
  }

  message(chatId, id) {
    return this.chats.get(chatId)?.messages.get(id) ?? null;
  }

  /** Telegram calls the bot "kicked" in the private chat of somebody who blocked it. */
  hasBlocked(person) {
    const members = this.chats.get(person.id)?.members ?? [];
    return members.some((member) => member.id === this.bot.id && member.status === "kicked");
  }

  /** In a private chat a person may delete what either side wrote; in a group their own, or as an admin any. */
  mayDelete(person, message) {
    const chat = this.chats.get(message.chat);
    const status = chat.members.find((member) => member.id === person.id)?.status;
    return isPrivate(chat) || message.from.id === person.id || ["creator", "administrator"].includes(status);
  }

  put(message, isNew) {
    noticeJump(message.edited ?? message.date);
    const chat = this.chats.get(message.chat);
    if (!chat) return this.#tell("stale");
    chat.messages.set(message.id, message);
    if (chat.messages.size > KEPT_MESSAGES) chat.messages.delete(chat.messages.keys().next().value);
    this.#tell("change", { chat: message.chat });
    if (isNew) this.#tell("arrived", { message });
  }

  drop(chatId, id) {
    const chat = this.chats.get(chatId);
    if (!chat) return;
    chat.messages.delete(id);
    this.#tell("change", { chat: chatId });
  }

  /** The bot has fetched these messages, each as [chat, id]. */
  read(messages) {
    for (const [chatId, id] of messages) {
      const message = this.message(chatId, id);
      if (!message) continue;
      this.chats.get(chatId).messages.set(id, { ...message, read: true });
      this.#tell("change", { chat: chatId });
    }
  }

  setBot({ online, life, why }) {
    this.bot = { ...this.bot, online, life, why };
    this.#tell("change", { chat: null });
  }

  pass(event) {
    this.#tell(event.type, event);
  }

  /** What a press was answered with. It may have come before anybody asks here. */
  answer(event) {
    this.#answers.set(event.query, event);
    if (this.#answers.size > KEPT_ANSWERS) this.#answers.delete(this.#answers.keys().next().value);
    this.#tell("toast", event);
  }

  /** The answer to a press, or null when the bot gave none in time. */
  answerTo(query) {
    if (this.#answers.has(query)) return Promise.resolve(this.#answers.get(query));
    return new Promise((done) => {
      const end = (answer) => {
        clearTimeout(timer);
        this.removeEventListener("toast", look);
        done(answer);
      };
      const look = ({ detail }) => detail.query === query && end(detail);
      const timer = setTimeout(() => end(null), ANSWERED_WITHIN_MS);
      this.addEventListener("toast", look);
    });
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const isPrivate = (chat) => chat.type === "private";

const TAKEN = {
  message: (world, event) => world.put(event.message, true),
  edited: (world, event) => world.put(event.message, false),
  deleted: (world, event) => world.drop(event.chat, event.id),
  read: (world, event) => world.read(event.messages),
  bot: (world, event) => world.setBot(event),
  toast: (world, event) => world.answer(event),
  typing: (world, event) => world.pass(event),
  notification: (world, event) => world.pass(event),
};

function withMessages(chat) {
  return { ...chat, messages: new Map(chat.messages.map((message) => [message.id, message])) };
}

function unopened(person) {
  return {
    id: person.id,
    type: "private",
    title: "",
    person: person.id,
    members: [],
    topics: [],
    messages: new Map(),
  };
}

function isMember(chat, personId) {
  return chat.members.some((member) => member.id === personId && !["left", "kicked"].includes(member.status));
}
