"""The one gate for everything that leaves: may this kind of message go to this person now?"""

from __future__ import annotations

from datetime import time, timedelta
from typing import Literal

import msgspec

from flows.effects import Carry, Effect, Kind, OpenCase, Say, Tell
from flows.moment import Moment
from flows.notes import Changed, Danger
from flows.session import CaseRef, Session, put
from flows.text import Paragraphs, Text
from handbook.reading.writers import NEIGHBOUR

Verdict = Literal["send", "stopped", "hidden", "unsafe"]

SAFE_HOURS = {
    "morning": (time(6), time(11)),
    "noon": (time(11), time(15)),
    "evening": (time(15), time(20)),
}
"""Local hours in which somebody said that it is safe to write to them first."""

SHARED = ("shared", "other")
"""Whose phone it is, where others use it too."""

NEUTRAL = Text("lock.neutral")
"""The first line of what nobody just asked for: it stands on a locked screen that others may read."""

LONG = tuple(Text(f"lock.long.{turn}") for turn in (1, 2, 3))
"""The first line in danger: it alone fills the hundred characters or so that a locked screen shows, with what may help
whoever answers. In turn, for nobody says the same thing above every sentence."""

ANSWERS = tuple(Text(f"lock.answer.{turn}") for turn in (1, 2, 3))
"""The first line of an answer that names whom to call, and of one to a neighbour in danger: short, it fills the strip
that shows the beginning of a message."""

SOON = timedelta(seconds=10)
"""For so long after their own words somebody in danger is taken to look at the screen still."""

HIGH = "tinggi"

AT_ALARM = Text("lock.alarm")
"""The first line of what answers a cry: it alone fills a locked screen, and says nothing of waiting."""

ALARM = "safety.company.beside"
"""The key of what answers a cry, with numbers or, before any is confirmed, without."""

NUMBERS = "numbers."
"""Begins the keys of the lines that name whom to call."""


def may_send(session: Session, kind: Kind, moment: Moment) -> Verdict:
    """An answer to what was just said always goes. Nothing else reaches a person who said stop, who hid the chat, or
    who said that at this hour it is not safe to write first."""
    if session.hidden:
        answers = moment.now == session.heard and kind in ("answer", "question")
        return "send" if answers else "hidden"
    if moment.now == session.heard or (kind in ("answer", "question") and moment.lately(session.heard)):
        return "send"
    if session.stopped:
        return "stopped"
    return "send" if moment.lately(session.heard) or safe_now(session, moment) else "unsafe"


def safe_now(session: Session, moment: Moment) -> bool:
    """Whether they said that this is an hour at which we may write first; where they said nothing, it is."""
    wanted = session.answers.get("safe.hours", "")
    if wanted == "never":
        return False
    begins, ends = SAFE_HOURS.get(wanted, (time.min, time.max))
    return begins <= moment.now.astimezone(moment.zone).time() <= ends


def unasked(session: Session, effects: tuple[Effect, ...], moment: Moment) -> tuple[Effect, ...]:
    """The effects of a step that no input of this person caused: held back by the gate, neutral in the first line."""
    kept: list[Effect] = []
    for effect in effects:
        if not isinstance(effect, Say | Carry):
            kept.append(effect)
        elif may_send(session, effect.kind if isinstance(effect, Say) else "relay", moment) == "send":
            plain = moment.lately(session.heard) and _plain(session, effect, moment)
            kept.append(effect if plain else _neutral(effect, _first_line(session, effect)))
    return tuple(kept)


def _plain(session: Session, effect: Say | Carry, moment: Moment) -> bool:
    """Whether it may stay as it is, for somebody who wrote lately. In danger a phone is put away within seconds."""
    soon = session.heard is not None and moment.now - session.heard < SOON
    if isinstance(effect, Say) and effect.kind in ("answer", "question"):
        return soon or not _seen_at_once(session)
    numbers = isinstance(effect, Say) and effect.urgent and soon
    return numbers or not watched(session, moment)


def watched(session: Session, moment: Moment) -> bool:
    """Whether others may see this phone's screen, by what they said: it is shared, this is no safe hour for it, or
    there is a danger; and a child's phone, which grown-ups take up."""
    shared = session.answers.get("safe.phone") in SHARED
    return _seen_at_once(session) or shared or not safe_now(session, moment)


def _seen_at_once(session: Session) -> bool:
    return in_danger(session) or session.register == "child"


