"""A turn costs what it did before, and no more on a database that grew: counted, not timed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import psycopg
import pytest

from bench.growth import make
from tests.courier.road import BIMA, IBU, SARI, road, running
from tests.growth.accepted import HOW, differences, keep
from tests.growth.conftest import SIZES
from tests.growth.day import watched
from tests.growth.meter import Counts, Meter
from tests.growth.plans import DEAR
from tests.turns.office import KEYS

MORE = 1.25
"""What is read may grow by so much, and by a step down or two in a deeper tree."""
SLACK = {"statements": 0.0, "commits": 0.0, "steps": 60.0, "rows": 4.0}
ONCE = {"group moves": "all that the group was ever sent is forgotten, once in its life"}
"""Kinds of turn that do grow, and why."""
MESSAGES = 30


@pytest.fixture
def url(url: str) -> str:
    """On PostgreSQL what reads whole tables is made dear: it is right where one is as small as here."""
    options = "".join(f"%20-c%20enable_{way}%3Doff" for way in DEAR)
    return f"{url}&options={options}" if url else ""


async def test_no_turn_costs_more_than_was_accepted(url: str, tmp_path: Path) -> None:
    counts = {**await of_a_day(url, tmp_path), **await of_the_courier(url, tmp_path)}
    database = "postgresql" if url else "sqlite"
    if not keep(database, counts):
        found = list(differences(database, counts))
        assert found == [], "\n".join([*found, HOW])


async def test_no_turn_reads_more_for_the_years_before_it(
    url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    young, old = tmp_path_factory.mktemp("young"), tmp_path_factory.mktemp("old")
    empty = await of_a_day(url, young)
    if url:
        emptied(url)
    make(url, old, SIZES, KEYS, quiet=True)
    grown = await of_a_day(url, old)
    found = [
        f"{kind}: {grown[kind][name]} {name} a turn, on an empty database {count}"
        for kind, counts in empty.items()
        for name, count in counts.items()
        if kind not in ONCE and name in SLACK and grown[kind][name] > MORE * count + SLACK[name]
    ]
    assert found == [], "\n".join(found)


async def of_a_day(url: str, folder: Path) -> Counts:
    """Of each kind of turn in a day at the desk."""
    meter = Meter(folder, url)
    with meter.listening():
        async with watched(folder, url, meter.watch) as day:
            await day.whole()
    return meter.counts


async def of_the_courier(url: str, folder: Path) -> Counts:
    """Of a message on its way."""
    meter = Meter(folder, url)
    with meter.listening():
        async with road(folder, url=url) as way:
            for number in range(MESSAGES // 3):
                await asyncio.gather(*(way.put(to, f"halo {number}") for to in (IBU, SARI, BIMA)))
            with meter.watch("courier", MESSAGES):
                async with running(way.courier):
                    await way.courier.drain()
    return meter.counts


def emptied(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
