"""Figures that need processes, a simulator or a server: each runs at a size of seconds and measures what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench import crisis, durable, grown, throughput
from bench.databases import Postgresql, Sqlite, grown_postgresql, grown_sqlite
from bench.postgres import Server, postgres
from bench.steps import TURNS

PEOPLE = 20


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgres() as running:
        yield running


def test_families_take_their_twelve_turns_over_http() -> None:
    outcome = throughput.once(Sqlite(), 2)
    assert outcome.turns >= 2 * len(TURNS)
    assert outcome.cpu > 0
    assert outcome.more["here"] > 0


@pytest.mark.postgres
def test_two_workers_share_the_families_and_the_server_is_counted(server: Server) -> None:
    outcome = throughput.once(Postgresql(server), 2, many=2)
    assert outcome.turns >= 2 * len(TURNS)
    assert outcome.more["database"] > 0


@pytest.mark.long
def test_a_figure_is_taken_on_a_copy_of_the_grown_database(server: Server) -> None:
    with grown_sqlite(PEOPLE) as sqlite, grown_postgresql(server, PEOPLE) as postgresql:
        for database in (sqlite, postgresql):
            for _ in range(2):
                assert durable.run_ours(database, 2).turns == 2 * len(TURNS)


@pytest.mark.long
def test_the_peer_sends_a_card_while_its_notices_go_out() -> None:
    (table,) = crisis.measure(4, 1, 1, lambda _line: None)
    assert [row[0] for row in table.rows] == [crisis.OURS, *crisis.PEERS]
    assert all(float(row[1]) > 0 for row in table.rows)


@pytest.mark.long
def test_every_figure_stands_beside_the_same_on_an_empty_database(server: Server) -> None:
    dose = grown.Dose(people=PEOPLE, rounds=1, chats=2, families=2, talking=4, dangers=1, seconds=0.1)
    (table,) = grown.measure(server, dose, lambda _line: None)
    assert len(table.rows) == 10
    assert all(float(cell) > 0 for row in table.rows for cell in row[1:])
