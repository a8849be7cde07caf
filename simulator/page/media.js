/** Draws what a message carries besides text. */

import { el, icon } from "./element.js";
import { voiceBar } from "./voice.js";

export function drawMedia(messages, view) {
  if (messages[0].album) return album(messages);
  const draw = DRAWN[messages[0].kind];
  return draw ? draw(messages[0], view) : null;
}

const DRAWN = {
  photo,
  voice: (message, view) => voiceBar(message, view.toast),
  document: (message) => documentLink(message),
  sticker,
  location,
  contact,
};

function photo(message) {
  const { url, width, height } = message.file;
  const image = el("img", { src: url, width, height, alt: message.text ? `Foto: ${message.text}` : "Foto" });
  return el("a", { class: "photo", href: url, target: "_blank", title: "Buka foto" }, image);
}

/** Telegram lays photos of an album in a grid; documents of an album stand one under another. */
function album(messages) {
  const parts = messages.map((message) => {
    const part = message.kind === "photo" ? photo(message) : documentLink(message);
    return el(
      "div",
      { "data-message": message.id, "data-testid": "album-part", "data-kind": message.kind },
      part,
    );
  });
  return el(
    "div",
    { class: messages[0].kind === "photo" ? "album grid" : "album", "data-count": Math.min(parts.length, 4) },
    ...parts,
  );
}

function documentLink(message) {
  const { url, name, mime } = message.file;
  return el(
    "a",
    { class: "document", href: url, target: "_blank", download: name },
    el("span", { class: "round" }, icon("document")),
    el("span", { class: "lines" }, el("b", {}, name || "berkas"), el("small", {}, mime || "dokumen")),
  );
}

function sticker(message) {
  const { file, text } = message;
  if (!file?.url || !file.mime?.startsWith("image/"))
    return el("span", { class: "sticker emoji" }, text || "🙂");
  return el("img", {
    class: "sticker",
    src: file.url,
    width: file.width,
    height: file.height,
    alt: `Stiker ${text}`.trim(),
  });
}

function location(message) {
  return card("location", "Lokasi", message.text);
}

function contact(message) {
  return card(
    "contact",
    message.contact?.first_name ?? "Kontak",
    message.contact?.phone_number ?? message.text,
  );
}

function card(name, title, words) {
  const lines = el("span", { class: "lines" }, el("b", {}, title), el("small", {}, words));
  return el("div", { class: `card ${name}` }, el("span", { class: "round" }, icon(name)), lines);
}
