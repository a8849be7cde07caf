"""The intake: who writes, danger, consent, the story, what it is about; then, in the queue already, how grave it is,
the child, where, how to write back; and all of it once more to look over.

Whoever tells already in the first message is asked neither who they are, where their words say so, nor for the story.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from flows import between
from flows.effects import Effect, Event, Forget, SetTimer, Tell
from flows.engine import BURST, STORY_WORDS, VOICES
from flows.gate import ANSWERS, in_danger
from flows.inputs import FromPerson, Said, Sent
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Changed
from flows.piece import Piece
from flows.session import Session, answered, at, nudge, put, turned, unanswered
from flows.talk import (
    again,
    all_told,
    amend,
    areas,
    aside,
    asking,
    bystander,
    child,
    gently,
    living,
    matters,
    risk,
    safe,
    summary,
    topics,
)
from flows.talk.details import told
from flows.talk.numbers import numbers
from flows.talk.opening import open_case
from flows.talk.safety import alarm
from flows.text import Paragraphs, Text, text
from flows.triage.language import is_english
from flows.triage.writer import writer

STORY = 8
"""Words that are a story already, and need not be asked for."""

ONE_LINE = 10
"""Words up to which a story is one line, and a good listener asks on."""

PICTURES = ("photo", "video", "video_note", "animation")


def first(session: Session, said: FromPerson, moment: Moment) -> Move:
    """The very first words: their language, who writes them, where they say so, and what has to be answered in them."""
    words = said.text if isinstance(said, Said) else said.caption if isinstance(said, Sent) else ""
    if is_english(words):
        session = put(session, language="en")
    who = writer([words], moment.handbook) if words else ""
    timers = again.stopping(session, moment)
    if not who:
        session, beside = _beside(session, words, moment)
        welcome = (Text("intake.who.welcome"), *beside) if beside else ()
        return Move(session, timers, to=HERE, prefix=welcome)
    session = answered(session, "intake.who", who)
    wished = _wished(words, session, moment)
    session = aside.wished(session, words, moment.handbook) if wished else session
    welcome = (Text("intake.who.welcome"), *(wished or (Text("intake.who.heard"),)))
    welcome = (*welcome, *_unseen(session)[1:])
    return Move(session, timers, to="intake.danger", prefix=welcome)


def _beside(session: Session, words: str, moment: Moment) -> tuple[Session, Paragraphs]:
    """What stands between the welcome and its question, for a wish of secrecy and for somebody who cannot begin."""
    if wished := _wished(words, session, moment):
        session = aside.unsaid(aside.wished(session, words, moment.handbook), words, moment.handbook)
        return turned(session), wished
    kind = gently.kind_of(words, session.node, moment) if words else ""
    return (
        nudge(session, f"gently.{kind}")
        if kind in (gently.SHY, gently.HALTING, gently.FEELING)
        else (session, ())
    )


def _wished(words: str, session: Session, moment: Moment) -> Paragraphs:
    return aside.secrecy(session, moment, words) if aside.asks_secrecy(words, moment.handbook) else ()


def _read_who(said: str, session: Session, moment: Moment) -> str | None:
    return writer([said], moment.handbook) or None


def _welcome(session: Session, _moment: Moment) -> Paragraphs:
    first = not (session.nudges or session.misses or session.answers)
    return (Text("intake.who.welcome"), Text("intake.who.ask")) if first else (Text("intake.who.ask"),)


def _who(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "intake.who", key)
    changed = (Tell("case", session.case.id, Changed(who=key)),) if session.case else ()
    return Move(session, changed, to="intake.danger", prefix=_unseen(session))


def _unseen(session: Session) -> Paragraphs:
    """A child learns at once how to hide what stands here, before anything was told; in danger the numbers say it."""
    if session.register != "child" or session.returning or session.case or in_danger(session):
        return ()
    return (ANSWERS[0], Text("intake.who.unseen"))


def _danger(session: Session, key: str, moment: Moment) -> Move:
    session = put(session, asked_safe=moment.now)
    if key == "yes":  # not written down: it is a danger of now, and would lead past its alarm another time
        return alarm(session, "ditanya", (), moment)
    session = answered(session, "intake.danger", key)
    prefix = _for_later(session, moment) if key == "unsure" else ()
    lives = session.case is None and not session.consented and living.of(session, moment) is not None
    return Move(session, to="intake.story" if lives else "intake.consent", prefix=prefix)


def _for_later(session: Session, moment: Moment) -> Paragraphs:
    """Whom to call, should it become one."""
    found = numbers(session, moment)
    return (text("numbers.later", lines=(Text("numbers.later.lead"), *found)),) if found else ()


FORGOTTEN = "forgotten"
"""Answered where a refusal took away what had been written."""


def _consent(session: Session, key: str, moment: Moment) -> Move:
    if key == "leave" or (key == "no" and between.reader(session)):
        return matters.leave(session, moment)
    if key == "no":
        kept = (Text("intake.consent.kept"),) if session.case else ()
        who = {name: value for name, value in session.answers.items() if name == "intake.who"}
        lost = {FORGOTTEN: "yes"} if session.told and not session.case else {}
        forgotten = put(session, told=0, recent=(), story=(), reread={})
        session = put(forgotten, answers={**who, **lost, "intake.consent": "no"})
        return Move(session, (Forget(),), to="door.refused", prefix=kept, events=(Event("consent_refused"),))
    gone = (Text("intake.consent.gone"),) if FORGOTTEN in session.answers else ()
    session = answered(unanswered(session, FORGOTTEN), "intake.consent", "yes")
    if session.case:
        agreed = (Tell("case", session.case.id, Changed(basis="consent")),)
        return replace(_to_story(session, moment), effects=agreed, events=(Event("consent"),))
    if session.answers.get("human"):
        return Move(session, (open_case(session, moment, then="waiting.line"),), events=(Event("consent"),))
    move = _to_story(session, moment)
    return replace(move, prefix=(*gone, *move.prefix), events=(Event("consent"),))


def _who_again(_session: Session, _moment: Moment) -> Paragraphs:
    return (Text("intake.who.brief"),)


def _danger_again(session: Session, _moment: Moment) -> Paragraphs:
    return (Text(bystander.of_the_child(session, "intake.danger.brief")),)


def _consent_again(session: Session, _moment: Moment) -> Paragraphs:
    return (Text("intake.consent.brief.rest" if session.case else "intake.consent.brief"),)


def _consent_words(session: Session, _moment: Moment) -> Paragraphs:
    """Where a danger was kept already, only the rest is asked about."""
    return (Text("intake.consent.rest" if session.case else "intake.consent.ask"),)


def _to_story(session: Session, moment: Moment) -> Move:
    """Who has told already is not asked to tell; a cry that opened a case is no story yet."""
    if all_told.TOLD_FIRST in session.answers:
        return Move(session, to="intake.topic")
    if session.case is None and session.told > 0 and _told_words(session, moment) >= STORY:
        return Move(session, to="intake.topic", prefix=(Text("intake.story.kept"),))
    return Move(session, to="intake.story")


def _told_words(session: Session, moment: Moment) -> int:
    """How much was told, without the small words of somebody who cannot begin, or only asks for secrecy."""
    return sum(
        len(words.split())
        for words in session.story
        if not gently.kind_of(words, session.node, moment) and not aside.only_secrecy(words, moment.handbook)
    )


def _story_words(session: Session, _moment: Moment) -> Paragraphs:
    return (Text("intake.story.ask" if session.told == 0 else "intake.story.more_ask"),)


def _story_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    unknown = "unseen" if piece.kind in PICTURES else "unheard" if piece.kind in VOICES else ""
    alone = unknown and not piece.text and session.pending != "heard"  # beside words nothing has to be asked
    small = gently.kind_of(piece.text, session.node, moment) if piece.text else ""
    if small in gently.UNBEGUN and session.pending == "heard":
        small = ""  # beside a story they are answered with it
    pending = unknown if alone else small or "heard"
    timers = (SetTimer("burst", moment.now + BURST), *again.stopping(session, moment))
    return Move(put(session, pending=pending), timers)


def _story_settled(session: Session, moment: Moment) -> Move:
    """A word that it came; an open question where the story is one line; a kind one where it cannot be understood."""
    careful = _no_pictures(session, moment)
    if careful:
        session = answered(session, NO_PICTURES, "yes")
    kind = session.pending
    if kind in gently.UNBEGUN:
        session, words = _encouraged(session, moment)
        return Move(session, to=HERE, instead=(*words, *careful))
    if kind == "heard" and sum(len(text.split()) for text in session.story) <= ONE_LINE:
        kind = "listen"
    session, words = nudge(session, f"intake.story.{kind}")
    return Move(session, to=HERE, instead=(*words, *careful))


ENCOURAGED = "encouraged"
"""Answered once somebody who could not begin to tell was told how easily one can."""


def _encouraged(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """Once, before anything was told, with an easy first step; afterwards only that there is time."""
    if _told_words(session, moment) >= STORY_WORDS or ENCOURAGED in session.answers:
        return nudge(session, "intake.story.wait")
    return answered(session, ENCOURAGED, "yes"), (Text("intake.story.slow"),)


NO_PICTURES = "no_pictures"
"""Answered once they were told that no picture of a body is wanted."""


def _no_pictures(session: Session, moment: Moment) -> Paragraphs:
    if NO_PICTURES in session.answers or not {"f", "j"}.intersection(topics.heard(session, moment)):
        return ()
    return (Text("story.no_pictures"),)


def _story_done(session: Session, key: str, moment: Moment) -> Move:
    if key == "leave":
        return matters.leave(session, moment)
    return all_told.onward(session, moment)


def _topic(session: Session, key: str, moment: Moment) -> Move:
    new = topics.BEFORE in session.answers
    named = topics.joined(topics.meant(key, session, moment), session)
    session = topics.turned_to(named, session)
    onward = risk.onward(session, moment)
    if (
        onward in risk.QUESTIONS
    ):  # a line of the summary was changed, and the new subject has questions of its own
        session = put(session, returning="")
    if session.case:
        change = Changed(topics=topics.named(session), risk=topics.risk(session, moment), new=new)
        return Move(session, (Tell("case", session.case.id, change),), to=onward)
    return Move(session, (open_case(session, moment, then=onward),))


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


def _summary(session: Session, moment: Moment) -> Paragraphs:
    return (text("intake.summary.ask", lines=summary.lines(session, moment)),)


def _summary_done(session: Session, key: str, moment: Moment) -> Move:
    if key == "ok":
        return Move(session, to="waiting.line" if session.case else "intake.topic")
    if key == "story":
        return Move(session, to="intake.story")
    if key in ("child", "safe"):
        return summary.change(session, f"summary.{key}")
    line, _, value = key.partition(amend.VALUE)
    if line == amend.ANOTHER:
        return Move(answered(session, ANOTHER_AGE, value), to="child.another")
    if value:
        return _amended(session, line, value, moment)
    question = {
        "who": "intake.who",
        "topic": "intake.topic",
        "kecamatan": "intake.city",
        "age": "child.age",
        "name": "child.name",
        "mine": safe.NAME,
    }[line]
    return summary.change(session, question)


ANOTHER_AGE = "another.age"
"""How old the other child is that was named in the summary, until it is added."""


def _amended(session: Session, line: str, value: str, moment: Moment) -> Move:
    """A line's new value, taken from the words that named it."""
    if line == "topic":
        move = _topic(put(session, returning="intake.summary"), value, moment)
        return replace(move, prefix=(Text("summary.amended"), *move.prefix))
    effects: tuple[Effect, ...]
    if line == "kecamatan":
        session = amend.placed(session, value)
        change = Changed(kecamatan=value)
        effects = (Tell("case", session.case.id, change),) if session.case else ()
    else:
        session, effects = amend.amended(session, line, value)
    return Move(session, effects, to=HERE, prefix=(Text("summary.amended"),))


