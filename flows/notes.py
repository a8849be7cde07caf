"""Notes that the three machines leave each other: talk (a family), case, worker (a counsellor's private chat).

They never leave the process: each is taken up in the transaction in which it was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from flows.piece import Piece

# ---- to a family's conversation


class CaseOpened(msgspec.Struct, frozen=True, tag="case_opened"):
    """The case now exists under this id and code; the conversation goes on at `then`. `grave`: its risk is high."""

    case: int
    code: str
    then: str
    grave: bool = False


class Claimed(msgspec.Struct, frozen=True, tag="claimed"):
    """A counsellor took the case; `name` is the working name the family sees."""

    case: int
    name: str


class Released(msgspec.Struct, frozen=True, tag="released"):
    """The case waits again."""

    case: int
    name: str


class Closed(msgspec.Struct, frozen=True, tag="closed"):
    """The case ended; `word` is the counsellor's own last sentence, perhaps empty."""

    case: int
    name: str
    word: str


class CounsellorSaid(msgspec.Struct, frozen=True, tag="counsellor_said"):
    """What the counsellor wrote to the family, in the private chat `source`."""

    case: int
    name: str
    piece: Piece
    source: int


class Looked(msgspec.Struct, frozen=True, tag="looked"):
    """What was asked about a case of another chat; `state` is empty where code and word do not belong together."""

    code: str
    state: str


class Undelivered(msgspec.Struct, frozen=True, tag="undelivered"):
    """Something the family sent could not be carried to their counsellor; `message` is their own message."""

    message: int | None


# ---- to a case


class Claim(msgspec.Struct, frozen=True, tag="claim"):
    """Somebody presses "Ambil". `worker` is the private chat, 0 where it is not open."""

    worker: int
    name: str


class Release(msgspec.Struct, frozen=True, tag="release"):
    """`by` gives it back; a supervisor may do so for another. `sure`: asked a second time, as high risk wants it."""

    by: int
    supervisor: bool = False
    sure: bool = False


class Close(msgspec.Struct, frozen=True, tag="close"):
    """End the case with an outcome of the handbook and perhaps a word to the family.

    `sure`: they were asked a second time, as a case of high risk or a promise in the word wants it. `referred`: to
    whom, where they said so.
    """

    by: int
    outcome: str
    word: str = ""
    sure: bool = False
    referred: str = ""


class FamilySaid(msgspec.Struct, frozen=True, tag="family_said"):
    """One more piece from the family. `danger`: one is heard in these very words. `apart`: it is told of another
    matter, which has no case yet.
    """

    piece: Piece
    danger: bool = False
    apart: bool = False


class ToFamily(msgspec.Struct, frozen=True, tag="to_family"):
    """The counsellor `by` writes to the family."""

    by: int
    piece: Piece


class Danger(msgspec.Struct, frozen=True, tag="danger"):
    """Danger was heard. `served` says that a counsellor is writing right now and only they need to know.

    `hidden`: in words written while the chat was hidden, perhaps by somebody else. `said`: the words themselves went
    to the case already, marked. `at` is when they were written, where that is some time ago.
    """

    kind: str
    evidence: tuple[str, ...]
    served: bool
    hidden: bool = False
    said: bool = False
    at: datetime | None = None


class Changed(msgspec.Struct, frozen=True, tag="changed"):
    """The family filled in or corrected what is known. A `risk` can only rise; `details` are answers, by question.

    `new` says that it is another matter than the one the case was opened for. `heard` are letters that their story
    sounds like by now: they are added.
    """

    who: str = ""
    risk: str = ""
    details: Mapping[str, str] = {}
    word: str = ""
    topics: tuple[str, ...] = ()
    kecamatan: str = ""
    basis: str = ""
    new: bool = False
    heard: tuple[str, ...] = ()


class Amended(msgspec.Struct, frozen=True, tag="amended"):
    """The family edited the message that answered the question `name`; of a further child with its number behind it."""

    name: str
    before: str
    now: str


class CheckUnanswered(msgspec.Struct, frozen=True, tag="check_unanswered"):
    """They were asked whether they are safe and did not answer."""


class SaidSafe(msgspec.Struct, frozen=True, tag="said_safe"):
    """The family answered, in a danger or its check, that it is safe now; a neighbour no more than that it is quiet."""

    quiet: bool = False


class Unserved(msgspec.Struct, frozen=True, tag="unserved"):
    """Some minutes ago the family of a case in hand wrote of a danger."""


class HoursBegin(msgspec.Struct, frozen=True, tag="hours_begin"):
    """Counsellors begin to read; the case waited, of high risk, since before."""


class CorrectionsOver(msgspec.Struct, frozen=True, tag="corrections_over"):
    """Some seconds ago the family of a case in hand set something right, and nothing since."""


