"""What every turn may know: the handbook, the words, who is who, where the counsellors' group is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.words import Words
from flows.acts import Role
from flows.moment import Moment
from handbook.reading import Handbook


@dataclass(frozen=True)
class House:
    """`group` is the address of the counsellors' group as configured; `dice` gives 64 random bits."""

    handbook: Handbook
    words: Words
    channel: str
    group: str
    zone: ZoneInfo
    dice: Callable[[], int]
    supervisors: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    oncall: frozenset[str] = frozenset()
    demo: bool = False
    second: bool = False
    """Whether a second listener reads what was said, a moment after it was answered."""

    def moment(self, now: datetime, dice: int) -> Moment:
        """The moment of one turn."""
        return Moment(now, dice, self.handbook, self.words, self.zone, self.demo, bool(self.oncall))

    def roles(self, actor: str, member: bool) -> frozenset[Role]:
        """Everything this person is to the desk; empty for a family."""
        named = ((Role.SUPERVISOR, self.supervisors), (Role.STAFF, self.staff))
        roles = {role for role, ids in named if actor in ids}
        return frozenset(roles | {Role.COUNSELLOR}) if member else frozenset(roles)
