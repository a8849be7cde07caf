"""The turns alone, on a real SQLite file, under a clock that stands still: updates go in, messages come out.

The courier is played here: what waits is taken in its order and counted as sent, unless a test refuses it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from bot.channels.contract import Answer, Incoming, Outgoing
from bot.delivery import Delivery
from bot.turns import House, Turns
from flows.inputs import Command, Edited, FromPlatform, Membership, Moved, Pressed, Reach, Said, Sent
from storage import Store, Unit, cases, chats, outbox, told
from storage.cases import CaseRow
from storage.outbox import Row
from tests.storage.ready import ready
from tests.storage.still_clock import StillClock
from tests.talk.conversation import book, named, words

GROUP = "-100500"
KEYS = [(1, b"1" * 32)]
LINK = "https://t.me/puspa_bot?start=konselor"


@dataclass
class Office:
    """`members` are in the group; None of `asked_of` means that the platform cannot be asked."""

    store: Store
    clock: StillClock
    turns: Turns
    house: House
    members: set[str] = field(default_factory=set)
    silent: bool = False
    asked: list[str] = field(default_factory=list)
    out: list[tuple[str, Row, Outgoing]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))
    posted: count[int] = field(default_factory=lambda: count(5000))

    def person(self, address: str) -> Person:
        return Person(self, address)

    async def counsellor(self, address: str, name: str) -> Person:
        """In the group, with an open private chat and a working name."""
        self.members.add(address)
        person = self.person(address)
        await person.commands("start", "konselor")
        await person.says(name)
        return person

    def reread(self, raw: bytes) -> Sequence[Incoming]:
        """An update of `Person.incoming`, whose raw form is the shape itself; anything else cannot be read."""
        try:
            return [msgspec.json.decode(raw, type=Incoming)]
        except msgspec.DecodeError:
            return [Incoming("telegram", "0", raw, trouble="update: DecodeError")]

    async def is_member(self, _group: str, user: str) -> bool | None:
        self.asked.append(user)
        return None if self.silent else user in self.members

    async def passes(self, **span: float) -> None:
        self.clock.pass_(**span)
        await self.turns.due()
        await self.deliver()

    async def take(self, *batch: Incoming) -> list[Answer]:
        answers = await self.turns.take(batch)
        await self.deliver()
        return answers

    async def deliver(self) -> None:
        """Send all that is due, as the courier would, and tell of what was refused."""
        while rows := await self.store.write(lambda unit: outbox.take(unit, 50)):
            for row in rows:
                to = (await self.store.read(lambda unit, row=row: chats.address(unit, row.chat_id)))[1]  # type: ignore[misc]
                reason = self.refused.get(to)
                await self.store.write(lambda unit, row=row, to=to: self._settle(unit, row, to))  # type: ignore[misc]
                if reason:
                    found = Delivery(row.id, row.chat_id, row.case_id, row.kind, row.meta, reason)
                    await self.turns.delivered(found)

    def _settle(self, unit: Unit, row: Row, to: str) -> None:
        if to in self.refused:
            outbox.dead(unit, row.id, self.refused[to])
            return
        message = msgspec.json.decode(row.data, type=Outgoing)
        self.out.append((to, row, message))
        many = max(1, len(message.copy))
        ids = () if message.edits or message.erases else tuple(next(self.posted) for _ in range(many))
        outbox.sent(unit, row.id, ids)

    async def refuses(self, row: Row, reason: str) -> None:
        """The courier's word about a message comes late."""
        await self.turns.delivered(Delivery(row.id, row.chat_id, row.case_id, row.kind, row.meta, reason))
        await self.deliver()

    async def numbers_of(self, row: int) -> tuple[int, ...]:
        """Under which of the platform's numbers a message stands in its chat."""
        return (await self.store.read(lambda unit: outbox.earlier(unit, row)))[1]

    async def posted_as(self, row: int) -> int:
        return (await self.numbers_of(row))[0]

    def said(self, text: str) -> Said:
        return Said(text, next(self.numbers))

    def pressed(self, token: str) -> Pressed:
        return Pressed(token)

    def sent_to(self, address: str) -> list[Outgoing]:
        return [message for to, _, message in self.out if to == address]

    def rows_to(self, address: str) -> list[Row]:
        return [row for to, row, _ in self.out if to == address]

    @property
    def group(self) -> list[str]:
        """Every text that the group ever saw."""
        return [message.text for message in self.sent_to(GROUP)]

    async def cases(self) -> list[CaseRow]:
        return await self.store.read(cases.open_cases)

    async def story(self, case: int) -> list[str]:
        """What is kept with a case, in its order."""
        found = await self.store.read(lambda unit: told.of_case(unit, case))
        return [msgspec.json.decode(one.data)["text"] for one in found]


