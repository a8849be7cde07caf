"""Families, counsellors, time, repeats, restarts and poison in any order, through the real turns on a real database.

Whatever they do, this holds (each is a method of `House` below, by this name):

- every_update_has_one_turn: as many receipts as updates; one that comes again changes nothing;
- a_family_knows_its_open_cases as they are, and has no more of them than it may;
- a_case_has_one_holder, who is a counsellor, knows it, and is nobody else;
- a_story_is_kept_once_and_in_order, from the first word to the last;
- nothing_told_stands_in_the_group;
- nothing_is_set_aside_but_poison, and each poison once;
- no_timer_is_late, and each belongs to somebody who can be found;
- whoever_writes_hears_something: no family that nobody holds is left in silence.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from bot import letters
from bot.channels.contract import Incoming
from bot.turns import run, states
from bot.turns.aside import SORRY_AGAIN
from bot.turns.turns import Turns
from flows.inputs import Command, Said
from flows.talk import matters
from storage import Store, Unit, cases, chats, deadletters
from storage.tables import receipts as receipts_table
from storage.tables import timers as timers_table
from tests.crash.ledger import Ledger
from tests.storage.still_clock import StillClock
from tests.talk.test_safety import ACUTE
from tests.turns.office import KEYS, LINK, Office, Person, office

T = TypeVar("T")
FAMILIES = ("1001", "1002", "1003")
COUNSELLORS = {"2001": "Kak Dian", "2002": "Kak Bumi"}
POISON = "racun"
NO = "Tidak, jangan"
"""The one answer that nobody gives here: a refusal destroys what was told, and tests/talk holds that."""

START = StillClock().time
who = st.sampled_from(FAMILIES)
counsellor = st.sampled_from(tuple(COUNSELLORS))
spans = st.sampled_from([0.5, 2, 2, 70, 400, 1900, 50_000])


class House(RuleBasedStateMachine):
    def __init__(self, runner: asyncio.Runner, patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.runner = runner
        self.patch = patch
        self.told: defaultdict[str, list[str]] = defaultdict(list)
        self.taken: list[Incoming] = []
        self.poisons = 0
        self.words = 0
        self.unanswered: dict[str, int] = {}
        self.apologised: dict[str, datetime] = {}
        self.doors = AsyncExitStack()

    # ---- the stage

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="puspa-house-")
        self.place: Office = self.do(self.doors.enter_async_context(office(Path(self.folder.name))))
        self._witness_updates()
        self._make_poison()
        for address, name in COUNSELLORS.items():
            self.do(self.place.counsellor(address, name))

    def teardown(self) -> None:
        if hasattr(self, "place"):
            self.do(self.doors.aclose())
            self.folder.cleanup()
        self.patch.undo()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def _witness_updates(self) -> None:
        """Take down every update that goes in."""
        take = self.place.turns.take

        async def witnessed(batch: Any) -> Any:
            self.taken += [one for one in batch if one not in self.taken]
            return await take(batch)

        self.place.turns.take = witnessed  # type: ignore[method-assign]

    def _make_poison(self) -> None:
        whole = run.family

        def family(turn: Any, chat: Any, said: Any) -> None:
            if POISON in getattr(said, "text", ""):
                raise LookupError
            whole(turn, chat, said)

        self.patch.setattr(run, "family", family)

    def family(self, address: str) -> Person:
        return self.place.person(address)

    def story(self, address: str, words: str) -> Incoming:
        self.words += 1
        text = f"{words} cerita-{self.words}"
        self.told[address].append(text)
        self.unanswered.setdefault(address, len(self.family(address).hears))
        return self.family(address).incoming(Said(text, 10_000 + self.words))

    # ---- families

    @rule(address=who, many=st.integers(1, 5))
    def writes(self, address: str, many: int) -> None:
        burst = [self.story(address, "tadi anak saya tidak mau sekolah lagi,") for _ in range(many)]
        self.do(self.place.take(*burst))

    @rule(address=who)
    def writes_of_danger(self, address: str) -> None:
        self.do(self.place.take(self.story(address, ACUTE)))

    @rule(first=who, second=who)
    def two_write_at_once(self, first: str, second: str) -> None:
        self.do(self.place.take(*(self.story(one, "dia belum makan,") for one in (first, second, first))))

    @rule(address=who, place=st.integers(0, 20))
    def presses(self, address: str, place: int) -> None:
        """Any button of the newest message that has some."""
        newest = next((one for one in reversed(self.place.sent_to(address)) if one.buttons), None)
        found = [button for row in newest.buttons for button in row if button.token] if newest else []
        found = [button for button in found if not button.label.startswith(NO)]
        if found:
            self.do(self.family(address).presses_token(found[place % len(found)].token))

    @rule(address=who)
    def tells_another_matter(self, address: str) -> None:
        self.do(self.place.take(self.family(address).incoming(Command("baru", "", next(self.place.numbers)))))
        self.do(self.place.take(self.story(address, "keponakan saya juga susah tidur,")))

    @precondition(lambda self: any(not self.told[address] for address in FAMILIES))
    @rule()
    def goes_the_whole_way(self) -> None:
        """The shortest intake, by somebody who never wrote."""
        address = next(address for address in FAMILIES if not self.told[address])
        if not self.family(address).hears:
            self.words += 1
            text = f"anak saya susah makan, cerita-{self.words}"
            self.told[address].append(text)
            self.do(self.family(address).tells(text))

    @rule(address=who)
    def writes_poison(self, address: str) -> None:
        self.words += 1
        self.poisons += 1
        now = self.place.clock()
        if (
            now - self.apologised.get(address, START - SORRY_AGAIN) >= SORRY_AGAIN
        ):  # else one apology does for both
            self.unanswered.setdefault(address, len(self.family(address).hears))
            self.apologised[address] = now
        self.do(self.place.take(self.family(address).incoming(Said(POISON, 10_000 + self.words))))

    # ---- counsellors

    @rule(address=counsellor)
    def claims(self, address: str) -> None:
        if any(button.label.startswith("Ambil") for button in self._buttons("-100500")):
            self.do(self.family(address).claims())

    @rule(
        address=counsellor, label=st.sampled_from(["Lepas", "Tutup", "Terjawab", "Tanpa kata", "Ya, tutup"])
    )
    def works(self, address: str, label: str) -> None:
        if any(button.label.startswith(label) for button in self._buttons(address)):
            self.do(self.family(address).presses(label))

    @rule(address=counsellor)
    def answers_the_family(self, address: str) -> None:
        self.do(self.family(address).says("Kami sudah baca, terima kasih."))

    def _buttons(self, address: str) -> list[Any]:
        return [button for one in self.place.sent_to(address) for row in one.buttons for button in row]

    # ---- the machine

    @rule(seconds=spans)
    def time_passes(self, seconds: float) -> None:
        self.do(self.place.passes(seconds=seconds))

    @precondition(lambda self: self.taken)
    @rule(which=st.integers(0, 10_000))
    def an_update_comes_again(self, which: int) -> None:
        before = len(self.place.out)
        self.do(self.place.take(self.taken[which % len(self.taken)]))
        assert len(self.place.out) == before

    @rule()
    def starts_anew(self) -> None:
        """Killed and started: all that is known is what was committed."""
        old = self.place
        old.store.close()
        old.store = Store.open("", Path(self.folder.name), KEYS, old.clock)
        old.turns = Turns(old.store, old.house, old.is_member, lambda: None, old.reread)
        self._witness_updates()
        self.do(old.turns.begin(LINK))
        self.doors.pop_all()
        self.doors.callback(old.store.close)

    @precondition(lambda self: self.poisons)
    @rule()
    def a_poison_is_tried_again_in_vain(self) -> None:
        letter = self.read(deadletters.list)[0]
        self.do(self.place.store.write(lambda unit: letters.ask_again(unit, letter.id)))
        self.do(self.place.passes(seconds=0))

    # ---- what holds

    def read(self, fn: Any) -> Any:
        return self.do(self.place.store.read(fn))

    @invariant()
    def every_update_has_one_turn(self) -> None:
        if hasattr(self, "place"):
            count = select(func.count()).select_from(receipts_table)
            kept = self.read(lambda unit: unit.connection.execute(count).scalar_one())
            young = {one.update for one in self.taken}
            assert kept <= len(young)
            assert kept == len(young) or self._days_went_by()

    def _days_went_by(self) -> bool:
        """Receipts are kept for three days."""
        return (self.place.clock() - START).days >= 3

    @invariant()
    def a_family_knows_its_open_cases(self) -> None:
        if hasattr(self, "place"):
            self.read(self._families_know_their_cases)

    def _families_know_their_cases(self, unit: Unit) -> None:
        opened = cases.open_cases(unit)
        for address in FAMILIES:
            chat = chats.find(unit, "telegram", address)
            if chat is None:
                continue
            theirs = [row for row in opened if row.family_chat == chat.id]
            assert len(theirs) <= matters.MOST
            known = matters.cases(states.session(unit, chat))
            assert {case.id: case.claimed for case in known} == {
                row.id: row.state == "claimed" for row in theirs
            }

    @invariant()
    def a_case_has_one_holder(self) -> None:
        if hasattr(self, "place"):
            self.read(self._holders_know_what_they_hold)

    def _holders_know_what_they_hold(self, unit: Unit) -> None:
        held: dict[int, set[int]] = {}
        for address in COUNSELLORS:
            chat = chats.find(unit, "telegram", address)
            assert chat is not None
            held[chat.id] = set(states.worker(unit, chat).codes)
        claimed: dict[int, set[int]] = {holder: set() for holder in held}
        for row in cases.open_cases(unit):
            assert (row.state == "claimed") == (row.claimer_chat is not None)
            if row.claimer_chat is not None:
                claimed[row.claimer_chat].add(row.id)
        assert claimed == held

    @invariant()
    def a_story_is_kept_once_and_in_order(self) -> None:
        if hasattr(self, "place"):
            for address in [address for address in FAMILIES if self.told[address]]:
                kept = self.do(Ledger(self.place.store).story(int(address)))
                assert [text for text in kept if "cerita-" in text] == self.told[address]

    @invariant()
    def nothing_told_stands_in_the_group(self) -> None:
        if hasattr(self, "place"):
            assert not any("cerita-" in said for said in self.place.group)

    @invariant()
    def nothing_is_set_aside_but_poison(self) -> None:
        if hasattr(self, "place"):
            found = self.read(deadletters.list)
            assert len(found) == self.poisons
            assert all(letter.error.startswith("LookupError") for letter in found)

    @rule()
    def no_timer_is_late(self) -> None:
        self.do(self.place.passes(seconds=0))
        rows = self.read(lambda unit: unit.connection.execute(select(timers_table)).all())
        assert all(row.due > self.place.clock() for row in rows)
        assert {row.owner for row in rows} <= {"talk", "case", "desk", "sweep"}
        for row in rows:
            if row.owner == "talk":
                assert self.read(lambda unit, row=row: chats.get(unit, row.owner_id)).kind == "private"

    @rule()
    def whoever_writes_hears_something(self) -> None:
        """Seconds after the last word; where a counsellor holds the case, it is theirs to answer."""
        self.do(self.place.passes(seconds=5))
        for address, heard in self.unanswered.items():
            if not self.read(lambda unit, address=address: _is_held(unit, address)):
                assert len(self.family(address).hears) > heard, self.family(address).hears[-3:]
        self.unanswered.clear()


def _is_held(unit: Unit, address: str) -> bool:
    chat = chats.find(unit, "telegram", address)
    case = states.session(unit, chat).case if chat is not None else None
    return case is not None and case.claimed


@pytest.mark.parametrize(
    "examples", [pytest.param(8, id="quick"), pytest.param(600, id="long", marks=pytest.mark.long)]
)
def test_the_house_keeps_what_it_promises(examples: int) -> None:
    how = settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        database=None,
    )
    with asyncio.Runner() as runner, pytest.MonkeyPatch.context() as patch:
        run_state_machine_as_test(lambda: House(runner, patch), settings=how)  # type: ignore[arg-type]
