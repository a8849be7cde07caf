"""One call of the Bot API over HTTP, from the request to the answer or to the fault that was asked for."""

import asyncio
import contextlib
from collections import deque

from aiohttp import web

from simulator.answers import failed, ok
from simulator.arguments import Args
from simulator.faults import Fault, Faults
from simulator.limits import COSTLY, Limits
from simulator.methods.table import METHODS
from simulator.polling import Poller
from simulator.refusals import Refused, conflict, too_many
from simulator.request_args import read_args
from simulator.world import World

_NOT_FOUND = Refused(404, "Not Found")
_NO_METHOD = Refused(404, "Not Found: method not found")
_UNAUTHORIZED = Refused(401, "Unauthorized")
_BAD_GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>"
    b"\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


class BotApi:
    def __init__(self, token: str, world: World, poller: Poller, faults: Faults, limits: Limits) -> None:
        self._token = token
        self._world = world
        self._poller = poller
        self._faults = faults
        self._limits = limits
        self.refused: deque[tuple[str, str]] = deque(maxlen=1000)
        """Method and wording of the last calls that the platform would not take; faults and getUpdates aside."""

    async def serve(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """`path` is what stands behind "/bot": token, slash, method (Bot API, "Authorizing your bot")."""
        token, slash, name = path.partition("/")
        if not slash or ":" not in token:
            return _refusal(_NOT_FOUND)
        if token != self._token:
            return _refusal(_UNAUTHORIZED)
        method = name.lower()
        try:
            args = await read_args(request)
        except Refused as refused:
            return _refusal(refused)
        fault = self._faults.strikes_call(method, args.text("chat_id"))
        if fault is not None:
            return await self._faulty(request, fault, method, args)
        return await self._answer(method, args)

    async def serve_file(self, path: str) -> web.StreamResponse:
        """`path` is what stands behind "/file/bot" (Bot API, getFile)."""
        token, _, file_path = path.partition("/")
        if token != self._token:
            return _refusal(_UNAUTHORIZED)
        for file in self._world.files.values():
            if file.path == file_path:
                return web.Response(
                    body=self._world.bytes.read(file.id), content_type="application/octet-stream"
                )
        return _refusal(_NOT_FOUND)

    async def call(self, method: str, args: Args) -> bytes:
        """The JSON of the result, or Refused."""
        if method == "getupdates":
            return b'{"ok":true,"result":' + await self._poller.get(args) + b"}"
        if method not in METHODS:
            raise _NO_METHOD
        if method in COSTLY:
            wait = self._limits.spend(args.text("chat_id"), _cost(method, args))
            if wait:
                raise too_many(wait)
        if method == "setwebhook":
            self._poller.end_waiting(conflict("terminated by setWebhook request"))
        return ok(METHODS[method](self._world, args))

    async def call_quietly(self, method: str, args: Args) -> None:
        """For calls whose result nobody reads."""
        with contextlib.suppress(Refused):
            await self.call(method, args)

    async def _answer(self, method: str, args: Args) -> web.Response:
        try:
            return _json(200, await self.call(method, args))
        except Refused as refused:
            if method != "getupdates":
                self.refused.append((method, refused.description))
            return _refusal(refused)

    async def _faulty(
        self, request: web.BaseRequest, fault: Fault, method: str, args: Args
    ) -> web.StreamResponse:
        match fault.kind:
            case "429":
                return _refusal(too_many(fault.retry_after))
            case "500":
                return _refusal(Refused(500, "Internal Server Error"))
            case "502":
                return web.Response(status=502, body=_BAD_GATEWAY, content_type="text/html")
            case "400":
                return _refusal(Refused(400, fault.text or "Bad Request: fault"))
            case "403":
                return _refusal(Refused(403, fault.text or "Forbidden: fault"))
            case "cut_before":
                return _cut(request)
            case "hang":
                return await _never()
            case "slow":
                await asyncio.sleep(fault.ms / 1000)
                return await self._answer(method, args)
        answer = await self._answer(method, args)
        if fault.kind == "hang_after":
            return await _never()
        return _cut(request) if fault.kind == "cut_after" else answer


def _cost(method: str, args: Args) -> int:
    """An album counts as its items, a copy of several as so many messages."""
    if method == "sendmediagroup":
        return max(1, len(args.objects("media")))
    if method == "copymessages":
        given = args.parsed("message_ids")
        return max(1, len(given)) if isinstance(given, list) else 1
    return 1


def _json(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, content_type="application/json")


def _refusal(refused: Refused) -> web.Response:
    return _json(refused.code, failed(refused))


def _cut(request: web.BaseRequest) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _never() -> web.Response:
    """Ends when the caller hangs up or the simulator closes."""
    await asyncio.Event().wait()
    raise AssertionError("unreachable")
