"""The outbox against a model of it, under any order of puts, takes, outcomes, restarts and hours gone by."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

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

from storage import Store, Unit, outbox
from storage.outbox import BOARD, NOTICES
from storage.tables import outbox as table
from tests.storage.people import family
from tests.storage.still_clock import StillClock

T = TypeVar("T")
CHATS = 3
# Few values, so that things meet: hours that differ, rows of one chat, lanes of one urgency.
which_chat = st.integers(0, CHATS - 1)
lanes = st.integers(0, BOARD)
waits = st.sampled_from([0, 0, 10, 60])
edits = st.booleans()
EARLIER = 1
"""What the edits rewrite: the queue does not look at it."""
rarely = st.sampled_from([False] * 5 + [True])
outcomes = st.sampled_from(["sent", "sent", "retry", "retry", "uncertain", "dead", "still sending"])
chats_left_alone = st.just(set[int]()) | st.sets(which_chat, max_size=1)


@dataclass
class Message:
    id: int
    chat: int
    lane: int
    due: datetime
    supersedable: bool
    edit: bool
    state: str = "pending"
    attempts: int = 0

    @property
    def of_the_talk(self) -> bool:
        return not self.edit and self.lane != NOTICES


class Outbox(RuleBasedStateMachine):
    def __init__(self, store: Store, clock: StillClock, runner: asyncio.Runner) -> None:
        super().__init__()
        self.store, self.clock, self.runner = store, clock, runner
        self.model: list[Message] = []

    def write(self, fn: Callable[[Unit], T]) -> T:
        return self.runner.run(self.store.write(fn))

    @initialize()
    def start_empty(self) -> None:
        def start(unit: Unit) -> list[int]:
            unit.connection.exec_driver_sql("DELETE FROM posted")
            unit.connection.execute(table.delete())
            return [family(unit, str(number)).id for number in range(CHATS)]

        self.chats = self.write(start)

    @rule(messages=st.lists(st.tuples(which_chat, lanes, rarely, waits, edits), min_size=1, max_size=6))
    def put_several(self, messages: list[tuple[int, int, bool, int, bool]]) -> None:
        for message in messages:
            self.put(*message)

    def put(self, which: int, lane: int, supersedable: bool, wait: int, edit: bool) -> None:
        chat, due = self.chats[which], self.clock() + timedelta(seconds=wait)
        id = self.write(
            lambda unit: outbox.put(
                unit,
                chat,
                lane,
                "answer",
                b"words",
                supersedable=supersedable,
                due_at=due,
                edits=EARLIER if edit else None,
            )
        )
        for message in self.pending(chat):
            if supersedable and message.supersedable:
                message.state = "dropped"
        self.model.append(Message(id, chat, lane, due, supersedable, edit))

    @rule(
        span=waits,
        limit=st.integers(1, CHATS),
        busy=chats_left_alone,
        paused=chats_left_alone,
        ends=st.lists(st.tuples(outcomes, waits), min_size=CHATS, max_size=CHATS),
    )
    def take(
        self, span: int, limit: int, busy: set[int], paused: set[int], ends: list[tuple[str, int]]
    ) -> None:
        self.clock.pass_(seconds=span)
        away, slow = [[self.chats[which] for which in each] for each in (busy, paused)]
        taken = self.write(lambda unit: outbox.take(unit, limit, away, slow))
        expected = self.expected({*away, *slow})[:limit]
        assert [row.id for row in taken] == [message.id for message in expected]
        for message, (outcome, wait) in zip(expected, ends, strict=False):
            message.state = "sending"
            self.settle(message, outcome, wait)

    @precondition(lambda self: any(message.state == "sending" for message in self.model))
    @rule(outcome=outcomes, wait=waits)
    def settle_late(self, outcome: str, wait: int) -> None:
        self.settle(next(message for message in self.model if message.state == "sending"), outcome, wait)

    def settle(self, message: Message, outcome: str, wait: int) -> None:
        later = self.clock() + timedelta(seconds=wait)
        if outcome == "sent":
            self.write(lambda unit: outbox.sent(unit, message.id, (message.id,)))
            message.state = "sent"
        elif outcome == "dead":
            self.write(lambda unit: outbox.dead(unit, message.id, "no"))
            message.state = "dead"
        elif outcome == "retry":
            self.write(lambda unit: outbox.retry(unit, message.id, later))
            message.state, message.due, message.attempts = "pending", later, message.attempts + 1
        elif outcome == "uncertain":
            self.write(lambda unit: outbox.uncertain(unit, message.id))
            self.doubt(message)
            message.due = self.clock()

    @rule()
    def restart(self) -> None:
        sending = [message for message in self.model if message.state == "sending"]
        assert self.write(outbox.recover) == len(sending)
        for message in sending:
            self.doubt(message)

    @rule(which=which_chat)
    def drop(self, which: int) -> None:
        waiting = self.pending(self.chats[which])
        assert self.write(lambda unit: outbox.drop_pending(unit, self.chats[which])) == len(waiting)
        for message in waiting:
            message.state = "dropped"

    @invariant()
    def the_next_due_time_is_when_something_can_be_taken(self) -> None:
        due = self.runner.run(self.store.read(outbox.next_due))
        assert (due is not None and due <= self.clock()) == bool(self.expected(set()))
        if due is not None and due > self.clock():
            assert self.expected(set(), due), "nothing can be taken at that time"

    @invariant()
    def the_counts_say_what_is(self) -> None:
        counted = self.runner.run(self.store.read(outbox.counts))
        states = [message.state for message in self.model]
        assert counted == {state: states.count(state) for state in set(states)}

    def teardown(self) -> None:
        """Whatever happened, once the platform takes everything, everything leaves, each chat's in its order, edits
        and notices aside.
        """
        if not hasattr(self, "chats"):
            return
        self.restart()
        self.clock.pass_(days=1)
        left: dict[int, list[int]] = {chat: [] for chat in self.chats}
        while rows := self.write(lambda unit: outbox.take(unit, 3)):
            for row in rows:
                left[row.chat_id].append(row.id)
                self.write(lambda unit, id=row.id: outbox.sent(unit, id, (id,)))  # type: ignore[misc]
        for chat, ids in left.items():
            waiting = self.pending(chat)
            words = [message.id for message in waiting if message.of_the_talk]
            assert [id for id in ids if id in words] == words
            assert sorted(ids) == [message.id for message in waiting]

    def pending(self, chat: int) -> list[Message]:
        return [message for message in self.model if message.chat == chat and message.state == "pending"]

    def doubt(self, message: Message) -> None:
        message.attempts += 1
        message.state = "uncertain" if message.lane == NOTICES else "pending"

    def expected(self, left_alone: set[int], now: datetime | None = None) -> list[Message]:
        """What the outbox says of itself, in plain Python: the head of each chat, at the pace of its most urgent."""
        now = now or self.clock()
        heads: list[tuple[int, datetime, int, Message]] = []
        for chat in set(self.chats) - left_alone:
            if any(message.chat == chat and message.state == "sending" for message in self.model):
                continue
            queue = [message for message in self.pending(chat) if message.attempts or message.due <= now]
            leader = min(queue, key=lambda message: (message.lane, message.id), default=None)
            if leader and leader.due <= now:
                head = next(each for each in queue if each.of_the_talk or each.lane <= leader.lane)
                heads.append((leader.lane, leader.due, leader.id, head))
        return [head for *_, head in sorted(heads, key=lambda each: each[:3])]


@pytest.mark.parametrize(
    "examples", [pytest.param(24, id="quick"), pytest.param(1500, id="long", marks=pytest.mark.long)]
)
def test_the_outbox_behaves_like_its_model(store: Store, clock: StillClock, examples: int) -> None:
    how = settings(
        max_examples=examples,
        stateful_step_count=40,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        database=None,
    )
    with asyncio.Runner() as runner:
        run_state_machine_as_test(lambda: Outbox(store, clock, runner), settings=how)  # type: ignore[arg-type]
