/** Puts the page together: the world, its stream, a phone for each person, the bar. */

import { announcer } from "./announce.js";
import { controlButtons } from "./controls.js";
import { chips } from "./chips.js";
import { iconButton } from "./element.js";
import { listenForKeys } from "./keys.js";
import { Phone } from "./phone.js";
import { follow } from "./stream.js";
import { themeButton } from "./theme.js";
import { World } from "./world.js";

const CLOCK_MS = 1000;

const at = (id) => document.getElementById(id);
const world = new World();
const phones = new Map();
const announce = announcer(at("announcer"));
const chosen = chips(at("chips"), phones, at("everyone-hidden"));
const controls = controlButtons(at("controls"), at("bot-ended"), announce);
const help = iconButton("help", "Bantuan (?)", {
  "data-testid": "help-open",
  onclick: () => at("help").showModal(),
});

at("tools").append(themeButton(), help);
listenForKeys(phones, chosen, at("help"));

/** Chats that changed since the last drawing; many events in one frame are drawn once. null means all. */
let changed = new Set();

function drawSoon(chatId) {
  if (changed.size === 0) setTimeout(draw);
  changed.add(chatId);
}

function draw() {
  const now = changed;
  changed = new Set();
  world.people.forEach((person, index) => phones.has(person.id) || addPhone(person, index));
  phones.forEach((phone) => (now.has(null) ? phone.show() : now.forEach((chatId) => phone.show(chatId))));
  controls.show(world);
  at("first-step").hidden = world.taken;
  at("first-half").hidden = world.begun;
}

function addPhone(person, index) {
  const phone = new Phone(world, person, index, chosen.show);
  phones.set(person.id, phone);
  at("phones").append(phone.root);
}

world.addEventListener("change", ({ detail }) => drawSoon(detail.chat));
world.addEventListener("toast", ({ detail }) => phones.get(detail.person)?.answered(detail));
world.addEventListener("notification", ({ detail }) => phones.get(detail.person)?.lock.show(detail));
world.addEventListener("typing", ({ detail }) => phones.forEach((phone) => phone.showTyping(detail.chat)));
world.addEventListener("arrived", ({ detail: { message } }) => {
  phones.forEach((phone) => {
    phone.stopTyping(message.chat);
    if (phone.visible(message.chat) && message.from.id !== phone.person.id)
      announce.message(phone.person, message);
  });
});

setInterval(() => phones.forEach((phone) => phone.tick()), CLOCK_MS);
follow(world, (connected) => (at("connection").hidden = connected));
