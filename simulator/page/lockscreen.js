/** What the locked screen of this phone shows for the newest notification: all that a bystander may read. */

import { el, icon, iconButton } from "./element.js";

export function lockScreen(nameOfChat) {
  const words = el("p", { class: "preview" });
  const close = iconButton("close", "Tutup pemberitahuan", { hidden: true });
  const root = el(
    "div",
    { class: "lock-screen", "data-testid": "lock-screen", onclick: clear },
    icon("lock"),
    words,
    close,
  );

  function clear() {
    root.classList.remove("lit-up");
    root.removeAttribute("title");
    close.hidden = true;
    words.replaceChildren("Tidak ada pemberitahuan");
  }

  function show({ chat, preview }) {
    root.title = `Yang terbaca di layar terkunci: ${preview}\nKlik untuk menutup.`;
    close.hidden = false;
    words.replaceChildren(el("b", {}, nameOfChat(chat)), ` ${preview}`);
    root.classList.remove("lit-up");
    void root.offsetWidth; // Lets the animation start anew.
    root.classList.add("lit-up");
  }

  clear();
  return { root, show };
}
