"""Figures that need processes, a simulator or a server: each runs at a size of seconds and measures what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench import crisis, durable, grown, throughput
from bench.databases import Postgresql, Sqlite, grown_postgresql, grown_sqlite
from bench.postgres import Server, postgres
from bench.steps import TURNS

PEOPLE = 20
DOSE = grown.Dose(people=PEOPLE, rounds=1, chats=2, families=2, talking=4, dangers=1, seconds=0.1)


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


def test_every_figure_is_taken_on_a_copy_of_the_grown_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crisis, "EVERY", 0.5)
    with grown_sqlite(PEOPLE) as database:
        found = grown.figures(database, DOSE, _nobody)
        again = durable.run_ours(database, DOSE.chats)
    assert len(found) == 10
    assert all(found.values())
    assert again.turns == DOSE.chats * len(TURNS)


@pytest.mark.postgres
def test_a_grown_database_is_copied_on_postgresql_too(server: Server) -> None:
    with grown_postgresql(server, PEOPLE) as database:
        for _ in range(2):
            assert durable.run_ours(database, 2).turns == 2 * len(TURNS)


@pytest.mark.parametrize("way", crisis.PEERS.values())
def test_the_peer_sends_a_card_while_its_notices_go_out(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crisis, "EVERY", 0.5)
    (waited,) = crisis.peer(way, 4, 1, _nobody)
    assert waited > 0


@pytest.mark.long
def test_every_figure_stands_beside_the_same_on_an_empty_database(server: Server) -> None:
    (table,) = grown.measure(server, DOSE, _nobody)
    assert len(table.rows) == 10
    assert all(float(cell) > 0 for row in table.rows for cell in row[1:])


def _nobody(_line: str) -> None:
    """Progress is shown to nobody."""
