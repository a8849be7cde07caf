/** The simulator's time, in WIB. It may run ahead of this computer's: the demo can jump over idle hours. */

const ZONE = "Asia/Jakarta";
const hour = new Intl.DateTimeFormat("id-ID", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: ZONE,
});
const day = new Intl.DateTimeFormat("en-CA", {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  timeZone: ZONE,
});
const longDay = new Intl.DateTimeFormat("id-ID", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: ZONE,
});
const DAY_MS = 86_400_000;

let ahead = 0;

/** `iso` is the server's now, or the date of something that just happened. */
export function serverSays(iso) {
  ahead = Date.parse(iso) - Date.now();
}

/** Something dated in our future means that the simulator's clock has jumped. */
export function noticeJump(iso) {
  if (Date.parse(iso) > now() + 2000) serverSays(iso);
}

export function now() {
  return Date.now() + ahead;
}

/** "09.30", as Indonesian writes it. */
export function clockTime(when) {
  return hour.format(new Date(when)).replace(":", ".");
}

/** "2026-11-24" in WIB: two messages with the same key stand under the same day. */
export function dayKey(when) {
  return day.format(new Date(when));
}

export function dayName(when) {
  const key = dayKey(when);
  if (key === dayKey(now())) return "Hari ini";
  if (key === dayKey(now() - DAY_MS)) return "Kemarin";
  return longDay.format(new Date(when));
}
