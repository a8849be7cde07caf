/** Which phones are shown. A chip's dot hides or shows a phone, its name goes there; its badge counts the unread. */

import { el } from "./element.js";
import { recall, remember } from "./remember.js";

/** On which side of the screen a phone stands that is not in sight. */
const SIGN = { left: "‹", right: "›", "": "" };

export function chips(holder, phones, nobody) {
  const hidden = new Set(recall("hidden", []));
  const drawn = new Map();

  function show() {
    phones.forEach((phone) => {
      if (!drawn.has(phone.person.id)) drawn.set(phone.person.id, chip(phone));
      paint(drawn.get(phone.person.id), phone);
    });
    nobody.hidden = phones.size === 0 || hidden.size < phones.size;
  }

  function go(phone) {
    if (hidden.delete(phone.person.id)) changed();
    phone.focus();
  }

  function turn(phone) {
    if (!hidden.delete(phone.person.id)) hidden.add(phone.person.id);
    changed();
  }

  function changed() {
    remember("hidden", [...hidden]);
    show();
    phones.forEach((phone) => phone.show());
  }

  function chip(phone) {
    const { id, name } = phone.person;
    const badge = el("span", { class: "badge", role: "img" });
    const way = el("span", { class: "way", "aria-hidden": "true" });
    const jump = el(
      "button",
      {
        type: "button",
        "data-testid": "phone-jump",
        onclick: () => go(phone),
      },
      name,
      way,
      badge,
    );
    const dot = el("button", {
      type: "button",
      class: "dot",
      "aria-label": `Tampilkan telepon ${name}`,
      "data-testid": "phone-toggle",
      onclick: () => turn(phone),
    });
    const root = el(
      "span",
      { class: "chip", "data-chip": id, "data-hue": phone.root.dataset.hue },
      dot,
      jump,
    );
    holder.append(root);
    return { badge, dot, jump, root, way };
  }

  function paint({ badge, dot, jump, root, way }, phone) {
    const shown = !hidden.has(phone.person.id);
    phone.root.hidden = !shown;
    root.classList.toggle("off", !shown);
    dot.setAttribute("aria-pressed", String(shown));
    dot.title = shown ? "Sembunyikan telepon ini" : "Tampilkan telepon ini";
    way.textContent = shown ? SIGN[phone.beyond] : "";
    way.hidden = way.textContent === "";
    const where = way.hidden ? "" : ", sekarang di luar layar";
    jump.title = `Ke telepon ${phone.person.name} (Alt+${phone.number})${where}`;
    badge.textContent = String(phone.unread);
    badge.hidden = phone.unread === 0;
    badge.setAttribute("aria-label", `${phone.unread} belum dibaca`);
  }

  return { show, go };
}
