/** Draws one row of a chat: a day line, a service line, or a bubble with its keyboard. */

import { clockTime, dayName } from "./clock.js";
import { el, icon, iconButton } from "./element.js";
import { inlineKeyboard } from "./inlinekeyboard.js";
import { drawMedia } from "./media.js";
import { richText } from "./richtext.js";

const KIND_NAMES = {
  photo: "Foto",
  voice: "Pesan suara",
  document: "Dokumen",
  sticker: "Stiker",
  location: "Lokasi",
  contact: "Kontak",
  service: "Pemberitahuan",
};

export function drawRow(row, view) {
  if (row.kind === "day") return el("li", { class: "line day" }, el("span", {}, row.name));
  if (row.kind === "service") return serviceLine(row.messages[0]);
  return bubble(row, view);
}

/** What stands for a message where there is room for one line: in quotes, banners, announcements. */
export function inOneLine(message) {
  return message.text || KIND_NAMES[message.kind] || "Pesan";
}

function serviceLine(message) {
  return el("li", { class: "line", "data-message": message.id }, el("span", {}, message.text));
}

function bubble(row, view) {
  const [message] = row.messages;
  const mine = message.from.id === view.person.id;
  const bare = message.kind === "sticker" && !message.reply_to;
  const classes = ["message", mine ? "out" : "in", row.first && "first", row.last && "last", bare && "bare"];
  const item = el("li", {
    class: classes.filter(Boolean).join(" "),
    tabindex: "-1",
    "data-message": message.album ? null : message.id, // An album's parts carry their own.
    "data-testid": "message",
    "data-kind": message.kind,
    "data-album": message.album,
    onkeydown: (event) => actByKey(event, message, mine, view),
  });
  const { buttons } = message;
  item.append(
    el("div", { class: "bubble" }, ...contents(row, mine, view)),
    ...(buttons?.length ? [inlineKeyboard(message, view)] : []),
  );
  return item;
}

function contents(row, mine, view) {
  const [message] = row.messages;
  const said = row.messages.find((one) => one.text && one.kind !== "sticker");
  return [
    row.first &&
      !mine &&
      view.isGroup &&
      el("p", { class: "sender", "data-tone": tone(message.from.id) }, message.from.name),
    message.topic && topicName(message, view),
    message.forwarded_from && el("p", { class: "topic" }, `Diteruskan dari ${message.forwarded_from}`),
    message.reply_to && quote(message, view),
    drawMedia(row.messages, view),
    said && !SPOKEN_BY_MEDIA.has(message.kind) && el("div", { class: "text" }, richText(said, view.command)),
    meta(row.messages, mine, view),
    message.reactions?.length > 0 && reactions(message.reactions),
  ];
}

// These draw their own words.
const SPOKEN_BY_MEDIA = new Set(["location", "contact"]);

function quote(message, view) {
  const quoted = view.world.message(message.chat, message.reply_to);
  if (!quoted) return el("p", { class: "quote gone" }, "Pesan yang dibalas sudah tidak ada");
  return el(
    "button",
    {
      type: "button",
      class: "quote",
      tabindex: "-1",
      "data-tone": tone(quoted.from.id),
      onclick: () => view.jump(quoted.id),
    },
    el("b", {}, quoted.from.name),
    el("span", {}, inOneLine(quoted).slice(0, 120)),
  );
}

function topicName(message, view) {
  const topic = view.world.chats.get(message.chat)?.topics?.find((one) => one.id === message.topic);
  return topic && el("p", { class: "topic" }, `# ${topic.name}`);
}

function meta(messages, mine, view) {
  const last = messages[messages.length - 1];
  return el(
    "span",
    { class: "meta" },
    actions(messages[0], mine, view),
    last.pinned && labelled("pin", "Disematkan"),
    last.silent && labelled("silent", "Dikirim senyap"),
    messages.some((one) => one.edited) && el("span", {}, "diedit"),
    el(
      "time",
      { datetime: last.date, title: `${dayName(last.date)} pukul ${clockTime(last.date)} WIB` },
      clockTime(last.date),
    ),
    mine && ticks(messages, view.isGroup),
  );
}

/** One: it is at the server. Two: the bot has fetched it. In a group somebody is always there to read. */
function ticks(messages, isGroup) {
  if (messages.some((one) => !one.read)) return labelled("tick", "Terkirim, belum dibaca bot");
  return labelled("ticks", isGroup ? "Dibaca" : "Dibaca bot");
}

function labelled(name, label) {
  return el("span", { title: label, role: "img", "aria-label": label }, icon(name));
}

function reactions(emojis) {
  return el(
    "p",
    { class: "reactions", "aria-label": "Reaksi" },
    ...emojis.map((emoji) => el("span", {}, emoji)),
  );
}

function actions(message, mine, view) {
  const quiet = { tabindex: "-1" };
  return el(
    "div",
    { class: "actions" },
    iconButton("reply", "Balas", { ...quiet, "data-testid": "reply", onclick: () => view.reply(message) }),
    mine &&
      canEdit(message) &&
      iconButton("edit", "Ubah", { ...quiet, "data-testid": "edit", onclick: () => view.edit(message) }),
    view.mayDelete(message) &&
      iconButton("delete", "Hapus", {
        ...quiet,
        "data-testid": "delete",
        onclick: () => view.erase(message),
      }),
  );
}

export function canEdit(message) {
  return (
    message.kind === "text" ||
    (Boolean(message.text) && ["photo", "voice", "document"].includes(message.kind))
  );
}

function actByKey(event, message, mine, view) {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = {
    r: view.reply,
    e: mine && canEdit(message) && view.edit,
    delete: view.mayDelete(message) && view.erase,
  }[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act(message);
}

/** Telegram gives each sender of a group one of a few colours. */
function tone(id) {
  return Math.abs(id) % 6;
}
