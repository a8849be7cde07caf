"""Delivery to a webhook (Bot API, setWebhook; server, WebhookActor).

Updates of one lane (a chat's messages, a person's presses) go one after another; lanes go side by side,
at most max_connections at once. What is not answered with 2xx is sent again: at once the first time, then
after pauses that double.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable

import aiohttp
import msgspec

from simulator.arguments import Args
from simulator.faults import Faults
from simulator.polling import update_json
from simulator.presence import Presence
from simulator.records import Json, Subscription, Update, WebhookTrouble
from simulator.world import World

LONGEST_PAUSE = 60.0
ANSWER_TIMEOUT = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name

Call = Callable[[str, Args], Awaitable[object]]


class Webhooks:
    """`call` runs a method that a webhook's answer asks for; `first_pause` is in seconds."""

    def __init__(
        self, world: World, faults: Faults, presence: Presence, call: Call, *, first_pause: float = 1.0
    ) -> None:
        self._world = world
        self._faults = faults
        self._presence = presence
        self._call = call
        self._first_pause = first_pause
        self._lanes: dict[str, deque[Update]] = {}
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._seen = 0
        self._target = Subscription()
        self._places = asyncio.Semaphore(1)

    async def run(self) -> None:
        async with aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=ANSWER_TIMEOUT),
            connector=aiohttp.TCPConnector(limit=0, ssl=False),
        ) as http:
            try:
                while True:
                    news = self._world.updates.news
                    await self._follow(http)
                    await news.wait()
            finally:
                await self._stop_workers()

    async def _follow(self, http: aiohttp.ClientSession) -> None:
        subscription = self._world.updates.subscription
        if subscription != self._target:
            await self._stop_workers()
            self._target = subscription
            self._seen = 0
            self._lanes.clear()
            self._places = asyncio.Semaphore(subscription.connections)
        if not subscription.webhook:
            return
        for update in self._fresh():
            self._lanes.setdefault(update.lane, deque()).append(update)
            self._seen = max(self._seen, update.id)
            if update.lane not in self._workers:
                self._workers[update.lane] = asyncio.create_task(self._serve(http, update.lane))

    def _fresh(self) -> list[Update]:
        fresh = list(self._world.updates.after(self._seen))
        if fresh and self._faults.strikes_updates("out_of_order_updates"):
            fresh = fresh[::-1]
        if fresh and self._faults.strikes_updates("duplicate_updates"):
            fresh = [twice for update in fresh for twice in (update, update)]
        return fresh

    async def _serve(self, http: aiohttp.ClientSession, lane: str) -> None:
        waiting = self._lanes[lane]
        while waiting:
            await self._deliver(http, waiting[0])
            waiting.popleft()
        del self._workers[lane], self._lanes[lane]

    async def _deliver(self, http: aiohttp.ClientSession, update: Update) -> None:
        pause = 0.0
        while update.expires > self._world.now():
            async with self._places:
                trouble, request = await self._post(http, update)
            self._presence.set(online=not trouble)
            if not trouble:
                self._world.fetched((update,))
                self._world.updates.taken(update)
                await self._answer(request)
                return
            self._world.webhook_trouble = WebhookTrouble(int(self._world.now()), trouble)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2 or self._first_pause)
        self._world.updates.taken(update)

    async def _post(self, http: aiohttp.ClientSession, update: Update) -> tuple[str, Json]:
        """What went wrong, or "" and the method call that the answer carried."""
        target = self._target
        headers = {"Content-Type": "application/json"}
        if target.secret:
            headers[SECRET_HEADER] = target.secret
        try:
            async with http.post(target.webhook, data=update_json(update), headers=headers) as answer:
                body = await answer.read()
                if not 200 <= answer.status <= 299:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}", {}
        except aiohttp.ClientConnectorError:
            return "Connection refused", {}
        except (aiohttp.ClientError, TimeoutError):
            return "Webhook connection closed", {}
        return "", _request_in(body)

    async def _answer(self, request: Json) -> None:
        """Bot API, "Making requests when getting updates": the result of such a call is told to nobody."""
        method = str(request.pop("method", "")).lower()
        if method and not method.startswith("get") and method not in ("setwebhook", "deletewebhook"):
            await self._call(method, Args(request))

    async def _stop_workers(self) -> None:
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        self._workers.clear()


def _request_in(body: bytes) -> Json:
    with contextlib.suppress(msgspec.DecodeError):
        given = msgspec.json.decode(body)
        if isinstance(given, dict):
            return given
    return {}
