"""The stage of the contract: on the simulator the people's phones are played by the test."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import msgspec

from simulator.client import Phone
from tests.simulator.contract.driver import Driver


class Stage(msgspec.Struct, frozen=True):
    """A parent who has pressed START, and a group of two counsellors with the bot as an admin."""

    bot: Driver
    parent: Phone
    counsellor: Phone
    stranger: int
    group: int

    @property
    def chat(self) -> int:
        return self.parent.person

    async def updates(self, offset: int = 0) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.bot.call("getUpdates", offset=offset, timeout=0)
        return found

    async def only(self, kind: str) -> dict[str, Any]:
        """The newest update, which must be of this kind."""
        update: dict[str, Any] = (await self.updates())[-1]
        assert kind in update, f"expected {kind}, got {update}"
        inner: dict[str, Any] = update[kind]
        return inner

    async def say(self, text: str, **more: Any) -> dict[str, Any]:
        message: dict[str, Any] = await self.bot.call("sendMessage", chat_id=self.chat, text=text, **more)
        return message


Step: TypeAlias = Callable[[Stage], Awaitable[None]]
