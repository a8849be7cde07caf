"""What is told unasked and need not be asked any more: an address, with its kecamatan; of a neighbour, the child's age.

Read in every message, before what it answers is looked at; where the place was asked for, the answer is one anyway. A
counsellor who has the case reads it themselves, and what is written over a hidden chat may be another hand's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.effects import Effect, Tell
from flows.engine import OWN_WORDS
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.moment import Moment
from flows.notes import Changed
from flows.session import Session, answered
from flows.talk import areas, bystander
from flows.talk.areas import ADDRESS_TOLD
from flows.talk.details import SKIPPED
from flows.talk.own_words import FILE
from flows.triage.address import address
from flows.triage.age import told_age
from flows.triage.others import names_another
from flows.triage.own_number import own_number
from flows.triage.where_words import at_home, forbids_calls

PHONE = "safety.phone"
ASKED_AT = (areas.WHERE, bystander.WHERE)


def place(details: Mapping[str, str]) -> str:
    """Where help goes, of a case's details: what was written unasked, else what was answered; '' for a file or none."""
    told = (details.get(name, "") for name in (ADDRESS_TOLD, *ASKED_AT))
    return next((one for one in told if one and not one.startswith(FILE) and one not in SKIPPED), "")


def overheard(session: Session, said: FromPerson, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """The same session, with the address and the kecamatan that these words tell; an open case hears of both."""
    if session.hidden or session.refused or (session.case is not None and session.case.claimed):
        return session, ()
    before, session = session, _aged(session)
    words = said.caption if isinstance(said, Sent) else said.text if isinstance(said, Said | Edited) else ""
    if not words or session.node in ASKED_AT:
        return session, _told(before, session)
    found = address(words)
    if found and not _said_before(session, found):
        session = answered(session, ADDRESS_TOLD, found)
    if found or (session.node.startswith("safety.") and not names_another(words, moment.handbook)):
        session = areas.named(session, found or words, moment)
    session, also = _within_danger(session, words, moment)
    return session, (*_told(before, session), *also)


def _within_danger(session: Session, words: str, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """What the next questions of a danger ask, told before they were put: that they are at home, in a district that is
    known; and that nobody may call.
    """
    if not session.node.startswith("safety.") or session.peril is None or bystander.tells(session):
        return session, ()
    details: dict[str, str] = {}
    home = at_home(words, moment.handbook)
    if home and areas.kecamatan(session) and not areas.told(session):
        session, details[ADDRESS_TOLD] = answered(session, areas.HOME, "yes"), home
    if reach := _reach(session, words, moment):
        details[PHONE] = reach
        session = answered(session, PHONE, reach)
    if not details or session.case is None:
        return session, ()
    return session, (Tell("case", session.case.id, Changed(details=details)),)


def _reach(session: Session, words: str, moment: Moment) -> str:
    """The number they gave as their own, and how they may be reached, one line each; '' where nothing new is told."""
    if session.node == PHONE:
        return ""
    before = session.answers.get(PHONE, "")
    before = "" if before in SKIPPED or before.startswith(FILE) else before
    said = own_number(words) or (words[:OWN_WORDS] if forbids_calls(words, moment.handbook) else "")
    return "\n".join(filter(None, (before, said))) if said and said not in before else ""


def _aged(session: Session) -> Session:
    """The same session with the age of that child, where a neighbour told just one: "umur 6 atau 7" is kept so."""
    if not bystander.tells(session) or session.children or bystander.AGE in session.answers:
        return session
    said = "" if session.node == bystander.AGE else told_age(session.story)
    return answered(session, bystander.AGE, said) if said else session


def _said_before(session: Session, found: str) -> bool:
    """Told twice, and no more of it than the first time."""
    return set(_words(found)) <= set(_words(session.answers.get(ADDRESS_TOLD, "")))


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", said.lower())


def _told(before: Session, session: Session) -> tuple[Effect, ...]:
    if session.case is None or session is before:
        return ()
    details = {
        name: now
        for name in (ADDRESS_TOLD, bystander.AGE)
        if (now := session.answers.get(name, "")) != before.answers.get(name, "")
    }
    district = areas.kecamatan(session) if areas.kecamatan(session) != areas.kecamatan(before) else ""
    return (Tell("case", session.case.id, Changed(details=details, kecamatan=district)),)
