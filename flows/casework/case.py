"""What is known of a case, and what one step makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from flows.effects import Effect, Event

State = Literal["waiting", "claimed", "closed"]

RISKS = ("tinggi", "sedang", "rendah")


class Pledge(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a counsellor wrote that they would do: in which message of their chat, when, and by which name."""

    message: int
    by: int
    name: str
    at: datetime
    words: str


class Wrote(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a counsellor wrote to the family, as `Pledge` names it. `lost`: it did not reach them."""

    message: int
    by: int
    name: str
    at: datetime
    kind: str
    words: str = ""
    lost: bool = False


class Case(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`family` and `claimer` are our own ids of private chats. `waiting_since` is when it first waited.
    `returned` is when it was last given back.

    `since` is when it came to a state that is not the first one. `topics` the family chose, `heard` is what their story
    sounds like, `details` what they answered beside it. `word` is the family's own, for asking from another chat;
    nobody is shown it. `unheard` voice notes and `unseen` pictures nobody has opened. `new_since` is when the family
    last came with another matter that was kept here, `new_topics` what it named as such; `beside` are the codes of
    its other cases. `danger_at` is when the family wrote of a danger that the claimer has not answered since, `overdue`
    that the group was told so. `before` is the code of the case that was closed in this chat before this one rose.
    `woke` is when those on call were last told of it.
    `safe_at` is when the family last said that it is safe, until a danger is heard again; `quiet` where a neighbour
    said no more than that it is quiet. `carried` is the place that was told in the case closed before,
    `carried_from` its code, `carried_at` when that one was opened. `referred` is to whom it was
    referred when it was last closed so; a case that opens again keeps it.
    `answered` is when they last answered the questions of a danger, by their names.
    `corrected` is what the family set right and the claimer was not told of in a line of its own yet.
    `age_band` holds several, with a comma between them, where more than one child is told of.
    `dangers` are the kinds that were heard, the newest last.
    `pledges` are what counsellors wrote that they would do; they are recalled when it is closed.
    `asked_to_stop` is when somebody pressed, on the family's phone, that they need nothing more of a case of high risk.
    `hidden`: the family hides the chat just now, and reads nothing that is written to it.
    `said` are the last of what counsellors wrote to the family: the next one reads what was asked and promised.
    """

    id: int = 0
    code: str
    state: State
    risk: str
    family: int
    opened: datetime
    waiting_since: datetime
    returned: datetime | None = None
    since: datetime | None = None
    claimer: int | None = None
    claimer_name: str = ""
    kecamatan: str = ""
    who: str = ""
    topics: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    age_band: str = ""
    basis: str = "consent"
    dangers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    unanswered: bool = False
    outcome: str = ""
    details: Mapping[str, str] = {}
    word: str = ""
    unheard: int = 0
    unseen: int = 0
    new_since: datetime | None = None
    new_topics: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    danger_at: datetime | None = None
    overdue: bool = False
    before: str = ""
    woke: datetime | None = None
    referred: str = ""
    safe_at: datetime | None = None
    quiet: bool = False
    carried: str = ""
    carried_from: str = ""
    carried_at: datetime | None = None
    corrected: Mapping[str, str] = {}
    answered: Mapping[str, datetime] = {}
    pledges: tuple[Pledge, ...] = ()
    said: tuple[Wrote, ...] = ()
    asked_to_stop: datetime | None = None
    hidden: bool = False


class CaseStep(msgspec.Struct, frozen=True):
    """What one note did to a case."""

    case: Case
    effects: tuple[Effect, ...] = ()
    events: tuple[Event, ...] = ()


def put(case: Case, **changes: object) -> Case:
    """The same case with these fields changed."""
    return msgspec.structs.replace(case, **changes)


def higher(one: str, other: str) -> str:
    """The graver of two risks."""
    return min(one, other, key=RISKS.index)
