"""hours.yaml and holidays.yaml: when counsellors are at work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.problems import Problems

HOURS = "hours.yaml"
HOLIDAYS = "holidays.yaml"
DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_SEARCH = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours in local time. `closed` and `opened` are the service's own exceptions to the public holidays."""

    weekdays: frozenset[int]
    opens: time
    closes: time
    zone: ZoneInfo
    closed: Mapping[date, str]
    opened: frozenset[date]
    origin: Origin

    @property
    def confirmed(self) -> bool:
        """Without confirmation the bot names no hours to a family."""
        return self.origin.confirmed

    def is_working_day(self, day: date) -> bool:
        """Whether the service works on this local day."""
        if day in self.opened:
            return True
        if day.weekday() not in self.weekdays or day in self.closed:
            return False
        return day not in _public_holidays(day.year)

    def is_open(self, now: datetime) -> bool:
        """Whether counsellors are at work at `now` (aware; a naive time raises ValueError)."""
        local = self._local(now)
        return self.opens <= local.time() < self.closes and self.is_working_day(local.date())

    def next_opening(self, now: datetime) -> datetime:
        """The next time the doors open, strictly after `now`, in local time. While open this is another day's."""
        local = self._local(now)
        for days in range(_SEARCH):
            day = local.date() + timedelta(days=days)
            opening = datetime.combine(day, self.opens, self.zone)
            if opening > local and self.is_working_day(day):
                return opening
        raise ValueError(f"no working day within {_SEARCH} days of {local.date()}")

    def closing(self, now: datetime) -> datetime | None:
        """When the doors close today, in local time; None while they are closed."""
        if not self.is_open(now):
            return None
        return datetime.combine(self._local(now).date(), self.closes, self.zone)

    def _local(self, now: datetime) -> datetime:
        if now.tzinfo is None:
            raise ValueError("opening hours need an aware datetime")
        return now.astimezone(self.zone)


@lru_cache(maxsize=8)
def _public_holidays(year: int) -> frozenset[date]:
    """National holidays and joint leave days of one year, from the `holidays` library.

    Imported here: the import takes about 60 ms, which a start or a command without hours need not pay. Days of the
    Islamic calendar in later years are the library's estimates; holidays.yaml corrects them.
    """
    from holidays import country_holidays

    return frozenset(country_holidays("ID", years=year, categories=("public", "government")))


def read_hours(folder: Path, problems: Problems) -> Hours:
    """Both pages together."""
    closed, opened = _read_holidays(folder, problems)
    page = read_page(folder, HOURS, problems)
    if page is None:
        nothing = Origin("", date.min, "")
        return Hours(frozenset(), time(8), time(16), ZoneInfo("Asia/Jakarta"), closed, opened, nothing)
    days = page.some_of("days", DAYS)
    if not days:
        page.complain("'days' belum diisi. Tulis hari kerja, misalnya senin.", page.line_of("days"))
    hours = Hours(
        weekdays=frozenset(DAYS.index(day) for day in days if day in DAYS),
        opens=_clock(page, "opens"),
        closes=_clock(page, "closes"),
        zone=_zone(page),
        closed=closed,
        opened=opened,
        origin=read_origin(page),
    )
    page.done()
    if hours.opens >= hours.closes:
        page.complain(
            "jam tutup harus sesudah jam buka. Periksa 'opens' dan 'closes'.", page.line_of("closes")
        )
    return hours


def _read_holidays(folder: Path, problems: Problems) -> tuple[dict[date, str], frozenset[date]]:
    page = read_page(folder, HOLIDAYS, problems)
    if page is None:
        return {}, frozenset()
    closed = dict(_exception(entry) for entry in page.entries("closed"))
    opened = frozenset(_exception(entry)[0] for entry in page.entries("opened"))
    page.done()
    return closed, opened


def _exception(entry: Entry) -> tuple[date, str]:
    day, name = entry.day("day"), entry.text("name")
    read_origin(entry)
    entry.done()
    return day, name


def _clock(page: Entry, name: str) -> time:
    value = page.text(name)
    found = re.fullmatch(r"([01]\d|2[0-3])[.:]([0-5]\d)", value)
    if found:
        return time(int(found[1]), int(found[2]))
    if value:
        page.complain(f"'{name}: {value}' bukan jam. Tulis misalnya 08.00.", page.line_of(name))
    return time(0)


def _zone(page: Entry) -> ZoneInfo:
    name = page.text("timezone")
    try:
        return ZoneInfo(name or "Asia/Jakarta")
    except (KeyError, ValueError, OSError):
        page.complain(
            f"zona waktu '{name}' tidak dikenal. Untuk WIB tulis Asia/Jakarta.", page.line_of("timezone")
        )
        return ZoneInfo("Asia/Jakarta")
