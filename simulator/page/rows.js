/** Turns a chat's messages into what stands one under another: day lines, service lines, bubbles, albums. Knows the clock alone. */

import { dayKey, dayName } from "./clock.js";

const SAME_RUN_MS = 5 * 60_000;

/**
 * `messages` in order of id. Each row has a `key` that stays the same while the row is the same thing, and `messages`
 * (one, or an album's). `first` and `last` tell whether the bubble begins or ends a run of one sender.
 */
export function rowsOf(messages) {
  const rows = [];
  let day = "";
  for (const message of messages) {
    const today = dayKey(message.date);
    if (today !== day) rows.push(dayRow(message));
    day = today;
    const before = rows[rows.length - 1];
    if (message.album && before.album === message.album) before.messages.push(message);
    else rows.push(rowOf(message));
  }
  rows.forEach((row, at) => {
    row.first = !sameRun(rows[at - 1], row);
    row.last = !sameRun(row, rows[at + 1]);
  });
  return rows;
}

/** The name goes by the present day, so it changes at midnight; a clock that is set back may bring a day twice. */
function dayRow(message) {
  return { key: `day-${message.id}`, kind: "day", name: dayName(message.date), messages: [] };
}

function rowOf(message) {
  const kind = message.kind === "service" ? "service" : "bubble";
  return { key: `message-${message.id}`, kind, album: message.album, messages: [message] };
}

function sameRun(one, other) {
  if (one?.kind !== "bubble" || other?.kind !== "bubble") return false;
  const [before, after] = [one.messages[0], other.messages[0]];
  return before.from.id === after.from.id && Date.parse(after.date) - Date.parse(before.date) < SAME_RUN_MS;
}
