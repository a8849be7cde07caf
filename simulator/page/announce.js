/** Tells screen readers what is new. One live region for all phones: five would speak over each other. */

import { inOneLine } from "./bubble.js";

const GATHER_MS = 400;

export function announcer(region) {
  let waiting = [];

  function say(text) {
    if (waiting.length === 0) setTimeout(speak, GATHER_MS);
    waiting.push(text);
  }

  function speak() {
    region.textContent = waiting.join(" ");
    waiting = [];
  }

  const message = (person, one) =>
    say(`Di telepon ${person.name}, dari ${one.from.name}: ${inOneLine(one)}.`);
  return { say, message };
}
