"""The simulator as a server on loopback: the Bot API, the people's phones, the page, faults and controls."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from aiohttp import web
from aiohttp.http_parser import RawRequestMessage

from simulator.bot_api import BotApi
from simulator.client import Phone
from simulator.controls import Act, Control, named_controls
from simulator.faults import Fault, Faults
from simulator.limits import Limits
from simulator.phones.routes import Phones
from simulator.polling import Poller
from simulator.presence import Presence
from simulator.records import Bot, Json
from simulator.static import serve_page
from simulator.webhooks import Webhooks
from simulator.world import World

LOOPBACK = "127.0.0.1"
TOKEN = "7000000001:SIMULATED-TOKEN-FOR-LOOPBACK-ONLY"  # noqa: S105 - opens nothing outside this machine
MOST_BYTES = 60 * 1024 * 1024


def wall_clock() -> datetime:
    return datetime.now(UTC)


class Simulator:
    """`async with Simulator() as sim:` then `sim.url` is the Bot API's address.

    state: a file in which the world survives; None keeps it in memory. limits: whether 429 is given.
    now: gives an aware datetime; a test may hand in its own. port 0 takes a free one.
    controls: buttons of the demo, served as POST /demo/<name>. webhook_pause: seconds before the second repeat.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        state: Path | None = None,
        limits: bool = True,
        now: Callable[[], datetime] = wall_clock,
        host: str = LOOPBACK,
        port: int = 0,
        username: str = "puspa_peragaan_bot",
        name: str = "Puspa",
        privacy: bool = True,
        controls: Mapping[str, Control | Act] | None = None,
        webhook_pause: float = 1.0,
    ) -> None:
        def seconds() -> float:
            return now().timestamp()

        bot = Bot(int(token.partition(":")[0]), username, name, privacy)
        self.token = token
        self.world = World(bot, seconds, state)
        self.faults = Faults()
        self.limits = Limits(seconds, on=limits)
        self.presence = Presence(self.world.feed)
        self.controls = named_controls(controls or {})
        self._address = (host, port)
        self._poller = Poller(self.world, self.faults, self.presence)
        self._api = BotApi(token, self.world, self._poller, self.faults, self.limits)
        self._phones = Phones(self.world, self._extras)
        self._webhooks = Webhooks(
            self.world, self.faults, self.presence, self._api.call_quietly, first_pause=webhook_pause
        )
        self._clients: dict[int, Phone] = {}

    @property
    def url(self) -> str:
        return f"http://{self._address[0]}:{self._address[1]}"

    @property
    def refused(self) -> list[tuple[str, str]]:
        """Method and wording of the bot's last calls that the platform would not take."""
        return list(self._api.refused)

    def phone(self, person: int) -> Phone:
        """This person's phone; the same one each time."""
        if person not in self._clients:
            self._clients[person] = Phone(self.url, person)
        return self._clients[person]

    def inject_update(self, update: Json) -> int:
        """Queues an update as it stands, however odd; returns its update_id."""
        body = msgspec.json.encode(
            {key: value for key, value in update.items() if key != "update_id"}
        ).decode()
        return self.world.updates.push_body("injected", body[1:-1] or '"empty":null', "injected")

    async def __aenter__(self) -> Self:
        server = web.Server(self._serve, request_factory=_request, handler_cancellation=True)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.05, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, *self._address)
        await site.start()
        self._address = (self._address[0], self._runner.addresses[0][1])
        self._delivery = asyncio.create_task(self._webhooks.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for client in self._clients.values():
            await client.close()
        self._delivery.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._delivery
        self.presence.stop()
        await self._runner.cleanup()
        self.world.close()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/bot"):
            return await self._api.serve(request, path[4:])
        if path.startswith("/file/bot"):
            return await self._api.serve_file(path[9:])
        if request.method != "GET" and _from_elsewhere(request):
            return web.json_response({"error": "only the page itself may ask this"}, status=403)
        if path.startswith("/phones/"):
            return await self._phones.serve(request, path[8:])
        if path == "/faults":
            return await self._serve_faults(request)
        if path == "/limits":
            self.limits.on = bool((await request.json()).get("on"))
            return web.json_response({"on": self.limits.on})
        if path.startswith("/demo/") and request.method == "POST":
            return await self._serve_control(path[6:])
        return serve_page(path.removeprefix("/").removeprefix("page/"))

    async def _serve_faults(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.method == "DELETE":
            self.faults.clear()
        elif request.method == "POST":
            try:
                given = msgspec.json.decode(await request.read())
                if "update" in given:
                    return web.json_response({"update_id": self.inject_update(given["update"])})
                self.faults.admit(msgspec.convert(given, Fault))
            except (msgspec.MsgspecError, TypeError) as unreadable:
                return web.json_response({"error": str(unreadable)}, status=400)
        return web.json_response({"faults": self.faults.listed()})

    async def _serve_control(self, name: str) -> web.StreamResponse:
        control = self.controls.get(name)
        if control is None:
            return web.json_response({"error": "there is no such control"}, status=404)
        result = await control.act()
        return web.json_response({"result": result if isinstance(result, str | int | bool) else None})

    def _extras(self) -> Json:
        return {
            "bot": self.presence.shown,
            "limits": self.limits.on,
            "faults": self.faults.listed(),
            "controls": [
                {"name": name, "label": control.label, "fits": control.fits}
                for name, control in self.controls.items()
            ],
        }


def _from_elsewhere(request: web.BaseRequest) -> bool:
    """A page of another site, open in the same browser, must not play our phones."""
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("Host")


def _request(
    message: RawRequestMessage, payload: Any, protocol: Any, writer: Any, task: Any
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MOST_BYTES)
