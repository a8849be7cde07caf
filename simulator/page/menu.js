/** A button that opens a small menu: arrows move, Enter chooses, Esc closes and gives the focus back. */

import { el, icon, iconButton } from "./element.js";

/** `items()` is asked at each opening and gives `{icon, label, run, testid}`; `note` is a line under them. */
export function menuButton({ icon: name, label, items, note, testid, side }) {
  const list = el("div", {
    class: `menu ${side}`,
    role: "menu",
    "aria-label": label,
    hidden: true,
    onkeydown: move,
  });
  const button = iconButton(name, label, {
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "data-testid": testid,
    onclick: toggle,
  });
  const root = el("div", { class: "menu-holder" }, button, list);

  function toggle() {
    if (list.hidden) open();
    else close();
  }

  function open() {
    list.replaceChildren(...items().map(entry), ...(note ? [el("p", {}, note)] : []));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
    document.addEventListener("pointerdown", closeOutside);
  }

  function close() {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", closeOutside);
  }

  function closeOutside(event) {
    if (!root.contains(event.target)) close();
  }

  function entry(item) {
    const choose = () => {
      close();
      button.focus();
      item.run();
    };
    const props = {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      "data-testid": item.testid,
      onclick: choose,
    };
    return el("button", props, icon(item.icon), item.label);
  }

  function move(event) {
    const all = [...list.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all.at(to % all.length).focus();
    else if (event.key === "Escape") button.focus();
    if (["Escape", "Tab"].includes(event.key)) close();
    if (to === undefined && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
  }

  return root;
}
