/** Light, dark, or as the computer has it. The button goes round the three. */

import { icon, iconButton } from "./element.js";
import { recall, remember } from "./remember.js";

const ORDER = ["auto", "light", "dark"];
const LOOK = {
  auto: { icon: "auto", label: "Tema: mengikuti komputer" },
  light: { icon: "sun", label: "Tema: terang" },
  dark: { icon: "moon", label: "Tema: gelap" },
};

export function themeButton() {
  const button = iconButton("auto", "", { "data-testid": "theme", onclick: () => show(next(current())) });
  const show = (theme) => {
    remember("theme", theme);
    document.documentElement.dataset.theme = theme;
    button.replaceChildren(icon(LOOK[theme].icon));
    button.title = LOOK[theme].label;
    button.setAttribute("aria-label", LOOK[theme].label);
  };
  show(current());
  return button;
}

function current() {
  const theme = recall("theme", "auto");
  return ORDER.includes(theme) ? theme : "auto";
}

function next(theme) {
  return ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
}
