/** Short words over one phone that go by themselves, and alerts that wait for OK. */

import { el } from "./element.js";

const SHOWN_MS = 4500;

export function toaster() {
  const words = el("p", { class: "toast", role: "status", "data-testid": "toast", hidden: true });
  const ok = el(
    "button",
    { type: "button", class: "plain-button", "data-testid": "alert-ok", onclick: dismiss },
    "OK",
  );
  const message = el("p", {});
  const alert = el(
    "div",
    {
      class: "alert",
      role: "alertdialog",
      "aria-label": "Pesan dari bot",
      "data-testid": "alert",
      hidden: true,
    },
    el("div", {}, message, ok),
  );
  alert.addEventListener("keydown", (event) => event.key === "Escape" && dismiss());
  let timer = 0;
  let before = null;

  function toast(text) {
    words.textContent = text;
    words.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (words.hidden = true), SHOWN_MS);
  }

  function raise(text, focus) {
    message.textContent = text;
    alert.hidden = false;
    if (!focus) return;
    before = document.activeElement;
    ok.focus();
  }

  function dismiss() {
    alert.hidden = true;
    if (before?.isConnected) before.focus();
    before = null;
  }

  return { nodes: [words, alert], toast, alert: raise };
}
