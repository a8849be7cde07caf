"""Where an entry comes from and whether somebody of the service has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handbook.reading.page import Entry


@dataclass(frozen=True, slots=True)
class Origin:
    """`checked` is the day the source was read. `confirmed_by` is empty until somebody of the service confirms."""

    source: str
    checked: date
    confirmed_by: str

    @property
    def confirmed(self) -> bool:
        """Whether somebody put their name to it."""
        return bool(self.confirmed_by)


def read_origin(entry: Entry) -> Origin:
    """source, date and confirmed_by of this entry."""
    return Origin(entry.text("source"), entry.day("date"), entry.maybe("confirmed_by"))