def _another(session: Session, key: str, moment: Moment) -> Move:
    """One more child: its age is not asked for where it was told."""
    age = session.answers.get(ANOTHER_AGE, "")
    session = unanswered(session, ANOTHER_AGE, "child.another")
    if key == "no":
        return Move(at(session, "intake.summary"), to=HERE)
    session = child.next_child(session)
    effects: tuple[Effect, ...] = ()
    if age:
        session = answered(session, "child.age", age)
        effects = told(session, "child.age")
    return Move(session, effects, to="intake.summary" if bystander.tells(session) else "child.name")


def _has_child(session: Session, moment: Moment) -> bool:
    asked = session.children or any(name in session.answers for name in child.NAMES)
    return bool(asked or summary.of_children(session))


def _is_named(session: Session, moment: Moment) -> bool:
    return safe.names(session)


def _is_not_named(session: Session, moment: Moment) -> bool:
    return not safe.names(session)


def _may_leave(session: Session, moment: Moment) -> bool:
    return matters.can_leave(session)


TURNS = ("heard", "empty", "listen", "unheard", "unseen", gently.FEELING, gently.BACK, "wait")

NODES = (
    Node(
        "intake.who",
        opening=_welcome,
        brief=_who_again,
        slot="who",
        answer=_who,
        read=_read_who,
        round="unknown",
        choices=(
            *tuple(
                Choice(key, "intake.danger") for key in ("child", "parent", "family", "neighbour", "self")
            ),
            Choice("unknown", "intake.danger"),
        ),
        texts=("intake.who.welcome", "intake.who.heard", "intake.who.unseen", "intake.who.brief"),
    ),
    Node(
        "intake.danger",
        opening=partial(bystander.ask, "intake.danger"),
        brief=_danger_again,
        answer=_danger,
        enter=again.stopping,
        round="unsure",
        choices=(
            Choice("yes", "safety.company"),
            Choice("no", "intake.consent"),
            Choice("unsure", "intake.consent"),
        ),
        leads=("intake.story",),
        texts=(
            "bystander.intake.danger.ask",
            "bystander.intake.danger.brief",
            "intake.danger.brief",
            "numbers.later",
            "numbers.later.lead",
        ),
    ),
    Node(
        "intake.consent",
        opening=_consent_words,
        brief=_consent_again,
        answer=_consent,
        enter=again.stopping,
        choices=(
            Choice("yes", "intake.story"),
            Choice("no", "door.refused"),
            Choice("leave", "waiting.line", "intake.story.leave", shown=_may_leave),
        ),
        leads=("intake.story", "intake.topic", "door.refused", "waiting.line"),
        texts=(
            "intake.consent.rest",
            "intake.consent.brief",
            "intake.consent.brief.rest",
            "intake.consent.ask",
            "intake.consent.kept",
            "intake.consent.gone",
            "intake.story.kept",
        ),
    ),
    Node(
        "intake.story",
        kind="gather",
        opening=_story_words,
        answer=_story_done,
        enter=again.stopping,
        hear=_story_heard,
        settle=_story_settled,
        leads=("intake.consent",),
        choices=(
            Choice("done", "intake.topic"),
            Choice("leave", "waiting.line", shown=_may_leave),
        ),
        texts=(
            "intake.story.leave",
            *matters.TEXTS,
            *(f"intake.story.{kind}.{n}" for kind in TURNS for n in (1, 2, 3)),
            "intake.story.more_ask",
            "intake.story.slow",
            "story.no_pictures",
        ),
    ),
    Node(
        "intake.topic",
        opening=topics.asks,
        choices=topics.choices,
        leads=(*risk.BEHIND, *bystander.ASKED, *risk.FIRST),
        answer=_topic,
        enter=again.stopping,
        read=topics.read,
        round="other",
        first=topics.first_page,
        then="intake.city",
        texts=("case.opened", "case.opened.more", *topics.TEXTS),
    ),
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
    Node(
        "intake.summary",
        opening=_summary,
        answer=_summary_done,
        read=amend.read,
        leads=("child.another", "child.age", "child.name", safe.NAME),
        round="ok",
        choices=(
            Choice("ok", "waiting.line"),
            Choice("who", "intake.who", row=1),
            Choice("topic", "intake.topic", row=1),
            Choice("kecamatan", "intake.city", row=2),
            Choice("story", "intake.story", row=2),
            Choice("child", summary.CHILD, row=3, shown=_has_child),
            Choice("safe", summary.SAFE, "intake.summary.safe.named", row=4, shown=_is_named),
            Choice("safe", summary.SAFE, row=4, shown=_is_not_named),
        ),
        texts=(
            *amend.TEXTS,
            *summary.TEXTS,
        ),
    ),
    Node(
        "child.another",
        answer=_another,
        round="no",
        choices=(
            Choice("yes", "child.name", "answer.yes", 1),
            Choice("no", "intake.summary", "answer.no", 1),
        ),
    ),
)
