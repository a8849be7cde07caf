"""Figures that need processes, a simulator or a server: each runs at a size of seconds and measures what it says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bench import crisis, durable, grown, throughput
from bench.databases import FILE, Postgresql, Sqlite, grown_postgresql, grown_sqlite
from bench.live import process, town
from bench.postgres import Server, postgres
from bench.steps import TURNS
from bench.watch import Watch

PEOPLE = 20
TALKING = 40
"""So many that a second of the platform's pace is less than a message a chat: no peer's notices have to rest."""
DANGERS = 2
"""Notices are counted until the last card came; between two dangers there is always time for some."""
EACH, ALL = crisis.PEERS.values()
DOSE = grown.Dose(people=PEOPLE, rounds=1, chats=2, families=2, talking=4, dangers=1, seconds=0.1)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgres() as running:
        yield running


def test_families_take_their_twelve_turns_over_http(watch: Watch) -> None:
    outcome = throughput.once(Sqlite(), 2, watch)
    assert outcome.turns >= 2 * len(TURNS)
    assert outcome.cpu > 0
    assert outcome.more["here"] > 0


@pytest.mark.postgres
def test_two_workers_share_the_families_and_the_server_is_counted(server: Server, watch: Watch) -> None:
    outcome = throughput.once(Postgresql(server), 2, watch, many=2)
    assert outcome.turns >= 2 * len(TURNS)
    assert outcome.more["database"] > 0


@pytest.mark.postgres
def test_a_grown_database_is_copied_on_both(server: Server, watch: Watch) -> None:
    with grown_sqlite(PEOPLE) as sqlite:
        assert sqlite.file is not None
        assert sqlite.file.name == FILE
        with grown_postgresql(server, sqlite.file) as postgresql:
            for database in (sqlite, postgresql):
                assert durable.run_ours(database, 2, watch).turns == 2 * len(TURNS)


def test_a_card_comes_while_everybody_talks(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crisis, "EVERY", 0.5)
    waited = crisis.ours(Sqlite(), PEOPLE, DANGERS, watch)
    assert all(0 < card < crisis.LATE for card in waited.cards)
    assert waited.notices > 0


@pytest.mark.parametrize(
    "program", [crisis.BARE_BOT, EACH, pytest.param(ALL, marks=pytest.mark.long)], ids=["bare", "each", "all"]
)
def test_the_peer_sends_a_card(
    program: tuple[str, ...], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crisis, "EVERY", 0.5)
    waited = crisis.peer(program, TALKING, DANGERS, watch)
    assert all(0 < card < crisis.LATE for card in waited.cards)
    assert waited.notices > 0


def test_a_bot_that_ends_by_itself_is_not_waited_for(watch: Watch) -> None:
    with pytest.raises(RuntimeError, match="ended by itself, with 0"):
        watch.runs(_waits_for_the_dead())


async def _waits_for_the_dead() -> None:
    async with town(0, limits=False) as place, process(place, "bench.growth", "--help"):
        await asyncio.Event().wait()


@pytest.mark.long
def test_every_figure_stands_beside_the_same_on_an_empty_database(watch: Watch) -> None:
    (table,) = grown.measure(DOSE, watch)
    assert not watch.failed
    assert len(table.rows) == 10
    assert all(float(cell) > 0 for row in table.rows for cell in row[1:])
