"""Bot API, getUpdates: long polling, one poller at a time."""

import asyncio

from simulator.arguments import Args
from simulator.faults import Faults
from simulator.presence import Presence
from simulator.records import Update
from simulator.refusals import Refused, conflict
from simulator.updates import chosen_types
from simulator.world import World

LONGEST = 50
_OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Poller:
    def __init__(self, world: World, faults: Faults, presence: Presence) -> None:
        self._world = world
        self._faults = faults
        self._presence = presence
        self._waiting: asyncio.Future[Refused] | None = None

    async def get(self, args: Args) -> bytes:
        """The JSON array of updates. A poll that waits is ended by the next one (server, do_get_updates)."""
        queue = self._world.updates
        if queue.subscription.webhook:
            raise conflict(_WEBHOOK)
        self._subscribe(args)
        offset = args.integer("offset")
        limit = min(100, args.integer("limit", 100)) if args.integer("limit", 100) > 0 else 100
        seconds = max(0, min(LONGEST, args.integer("timeout")))
        self.end_waiting(conflict(_OTHER))
        with self._presence.polling():
            updates = await self._wait(offset, limit, seconds)
        self._world.fetched(updates)
        return self._encoded(updates)

    def end_waiting(self, reason: Refused) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(reason)

    async def _wait(self, offset: int, limit: int, seconds: int) -> list[Update]:
        queue = self._world.updates
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        ended: asyncio.Future[Refused] = loop.create_future()
        self._waiting = ended
        try:
            while True:
                news = queue.news
                updates = queue.take(offset, limit)
                left = deadline - loop.time()
                if updates or left <= 0:
                    return updates
                await _first(news, ended, left)
                if ended.done():
                    raise ended.result()
        finally:
            if self._waiting is ended:
                self._waiting = None

    def _subscribe(self, args: Args) -> None:
        if "allowed_updates" not in args:
            return
        queue = self._world.updates
        before = queue.subscription
        allowed = chosen_types(args.parsed("allowed_updates"), before.allowed)
        if allowed != before.allowed:
            queue.allow(allowed)

    def _encoded(self, updates: list[Update]) -> bytes:
        if updates and self._faults.strikes_updates("out_of_order_updates"):
            updates = updates[::-1]
        if updates and self._faults.strikes_updates("duplicate_updates"):
            updates = [twice for update in updates for twice in (update, update)]
        return b"[" + b",".join(update_json(update) for update in updates) + b"]"


def update_json(update: Update) -> bytes:
    return f'{{"update_id":{update.id},{update.body}}}'.encode()


async def _first(news: asyncio.Event, ended: asyncio.Future[Refused], seconds: float) -> None:
    """Returns at the first of: an update, the end of this poll, the timeout."""
    arrival = asyncio.ensure_future(news.wait())
    try:
        await asyncio.wait((arrival, ended), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        arrival.cancel()
