"""What a counsellor asks that a short word answers: whether something was swallowed, whether it is safe.

"Iya 10 pil" holds no danger by itself; beneath "apakah kamu sudah minum sesuatu?" it does.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.match import ADDRESS, POLITE
from flows.triage.asides import kinds_in
from flows.triage.normalise import Token, tokens
from flows.triage.question import is_question
from handbook.reading import Handbook
from handbook.reading.asides import AFFIRMS, ASKS_SAFE, GRAVE_QUESTIONS

LONGEST = 6
"""Words of an answer that is understood by its question alone."""

NO = frozenset({"tidak", "belum", "bukan", "jangan", "no", "not", "nope", "never"})
"""Also within a question these turn it: "jangan diminum obatnya ya"."""

ASKING = frozenset({"sudah", "kamu", "anda", "dia", "ada", "apa", "did", "have", "are"})
"""Begins a question that has no mark: "kamu udah minum apa"."""

BEFORE = frozenset((*POLITE, *ADDRESS, "anu", "eh", "hmm"))
"""What may stand before the answer: "kak iya"."""


def asked_in(text: str, handbook: Handbook) -> str:
    """The kind of grave question that these words end with, or ''."""
    kinds = kinds_in(text, GRAVE_QUESTIONS, handbook)
    typed = tokens(text, handbook.distress.language)
    if not kinds or not (is_question(text, typed) or (typed and not ASKING.isdisjoint(typed[0].forms))):
        return ""
    turned = any("jangan" in token.forms for token in typed) or _begins(typed, NO)
    return "" if turned else next(kind for kind in GRAVE_QUESTIONS if kind in kinds)


def says_yes(text: str, asked: str, handbook: Handbook) -> bool:
    """Whether a short answer to this question says that it is as grave as it asks; of safety that is a no."""
    typed = tokens(text, handbook.distress.language)
    if not typed or len(typed) > LONGEST or "?" in text:
        return False
    denies = any(not NO.isdisjoint(token.forms) for token in typed)
    if asked == ASKS_SAFE:
        return _begins(typed, NO)
    return not denies and (_affirms(typed, text, handbook) or any(map(str.isdigit, text)))


def says_no(text: str, asked: str, handbook: Handbook) -> bool:
    """Whether it is answered, and nothing is grave about it."""
    typed = tokens(text, handbook.distress.language)
    return _affirms(typed, text, handbook) if asked == ASKS_SAFE else _begins(typed, NO)


def _affirms(typed: Sequence[Token], text: str, handbook: Handbook) -> bool:
    rest = _without_address(typed)
    return bool(rest) and bool(kinds_in(text[rest[0].start : rest[0].end], (AFFIRMS,), handbook))


def _begins(typed: Sequence[Token], words: frozenset[str]) -> bool:
    rest = _without_address(typed)
    return bool(rest) and not words.isdisjoint(rest[0].forms)


def _without_address(typed: Sequence[Token]) -> Sequence[Token]:
    rest = list(typed)
    while rest and not BEFORE.isdisjoint(rest[0].forms):
        rest.pop(0)
    return rest or typed
