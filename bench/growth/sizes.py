"""How much there is of everything, and which number belongs to whom.

Numbers are given by rule, so that a table can be filled without looking into another: the group is chat 1, then come
the counsellors, then the people. A person's file has the number of their chat less one, since a group has no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

GROUP_CHAT = 1
BOARD = 1
"""The outbox row that posted the board."""
OF_PERSON = 3
"""Messages sent to each person outside any case."""
OF_CASE = 6
"""Messages of each case: its card, two edits of it, the letter, one relay each way."""
TOLD = 2
"""Pieces of each case's story."""
_TODAY = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
_YEARS = 3 * 365 * 24 * 3600 * 1_000_000


@dataclass(frozen=True)
class Sizes:
    """`open_cases` are not closed yet; that many are a matter of how many counsellors work, not of years.

    `group` and `counsellors` are addresses on the platform; the people's begin at `first_person`.
    """

    people: int = 1_000_000
    cases: int = 200_000
    events: int = 5_000_000
    open_cases: int = 60
    group: str = "-1009000000000"
    counsellors: tuple[str, ...] = tuple(str(5_900_000_000 + number) for number in range(15))
    first_person: int = 7_100_000_000
    now: datetime = _TODAY

    def __post_init__(self) -> None:
        if not 0 <= self.open_cases <= self.cases or not self.people or not self.counsellors:
            raise ValueError("there must be people and counsellors, and no more open cases than cases")

    def person(self, number: int) -> str:
        """The address of person `number`, counted from 0."""
        return str(self.first_person + number)

    def counsellor_chat(self, number: int) -> int:
        return GROUP_CHAT + 1 + number % len(self.counsellors)

    def person_chat(self, number: int) -> int:
        return GROUP_CHAT + 1 + len(self.counsellors) + number

    def person_of(self, case: int) -> int:
        """Whose case `case` is, counted from 0."""
        return case % self.people

    def is_open(self, case: int) -> bool:
        return case >= self.cases - self.open_cases

    def is_claimed(self, case: int) -> bool:
        """Of the open ones every other waits."""
        return not self.is_open(case) or case % 2 == 0

    @property
    def card_0(self) -> int:
        """The outbox row of the first case's card."""
        return BOARD + 1 + OF_PERSON * self.people

    @property
    def board_edits(self) -> int:
        return 2 * self.cases

    @property
    def messages(self) -> int:
        return 1 + OF_PERSON * self.people + OF_CASE * self.cases + self.board_edits

    @property
    def timers(self) -> int:
        return self.people // 10

    @property
    def receipts(self) -> int:
        """Of the last 72 hours."""
        return self.people // 20

    def moment(self, number: int, of: int) -> int:
        """When the thing `number` of so many happened, in microseconds since 1970: evenly over three years."""
        return self._begin + _YEARS * (number + 1) // (of + 1)

    @cached_property
    def _begin(self) -> int:
        return micros(self.now) - _YEARS


def micros(moment: datetime) -> int:
    """As the tables keep it."""
    return int(moment.timestamp() * 1_000_000)


def file_of(chat: int) -> int:
    return chat - 1
