/**
 * Keeps the world up to date: the state once, then server-sent events after it; again from the state after any break.
 *
 * EventSource's own reconnection repeats the first address, so it would ask for everything after the old number: we
 * close it and connect anew instead.
 */

import { state } from "./api.js";

const PAUSES_MS = [300, 600, 1200, 2500, 5000];

/** `onstatus(connected)` is told when the connection breaks and when it stands again. */
export function follow(world, onstatus) {
  let source = null;
  let last = 0;
  let failures = 0;
  let renewing = false;

  async function connect() {
    if (renewing) return;
    renewing = true;
    source?.close();
    try {
      const found = await state();
      last = found.last_event;
      world.load(found);
      listen();
      failures = 0;
      onstatus(true);
    } catch {
      later();
    } finally {
      renewing = false;
    }
  }

  function listen() {
    source = new EventSource(`phones/events?after=${last}`);
    source.onmessage = (event) => {
      const number = Number(event.lastEventId);
      if (number <= last) return;
      const gap = number > last + 1;
      last = number;
      if (gap) connect();
      else world.take(JSON.parse(event.data));
    };
    source.onerror = () => {
      source.close();
      later();
    };
  }

  function later() {
    onstatus(false);
    setTimeout(connect, PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]);
    failures += 1;
  }

  world.addEventListener("stale", connect);
  return connect();
}
