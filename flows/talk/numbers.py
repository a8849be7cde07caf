"""The numbers to call, as a family may see them."""

from __future__ import annotations

from flows.moment import Moment
from flows.session import Session
from flows.talk import bystander
from flows.text import Paragraphs, Text, text
from handbook.reading import Number

MOST = 3
"""Lines at once: in danger nobody reads a list."""

URGENT = ("darurat", "anak", "perempuan", "puspa")


def numbers(session: Session | None, moment: Moment, first: bool = False) -> Paragraphs:
    """The first lines that answer now, one of them where `first`; unconfirmed ones only in the demo, marked CONTOH."""
    child = session is not None and session.register == "child"
    unfit = "dewasa" if child else "anak"
    found = [
        n
        for n in moment.handbook.numbers_to_show(moment.demo, *URGENT)
        if n.for_whom != unfit and _answers(n, moment)
    ]
    if session is not None and bystander.tells(session):  # somebody has to go there
        found.sort(key=lambda n: "darurat" not in n.purposes)
    lines = tuple(_line(number, child) for number in found[: 1 if first else MOST])
    return (text("numbers.list", lines=lines),) if lines else ()


def _answers(number: Number, moment: Moment) -> bool:
    return number.all_day or moment.handbook.hours.is_open(moment.now)


def _line(number: Number, child: bool) -> Text:
    key = "numbers.line.example" if number.example else "numbers.line"
    return text(key, name=(child and number.child_name) or number.name, phone=number.phone)
