"""Writing back safely: whose phone this is, when it is safe to write first, by whom, and a word of their own.

Every question can be skipped, and "enough" ends them all.
"""

from __future__ import annotations

from flows.effects import SetTimer, Tell
from flows.engine import BURST
from flows.gate import SAFE_HOURS
from flows.match import plain, says
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Changed
from flows.piece import Piece
from flows.session import Session, answered, put, unanswered
from flows.talk import areas, asking, bystander, child, few_words, gently, nickname
from flows.talk.details import SKIPPED, told
from flows.talk.own_words import FILE, hear, question
from flows.talk.said_of_reach import GENDER, HOURS, PHONE, reader
from flows.text import Text
from flows.triage.of_oneself import fact
from handbook.reading import CODES

FIRST = "safe.phone"
NAME = "safe.name"
"""What the counsellor may call them: nobody else reads it."""

WORD = "safe.word"
NAMES = (FIRST, "safe.hours", "safe.gender", NAME, "safe.word")
SUMMARY = "intake.summary"
ASKED_FOR = frozenset({*CODES, "kdrt", "psikologi"})
"""Subjects after which it is asked without being looked for in the summary."""


def asks(session: Session, about: tuple[str, ...]) -> bool:
    """Whether these questions come by themselves."""
    if bystander.tells(session):
        return False
    return wanted(about) and FIRST not in session.answers


def wanted(about: tuple[str, ...]) -> bool:
    """Whether they belong to these subjects."""
    return not ASKED_FOR.isdisjoint(about)


def names(session: Session) -> bool:
    """Whether they are asked what to call them: not a neighbour, and not a child, whose nickname is asked as a
    child's.
    """
    return session.register != "child" and not bystander.tells(session)


def _answer(session: Session, key: str, moment: Moment) -> Move:
    name = session.node
    session = answered(session, name, key)
    onward = FOLLOWING[name]
    if onward == NAME and (NAME in session.answers or not names(session)):
        onward = FOLLOWING[NAME]
    return Move(session, told(session, name), to=onward)


def _named(session: Session, key: str, moment: Moment) -> Move:
    if not key:
        said = session.answers[NAME]
        unnamed = nickname.is_none(said, session, moment)
        session = answered(session, NAME, "skip" if unnamed else nickname.bare(said, session, moment))
    return Move(session, told(session, NAME), to="safe.word")


def _word(session: Session, key: str, moment: Moment) -> Move:
    """The word is for coming back: neither the card nor the letter shows it."""
    if not key and session.pending == EASY:
        return Move(put(session, pending="", misses=1), to=HERE, prefix=(Text(EASY),))
    kept = word(session)
    told = (Tell("case", session.case.id, Changed(word=kept)),) if session.case and kept else ()
    advised = (Text("safe.word.kept"),) if kept else ()
    return Move(put(session, pending=""), told, to=_onward(session, moment), prefix=advised)


EASY = "safe.word.easy"


def _word_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    """A place, an age, a question or a feeling was hardly meant as a secret word: it is asked for once more, and taken
    where they write it again.
    """
    if not piece.text or session.misses or session.pending or not _is_no_word(piece.text, session, moment):
        return hear(session, piece, moment)
    place = areas.named(session, piece.text, moment)
    waits = SetTimer("burst", moment.now + BURST)
    return Move(put(unanswered(place, WORD), pending=EASY), (waits,))


def _is_no_word(said: str, session: Session, moment: Moment) -> bool:
    known = moment.handbook.areas
    if "?" in said or fact(said) or known.find_city(said) or known.named_in(said):
        return True
    if says("answer.unsure", said, session.locale, moment):
        return True
    return bool(gently.kind_of(said, WORD, moment) or few_words.kind_of(said, moment.handbook))


def _onward(session: Session, moment: Moment) -> str:
    """About the child next, which was not asked yet; to the summary for whoever came from there, or was asked where."""
    trail = session.frames[-1].trail
    if SUMMARY in trail or asking.ENDED in session.answers or child.AFTER in session.answers:
        return SUMMARY
    return child.onward(session, moment)


def word(session: Session) -> str:
    """Their own word as it is compared: small letters, no signs."""
    said = session.answers.get("safe.word", "")
    return "" if said in SKIPPED or said.startswith(FILE) else plain(said)


READ = {"safe.phone": PHONE, "safe.hours": HOURS, "safe.gender": GENDER}

FOLLOWING = {"safe.phone": "safe.hours", "safe.hours": "safe.gender", "safe.gender": NAME, NAME: "safe.word"}


def _question(name: str, *keys: str) -> Node:
    then = FOLLOWING[name]
    before, behind = asking.ways_round(then)
    return Node(
        name,
        answer=asking.may_end(_answer),
        round="skip",
        read=reader(READ[name]),
        choices=(*before, *(Choice(key, then) for key in keys), *behind),
        leads=("safe.word",) if then == NAME else (),
    )


NODES = (
    _question("safe.phone", "mine", "shared", "other"),
    _question("safe.hours", "any", *SAFE_HOURS, "never"),
    _question("safe.gender", "any", "woman", "man"),
    question(
        NAME,
        "safe.word",
        *sum(asking.ways_round("safe.word"), ()),
        leads=("waiting.line",),
        numbered=False,
        done=_named,
    ),
    question(
        "safe.word",
        SUMMARY,
        *sum(asking.ways_round(SUMMARY), ()),
        leads=("waiting.line", child.FIRST, child.AFTER),
        heard=_word_heard,
        done=_word,
        numbered=False,
        texts=("safe.word.kept", EASY),
    ),
)
