/** The buttons under a message. A pressed one turns until the bot answers; the answer itself comes as a toast event. */

import { el, icon } from "./element.js";

export function inlineKeyboard(message, view) {
  const rows = message.buttons.map((row, at) => buttonRow(row, at, message, view));
  return el(
    "div",
    { class: "inline-keyboard", role: "group", "aria-label": "Tombol pesan", onkeydown: moveByArrow },
    ...rows,
  );
}

function buttonRow(row, at, message, view) {
  return el(
    "div",
    { class: "button-row" },
    ...row.map((button, col) => drawButton(button, at, col, message, view)),
  );
}

function drawButton(button, row, col, message, view) {
  const press = async (event) => {
    if (button.url) return view.open(button.url);
    const pressed = event.currentTarget;
    if (pressed.getAttribute("aria-busy") === "true") return;
    pressed.setAttribute("aria-busy", "true");
    await view.press(message, row, col);
    pressed.removeAttribute("aria-busy");
  };
  const where = { "data-row": row, "data-col": col, "data-testid": "button" };
  return el(
    "button",
    { type: "button", ...where, onclick: press },
    el("span", {}, button.text),
    button.url && icon("open"),
  );
}

function moveByArrow(event) {
  const [down, right] = STEPS[event.key] ?? [0, 0];
  if (!down && !right) return;
  const { row, col } = event.target.dataset;
  if (row === undefined) return;
  const at = (r, c) => event.currentTarget.querySelector(`[data-row="${r}"][data-col="${c}"]`);
  const next = at(Number(row) + down, Number(col) + right) ?? (down && at(Number(row) + down, 0));
  if (!next) return; // The list moves on to what stands above or below.
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
