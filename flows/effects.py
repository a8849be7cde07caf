"""What a step wants done. Turns carries these out in the same transaction that keeps the session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from flows.notes import Note
from flows.piece import Piece
from flows.text import Paragraphs, Text, Verbatim

Machine = Literal["talk", "worker", "case"]
Kind = Literal["answer", "question", "news", "relay", "alarm"]
"""`answer` replies to what was said, `question` waits for a choice, `news` and `relay` come unasked."""


class Option(msgspec.Struct, frozen=True):
    """A button: its label and either the token that comes back or an address to open."""

    label: Text | Verbatim
    token: str = ""
    url: str = ""


class Say(msgspec.Struct, frozen=True):
    """Words to the person of this machine.

    `slot` names a message that later ones with the same slot rewrite, unless they are `anew`; with `bares` such a one
    takes the buttons from the one before. What is `quiet` rings no phone.
    """

    text: Paragraphs
    options: tuple[tuple[Option, ...], ...] = ()
    kind: Kind = "answer"
    urgent: bool = False
    slot: str = ""
    anew: bool = False
    bares: bool = False
    quiet: bool = False
    case: int | None = None
    reply_to: int | None = None


class Carry(msgspec.Struct, frozen=True):
    """Somebody's own words or file, carried to the person of this machine under a line that names who speaks.

    `source` is the chat it was written in. An edit (`piece.edited`) rewrites what was carried before. `urgent`: it goes
    before everything else. What is `quiet` rings no phone.
    """

    header: Paragraphs
    piece: Piece
    source: int
    case: int
    urgent: bool = False
    quiet: bool = False


class Tell(msgspec.Struct, frozen=True):
    """A note to another machine, taken up in the same transaction."""

    machine: Machine
    id: int
    note: Note


class OpenCase(msgspec.Struct, frozen=True):
    """Open a case for this family with all that is known; the answer is the note `CaseOpened(then=...)`.

    `topics` are what they chose, `heard` what their story sounds like, `details` what they answered, by question.
    `beside` are their other open cases; what they told in the messages `moved` goes over from one of those to this.
    """

    risk: str
    basis: Literal["consent", "vital_interest"]
    who: str = ""
    topics: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    kecamatan: str = ""
    details: Mapping[str, str] = {}
    danger: str = ""
    evidence: tuple[str, ...] = ()
    unanswered: bool = False
    word: str = ""
    then: str = ""
    beside: Mapping[int, str] = {}
    moved: tuple[int, ...] = ()


class LookUp(msgspec.Struct, frozen=True):
    """Where the case with this code stands, if `word` is its family's own; the answer is the note `Looked`."""

    code: str
    word: str


class Keep(msgspec.Struct, frozen=True):
    """Keep a piece of what the family told (with the case, where one is open)."""

    piece: Piece
    case: int | None = None


class MoveTold(msgspec.Struct, frozen=True):
    """What was told in these messages belongs to another case of the same family."""

    messages: tuple[int, ...]
    case: int


class Forget(msgspec.Struct, frozen=True):
    """Destroy what was told and belongs to no case."""


class SetTimer(msgspec.Struct, frozen=True):
    """One timer a kind and owner; setting it again moves it."""

    kind: str
    due: datetime


class StopTimer(msgspec.Struct, frozen=True):
    """A timer that is not set is no error."""

    kind: str


class Toast(msgspec.Struct, frozen=True):
    """The answer to the press that is being handled; lost without harm if there was none."""

    text: Text
    alert: bool = False
    link: str = ""


class DrawCard(msgspec.Struct, frozen=True):
    """Show the case's card (and the board) in the group as it is now. `alarm` posts a line that rings."""

    alarm: bool = False


class TellStory(msgspec.Struct, frozen=True):
    """The letter for the one who claimed the case: facts first, then everything the family told, in order."""

    case: int


class TellAnswers(msgspec.Struct, frozen=True):
    """What the family of this case just answered, to the one who holds it."""

    details: Mapping[str, str]


class TellUnanswered(msgspec.Struct, frozen=True):
    """What the family wrote since the one who holds the case last wrote to them; nothing where they wrote nothing."""


class TellPlans(msgspec.Struct, frozen=True):
    """To the one who closes this case: what the family of it means to do, as far as they named it."""

    case: int


class Attach(msgspec.Struct, frozen=True):
    """What the family told since its last case belongs to this case now."""

    family: int


class ListCases(msgspec.Struct, frozen=True):
    """The counsellor's own open cases, as buttons."""


class WipeChat(msgspec.Struct, frozen=True):
    """Delete the last 48 hours from the person's chat, both sides; `message` is the one that asked for it.

    With `before`: only what of ours was made before it hid and arrived, or would arrive, behind the deletion.
    """

    message: int = 0
    before: datetime | None = None


class Wake(msgspec.Struct, frozen=True):
    """Tell those on call, in their private chats; `case` is None where none could be opened. `holder` is
    the chat of whoever has the case, who reads every word of it there and is not told.
    """

    case: int | None
    text: Text
    holder: int | None = None


Effect = (
    Say
    | Carry
    | Tell
    | OpenCase
    | LookUp
    | Keep
    | MoveTold
    | Forget
    | SetTimer
    | StopTimer
    | Toast
    | DrawCard
    | TellStory
    | TellAnswers
    | TellUnanswered
    | TellPlans
    | Attach
    | ListCases
    | WipeChat
    | Wake
)


class Event(msgspec.Struct, frozen=True):
    """A line of the trail: what happened, without a word of content."""

    kind: str
    detail: str = ""
