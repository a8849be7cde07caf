"""The intake: who writes, danger, consent, the story, what it is about; then, in the queue already, where, and all of
it once more to look over."""

from __future__ import annotations

from flows.effects import Effect, Event, Forget, OpenCase, SetTimer, Tell
from flows.engine import BURST
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Changed
from flows.piece import Piece
from flows.session import Session, answered, at, nudge, put
from flows.talk import areas, topics
from flows.talk.numbers import numbers
from flows.talk.safety import alarm
from flows.text import Paragraphs, Text, text


def _welcome(session: Session, _moment: Moment) -> Paragraphs:
    first = not (session.nudges or session.misses or session.answers)
    return (Text("intake.who.welcome"), Text("intake.who.ask")) if first else (Text("intake.who.ask"),)


def _who(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "intake.who", key)
    told = (Tell("case", session.case.id, Changed(who=key)),) if session.case else ()
    return Move(session, told, to="intake.danger")


def _danger(session: Session, key: str, moment: Moment) -> Move:
    session = answered(put(session, asked_safe=moment.now), "intake.danger", key)
    if key == "yes":
        return alarm(session, "ditanya", (), moment)
    prefix = numbers(session, moment) if key == "unsure" else ()
    return Move(session, to="intake.consent", prefix=prefix)


def _consent(session: Session, key: str, moment: Moment) -> Move:
    if key == "no":
        kept = (Text("intake.consent.kept"),) if session.case else ()
        who = {name: value for name, value in session.answers.items() if name == "intake.who"}
        session = put(session, told=0, recent=(), story=(), answers={**who, "intake.consent": "no"})
        return Move(session, (Forget(),), to="door.refused", prefix=kept, events=(Event("consent_refused"),))
    session = answered(session, "intake.consent", "yes")
    if session.case:
        agreed = (Tell("case", session.case.id, Changed(basis="consent")),)
        return Move(session, agreed, to="intake.story", events=(Event("consent"),))
    if session.answers.get("human"):
        return Move(session, (open_case(session, moment, then="waiting.line"),), events=(Event("consent"),))
    return Move(session, to="intake.story", events=(Event("consent"),))


def open_case(session: Session, moment: Moment, then: str) -> OpenCase:
    """A case with everything answered so far."""
    topic = session.answers.get("intake.topic", "")
    return OpenCase(
        risk=topics.risk(session, moment),
        basis="consent",
        who=session.answers.get("intake.who", ""),
        topics=(topic,) if topic else (),
        kecamatan=areas.kecamatan(session),
        heard=topics.heard(session, moment),
        evidence=topics.evidence(session, moment),
        then=then,
    )


def _story_words(session: Session, _moment: Moment) -> Paragraphs:
    return (Text("intake.story.ask" if session.told == 0 else "intake.story.more_ask"),)


def _story_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    return Move(put(session, pending="heard"), (SetTimer("burst", moment.now + BURST),))


def _story_settled(session: Session, moment: Moment) -> Move:
    session, words = nudge(session, "intake.story.heard")
    return Move(session, to=HERE, instead=words)


def _story_done(session: Session, key: str, moment: Moment) -> Move:
    if session.told == 0:
        session, words = nudge(session, "intake.story.empty")
        return Move(session, to=HERE, instead=words)
    return Move(session, to="intake.topic")


def _topic(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "intake.topic", key)
    if session.case:
        change = Tell("case", session.case.id, Changed(topics=(key,)))
        return Move(session, (change,), to="intake.city")
    return Move(session, (open_case(session, moment, then="intake.city"),))


def _city(session: Session, key: str, moment: Moment) -> Move:
    """A city leads to its districts; somebody who typed a district has answered both."""
    if areas.is_district(key):
        return _kecamatan(answered(session, "intake.city", areas.city_of(key)), key, moment)
    if key == "skip":
        return _kecamatan(answered(session, "intake.city", key), key, moment)
    session = answered(session, "intake.city", key)
    if session.returning:  # the district stands until another is chosen
        return Move(at(session, "intake.kecamatan"), to=HERE)
    return Move(session, to="intake.kecamatan")


def _kecamatan(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "intake.kecamatan", key)
    told: tuple[Effect, ...] = ()
    if session.case:
        told = (Tell("case", session.case.id, Changed(kecamatan=areas.kecamatan(session) or "-")),)
    return Move(session, told, to="intake.summary")


def _summary(session: Session, _moment: Moment) -> Paragraphs:
    lines = [text("summary.who", value=Text(f"intake.who.{session.answers.get('intake.who', 'unknown')}"))]
    lines.append(
        text("summary.topic", value=topics.label(session.answers.get("intake.topic", ""), session, _moment))
    )
    lines.append(text("summary.kecamatan", value=areas.label(session, _moment)))
    lines.append(text("summary.told", count=session.told))
    return (text("intake.summary.ask", lines=tuple(lines)),)


def _summary_done(session: Session, key: str, moment: Moment) -> Move:
    if key == "ok":
        return Move(session, to="waiting.line" if session.case else "intake.topic")
    if key == "story":
        return Move(session, to="intake.story")
    question = {"who": "intake.who", "topic": "intake.topic", "kecamatan": "intake.city"}[key]
    return Move(put(at(session, question), returning="intake.summary"), to=HERE)


NODES = (
    Node(
        "intake.who",
        opening=_welcome,
        answer=_who,
        round="unknown",
        choices=(
            *tuple(
                Choice(key, "intake.danger") for key in ("child", "parent", "family", "neighbour", "self")
            ),
            Choice("unknown", "intake.danger"),
        ),
        texts=("intake.who.welcome",),
    ),
    Node(
        "intake.danger",
        answer=_danger,
        round="unsure",
        choices=(
            Choice("yes", "safety.company"),
            Choice("no", "intake.consent"),
            Choice("unsure", "intake.consent"),
        ),
    ),
    Node(
        "intake.consent",
        answer=_consent,
        choices=(Choice("yes", "intake.story"), Choice("no", "door.refused")),
        leads=("intake.story", "door.refused", "waiting.line"),
        texts=("intake.consent.kept",),
    ),
    Node(
        "intake.story",
        kind="gather",
        opening=_story_words,
        answer=_story_done,
        hear=_story_heard,
        settle=_story_settled,
        choices=(Choice("done", "intake.topic"),),
        texts=(
            *(f"intake.story.{kind}.{n}" for kind in ("heard", "empty") for n in (1, 2, 3)),
            "intake.story.more_ask",
        ),
    ),
    Node(
        "intake.topic",
        choices=topics.choices,
        leads=("intake.city",),
        answer=_topic,
        read=topics.read,
        round="other",
        texts=("case.opened",),
    ),
    Node(
        "intake.city",
        choices=areas.cities,
        leads=("intake.kecamatan", "intake.summary"),
        answer=_city,
        read=areas.read,
        round="skip",
    ),
    Node(
        "intake.kecamatan",
        choices=areas.districts,
        leads=("intake.summary",),
        answer=_kecamatan,
        read=areas.read,
        round="skip",
    ),
    Node(
        "intake.summary",
        opening=_summary,
        answer=_summary_done,
        round="ok",
        choices=(
            Choice("ok", "waiting.line"),
            Choice("who", "intake.who", row=1),
            Choice("topic", "intake.topic", row=1),
            Choice("kecamatan", "intake.city", row=2),
            Choice("story", "intake.story", row=2),
        ),
        texts=("summary.who", "summary.topic", "summary.kecamatan", "summary.told"),
    ),
)
