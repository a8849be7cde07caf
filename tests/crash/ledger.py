"""What the database says after the kills, read as the service itself would read it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import func, select

from bot.channels.contract import Outgoing
from bot.settings import Settings
from bot.turns import states
from storage import Store, Unit, chats, deadletters, outbox
from storage.outbox import Row
from storage.sealing import unseal
from storage.tables import cases as cases_table
from storage.tables import outbox as outbox_table
from storage.tables import receipts as receipts_table
from storage.tables import timers as timers_table
from storage.tables import told as told_table

CHANNEL = "telegram"


@dataclass(frozen=True)
class Message:
    """One row of the outbox for a private chat."""

    state: str
    text: str
    tries: int
    """Tries that may have arrived although nobody knows."""
    supersedable: bool


@dataclass(frozen=True)
class Ledger:
    store: Store

    async def settled(self) -> bool:
        """Whether no message is on its way and no burst waits for its answer."""
        return await self.store.read(_settled)

    async def until_settled(self, seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not await self.settled():  # noqa: ASYNC110 - another process's database rings no bell
                await asyncio.sleep(0.1)

    async def receipts(self, updates: set[int]) -> tuple[set[bytes], set[bytes]]:
        """Those that are there, and those that should be."""
        return await self.store.read(lambda unit: _receipts(unit, updates))

    async def story(self, person: int) -> list[str]:
        """What this person told, in the order in which it was kept."""
        return await self.store.read(lambda unit: _story(unit, person))

    async def cases(self, person: int) -> int:
        return await self.store.read(lambda unit: _cases(unit, person))

    async def messages(self, person: int) -> list[Message]:
        return await self.store.read(lambda unit: _messages(unit, person))

    async def letters(self) -> int:
        return len(await self.store.read(deadletters.list))


@asynccontextmanager
async def ledger(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[Ledger]:
    settings = Settings.load(environment, env_file=None)
    url = settings.database_url.get_secret_value()
    store = await asyncio.to_thread(
        Store.open, url, folder, settings.master_keys, lambda: datetime.now(UTC), writers=1
    )
    try:
        yield Ledger(store)
    finally:
        await asyncio.to_thread(store.close)


def _settled(unit: Unit) -> bool:
    counts = outbox.counts(unit)
    bursts = select(func.count()).select_from(timers_table).where(timers_table.c.kind == "burst")
    waiting = unit.connection.execute(bursts).scalar_one()
    return not (counts.get("pending") or counts.get("sending") or waiting)


def _receipts(unit: Unit, updates: set[int]) -> tuple[set[bytes], set[bytes]]:
    there = {bytes(digest) for (digest,) in unit.connection.execute(select(receipts_table.c.digest)).all()}
    return there, {unit.vault.index("receipt", CHANNEL, str(update)) for update in updates}


def _chat(unit: Unit, person: int) -> chats.Chat:
    chat = chats.find(unit, CHANNEL, str(person))
    assert chat is not None, f"{person} was never heard"
    return chat


def _story(unit: Unit, person: int) -> list[str]:
    chat = _chat(unit, person)
    rows = select(told_table).where(told_table.c.chat_id == chat.id).order_by(told_table.c.id)
    return [
        states.piece(unseal(unit, "told", "data", row.file_id, row.data)).text
        for row in unit.connection.execute(rows).all()
    ]


def _cases(unit: Unit, person: int) -> int:
    theirs = select(func.count()).where(cases_table.c.family_chat == _chat(unit, person).id)
    found: int = unit.connection.execute(theirs).scalar_one()
    return found


def _messages(unit: Unit, person: int) -> list[Message]:
    chat = _chat(unit, person)
    ids = select(outbox_table.c.id).where(outbox_table.c.chat_id == chat.id).order_by(outbox_table.c.id)
    rows = [outbox.get(unit, id) for (id,) in unit.connection.execute(ids).all()]
    read = [(row, msgspec.json.decode(row.data, type=Outgoing)) for row in rows]
    return [_message(row, said) for row, said in read if said.text or said.edits is None]


def _message(row: Row, said: Outgoing) -> Message:
    """Not of an edit that takes buttons away: it says nothing."""
    return Message(row.state, said.text, row.attempts if row.uncertain else 0, row.supersedable)
