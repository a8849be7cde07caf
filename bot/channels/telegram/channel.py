"""Telegram as a channel of the house."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Sequence
from typing import Self

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.contract import Answer, Incoming, Later, Outcome, Outgoing, Take
from bot.channels.telegram.api import TELEGRAM, Api
from bot.channels.telegram.flood import FloodWatch
from bot.channels.telegram.me import Me
from bot.channels.telegram.outcomes import UNREACHED
from bot.channels.telegram.poll import LONGEST, UNKNOWN_BOT, Poll
from bot.channels.telegram.read import NAME, read
from bot.channels.telegram.request import TIMEOUTS, Timeouts
from bot.channels.telegram.send import send
from bot.channels.telegram.standing import inside
from bot.channels.telegram.webhook import Served, Webhook
from bot.clock import Clock
from bot.errors import OperatorError

log = logging.getLogger(__name__)

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
TOAST = 200
"""Characters of an answer to a press (Bot API, answerCallbackQuery)."""
HELD = 50
"""Seconds for which the platform holds back an empty answer to getUpdates."""
ANSWERS = 8
"""Answers to presses under way at once, fewer than there are connections: should none come back, messages still go."""
SOON = 3.0
"""Seconds for what must not keep others waiting: an answer to a press, and who belongs to the group."""
STRANGERS = ("user not found", "participant_id_invalid", "member not found", "user_id_invalid")


class Telegram:
    """Polls, unless a webhook is given. Nothing is asked of the network before the first call. Close it at the end."""

    name = NAME

    def __init__(
        self,
        token: str,
        clock: Clock,
        url: str = TELEGRAM,
        *,
        webhook: Webhook | None = None,
        timeouts: Timeouts = TIMEOUTS,
        held: int = HELD,
    ) -> None:
        self._api = Api(token, url, timeouts)
        self._clock = clock
        self._webhook = webhook
        self._held = held
        self._flood = FloodWatch()
        self._me: Me | None = None
        self._way: Served | Poll | None = None
        self._asking = asyncio.Lock()
        self._answering = asyncio.Semaphore(ANSWERS)
        self._soon = min(SOON, timeouts.read)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._api.hang_up()

    async def send(self, to: str, message: Outgoing, earlier: tuple[int, ...] = ()) -> Outcome:
        """See Channel. Several chats told to wait at once mean that all must."""
        outcome = await send(self._api, to, message, earlier)
        if isinstance(outcome, Later) and not outcome.everywhere:
            return Later(outcome.seconds, self._flood.everywhere(to, self._clock.monotonic()))
        return outcome

    async def answer(self, answer: Answer) -> None:
        """See Channel. Said once or not at all: neither an old press nor a network that is down is an error."""
        try:
            async with self._answering:
                await self._api.answer_callback_query(
                    answer.press,
                    text=answer.text[:TOAST] or None,
                    show_alert=answer.alert or None,
                    url=answer.url or None,
                    read_timeout=self._soon,
                )
        except TelegramError as error:
            log.info("a press was not answered: %s", type(error).__name__)

    async def receive(self, take: Take) -> None:
        """See Channel. Raises OperatorError when the token is refused or the webhook's port is taken."""
        me = await self._me_at_last()
        if self._webhook is not None:
            self._way = Served(self._api, self._webhook, me, self._clock)
        else:
            self._way = Poll(self._api, me, self._clock, self._held)
        await self._way.run(take)

    @property
    def ready(self) -> bool:
        """Whether updates can reach us, as far as the platform's last answer says."""
        return self._way is not None and self._way.ready

    @property
    def waiting(self) -> int:
        """How many updates waited at the platform when it was last asked; always 0 while we poll."""
        return 0 if self._way is None else self._way.waiting

    def reread(self, raw: bytes) -> Sequence[Incoming]:
        """See Channel."""
        return read(raw, self._me or Me(0, ""))

    async def is_member(self, group: str, user: str) -> bool | None:
        """See Channel; restricted members count while they are inside."""
        try:
            member = await self._api.get_chat_member(int(group), int(user), read_timeout=self._soon)
        except BadRequest as error:
            return False if any(words in error.message.lower() for words in STRANGERS) else None
        except (TelegramError, ValueError) as error:
            log.warning("membership could not be asked: %s", type(error).__name__)
            return None
        return inside(json.loads(member.to_json()))  # to_dict keeps the library's own string type

    async def deep_link(self, payload: str) -> str:
        """See Channel. Raises ValueError for a payload that Telegram would not carry."""
        if PAYLOAD.fullmatch(payload) is None:
            raise ValueError("a deep link carries 1 to 64 letters, digits, _ or -")
        return f"https://t.me/{(await self._me_at_last()).username}?start={payload}"

    async def _me_at_last(self) -> Me:
        """Who we are; asked until the platform answers, and then remembered."""
        async with self._asking:
            pause = UNREACHED
            while self._me is None:
                try:
                    user = await self._api.get_me()
                    self._me = Me(user.id, user.username or "")
                except InvalidToken:
                    raise OperatorError(UNKNOWN_BOT) from None
                except TelegramError as error:
                    log.warning("the platform does not answer: %s; trying again", type(error).__name__)
                    await self._clock.sleep(pause)
                    pause = min(pause * 2, LONGEST)
            return self._me
