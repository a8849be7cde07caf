/** The demo's switches, as the server lists them, and whether the bot is alive. */

import { post } from "./api.js";
import { el } from "./element.js";

export function controlButtons(holder, announce) {
  const status = el("span", { class: "bot-status", role: "status", "data-testid": "bot-status" });
  const trouble = el("span", { class: "trouble", role: "alert", "data-testid": "control-trouble" });
  let listed = null;

  function show(world) {
    const { online } = world.bot;
    status.textContent = online ? "Bot hidup" : "Bot mati";
    status.dataset.online = String(online);
    const list = JSON.stringify(world.controls);
    if (list === listed) return;
    listed = list;
    holder.replaceChildren(status, ...world.controls.map(button), trouble);
  }

  function button({ name, label }) {
    return el(
      "button",
      {
        type: "button",
        class: "plain-button",
        "data-testid": `control-${name}`,
        onclick: (event) => run(event.currentTarget, name, label),
      },
      label,
    );
  }

  async function run(pressed, name, label) {
    pressed.disabled = true;
    trouble.textContent = "";
    try {
      await post(`demo/${name}`, {});
      announce.say(`${label}: selesai.`);
    } catch (error) {
      trouble.textContent = `Gagal: ${error.message}`;
    }
    pressed.disabled = false;
  }

  return { show };
}
