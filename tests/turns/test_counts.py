"""Where people stop is counted, in numbers that belong to nobody."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.commands.flows import table
from bot.turns import counts
from tests.turns.office import office


async def test_each_step_is_counted_once_and_who_stops_stays_behind(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        for address in ("1001", "1002", "1003"):
            await place.person(address).says("halo")
        await place.person("1001").presses("Orang tua")
        await place.person("1002").presses("Orang tua")
        await place.person("1001").presses("Tidak")
        (ways,) = (await place.store.read(counts.read)).values()
        assert ways["", "intake.who"] == 3
        assert ways["intake.who", "intake.danger"] == 2
        assert ways["intake.danger", "intake.consent"] == 1
        lines = {line.split()[0]: line.split()[1:4] for line in table(ways).splitlines()}
        assert lines["intake.who"] == ["3", "2", "1"]
        assert lines["intake.danger"] == ["2", "1", "1"]
        assert lines["intake.consent"] == ["1", "0", "1"]


async def test_a_burst_and_a_stale_press_count_no_step(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        person = place.person("1001")
        await person.says("halo")
        before = await place.store.read(counts.read)
        await person.says("apa ya")
        await person.presses_token("0.parent")
        assert await place.store.read(counts.read) == before


async def test_nothing_of_it_stands_in_clear(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").says("halo")
    with sqlite3.connect(next(tmp_path.rglob("*.sqlite3"))) as connection:
        (value,) = connection.execute("SELECT value FROM places WHERE name LIKE 'steps:%'").fetchone()
    assert b"intake" not in value
