"""The numbers to call, as a family may see them."""

from __future__ import annotations

from flows.moment import Moment
from flows.session import Session
from flows.talk import bystander
from flows.talk.promise import reads_now
from flows.text import Paragraphs, Text, text
from handbook.reading import Number

MOST = 3
"""Lines at once: in danger nobody reads a list."""

FEW = 2
"""Lines of what answers a cry: on a small phone the buttons below it must be near."""

TALK = "safety.talk"
"""Answered with whether they can speak."""

CAME = "safety.came"
"""Answered once they said that help is there: nobody is told to call until there is a danger again."""

URGENT = ("darurat", "anak", "perempuan", "puspa")


NATIONWIDE = frozenset({"sapa_129", "polisi"})
"""The keys in handbook/numbers.yaml of the numbers that answer outside Jakarta, too."""

AWAY = "areas.away"

TO_CALL = (
    "numbers.able",
    "numbers.still",
    "numbers.before",
    "numbers.danger",
    "numbers.worse",
    "numbers.again",
    "numbers.silent",
    "numbers.where_to",
)
"""The last short lines of a message, which name one number."""


def numbers(session: Session | None, moment: Moment, first: bool = False) -> Paragraphs:
    """The first lines that answer now, one of them where `first`; unconfirmed ones only in the demo, marked CONTOH."""
    lines = _lines(session, moment)[: 1 if first else MOST]
    return (text("numbers.list", lines=lines),) if lines else ()


def everywhere(session: Session, moment: Moment) -> Paragraphs:
    """The numbers that hold outside Jakarta, too; nothing where none may be shown."""
    lines = tuple(line for key, line in _keyed(session, moment) if key in NATIONWIDE)
    return (text("numbers.everywhere", lines=lines),) if lines else ()


def few_numbers(session: Session, moment: Moment) -> tuple[Text, ...]:
    """The first two that answer now, each a line, and how to read the others where there are more."""
    lines = _lines(session, moment)
    return (*lines[:FEW], Text("numbers.others")) if len(lines) > FEW else lines


def are_others(session: Session, moment: Moment) -> bool:
    """Whether the word "nomor" shows more than a danger has shown already: at night hardly any number answers."""
    return len(_lines(session, moment)) > FEW


def to_call(key: str, session: Session, moment: Moment) -> Paragraphs:
    """One of `TO_CALL` with the first number that answers now; nothing where none may be shown. Who cannot speak reads
    that somebody else may call; who may not be heard is not told to call first."""
    lines = () if CAME in session.answers else _lines(session, moment)
    quiet = session.answers.get(TALK) == "quiet" or (session.hush and key == "numbers.before")
    if session.node.startswith("safety.") and quiet:
        key = "numbers.silent"
    return (text(key, number=lines[0]),) if lines else ()


def call_now(session: Session, moment: Moment) -> Paragraphs:
    """The last line above the buttons in danger: whom to call, and to call first where nobody reads."""
    return to_call("numbers.able" if reads_now(moment) == "passed_on" else "numbers.before", session, moment)


def _lines(session: Session | None, moment: Moment) -> tuple[Text, ...]:
    return tuple(line for _, line in _keyed(session, moment))


def _keyed(session: Session | None, moment: Moment) -> tuple[tuple[str, Text], ...]:
    """Each with its key in the handbook, in the order in which they are called."""
    child = session is not None and session.register == "child"
    unfit = "dewasa" if child else "anak"
    found = [
        n
        for n in moment.handbook.numbers_to_show(moment.demo, *URGENT)
        if n.for_whom != unfit and _answers(n, moment)
    ]
    if session is not None and bystander.tells(session):  # somebody has to go there
        found.sort(key=lambda n: "darurat" not in n.purposes)
    if session is not None and AWAY in session.answers:
        found.sort(key=lambda n: n.key not in NATIONWIDE)
    return tuple((number.key, _line(number, child)) for number in found)


def _answers(number: Number, moment: Moment) -> bool:
    return number.all_day or moment.handbook.hours.is_open(moment.now)


def _line(number: Number, child: bool) -> Text:
    key = "numbers.line.example" if number.example else "numbers.line"
    return text(key, name=(child and number.child_name) or number.name, phone=number.phone)
