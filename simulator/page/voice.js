/** A voice note: a play button, a bar that fills, the seconds. */

import { el, icon } from "./element.js";

const BARS = 28;

/** `complain(text)` is told when the browser cannot play the file. */
export function voiceBar(message, complain) {
  const { url, seconds } = message.file;
  const audio = new Audio();
  audio.preload = "none";
  const button = el(
    "button",
    { type: "button", class: "round", "aria-label": "Putar pesan suara", "data-testid": "play" },
    icon("play"),
  );
  const wave = el("span", { class: "wave", "aria-hidden": "true" }, ...bars(message.id));
  const time = el("small", {}, inMinutes(seconds));
  const paint = () => {
    const played = audio.duration ? audio.currentTime / audio.duration : 0;
    [...wave.children].forEach((bar, at) => bar.classList.toggle("played", at < played * BARS));
    button.replaceChildren(icon(audio.paused ? "play" : "pause"));
    button.setAttribute("aria-label", audio.paused ? "Putar pesan suara" : "Jeda");
  };
  const play = async () => {
    if (!audio.paused) return audio.pause();
    // Set on the first play: thirty voice notes in a list must not open thirty downloads.
    if (!audio.src) audio.src = url;
    try {
      await audio.play();
    } catch {
      complain("Contoh suara ini tidak dapat diputar di peramban.");
    }
  };
  button.addEventListener("click", play);
  ["timeupdate", "play", "pause", "ended"].forEach((name) => audio.addEventListener(name, paint));
  return el("div", { class: "voice" }, button, el("span", { class: "lines" }, wave, time));
}

/** A picture of sound, the same for the same message; the true wave is not sent by the Bot API. */
function bars(seed) {
  return Array.from({ length: BARS }, (_, at) => {
    const bar = el("i");
    const loudness = Math.abs(Math.sin((seed + 3) * 1.7 + at * 0.83) * Math.cos(at * 0.41));
    bar.style.height = `${20 + Math.round(80 * loudness)}%`;
    return bar;
  });
}

function inMinutes(seconds) {
  const whole = Math.max(0, Math.round(seconds ?? 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
