/** What is known of the bot's life, in words: polls tell whether it asks for messages, the demo what its process does. */

const STATES = {
  on: { words: "Bot hidup", short: "bot" },
  starting: { words: "Bot sedang mulai …", about: "sampai setengah menit", short: "mulai …" },
  killed: { words: "Bot dimatikan", about: "lewat tombol Matikan", short: "bot · mati" },
  ended: { words: "Bot berhenti sendiri", short: "bot · mati" },
  running: { words: "Bot diam", about: "belum menjawab", short: "bot · diam" },
  unknown: { words: "Belum tersambung", short: "bot · mati" },
};

/** `name`, `words`, `about` (more of it, or "") and `short`; `alive`: its process runs; `trouble`: why it ended by itself, or "". */
export function lifeOf({ online, life, why }) {
  const dead = life === "killed" || life === "ended";
  const name = online && !dead ? "on" : life;
  return {
    name,
    about: name === "ended" ? why : "",
    ...STATES[name],
    alive: ["on", "starting", "running"].includes(name),
    trouble: life === "ended" ? `Bot berhenti sendiri: ${why}; nyalakan lagi.` : "",
  };
}
