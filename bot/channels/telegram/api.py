"""The Bot of python-telegram-bot, on our own way to the platform, and the address of its updates in raw bytes."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from typing import Any

from telegram import Bot

from bot.channels.telegram.request import TIMEOUTS, Request, Timeouts, UpdatesRequest

TELEGRAM = "https://api.telegram.org"
ASKED_FOR = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
ANSWER_LATE = 10.0
"""Seconds that an empty answer to getUpdates may come later than asked for."""

# The library's own switch to its next major version's retry_after; without it every 429 warns twice.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# At DEBUG the library logs its base address, which holds the token, and every parameter, which holds people's words.
logging.getLogger("telegram").setLevel(logging.INFO)


class Api(Bot):
    """No request is made before the first call. Close it with `hang_up`."""

    def __init__(self, token: str, url: str = TELEGRAM, timeouts: Timeouts = TIMEOUTS) -> None:
        base = url.rstrip("/")
        self._lines = (Request(timeouts), UpdatesRequest(timeouts))
        super().__init__(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._lines[0],
            get_updates_request=self._lines[1],
        )

    async def raw_updates(self, offset: int | None, timeout: int, limit: int = 100) -> Sequence[bytes]:
        """Each update as its JSON. `do_api_request` would do the same, but warns and hides what a 401 means."""
        asked: dict[str, Any] = {
            "offset": offset,
            "timeout": timeout,
            "limit": limit,
            "allowed_updates": ASKED_FOR,
        }
        updates: Sequence[bytes] = await self._post("getUpdates", asked, read_timeout=timeout + ANSWER_LATE)
        return updates

    async def hang_up(self) -> None:
        """Close the connections; the next call would open them again."""
        for line in self._lines:
            await line.shutdown()
