"""The city, then its district: from a list, or typed."""

from __future__ import annotations

from flows.effects import Effect, Tell
from flows.moment import Moment
from flows.node import HERE, Move, Node
from flows.notes import Changed
from flows.session import Session, answered, at, unanswered
from flows.talk import areas, asking, safe, topics
from flows.text import Text


def _city(session: Session, key: str, moment: Moment) -> Move:
    """A city leads to its districts; somebody who typed a district has answered both."""
    if key.startswith(areas.MEANT):
        return _which(session, key)
    if areas.is_district(key):
        return _kecamatan(answered(session, "intake.city", areas.city_of(key)), key, moment)
    if key in (areas.SKIP, areas.OUTSIDE):
        return _kecamatan(answered(session, "intake.city", key), key, moment)
    return _towards(answered(session, "intake.city", key), "intake.kecamatan")


def _which(session: Session, key: str) -> Move:
    """What they typed is like the names of these: nobody is sent to the wrong end of town by a guess."""
    session = answered(session, areas.LIKE, key.removeprefix(areas.MEANT))
    return _towards(session, "intake.meant")


def _towards(session: Session, node: str) -> Move:
    if session.returning:  # the district stands until another is chosen
        return Move(at(session, node), to=HERE)
    return Move(session, to=node)


def _meant(session: Session, key: str, moment: Moment) -> Move:
    if key.startswith(areas.MEANT):
        return _which(session, key)
    if key == areas.OTHER:
        city = session.answers.get("intake.city", "")
        chosen = city and city not in (areas.SKIP, areas.OUTSIDE) and not session.returning
        return _towards(unanswered(session, areas.LIKE), "intake.kecamatan" if chosen else "intake.city")
    if areas.is_district(key):
        session = answered(session, "intake.city", areas.city_of(key))
    return _kecamatan(unanswered(session, areas.LIKE), key, moment)


def _kecamatan(session: Session, key: str, moment: Moment) -> Move:
    if key.startswith(areas.MEANT):
        return _which(session, key)
    if areas.is_district(key):  # typed, it may lie in another city than the one that was chosen
        session = answered(session, "intake.city", areas.city_of(key))
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
        leads=("intake.kecamatan", "intake.meant", "safe.phone", "intake.summary", "waiting.line"),
        texts=("intake.city.elsewhere", "answer.enough.first", "answer.enough"),
        answer=asking.may_end(_city),
        read=areas.read,
        then="intake.summary",
        round="skip",
    ),
    Node(
        "intake.kecamatan",
        choices=areas.districts,
        leads=("intake.meant", "safe.phone", "intake.summary", "waiting.line"),
        answer=asking.may_end(_kecamatan),
        read=areas.read,
        round="skip",
    ),
    Node(
        "intake.meant",
        choices=areas.may_be_meant,
        leads=("intake.city", "intake.kecamatan", "safe.phone", "intake.summary"),
        answer=_meant,
        read=areas.read_meant,
        round="skip",
    ),
)
