/** Where a person types: text, attachments, and the banner of a reply or an edit. */

import { inOneLine } from "./bubble.js";
import { attachMenu } from "./attach.js";
import { el, icon, iconButton } from "./element.js";

const TALLEST_PX = 132;

export class Composer {
  #about = null; // {kind: "reply" | "edit", message}

  /** `acts`: say(text, replyTo), edit(message, text), send(kind, extra), lastOwn(), up(). */
  constructor(acts, name) {
    this.acts = acts;
    this.field = el("textarea", {
      rows: "1",
      placeholder: "Pesan",
      "aria-label": `Pesan dari ${name}`,
      "data-testid": "composer",
      oninput: () => this.#grow(),
      onkeydown: (event) => this.#key(event),
    });
    this.banner = el("div", { class: "banner", hidden: true });
    this.keyboardSlot = el("div", { class: "keyboard-slot" });
    const send = el(
      "button",
      { type: "submit", class: "send", "aria-label": "Kirim", title: "Kirim", "data-testid": "send" },
      icon("send"),
    );
    const submit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    const attach = attachMenu((kind, extra) => this.#attach(kind, extra));
    const form = el(
      "form",
      { class: "composer", onsubmit: submit },
      attach,
      this.field,
      this.keyboardSlot,
      send,
    );
    this.root = el("div", { class: "composer-area" }, this.banner, form);
  }

  focus() {
    this.field.focus();
  }

  replyTo(message) {
    this.#turnTo("reply", message, `Membalas ${message.from.name}`);
  }

  edit(message) {
    this.#turnTo("edit", message, "Mengubah pesan");
    this.field.value = message.text;
    this.#grow();
  }

  #turnTo(kind, message, title) {
    if (this.#about?.kind === "edit") this.field.value = "";
    this.#about = { kind, message };
    const words = el("span", {}, el("b", {}, title), el("span", {}, inOneLine(message).slice(0, 120)));
    const cancel = iconButton("close", "Batal", { "data-testid": "cancel", onclick: () => this.#cancel() });
    this.banner.replaceChildren(icon(kind), words, cancel);
    this.banner.hidden = false;
    this.focus();
  }

  #cancel() {
    if (this.#about?.kind === "edit") this.field.value = "";
    this.#about = null;
    this.banner.hidden = true;
    this.#grow();
    this.focus();
  }

  #submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const about = this.#about;
    this.field.value = "";
    this.#cancel();
    if (about?.kind === "edit") this.acts.edit(about.message, text);
    else this.acts.say(text, about?.message.id ?? null);
  }

  #attach(kind, extra) {
    const reply_to = this.#about?.kind === "reply" ? this.#about.message.id : null;
    const caption = this.#about?.kind === "edit" ? "" : this.field.value.trim();
    this.field.value = "";
    this.#cancel();
    this.acts.send(kind, { ...extra, caption, reply_to });
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#about) {
      event.preventDefault();
      this.#cancel();
    } else if (event.key === "ArrowUp" && event.altKey) {
      event.preventDefault();
      this.acts.up();
    } else if (event.key === "ArrowUp" && !this.field.value && !this.#about) {
      const message = this.acts.lastOwn();
      if (!message) return;
      event.preventDefault();
      this.edit(message);
    }
  }

  #grow() {
    const { field } = this;
    field.style.height = "auto";
    const borders = field.offsetHeight - field.clientHeight; // scrollHeight knows none
    const needed = field.scrollHeight + borders;
    field.style.height = `${Math.min(needed, TALLEST_PX)}px`;
    field.style.overflowY = needed > TALLEST_PX ? "auto" : "hidden";
  }
}