@dataclass
class Person:
    """One private chat, and the same person in the group."""

    office: Office
    address: str

    async def says(self, text: str, *, reply_to: int | None = None, message: int | None = None) -> int:
        number = message or next(self.office.numbers)
        await self._does(Said(text, number, reply_to))
        return number

    async def sends(self, kind: str, caption: str = "", album: str = "") -> int:
        number = next(self.office.numbers)
        await self._does(Sent(kind, number, caption, album))  # type: ignore[arg-type]
        return number

    async def edits(self, message: int, text: str) -> None:
        await self._does(Edited(text, message))

    async def commands(self, name: str, argument: str = "") -> None:
        await self._does(Command(name, argument, next(self.office.numbers)))

    async def presses(self, label: str) -> Answer:
        """The newest button in the private chat whose label starts so."""
        return await self._presses(label, self.address)

    async def claims(self, label: str = "Ambil") -> Answer:
        """The newest button in the group."""
        return await self._presses(label, GROUP)

    async def presses_token(self, token: str, chat: str = "") -> Answer:
        where = chat or self.address
        (answer,) = await self.office.take(self.incoming(Pressed(token), where, press="p"))
        return answer

    async def in_group(self, said: FromPlatform | None) -> None:
        await self.office.take(self.incoming(said, GROUP))

    async def blocks(self) -> None:
        await self._does(Reach(open=False))

    def incoming(self, said: FromPlatform | None, chat: str = "", press: str | None = None) -> Incoming:
        where = chat or self.address
        incoming = Incoming(
            channel="telegram",
            update=str(next(self.office.numbers)),
            raw=b"",
            chat=where,
            chat_kind="group" if where.startswith("-") else "private",
            actor=self.address,
            input=said,
            press=press,
        )
        return msgspec.structs.replace(incoming, raw=msgspec.json.encode(incoming))

    @property
    def hears(self) -> list[str]:
        """What was said to them; that an older question loses its buttons is nothing to hear."""
        return [
            message.text or message.caption or ""
            for message in self.office.sent_to(self.address)
            if message.edits is None or message.text or message.caption
        ]

    @property
    def last(self) -> str:
        return self.hears[-1] if self.hears else ""

    async def tells(self, *story: str, who: str = "Orang tua", about: str = "other") -> CaseRow:
        """The shortest intake; returns the case."""
        await self.commands("start")
        for label in (who, "Tidak", "Ya, boleh"):
            await self.presses(label)
        for text in story:
            await self.says(text)
        await self.office.passes(seconds=2)
        await self.presses("Sudah")
        await self._chooses(about)
        return (await self.office.cases())[-1]

    # ---- inside

    async def _does(self, said: FromPlatform) -> None:
        await self.office.take(self.incoming(said))

    async def _chooses(self, key: str) -> None:
        newest = next(one for one in reversed(self.office.sent_to(self.address)) if one.buttons)
        seq = newest.buttons[0][0].token.partition(".")[0]
        await self.presses_token(f"{seq}.{key}")

    async def _presses(self, label: str, chat: str) -> Answer:
        for message in reversed(self.office.sent_to(chat)):
            for row in message.buttons:
                for button in row:
                    if named(button.label).startswith(label):
                        return await self.presses_token(button.token, chat)
        raise AssertionError(f"no button {label!r} in {[m.buttons for m in self.office.sent_to(chat)]}")


def joined(person: Person, present: bool) -> Incoming:
    return person.incoming(Membership(person.address, present), GROUP)


def moved(person: Person, to: str) -> Incoming:
    return person.incoming(Moved(to), GROUP)


def texts(messages: Sequence[Outgoing]) -> list[str]:
    return [message.text for message in messages]


@asynccontextmanager
async def office(folder: Path, *, url: str = "", **changes: object) -> AsyncIterator[Office]:
    """`changes` are fields of the House; by default the database is a SQLite file in `folder`."""
    clock = StillClock()
    ready(url, folder)
    store = Store.open(url, folder, KEYS, clock)
    throws = count(1)
    house = House(
        handbook=book(),
        words=words(),
        channel="telegram",
        group=GROUP,
        zone=ZoneInfo("Asia/Jakarta"),
        **{"dice": lambda: next(throws), "demo": True, **changes},  # type: ignore[arg-type]
    )
    place = Office(store, clock, None, house)  # type: ignore[arg-type]
    place.turns = Turns(store, house, place.is_member, lambda: None, place.reread)
    place.turns.link = LINK
    try:
        yield place
    finally:
        store.close()
