/** What is known of the bot's life, in words: polls tell whether it asks for messages, the demo what its process does. */

const STATES = {
  on: { words: "Bot hidup", short: "bot" },
  starting: { words: "Bot sedang mulai …", short: "mulai …" },
  killed: { words: "Bot dimatikan (tombol Matikan)", short: "bot · mati" },
  ended: { words: "Bot berhenti sendiri", short: "bot · mati" },
  running: { words: "Bot belum menjawab …", short: "bot · diam" },
  unknown: { words: "Bot belum tersambung", short: "bot · mati" },
};

/** `name`, `words` and `short`; `alive`: its process runs; `trouble`: why it ended by itself, or "". */
export function lifeOf({ online, life, why }) {
  const dead = life === "killed" || life === "ended";
  const name = online && !dead ? "on" : life;
  return {
    name,
    ...STATES[name],
    alive: ["on", "starting", "running"].includes(name),
    trouble: life === "ended" ? `Bot berhenti sendiri: ${why}; nyalakan lagi.` : "",
  };
}