class Hid(msgspec.Struct, frozen=True, tag="hid"):
    """The family hides the chat (`back` False) or is there again (`back` True)."""

    back: bool = False


class Withdrawn(msgspec.Struct, frozen=True, tag="withdrawn"):
    """The family needs nothing more."""


class StillWaits(msgspec.Struct, frozen=True, tag="still_waits"):
    """The family asked to stop; of high risk, its case goes on waiting until a counsellor has read it."""

    case: int


class Reopen(msgspec.Struct, frozen=True, tag="reopen"):
    """The family comes back to a closed case."""


class Beside(msgspec.Struct, frozen=True, tag="beside"):
    """The same family has another case, under this code. `fresh`: it has just opened one, for another matter.

    So many voice notes and pictures that nobody opened went over to it with what was told.
    """

    code: str
    fresh: bool = False
    unheard: int = 0
    unseen: int = 0


class NotDelivered(msgspec.Struct, frozen=True, tag="not_delivered"):
    """A message of this case did not reach `to`; `message` is the sender's own message, where there was one."""

    to: Literal["family", "worker"]
    reason: str
    message: int | None = None


# ---- to a counsellor's private chat


class Given(msgspec.Struct, frozen=True, tag="given"):
    """The case is theirs: the letter follows, and it is their current one."""

    case: int
    code: str


class Taken(msgspec.Struct, frozen=True, tag="taken"):
    """The case is no longer theirs."""

    case: int
    code: str
    why: Literal["released", "closed", "withdrawn"]
    outcome: str = ""
    referred: str = ""


class FromFamily(msgspec.Struct, frozen=True, tag="from_family"):
    """The family wrote, in the chat `source`. `danger`: these very words say one. `apart`: of another matter, which has
    no case yet.
    """

    case: int
    code: str
    piece: Piece
    source: int
    danger: bool = False
    apart: bool = False


class SetRight(msgspec.Struct, frozen=True, tag="set_right"):
    """The family of their case set right what was known: by detail, as `flows.casework.corrections` reads it."""

    case: int
    code: str
    details: Mapping[str, str]


class OpenedBeside(msgspec.Struct, frozen=True, tag="opened_beside"):
    """The family of their case told another matter, which waits as a case of its own."""

    case: int
    code: str
    other: str


class DangerNews(msgspec.Struct, frozen=True, tag="danger_news"):
    """The family of their case said something dangerous: just now, or `at` an earlier time. `kind` is what is heard."""

    case: int
    code: str
    evidence: tuple[str, ...]
    hidden: bool = False
    at: datetime | None = None
    kind: str = ""


class FamilySafe(msgspec.Struct, frozen=True, tag="family_safe"):
    """The family of their case pressed that it is safe now; a neighbour no more than that it is quiet."""

    case: int
    code: str
    quiet: bool


class StillUnanswered(msgspec.Struct, frozen=True, tag="still_unanswered"):
    """The family of their case wrote of a danger `since` then, and they wrote nothing back."""

    case: int
    code: str
    since: datetime


class FamilyHid(msgspec.Struct, frozen=True, tag="family_hid"):
    """The family of their case hides the chat, or is there again."""

    case: int
    code: str
    back: bool


class AskIfSure(msgspec.Struct, frozen=True, tag="ask_if_sure"):
    """They would close a case of high risk, or with a promise in the last word, which nobody holds: are they sure?"""

    case: int
    code: str
    outcome: str
    word: str
    referred: str = ""
    grave: bool = True
    promised: bool = False


class AskToRelease(msgspec.Struct, frozen=True, tag="ask_to_release"):
    """They would give back a case of high risk: are they sure?"""

    case: int
    code: str


class NotYours(msgspec.Struct, frozen=True, tag="not_yours"):
    """They tried something with a case that is not theirs."""

    code: str


class PledgesShown(msgspec.Struct, frozen=True, tag="pledges_shown"):
    """They would close this case, and were shown what was promised to its family: did it happen?"""

    case: int


class DidNotReach(msgspec.Struct, frozen=True, tag="did_not_reach"):
    """Their message did not reach the family."""

    code: str
    reason: str
    message: int | None


Note = (
    CaseOpened
    | Claimed
    | Released
    | Closed
    | StillWaits
    | CounsellorSaid
    | Looked
    | Undelivered
    | Claim
    | Release
    | Close
    | FamilySaid
    | ToFamily
    | Danger
    | Changed
    | Amended
    | CheckUnanswered
    | SaidSafe
    | Unserved
    | HoursBegin
    | CorrectionsOver
    | Hid
    | Withdrawn
    | Reopen
    | Beside
    | NotDelivered
    | Given
    | Taken
    | FromFamily
    | SetRight
    | OpenedBeside
    | DangerNews
    | FamilySafe
    | StillUnanswered
    | AskIfSure
    | AskToRelease
    | FamilyHid
    | NotYours
    | PledgesShown
    | DidNotReach
)
