/** The keyboard that a bot put in place of the phone's own: pressing a key says its words. */

import { el, iconButton } from "./element.js";

export class ReplyKeyboard {
  #shownFor = null;
  #allowed = true;

  constructor(say) {
    this.say = say;
    this.root = el("div", {
      class: "reply-keyboard",
      role: "group",
      "aria-label": "Papan tombol",
      hidden: true,
    });
    this.toggle = iconButton("keyboard", "Papan tombol", {
      hidden: true,
      "aria-expanded": "false",
      "data-testid": "keyboard-toggle",
      onclick: () => this.#open(this.root.hidden),
    });
  }

  /** The newest message that says anything about a keyboard decides; an empty one takes it away. */
  show(messages) {
    const decides = messages.findLast((message) => Array.isArray(message.keyboard));
    if (decides?.id === this.#shownFor) return;
    this.#shownFor = decides?.id ?? null;
    const rows = decides?.keyboard ?? [];
    this.root.replaceChildren(
      ...rows.map((row) => el("div", { class: "button-row" }, ...row.map((text) => this.#button(text)))),
    );
    this.toggle.hidden = rows.length === 0;
    this.#open(rows.length > 0);
  }

  /** Where nobody can write, there is no keyboard either; it comes back as it was. */
  allow(allowed) {
    this.#allowed = allowed;
    this.#draw();
  }

  #button(text) {
    return el(
      "button",
      { type: "button", "data-testid": "reply-button", onclick: () => this.say(text, null) },
      text,
    );
  }

  #open(open) {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.#draw();
  }

  #draw() {
    this.root.hidden = !this.#allowed || this.toggle.getAttribute("aria-expanded") !== "true";
  }
}
