"""A case of high risk that nobody took in the night: the group is rung when counsellors begin to read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.talk.conversation import book
from tests.talk.test_safety import ACUTE
from tests.talk.test_the_morning_after_danger import FRIDAY
from tests.turns.office import GROUP, Office, office

MONDAY = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
"""8.00 in Jakarta."""


def rang(place: Office) -> list[str]:
    return [
        said.text
        for to, _, said in place.out
        if to == GROUP and said.edits is None and said.text.startswith("BAHAYA")
    ]


async def by_night(place: Office) -> None:
    place.clock.time = FRIDAY
    await place.person("1001").says(ACUTE)


async def until(place: Office, when: datetime) -> None:
    """Hour by hour, so that each timer has its own."""
    while place.clock.time < when:
        await place.passes(seconds=min(3600.0, (when - place.clock.time).total_seconds()))


async def test_what_waits_since_the_night_rings_at_the_hour_and_once(tmp_path: Path) -> None:
    """Reported: only the board changed."""
    async with office(tmp_path) as place:
        await by_night(place)
        (case,) = await place.cases()
        await until(place, MONDAY.replace(hour=0, minute=59))
        before = len(rang(place))
        await place.passes(minutes=1)
        assert len(rang(place)) == before + 1
        assert case.code in rang(place)[-1]
        await until(place, MONDAY.replace(hour=8))
        assert len(rang(place)) == before + 1


async def test_what_somebody_has_rings_nobody_and_given_back_at_night_it_does(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        await by_night(place)
        await dian.claims()
        await until(place, MONDAY.replace(minute=1))
        assert rang(place) == []
        await until(place, MONDAY.replace(hour=20))
        await dian.presses("Lepas")
        await dian.presses("Ya, lepas")
        given_back = len(rang(place))
        await until(place, MONDAY.replace(day=1, month=12, hour=1, minute=1))
        assert len(rang(place)) == given_back + 1


async def test_by_day_and_without_a_danger_nothing_is_set(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        assert book().hours.is_open(place.clock.time)
        await place.person("1001").says(ACUTE)
        await until(place, place.clock.time.replace(hour=8))
        before = len(rang(place))
        place.clock.time = FRIDAY
        calm = await place.person("1002").tells("anak saya susah makan")
        assert calm.risk != "tinggi"
        await until(place, MONDAY.replace(minute=1))
        assert not any(calm.code in said for said in rang(place))
        assert len(rang(place)) == before
