/** What the locked screen of this phone shows for the newest notification: all that a bystander may read. */

import { el, icon } from "./element.js";

export function lockScreen(nameOfChat) {
  const words = el("span", { class: "preview" });
  const root = el("button", { type: "button", class: "lock-screen", "data-testid": "lock-screen", onclick: clear }, icon("lock"), words);

  function clear() {
    root.classList.remove("ringing");
    root.disabled = true;
    root.removeAttribute("title");
    words.replaceChildren("Layar terkunci: tidak ada pemberitahuan");
  }

  function show({ chat, preview }) {
    root.disabled = false;
    root.title = `Layar terkunci menampilkan: ${preview}\nKlik untuk menutup.`;
    words.replaceChildren(el("b", {}, nameOfChat(chat)), ` ${preview}`);
    root.classList.remove("ringing");
    void root.offsetWidth; // Lets the animation start anew.
    root.classList.add("ringing");
  }

  clear();
  return { root, show };
}
