"""The city, then its district: from a list, or typed."""

from __future__ import annotations

from flows.effects import Effect, Tell
from flows.moment import Moment
from flows.node import HERE, Move, Node
from flows.notes import Changed
from flows.session import Session, answered, at
from flows.talk import areas, asking, safe, topics
from flows.text import Text


def _city(session: Session, key: str, moment: Moment) -> Move:
    """A city leads to its districts; somebody who typed a district has answered both."""
    if areas.is_district(key):
        return _kecamatan(answered(session, "intake.city", areas.city_of(key)), key, moment)
    if key in (areas.SKIP, areas.OUTSIDE):
        return _kecamatan(answered(session, "intake.city", key), key, moment)
    session = answered(session, "intake.city", key)
    if session.returning:  # the district stands until another is chosen
        return Move(at(session, "intake.kecamatan"), to=HERE)
    return Move(session, to="intake.kecamatan")


def _kecamatan(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "intake.kecamatan", key)
    changed: tuple[Effect, ...] = ()
    if session.case:
        changed = (Tell("case", session.case.id, Changed(kecamatan=areas.kecamatan(session) or "-")),)
    elsewhere = (Text("intake.city.elsewhere"),) if key == areas.OUTSIDE else ()
    onward = "safe.phone" if safe.asks(session, topics.about(session, moment)) else "intake.summary"
    return Move(session, changed, to=onward, prefix=elsewhere)


NODES = (
    Node(
        "intake.city",
        choices=areas.cities,
        leads=("intake.kecamatan", "safe.phone", "intake.summary", "waiting.line"),
        texts=("intake.city.elsewhere", "answer.enough.first", "answer.enough"),
        answer=asking.may_end(_city),
        read=areas.read,
        then="intake.summary",
        round="skip",
    ),
    Node(
        "intake.kecamatan",
        choices=areas.districts,
        leads=("safe.phone", "intake.summary", "waiting.line"),
        answer=asking.may_end(_kecamatan),
        read=areas.read,
        round="skip",
    ),
)
