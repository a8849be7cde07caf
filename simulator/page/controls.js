/** The demo's switches, as the server lists them, and what the bot does. */

import { post } from "./api.js";
import { el } from "./element.js";
import { lifeOf } from "./life.js";

/** `ended` is the line that says why the bot ended by itself. */
export function controlButtons(holder, ended, announce) {
  const words = el("b", {});
  const about = el("small", {});
  const status = el(
    "span",
    { class: "bot-status", role: "status", "data-testid": "bot-status" },
    el("span", {}, words, about),
  );
  const trouble = el("span", { class: "trouble", role: "alert", "data-testid": "control-trouble" });
  let buttons = [];
  let listed = null;

  function show(world) {
    const life = lifeOf(world.bot);
    // Only what is new: a screen reader reads a line again that is written again.
    if (words.textContent !== life.words) words.textContent = life.words;
    if (about.textContent !== life.about) about.textContent = life.about;
    status.title = [life.words, life.about].filter(Boolean).join(": ");
    status.dataset.life = life.name;
    status.dataset.online = String(life.name === "on");
    if (ended.textContent !== life.trouble) ended.textContent = life.trouble;
    ended.title = life.trouble;
    ended.hidden = life.trouble === "";
    const list = JSON.stringify(world.controls);
    if (list !== listed) {
      buttons = world.controls.map(button);
      holder.replaceChildren(status, ...buttons, trouble);
    }
    listed = list;
    const pressed = buttons.find((one) => one === document.activeElement);
    buttons.forEach((one) => (one.hidden = !fits(one.dataset.fits, life)));
    // Whoever pressed a button by a key goes on beside it.
    if (pressed?.hidden) buttons.find((one) => !one.hidden)?.focus();
  }

  function button({ name, label, fits }) {
    return el(
      "button",
      {
        type: "button",
        class: "plain-button",
        "data-testid": `control-${name}`,
        "data-fits": fits,
        onclick: (event) => run(event.currentTarget, name, label),
      },
      label,
    );
  }

  async function run(pressed, name, label) {
    if (pressed.getAttribute("aria-busy") === "true") return;
    pressed.setAttribute("aria-busy", "true");
    trouble.textContent = "";
    try {
      await post(`demo/${name}`, {});
      announce.say(`${label}: selesai.`);
    } catch (error) {
      trouble.textContent = `Gagal: ${error.message}`;
    }
    pressed.removeAttribute("aria-busy");
  }

  return { show };
}

/** Nobody starts a bot that lives, or kills a dead one. One that was never started here can do either. */
function fits(when, life) {
  if (when === "alive") return life.alive;
  return when !== "dead" || !life.alive;
}
