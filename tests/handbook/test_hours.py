"""When counsellors are at work, in Jakarta's time."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.reading import Handbook, load
from tests.handbook.conftest import Edit

WIB = ZoneInfo("Asia/Jakarta")
UTC = ZoneInfo("UTC")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("when", "opened"),
    [
        ("2026-11-24 08:00", True),
        ("2026-11-24 07:59", False),
        ("2026-11-24 15:59", True),
        ("2026-11-24 16:00", False),
        ("2026-11-28 10:00", False),  # a Saturday
        ("2026-12-24 10:00", False),  # joint leave, in holidays.yaml
        ("2026-12-25 10:00", False),  # Christmas, a Friday
        ("2027-02-05 10:00", False),  # joint leave, known to the library
    ],
)
def test_open_on_working_days_from_eight_to_four(book: Handbook, when: str, opened: bool) -> None:
    assert book.hours.is_open(at(when)) is opened
    assert book.hours.is_open(at(when).astimezone(UTC)) is opened


@pytest.mark.parametrize(
    ("when", "opens"),
    [
        ("2026-11-24 03:00", "2026-11-24 08:00"),
        ("2026-11-24 17:00", "2026-11-25 08:00"),
        ("2026-11-27 16:00", "2026-11-30 08:00"),
        ("2026-12-23 20:00", "2026-12-28 08:00"),
        ("2026-11-24 10:00", "2026-11-25 08:00"),
        ("2026-11-24 08:00", "2026-11-25 08:00"),
    ],
)
def test_the_next_opening_leaps_over_weekends_and_holidays(book: Handbook, when: str, opens: str) -> None:
    assert book.hours.next_opening(at(when)) == at(opens)


@given(minutes=st.integers(0, 60 * 24 * 400))
def test_at_the_next_opening_it_is_open_and_a_minute_before_it_is_not(book: Handbook, minutes: int) -> None:
    now = at("2026-01-01 00:00") + timedelta(minutes=minutes)
    opening = book.hours.next_opening(now)
    assert opening > now
    assert book.hours.is_open(opening)
    assert not book.hours.is_open(opening - timedelta(minutes=1))


def test_closing_is_named_only_while_open(book: Handbook) -> None:
    assert book.hours.closing(at("2026-11-24 10:00")) == at("2026-11-24 16:00")
    assert book.hours.closing(at("2026-11-24 20:00")) is None


def test_the_service_may_work_on_a_holiday(edit: Edit, copy: Path) -> None:
    extra = (
        "opened:\n  - {day: 2026-12-25, name: Piket, source: surat tugas, date: 2026-11-24, confirmed_by: }"
    )
    edit("holidays.yaml", "opened: []", extra)
    assert load(copy).hours.is_open(at("2026-12-25 10:00"))


def test_a_time_without_a_zone_is_refused(book: Handbook) -> None:
    with pytest.raises(ValueError, match="aware"):
        book.hours.is_open(datetime(2026, 11, 24, 10))  # noqa: DTZ001  that is the point


def test_unconfirmed_hours_say_so(edit: Edit, copy: Path) -> None:
    assert not load(copy).hours.confirmed
    edit("hours.yaml", "confirmed_by:", "confirmed_by: Kepala layanan")
    assert load(copy).hours.confirmed
