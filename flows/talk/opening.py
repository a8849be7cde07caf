"""A case with everything that is known so far."""

from __future__ import annotations

from typing import Literal

from msgspec import structs

from flows.casework.case import higher
from flows.effects import OpenCase
from flows.moment import Moment
from flows.session import Session
from flows.talk import areas, safe, topics
from flows.talk.details import details


def open_case(session: Session, moment: Moment, then: str = "") -> OpenCase:
    """The conversation goes on at `then` once it is open; where that is empty, it stays where it is."""
    return OpenCase(
        risk=topics.risk(session, moment),
        basis=basis(session),
        who=session.answers.get("intake.who", ""),
        topics=topics.named(session),
        kecamatan=areas.kecamatan(session),
        details=details(session),
        heard=topics.heard(session, moment),
        evidence=topics.evidence(session, moment),
        word=safe.word(session),
        then=then,
        beside=beside(session),
        moved=_moved(session),
    )


def open_in_danger(session: Session, moment: Moment, kind: str, evidence: tuple[str, ...] = ()) -> OpenCase:
    """At once, whatever was answered and agreed to so far. `evidence` are the words that rang."""
    return OpenCase(
        risk="tinggi",
        basis=basis(session),
        who=session.answers.get("intake.who", ""),
        topics=topics.named(session),
        heard=topics.heard(session, moment, danger=True),
        kecamatan=areas.kecamatan(session),
        details=details(session),
        danger=kind,
        evidence=evidence,
        beside=beside(session),
        moved=_moved(session),
    )


def open_unanswered(session: Session, moment: Moment) -> OpenCase:
    """They did not answer whether they are safe: somebody looks within hours, or sooner where the story is graver."""
    opened = open_case(session, moment)
    heard = topics.heard(session, moment, danger=True)
    return structs.replace(opened, risk=higher(opened.risk, "sedang"), heard=heard, unanswered=True)


def basis(session: Session) -> Literal["consent", "vital_interest"]:
    """On what a case is kept: where nobody agreed to anything yet, on what a life in danger allows."""
    return "consent" if session.consented else "vital_interest"


def _moved(session: Session) -> tuple[int, ...]:
    """What was told of this matter while it had no case, and lies with the one beside it."""
    return tuple(piece.message for piece in session.fresh)


def beside(session: Session) -> dict[int, str]:
    """Their open cases beside the present matter."""
    return {matter.case.id: matter.case.code for matter in session.others if matter.case}
