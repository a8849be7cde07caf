"""A day at the desk, with a turn of every kind in it. What is new for a turn to do should happen here too.

The kinds name what is counted; a kind's turns should be alike.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot.channels.contract import Answer, Incoming
from bot.delivery import Delivery
from bot.turns import Turns
from flows.inputs import Command
from tests.talk.test_safety import ACUTE
from tests.turns.office import LINK, Office, Person, joined, moved, office

COUNSELLORS = ("2001", "2002")
Watch = Callable[[str, int], AbstractContextManager[None]]
"""Of a kind of turn, and how many turns there are in the block."""


class WatchedTurns(Turns):
    """Turns of which each is watched, and nothing else: what the courier does is not a turn."""

    watch: Watch
    kind = ""

    async def take(self, batch: Sequence[Incoming]) -> list[Answer]:
        with self.watch(self.kind, len(batch)):
            return await super().take(batch)

    async def due(self) -> None:
        with self.watch(self.kind, 1):
            await super().due()

    async def delivered(self, delivery: Delivery) -> None:
        with self.watch(self.kind, 1):
            await super().delivered(delivery)


@asynccontextmanager
async def watched(folder: Path, url: str, watch: Watch) -> AsyncIterator[Day]:
    """An office on this database, where both counsellors are in the group."""
    async with office(folder, url=url, supervisors=frozenset({"2001"})) as place:
        turns = WatchedTurns(place.store, place.house, place.is_member, lambda: None, place.reread)
        turns.link, turns.watch = LINK, watch
        place.turns = turns
        place.members.update(COUNSELLORS)
        yield Day(place, turns)


class Day:
    """One office, and what happens there."""

    def __init__(self, place: Office, turns: WatchedTurns) -> None:
        self.place = place
        self._turns = turns
        self._people = 1000

    def of(self, kind: str) -> None:
        """What comes now is of this kind."""
        self._turns.kind = kind

    def somebody(self) -> Person:
        """Who never wrote before."""
        self._people += 1
        return self.place.person(str(self._people))

    async def passes(self, kind: str, **span: float) -> None:
        self.of(kind)
        await self.place.passes(**span)

    async def whole(self) -> None:
        """Everything, once or more."""
        dian, bumi = [await self.counsellor(address) for address in COUNSELLORS]
        family = await self.intake()
        await self.claim_and_relay(family, dian)
        await self.give_back_and_close(family, dian, bumi)
        await self.danger(dian)
        await self.silence()
        await self.in_the_group(dian)
        await self.what_fails(dian, bumi)
        await self.clockwork()
        await self.moves(dian)

    async def counsellor(self, address: str) -> Person:
        person = self.place.person(address)
        self.of("counsellor's command")
        await person.commands("start", "konselor")
        self.of("counsellor's name")
        await person.commands("nama")
        await person.says("Kak Dian")
        return person

    async def intake(self) -> Person:
        family = self.somebody()
        self.of("first word")
        await family.commands("start")
        self.of("press")
        for label in ("Orang tua", "Tidak", "Ya, boleh"):
            await family.presses(label)
        self.of("text")
        said = await family.says("anak saya susah makan")
        for more in ("umurnya tiga tahun", "adiknya umur satu tahun", "sudah dicoba semua, Kak"):
            await family.says(more)
        self.of("edit")
        await family.edits(said, "anak saya susah makan sayur")
        await self.passes("end of a burst", seconds=2)
        self.of("press")
        await family.presses("Sudah")
        self.of("case opened")
        await family._chooses("other")
        self.of("file")
        await family.sends("photo", "bukunya")
        self.of("status")
        await family.commands("status")
        await self.passes("board", seconds=10)
        return family

    async def claim_and_relay(self, family: Person, dian: Person) -> None:
        self.of("claim")
        await dian.claims()
        self.of("relay to the counsellor")
        said = [await family.says(f"siang, Kak, dia makan {number} kali") for number in range(4)]
        self.of("relay to the family")
        answers = [await dian.says(f"selamat siang, Bu, balasan {number}") for number in range(4)]
        self.of("reply")
        heard = self.place.rows_to(dian.address)[-1].id
        await dian.says("ini balasan", reply_to=await self.place.posted_as(heard))
        self.of("edit relayed")
        await family.edits(said[0], "siang, Kak Dian")
        await dian.edits(answers[0], "selamat siang, Ibu")
        self.of("counsellor's list")
        await dian.commands("kasus")

    async def give_back_and_close(self, family: Person, dian: Person, bumi: Person) -> None:
        self.of("release")
        await dian.presses("Lepas")
        self.of("claim again")
        await bumi.claims()
        self.of("close")
        for label in ("Tutup", "Terjawab", "Tanpa kata"):
            await bumi.presses(label)
        self.of("text after the end")
        await family.says("kak, masih susah makan juga ternyata")
        self.of("case reopened")
        await family.presses("Lanjut")

    async def danger(self, dian: Person) -> None:
        self.of("danger in the first word")
        child = self.somebody()
        await child.says(ACUTE)
        await self.passes("time", minutes=31)
        self.of("claim")
        await dian.claims()
        self.of("danger at the counsellor's")
        await child.says(ACUTE)

    async def silence(self) -> None:
        hidden, refusing = self.somebody(), self.somebody()
        self.of("first word")
        await hidden.commands("start")
        await refusing.commands("start")
        self.of("hide")
        await hidden.says("sembunyi")
        self.of("no consent")
        await refusing.says("anak saya suka bohong dan saya bingung")
        for label in ("Orang tua", "Tidak", "Tidak, jangan"):
            await refusing.presses(label)

    async def in_the_group(self, dian: Person) -> None:
        self.of("group's command")
        await dian.in_group(Command("lepas", "PANDAN-LAYAR-27", next(self.place.numbers)))
        await dian.in_group(None)
        self.of("group's board")
        await dian.in_group(Command("papan", "", next(self.place.numbers)))

    async def what_fails(self, dian: Person, bumi: Person) -> None:
        self.of("dead letter")
        await self.place.take(
            Incoming("telegram", "unread", b"{?", chat="1001", actor="1001", trouble="no json")
        )
        await self.passes("time", minutes=11)
        self.of("member asked about again")
        await dian.commands("kasus")
        self.of("undelivered")
        family = self.somebody()
        self.place.refused[family.address] = "blocked"
        await family.commands("start")
        self.of("counsellor blocks")
        await bumi.blocks()
        self.of("counsellor leaves")
        await self.place.take(joined(dian, False))
        await self.place.take(joined(dian, True))

    async def clockwork(self) -> None:
        self.of("begin")
        await self.place.turns.begin(LINK)
        await self.passes("sweep", seconds=1)
        self.of("clock set back")
        await self.place.turns.set_back(timedelta(seconds=1))

    async def moves(self, dian: Person) -> None:
        self.of("group moves")
        await self.place.take(moved(dian, "-100777"))
        await self.passes("board", seconds=10)
