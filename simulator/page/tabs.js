/** The chats of a phone, side by side: title, what it is, and how much is unread. With one chat it is the header. */

import { el } from "./element.js";

export function tabs(open) {
  const root = el("div", { class: "tabs", role: "tablist", "aria-label": "Percakapan", onkeydown: move });
  const drawn = new Map();

  function show(chats, openId) {
    root.classList.toggle("single", chats.length === 1);
    const wanted = chats.map((chat) => chat.id);
    drawn.forEach((tab, id) => wanted.includes(id) || (tab.root.remove(), drawn.delete(id)));
    chats.forEach((chat) => paint(known(chat), chat, chat.id === openId));
  }

  function known(chat) {
    if (!drawn.has(chat.id)) {
      const tab = drawTab(chat, open);
      drawn.set(chat.id, tab);
      root.append(tab.root);
    }
    return drawn.get(chat.id);
  }

  function typing(chatId, on) {
    drawn.get(chatId)?.root.classList.toggle("typing", on);
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...root.children];
    all.at((all.indexOf(event.target) + step) % all.length)?.focus();
  }

  return { root, show, typing };
}

function drawTab(chat, open) {
  const parts = { title: el("b"), about: el("small"), badge: el("span", { class: "badge", role: "img" }) };
  const writes = el("small", { class: "writes" }, "mengetik…");
  const root = el(
    "button",
    {
      type: "button",
      role: "tab",
      "data-testid": "chat-tab",
      "data-chat-tab": chat.id,
      onclick: () => open(chat.id),
    },
    el(
      "span",
      { class: chat.isGroup ? "avatar group" : "avatar", "aria-hidden": "true" },
      chat.isGroup ? chat.title.slice(0, 1) : "",
    ),
    el("span", { class: "lines" }, parts.title, parts.about, writes),
    parts.badge,
  );
  return { root, ...parts };
}

function paint(tab, chat, selected) {
  tab.root.setAttribute("aria-selected", String(selected));
  tab.root.tabIndex = selected ? 0 : -1;
  tab.title.textContent = chat.title;
  tab.about.textContent = chat.about;
  tab.badge.textContent = chat.unread > 99 ? "99+" : String(chat.unread);
  tab.badge.hidden = chat.unread === 0;
  tab.badge.setAttribute("aria-label", `${chat.unread} belum dibaca`);
}
