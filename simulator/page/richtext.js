/**
 * The server's `html` of a message, as nodes.
 *
 * The server escapes what people typed and adds only the tags of entities. It is still not trusted: the string is
 * parsed in a document of its own, which runs nothing and loads nothing, and only the tags and addresses listed here
 * are rebuilt, so innerHTML is used nowhere.
 * Telegram's clients also make addresses, phone numbers and commands in plain text pressable; so do we.
 */

import { el } from "./element.js";

const SAME = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "DEL", "CODE", "PRE", "BLOCKQUOTE", "BR"]);
const SCHEMES = new Set(["http:", "https:", "tg:", "tel:", "mailto:"]);
const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;
const COMMAND = /((?<![^\s(])\/[a-zA-Z0-9_]{1,32}(?:@\w+)?(?![\w/]))/;
const NUMBER = /((?<!\w)(?:\+62[-\s]?|0)\d{1,4}[-\s]?\d{3,4}[-\s]?\d{3,5}(?!\w))/;
const PRESSABLE = new RegExp([ADDRESS, COMMAND, NUMBER].map((one) => one.source).join("|"), "g");

/** `oncommand(text)` is called when a /command in the text is pressed. */
export function richText(message, oncommand) {
  const out = document.createDocumentFragment();
  if (!message.html) {
    out.append(message.text ?? "");
    return out;
  }
  const parsed = new DOMParser().parseFromString(message.html, "text/html");
  parsed.body.childNodes.forEach((node) => append(out, node, oncommand));
  return out;
}

function append(parent, node, oncommand) {
  if (node.nodeType === Node.TEXT_NODE) return appendText(parent, node.data, oncommand);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const kept = rebuilt(node);
  const inside = kept ?? parent;
  const plain = kept !== null && ["A", "CODE", "PRE"].includes(node.tagName);
  node.childNodes.forEach((child) =>
    plain ? inside.append(child.textContent) : append(inside, child, oncommand),
  );
  if (kept) parent.append(kept);
}

function rebuilt(node) {
  if (SAME.has(node.tagName)) return document.createElement(node.tagName);
  if (node.tagName === "A") return link(node.getAttribute("href") ?? "");
  if (node.tagName === "TG-SPOILER" || node.classList.contains("tg-spoiler")) return spoiler();
  return null;
}

function link(href) {
  return SCHEMES.has(schemeOf(href)) ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }) : null;
}

function schemeOf(href) {
  try {
    return new URL(href).protocol;
  } catch {
    return "";
  }
}

function spoiler() {
  const open = (event) => event.currentTarget.classList.add("open");
  return el("span", {
    class: "spoiler",
    role: "button",
    tabindex: "0",
    title: "Tampilkan",
    onclick: open,
    onkeydown: open,
  });
}

function appendText(parent, text, oncommand) {
  let at = 0;
  for (const match of text.matchAll(PRESSABLE)) {
    parent.append(text.slice(at, match.index), pressable(match, oncommand));
    at = match.index + match[0].length;
  }
  parent.append(text.slice(at));
}

function pressable([text, address, command], oncommand) {
  if (address) return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
  if (command)
    return el("button", { type: "button", class: "command", onclick: () => oncommand(text) }, text);
  return el("a", { href: `tel:${text.replace(/[^+\d]/g, "")}` }, text);
}
