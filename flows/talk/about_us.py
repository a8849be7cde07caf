"""What people ask of us before they trust us: why is that asked, is it written down, will you call the police, where
are you, is anybody there.

Answered wherever it is asked, and the question that stood there is asked again: such a question is no name of a child,
no secret word and no address. A counsellor reads what is feared in it. What is asked of a danger has answers of its own
(flows/talk/asked.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from flows.effects import Effect
from flows.engine import FIRST_WORD, Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, turned, untold
from flows.talk import advice, aside
from flows.talk.hearing.alone import signal_alone
from flows.talk.numbers import call_now
from flows.talk.promise import named, reading
from flows.text import Paragraphs, Text
from flows.triage.asides import finder, kinds_in
from flows.triage.categories import understand
from flows.triage.normalise import Token, tokens
from flows.triage.others import names_another
from flows.triage.phrases import Match
from flows.triage.question import asks_why, is_question
from handbook.reading import Handbook
from handbook.reading.asides import (
    BACK,
    BLAME,
    CREDIT,
    OFFICE,
    PHONE,
    POLICE,
    PRISON,
    RECORD,
    THERE,
    VANISH,
    WHY,
)

KINDS = (CREDIT, BLAME, VANISH, PRISON, POLICE, RECORD, OFFICE, PHONE, THERE, WHY)
"""The first that is met counts."""

FEARED = (PRISON, POLICE, BLAME)
"""What is part of their story, too."""

LONGEST = {WHY: 5, PRISON: 6, POLICE: 6}
"""Words up to which it asks us; in a longer message it asks something else."""

LONGEST_OF_ALL = 10

ALONE = 2
"""Words of a message in which one alone ("hapus") asks it."""

FEW_TO_WITHDRAW = 6
"""Words up to which "tidak jadi" takes back what was told."""

SHORT = 7
"""Words of a question that tells no matter of a family's, whatever is heard in it."""

PLACES = ("intake.", "risk.", "child.", "safe.", "waiting.", "door.", "safety.")

AT_FIRST = (RECORD, OFFICE, PHONE, THERE, CREDIT)
"""What the welcome alone does not answer, where it is the first message of all."""

ANSWERED_AT = {WHY: ("intake.who",), VANISH: ("safe.phone",)}
"""Where nothing was asked yet that could have a reason, and where "ini hp mama" is the answer."""


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard, behind those of danger and of what is not ours."""
    node = talk.nodes[session.node]
    if not isinstance(said, Said) or not session.node.startswith(PLACES):
        return None
    first = session.pending == FIRST_WORD
    kind = BACK if _withdraws(session, said.text, moment) else kind_of(said.text, moment.handbook)
    if not kind or session.node in ANSWERED_AT.get(kind, ()) or (first and kind not in AT_FIRST):
        return None
    kept: tuple[Effect, ...] = ()
    if node.keeps:
        session, kept = talk.keep(session, piece_of(said))
    if kind not in FEARED:
        session = untold(session, said.text)  # a question spares nobody the telling
    answer: Paragraphs = (Text(f"about_us.{'police' if kind == PRISON else kind}"),)
    if kind == THERE:
        session, answer = named(session, moment), (*answer, reading(moment))
    if kind == CREDIT:  # 112 can be called without any
        answer = (*answer, *advice.say("one_number", session, moment))
    if session.node.startswith("safety.") and kind not in (BACK, CREDIT):
        answer = (*answer, *call_now(session, moment))
    if first:
        answer = (Text("intake.who.welcome"), *answer)
    if node.kind == "rest":
        return Move(turned(session), kept, to=HERE, instead=answer)
    return Move(turned(session), kept, to=HERE, prefix=answer)


# More than one guard asks it of a message.
@lru_cache(maxsize=4)
def kind_of(text: str, handbook: Handbook) -> str:
    """Which of KINDS it asks, or ''. Who names a matter of a family's tells it, whatever they ask beside."""
    if (
        len(text.split()) > LONGEST_OF_ALL
        or aside.asks_secrecy(text, handbook)
        or aside.kind_of(text, handbook)
    ):
        return ""
    typed = tokens(text, handbook.distress.language)
    asks = is_question(text, typed)
    found = {match.label for match in finder(KINDS, handbook).find(typed) if _asks(match, typed, asks=asks)}
    short = len(typed) <= SHORT and not found.isdisjoint((THERE, RECORD, VANISH, CREDIT))
    if not (short or found & {*FEARED}) and understand([text], handbook).categories:
        return ""
    return next((kind for kind in KINDS if kind in found), "")


def _asks(match: Match[str], typed: Sequence[Token], *, asks: bool) -> bool:
    """Whether such words ask it here; some do without a question's shape ("kenapa nanya gitu", "ini hp mama")."""
    kind = match.label
    if len(typed) > LONGEST.get(kind, LONGEST_OF_ALL):
        return False
    if kind == WHY:
        return asks_why(match, typed)
    if kind == VANISH:
        return len(match.places) > 1 or len(typed) <= ALONE
    return asks or kind in (OFFICE, BLAME, CREDIT) or (kind == PRISON and _fears(typed))


def _withdraws(session: Session, said: str, moment: Moment) -> bool:
    """ "Ga jadi deh lapornya", within a danger that is known: what was told of it stays, and that is said."""
    if session.peril is None or not session.node.startswith("safety.") or len(said.split()) > FEW_TO_WITHDRAW:
        return False
    back = bool(kinds_in(said, (BACK,), moment.handbook))
    return back and not names_another(said, moment.handbook) and signal_alone(said, moment) == "none"


def _fears(typed: Sequence[Token]) -> bool:
    """ "Aku ga mau ayah dipenjara", "takut bapak ditangkap"."""
    return any(not {"takut", "mau", "jangan", "kasihan"}.isdisjoint(token.forms) for token in typed)


TEXTS = tuple(
    f"about_us.{kind}" for kind in (POLICE, RECORD, OFFICE, PHONE, THERE, WHY, VANISH, BLAME, CREDIT, BACK)
)
