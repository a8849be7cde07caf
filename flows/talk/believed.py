"""What is said once to the hardest sentences in danger, in place of a general word of company.

Who tells that somebody hurts them, or a child, hears that it is not their fault and that nothing more need be told now.
Whoever it comes from is near: then how to write unseen. Each stands for the same danger once.
"""

from __future__ import annotations

from flows.moment import Moment
from flows.session import Session, answered, put, turned
from flows.talk import advice, bystander, topics
from flows.talk.numbers import call_now, to_call
from flows.talk.promise import reads_now
from flows.text import Paragraphs, Text
from flows.triage.asides import finder
from flows.triage.categories import understand
from flows.triage.normalise import tokens
from flows.triage.writer import hurts_the_writer
from handbook.reading import Handbook
from handbook.reading.asides import MUTE, NEAR

FIRST, TOLD, NEARBY = "believed.first", "believed.told", "believed.near"
"""Answered with when that danger began, once it was said."""

KINDS = frozenset({"senjata_ancaman", "kekerasan_seksual", "penculikan", "kekerasan_berlangsung"})
LETTERS = frozenset({"d", "f", "h", "i", "j", "m", "kdrt"})
"""What somebody does to them. Who thinks of death, or fears to hurt a child, is told nothing of fault."""

NOT_FIRST = (("bunuh_diri",), ("takut_menyakiti",))

AT_ONCE = 2
"""Texts of the present burst that are looked at: "skrg" and "dia ada di kamar" come as two."""

WHOSE = ("child", "self", "of", "own", "unknown")
TEXTS = (
    *(f"believed.{when}.{whose}" for when in ("first", "told") for whose in WHOSE),
    "believed.first.heard",
    "believed.enough",
    "believed.near",
)


def first(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """One warm sentence before the numbers, for whoever tells that somebody hurts them, or thinks of death. The next
    message hears the rest of it: that nothing more need be told now.
    """
    kinds = session.peril.kinds if session.peril else ()
    # Nobody is to blame that a child is gone or found, and nobody said so.
    if kinds[:1] == (advice.MISSING,) or advice.is_found_child(session):
        return session, ()
    if (kinds[:1] in NOT_FIRST or advice.fears_to_hurt(session)) and not bystander.of_child(session):
        return session, (Text("believed.first.heard"),)
    if not _tells(session, moment):
        return session, ()
    return _once(FIRST, session), (Text(f"believed.first.{_whose(session, moment)}"),)


def words(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """The session in which it is said, and the words; none where nothing of it fits, or it was said before."""
    if near(session, moment) and not _said(NEARBY, session):
        session = put(_once(NEARBY, session), hush=True)  # as these words promise
        return session, (Text("believed.near"), *to_call("numbers.able", session, moment))
    unread = reads_now(moment) != "passed_on"
    called = call_now(session, moment) if unread else to_call("numbers.still", session, moment)
    session, believing = told(session, moment)
    return session, (*believing, *called) if believing else ()


def told(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """That it is not their fault, where it fits and was not said before; else, once, that nothing more need be told.

    Who was asked to tell more (where a child was seen, what is asked for) does not read that.
    """
    if advice.is_missing(session) or advice.is_of_pictures(session) or advice.is_found_child(session):
        return session, ()
    if _said(FIRST, session) and not _said(TOLD, session):
        return _once(TOLD, session), (Text("believed.enough"),)
    if _tells(session, moment) and not _said(TOLD, session):
        return _once(TOLD, session), (Text(f"believed.told.{_whose(session, moment)}"),)
    return session, ()


def asked_whether_safe(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """The same at the question whether they are safe, once; nobody tells them there to tell no more."""
    if _said(TOLD, session) or not _tells(session, moment):
        return session, ()
    return _once(TOLD, session), (Text(f"believed.first.{_whose(session, moment)}"),)


def near(session: Session, moment: Moment) -> bool:
    """Whether they just wrote that whoever it comes from is there, or in the next room."""
    return not bystander.of_child(session) and any(
        says_near(said, moment.handbook) for said in session.recent[-AT_ONCE:]
    )


def says_near(text: str, handbook: Handbook) -> bool:
    """ "Dia di sini", "skrg dia ada di kamar sebelah"."""
    return _says(NEAR, text, handbook)


def says_mute(text: str, handbook: Handbook) -> bool:
    """ "Gak bisa ngomong", "takut kedengaran"."""
    return _says(MUTE, text, handbook)


def _says(kind: str, text: str, handbook: Handbook) -> bool:
    typed = tokens(text, handbook.distress.language)
    return any(match.label == kind for match in finder((NEAR, MUTE), handbook).find(typed))


def _tells(session: Session, moment: Moment) -> bool:
    kinds = session.peril.kinds if session.peril else ()
    if bystander.tells(session) or kinds[:1] in NOT_FIRST or advice.fears_to_hurt(session):
        return False
    return not KINDS.isdisjoint(kinds) or not LETTERS.isdisjoint(topics.letters(session, moment))


def _whose(session: Session, moment: Moment) -> str:
    """Theirs, or a child's whom they tell of; "own" where they have not said who they are, but that they are hurt."""
    if session.register == "unknown":
        return "own" if any(map(hurts_the_writer, session.recent)) else "unknown"
    if session.register == "child":
        return session.register
    if _hit_herself(session, moment):
        return "self"
    return {"parent": "of", "family": "of", "unknown": "unknown"}.get(session.answers["intake.who"], "self")


def _hit_herself(session: Session, moment: Moment) -> bool:
    """Whether a mother who wrote of her child before tells now of a husband who beats, and names no child in it."""
    kids = moment.handbook.distress.language.groups["kecil"]
    for words in session.recent[-AT_ONCE:]:
        found = understand([words], moment.handbook)
        typed = tokens(words, moment.handbook.distress.language)
        named = any(not kids.isdisjoint(token.forms) for token in typed)
        if "kdrt" in found.topics and not named:
            return True
    return False


def _since(session: Session) -> str:
    return session.peril.since.isoformat() if session.peril and session.peril.since else "-"


def _said(what: str, session: Session) -> bool:
    return session.answers.get(what) == _since(session)


def _once(what: str, session: Session) -> Session:
    return turned(answered(session, what, _since(session)))
