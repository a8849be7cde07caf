/** Which phones are shown. A chip's name goes to the phone, its eye hides or shows it; hidden ones count what they miss. */

import { el, icon } from "./element.js";
import { recall, remember } from "./remember.js";

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
  }

  function chip(phone) {
    const { id, name } = phone.person;
    const badge = el("span", { class: "badge" });
    const jump = el("button", { type: "button", title: `Ke telepon ${name} (Alt+${phone.number})`, "data-testid": "phone-jump", onclick: () => go(phone) }, name, badge);
    const eye = el("button", { type: "button", class: "eye", "data-testid": "phone-toggle", onclick: () => turn(phone) });
    holder.append(el("span", { class: "chip", "data-chip": id, "data-hue": phone.root.dataset.hue }, jump, eye));
    return { badge, eye, root: holder.lastChild };
  }

  function paint({ badge, eye, root }, phone) {
    const shown = !hidden.has(phone.person.id);
    phone.root.hidden = !shown;
    root.classList.toggle("off", !shown);
    eye.replaceChildren(icon(shown ? "eye" : "eye-off"));
    eye.setAttribute("aria-pressed", String(shown));
    eye.setAttribute("aria-label", `Tampilkan telepon ${phone.person.name}`);
    eye.title = shown ? "Sembunyikan" : "Tampilkan";
    badge.textContent = String(phone.unread);
    badge.hidden = phone.unread === 0;
    badge.setAttribute("aria-label", `${phone.unread} belum dibaca`);
  }

  return { show, go };
}