def in_danger(session: Session) -> bool:
    """Whether danger was heard here once, or a risk is high."""
    return session.grave or session.peril is not None


def graver(session: Session, effects: tuple[Effect, ...]) -> Session:
    """The same session, marked where one of these tells of a danger or a high risk, and so is the case it tells. The
    mark stays."""
    grave = [effect for effect in effects if _grave(effect)]
    if not grave:
        return session
    risen = {effect.id for effect in grave if isinstance(effect, Tell)}
    others = tuple(
        msgspec.structs.replace(matter, case=_marked(matter.case, risen)) for matter in session.others
    )
    return put(session, grave=True, case=_marked(session.case, risen), others=others)


def _marked(case: CaseRef | None, risen: set[int]) -> CaseRef | None:
    return msgspec.structs.replace(case, grave=True) if case and case.id in risen else case


def _grave(effect: Effect) -> bool:
    if isinstance(effect, OpenCase):
        return effect.risk == HIGH
    note = effect.note if isinstance(effect, Tell) else None
    return isinstance(note, Danger) or (isinstance(note, Changed) and note.risk == HIGH)


def veiled(session: Session, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """While a danger lasts, or nobody may hear them, everything begins neutrally, answers too, and so does what names a
    number to call before any was heard.
    """
    if session.hidden:
        return effects
    every = session.hid or session.peril is not None or silent(session)
    return tuple(
        _neutral(effect, _first_of_answer(session, effect))
        if isinstance(effect, Say | Carry) and (every or _of_danger(effect))
        else effect
        for effect in effects
    )


def _first_of_answer(session: Session, effect: Say | Carry) -> Text:
    if _alarms(effect) and not session.hid:
        return AT_ALARM
    return _first_line(session, effect) if _near(session) else ANSWERS[session.seq % len(ANSWERS)]


def _near(session: Session) -> bool:
    """Whether whoever they fear may see this screen while they write: they hid it once, somebody is near, or a danger
    lasts; but not a neighbour's, who writes behind another door.
    """
    beside = session.answers.get("intake.who") == NEIGHBOUR
    return session.hid or silent(session) or (session.peril is not None and not beside)


def _first_line(session: Session, effect: Say | Carry) -> Text:
    if not in_danger(session):
        return NEUTRAL
    turn = effect.piece.message if isinstance(effect, Carry) else session.seq + session.nudges
    return LONG[turn % len(LONG)]


def _alarms(effect: Say | Carry) -> bool:
    """The first that they get of a danger: nobody has told them yet how to hide, so it fills a locked screen."""
    return isinstance(effect, Say) and _holds(effect.text, (ALARM,))


def _of_danger(effect: Say | Carry) -> bool:
    return isinstance(effect, Say) and (effect.urgent or _holds(effect.text, (NUMBERS,)))


def _holds(part: object, beginnings: tuple[str, ...]) -> bool:
    """Whether a text with such a key stands in it."""
    if isinstance(part, tuple):
        return any(_holds(one, beginnings) for one in part)
    if not isinstance(part, Text):
        return False
    return part.key.startswith(beginnings) or any(_holds(one, beginnings) for one in part.values.values())


def _neutral(effect: Say | Carry, first: Text) -> Say | Carry:
    """With this line on top, once; the long one takes the place of a short one."""
    if isinstance(effect, Say):
        return msgspec.structs.replace(effect, text=_under(first, effect.text))
    if effect.piece.edited:  # an edit rings no phone
        return effect
    return msgspec.structs.replace(effect, header=_under(first, effect.header))


def _under(first: Text, said: Paragraphs) -> Paragraphs:
    if said[:1] and said[0] in LONG:
        return said
    return (first, *(said[1:] if said[:1] and said[0] in (NEUTRAL, AT_ALARM, *ANSWERS) else said))


def begun(session: Session | None, said: Paragraphs) -> Paragraphs:
    """What is said past every flow, with its first line: a danger may have been heard, and it names whom to call."""
    if session is None:
        return _under(ANSWERS[0], said)
    return said if session.hidden else _under(_first_of_answer(session, Say(said)), said)


def silent(session: Session) -> bool:
    """Whether their phone must not be heard: nothing that reaches it rings."""
    return session.hush and in_danger(session)


def hushed(session: Session, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Everything without a sound, a counsellor's words too, where nobody may hear it."""
    if not silent(session):
        return effects
    return tuple(
        msgspec.structs.replace(effect, quiet=True) if isinstance(effect, Say | Carry) else effect
        for effect in effects
    )
