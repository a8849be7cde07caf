"""How python-telegram-bot reaches the platform: one aiohttp session, kept open.

Errors keep apart what send.py must know: `NotTaken` (the request never left), everything else (it may have been taken).
No error carries the address that was called, because the address holds the token.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.mend import mend
from bot.channels.telegram.salvage import salvaged

if TYPE_CHECKING:
    from telegram._utils.types import JSONDict, ODVInput

CONNECTIONS = 32
KEPT_IDLE = 15.0
"""Seconds, fewer than a server keeps an idle connection: a request on one that it just closed would be uncertain."""


@dataclass(frozen=True)
class Timeouts:
    """Seconds to wait for a free connection, for a new one, for the answer."""

    pool: float = 5.0
    connect: float = 5.0
    read: float = 15.0


TIMEOUTS = Timeouts()


class NotTaken(NetworkError):
    """The request did not reach the platform, so nothing of it was done."""


class Request(BaseRequest):
    """Opens its session with the first request; `shutdown` closes it."""

    def __init__(self, timeouts: Timeouts = TIMEOUTS) -> None:
        self._timeouts = timeouts
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._timeouts.read

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEPT_IDLE),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises NotTaken, TimedOut (no answer in time) or NetworkError (cut while under way)."""
        await self.initialize()
        assert self._session is not None
        connect = _given(connect_timeout, self._timeouts.connect)
        timeout = aiohttp.ClientTimeout(
            connect=connect + _given(pool_timeout, self._timeouts.pool),  # aiohttp counts both together
            sock_connect=connect,
            sock_read=_given(read_timeout, self._timeouts.read),
        )
        body = _body(request_data)
        try:
            async with self._session.request(
                method, url, timeout=timeout, allow_redirects=False, **body
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NotTaken(type(error).__name__) from None
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The library's own way writes an answer that it cannot read into the log, words and all."""
        return _decoded(payload)


class _Batch(msgspec.Struct):
    result: list[msgspec.Raw]


class UpdatesRequest(Request):
    """For getUpdates: `result` is a list of bytes, each one update, so that one that cannot be read spoils no other."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        try:
            batch = _batch(payload)
        except (ValueError, RecursionError):
            return _unreadable(payload)
        return {"result": [bytes(update) for update in batch.result]}


def _unreadable(payload: bytes) -> JSONDict:
    """An error's answer, which has no result; or a batch with something in it that no reader takes."""
    try:
        return {"result": salvaged(payload)}
    except ValueError:
        return _decoded(payload)


def _batch(payload: bytes) -> _Batch:
    try:
        return msgspec.json.decode(payload, type=_Batch)
    except ValueError:
        return msgspec.json.decode(mend(payload), type=_Batch)


def _decoded(payload: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(payload, type=dict[str, Any])
    except (ValueError, RecursionError):
        raise TelegramError("the answer is no JSON") from None


def _given(asked: Any, otherwise: float) -> float:
    return otherwise if asked is BaseRequest.DEFAULT_NONE or asked is None else float(asked)


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": msgspec.json.encode(data.parameters), "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
