"""The programs of bench/ run, at a size of seconds, and measure what they say they do."""

from __future__ import annotations

from pathlib import Path
from pstats import Stats

import pytest

from bench import durable, profile, replies, start
from bench.contenders import CONTENDERS
from bench.machine import machine
from bench.ours import play, service
from bench.rehearsal import tokens
from bench.report import percentile, spread
from bench.steps import TURNS
from bench.watch import Watch
from storage import cases, deadletters, outbox

CHATS = 2


QUICK = (
    "ours",
    "python-telegram-bot, flushed",
    "the same rows, bare sqlite3",
)


@pytest.mark.parametrize(
    "name", [one if one in QUICK else pytest.param(one, marks=pytest.mark.long) for one in CONTENDERS]
)
def test_every_contender_takes_all_its_turns(name: str, watch: Watch) -> None:
    outcome = durable.run(name, CHATS, 60, watch)
    assert outcome.turns == CHATS * len(TURNS)
    assert outcome.cpu > 0


async def test_our_twelve_turns_lead_every_family_into_the_queue(tmp_path: Path) -> None:
    with service(tmp_path) as (made, clock):
        data = tokens(made.house.handbook, made.house.words)
        await play(made, clock, data, CHATS, range(len(TURNS)))
        opened = await made.store.read(cases.open_cases)
        assert [case.kecamatan for case in opened] == ["31.73.05"] * CHATS
        assert not await made.store.read(deadletters.list)
        waiting = await made.store.read(outbox.counts)
        assert waiting["pending"] >= CHATS


async def test_a_profile_tells_the_writing_thread_from_the_event_loop(tmp_path: Path) -> None:
    writing, looping = (dict(profile.by_room(Stats(one), 1)) for one in await profile.profiled(tmp_path, 1))
    assert writing["storage/group_writer.py"] > len(TURNS)
    assert writing["flows/engine.py"] > len(TURNS)
    assert looping["bot/channels/telegram/read.py"] >= len(TURNS)
    assert "flows/engine.py" not in looping


def test_half_of_the_turns_are_texts() -> None:
    assert [kind for kind, _ in TURNS].count("said") * 2 == len(TURNS)


def test_a_start_with_open_conversations_is_measured(watch: Watch) -> None:
    (table,) = start.measure(CHATS, CHATS, 1, watch)
    seconds, before, after = (float(row[1]) for row in table.rows)
    assert seconds > 0
    assert min(before, after) > 10


@pytest.mark.long
def test_an_answer_is_waited_for(watch: Watch) -> None:
    (answers,) = replies.measure(2, 0.1, watch)
    assert all(float(row[1]) > 0 for row in answers.rows)


def test_the_report_says_median_and_spread_and_on_what_machine() -> None:
    assert spread([3.0, 1.0, 2.0]) == "2 (1 to 3)"
    assert percentile(list(range(100)), 0.99) == 99
    assert "Python" in machine().markdown()
