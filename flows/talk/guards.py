"""What a person may say anywhere: hide everything, stop, help, a human, another language, where things stand."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from flows import ask, between
from flows.effects import Effect, Event, Say, StopTimer, Toast, WipeChat
from flows.engine import FIRST_WORD, Talk
from flows.inputs import Command, FromPerson, Pressed, Said
from flows.match import is_address, said_for, says
from flows.moment import Moment
from flows.node import HERE, ON_TOP, Move
from flows.piece import piece_of
from flows.session import (
    Session,
    answered,
    nudge,
    only,
    pushed,
    put,
    turned,
    unanswered,
    unsaid,
    untold,
)
from flows.session import hidden as covered
from flows.talk import (
    about_us,
    advised,
    aside,
    asked,
    bystander,
    check,
    door,
    gently,
    go_there,
    help_came,
    hidden,
    lost_numbers,
    lull,
    matters,
    nickname,
    no_voice,
    parting,
    short_facts,
    status,
    stepped_away,
    to_us,
    who_after_all,
    with_me,
)
from flows.talk.again import come_back
from flows.talk.hearing.guard import hear
from flows.talk.numbers import numbers
from flows.talk.opening import open_case
from flows.talk.promise import example, next_reading
from flows.talk.safety import pressed_late
from flows.talk.safety.company import STAYING
from flows.text import Paragraphs, Text, text
from flows.triage import hide_word
from handbook.reading.asides import HUMAN

TALKING = "relay.open"
ALWAYS_HEARD = ("word.hide", "word.stop", "word.help", "word.numbers")
"""In the talk with a counsellor every other word is for them: "halo", "orang", "kembali". Commands still work."""


def _means(said: FromPerson, command: str, word: str, session: Session, moment: Moment) -> bool:
    if isinstance(said, Command):
        return says(f"command.{command}", said.name, session.locale, moment)
    if not isinstance(said, Said) or (session.node == TALKING and word not in ALWAYS_HEARD):
        return False
    return says(word, said.text, session.locale, moment)


def cover(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The word that hides everything, however it is typed and whatever short words stand beside it. It goes even before
    danger: alone it holds none, and it cannot wait. What stands beside it is told, and a danger in that rings.

    Said again while hidden it wipes again: what was written over the menu must go, too.
    """
    beside = _beside_hiding(session, said, moment)
    if beside is None:
        return None
    told: tuple[Effect, ...] = ()
    events: tuple[Event, ...] = ()
    if session.hidden:
        if beside and isinstance(said, Said):
            session, told, events = hidden.overheard(session, _with_words(said, beside), moment)
    elif isinstance(said, Said):
        session, told, events = _told_hiding(talk, session, said, beside, moment)
    message = said.message if isinstance(said, Said | Command) else 0
    news = hidden.told(session) if not session.hidden else ()
    effects = (*told, StopTimer("burst"), WipeChat(message), *news)
    session = covered(session, hidden.MENU, moment.now)
    return Move(session, effects, to=HERE, instead=hidden.COVER, events=(*events, Event("hidden")))


def _beside_hiding(session: Session, said: FromPerson, moment: Moment) -> str | None:
    """What is said beside the word that hides; None where they do not ask for that."""
    if _means(said, "hide", "word.hide", session, moment):
        return ""
    if not isinstance(said, Said):
        return None
    words = said_for("word.hide", session.locale, moment)
    return hide_word.beside(said.text, words, moment.handbook)


def _told_hiding(
    talk: Talk, session: Session, said: Said, beside: str, moment: Moment
) -> tuple[Session, tuple[Effect, ...], tuple[Event, ...]]:
    """What they tell while they hide, without the word: it is no part of that, and would sound like a danger. A danger
    is passed on as any other; what it would show is not shown.
    """
    if not session.refused:
        session = unsaid(session, said.text)
    if not beside:
        return session, (), ()
    said = _with_words(said, beside)
    if not session.refused:
        session = put(session, recent=(*session.recent, beside), story=(*session.story, beside))
        session = put(session, unread=min(session.unread + 1, len(session.recent)))
    move = hear(talk, session, said, moment)
    if move is None:
        session, kept = talk.keep(session, piece_of(said))
        return session, kept, ()
    session, effects = move.session, move.effects
    if move.to.startswith(ON_TOP):
        session = pushed(session, move.to[1:])
        enter = talk.nodes[session.node].enter
        effects = (*effects, *(enter(session, moment) if enter else ()))
    return session, effects, move.events


def _with_words(said: Said, words: str) -> Said:
    """The same message, with these words of it alone."""
    return msgspec.structs.replace(said, text=words)


def hide(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """While hidden no guard behind this one is asked, danger included: it is heard here, and rings the counsellors
    alone. A greeting gets the cover's: the way back is two presses, or the word that they chose."""
    if not session.hidden:
        return None
    session, rung, events = hidden.overheard(session, said, moment)
    if not rung and hidden.is_their_own(session, said):
        return hidden.opened(session, moment)
    if not rung and _means(said, "start", "word.return", session, moment):
        return hidden.greeted(session)
    if isinstance(said, Command) or (
        isinstance(said, Pressed) and ask.read_token(session, said.token) is None
    ):
        return Move(session, rung, to=hidden.MENU, events=events)
    move = talk.at_node(session, said, moment)
    return replace(move, effects=(*rung, *move.effects), events=(*events, *move.events))


def stop(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """Stop writing to me. Whatever they write next opens the door again."""
    if _means(said, "stop", "word.stop", session, moment):
        session = put(session, stopped=True, pending="")
        words = (Text("stopped.ask"),)
        return Move(session, (StopTimer("burst"),), to=HERE, instead=words, events=(Event("stopped"),))
    if session.stopped:
        move = talk.go_on(put(session, stopped=False), said, moment)
        # Who came meanwhile was not announced to somebody who wanted no messages; now it must be said.
        if session.node != TALKING or (move.to and not move.instead):
            return move
        return replace(move, to=move.to or HERE, prefix=(*move.prefix, *move.instead), instead=())
    return None


def start(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """/start or a greeting in the middle of things: where we are, and on from there."""
    if not _means(said, "start", "word.return", session, moment):
        return None
    if session.node == "door.closed":
        return Move(session, to=HERE, instead=door.greeted(session, moment))
    beginning = session.node == talk.start and not session.answers and not session.misses
    if not beginning:
        return Move(put(session, asked=0), to=HERE, prefix=(Text("again.ask"),))
    if session.away:
        return Move(put(session, nudges=0), to=HERE)
    return Move(session if session.pending == FIRST_WORD else turned(session), to=HERE)


def called(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """ "Kak?": a word of address is no answer. It is heard, and the question asked again."""
    node = talk.nodes[session.node]
    if node.kind != "question" or node.own_words or not isinstance(said, Said) or not is_address(said.text):
        return None
    if session.pending == FIRST_WORD:
        return None  # a welcome is the answer
    return Move(turned(session), to=HERE, prefix=(Text("called"),))


def thanked(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """Thanks are met warmly wherever they come, and are no part of the story. Beside a counsellor and after a refusal
    they are met as any other word; within a burst what came before them is answered.
    """
    node = talk.nodes[session.node]
    if not isinstance(said, Said) or node.secret or session.pending == FIRST_WORD:
        return None
    if session.node in (TALKING, "door.refused") or session.node.startswith("hidden."):
        return None
    unnamed = nickname.without(said.text, moment)
    if not any(says("word.thanks", words, session.locale, moment) for words in (said.text, unnamed)):
        return None
    if session.node.startswith("safety."):
        return _thanked_in_danger(talk, session, said, moment)
    session = untold(session, said.text)
    if session.pending:
        return Move(session)
    if session.node == "door.closed":
        session, words = nudge(session, "door.thanks")
        return Move(session, to=HERE, instead=words)
    if node.kind == "rest" or session.node == "intake.story":
        return Move(session, to=HERE, instead=(Text("thanked.more"),))
    return Move(turned(session), to=HERE, prefix=(Text("thanked"),))


def _thanked_in_danger(talk: Talk, session: Session, said: Said, moment: Moment) -> Move | None:
    """Thanks are no address and no number: that question is passed over. Elsewhere they are met as any other word."""
    node = talk.nodes[session.node]
    if session.pending or session.node == check.NAME:
        return None
    if node.kind == "rest":
        session, kept = talk.keep(session, piece_of(said))
        return Move(turned(session), kept, to=HERE, instead=(Text("safety.thanked"),))
    if "skip" not in {choice.key for choice in node.offered(session, moment)}:
        return None
    session, kept = talk.keep(session, piece_of(said))
    move = node.take(session, "skip", moment)
    return replace(move, effects=(*kept, *move.effects), prefix=(Text("thanked"), *move.prefix))


def numbers_wanted(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """Whoever asks for the numbers sees all of them, also where they stood shortly before, and beside a counsellor: who
    reads the words, too, for they may have been meant for them."""
    in_vain = isinstance(said, Said) and lost_numbers.unanswered(said.text, moment.handbook)
    typed = in_vain or (isinstance(said, Said) and lost_numbers.misses(said.text, moment.handbook))
    if not typed and not _means(said, "numbers", "word.numbers", session, moment):
        return None
    called = numbers(session, moment)
    called = (Text("numbers.unanswered"), *called) if in_vain and called else called
    if typed and isinstance(said, Said):
        called = (*lost_numbers.which(said.text, session, moment), *called)
    counselled = session.node == TALKING
    kept: tuple[Effect, ...] = ()
    if isinstance(said, Said) and (counselled or (typed and talk.nodes[session.node].keeps)):
        session, kept = talk.keep(session, piece_of(said))
    session = turned(session)
    if counselled:
        shown = (Say(called, urgent=True, case=session.case.id if session.case else None),) if called else ()
        return Move(session, (*kept, *shown))
    if session.node == "safety.check" and called:
        question = bystander.ask("safety.check", session, moment)
        return Move(session, kept, to=HERE, instead=(*question, *called))
    if session.node in STAYING and called:  # what answered the cry names but two of them
        return Move(session, kept, to=HERE, instead=called)
    above = () if session.node == "door.refused" else called
    return Move(session, kept, to=HERE, prefix=above)


def beside_them(session: Session, words: Paragraphs) -> Move:
    """Above the question that stands here. A counsellor who is here was announced: that is said once."""
    if session.node == TALKING:
        return Move(session, to=HERE, instead=words)
    return Move(session, to=HERE, prefix=words)


def help(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """What can be said here, and back to the question."""
    if _means(said, "help", "word.help", session, moment):
        return beside_them(session, (Text("help.ask"),))
    return None


def back(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """To the question before; from the first of another matter to the one beside it."""
    if not _means(said, "back", "word.back", session, moment):
        return None
    first = not ask.can_go_back(session) and matters.can_leave(session)
    return matters.leave(session, moment) if first else talk.back(session)


def change(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """To the summary, once there is something to sum up."""
    if not _means(said, "change", "word.change", session, moment):
        return None
    if session.case and not session.case.claimed:
        return Move(session, to="intake.summary")
    return talk.back(session)


def language(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """Indonesian or English, at any time."""
    for code in ("id", "en"):
        if session.language != code and _means(
            said, f"language.{code}", f"word.language.{code}", session, moment
        ):
            return Move(put(session, language=code), to=HERE)
    if (
        session.language == "en"
        and isinstance(said, Said)
        and _means(said, "", "word.language.en", session, moment)
    ):
        return Move(
            turned(unsaid(session, said.text)), to=HERE
        )  # "I don't speak Indonesian": they read English already
    return None


def human(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """A human, from anywhere: whoever reads their case already; else at once if they agreed, or after the one question
    of consent."""
    pressed = isinstance(said, Pressed) and ask.key_of(said.token) == ask.HUMAN  # also of an older message
    asks = pressed or _means(said, "human", "word.human", session, moment)
    if not asks and (session.node == TALKING or not to_us.says(HUMAN, said, moment)):
        return None
    if isinstance(said, Said):
        session = unsaid(session, said.text)
    if session.case:
        key = "human.here" if session.case.claimed else "human.waiting"
        move = beside_them(session, (text(key, code=session.case.code),))
        return replace(move, effects=(Toast(Text("human.toast")),))
    if between.reader(session):
        return matters.leave(session, moment)
    if session.consented:
        return Move(session, (open_case(session, moment, then="waiting.line"),))
    session = answered(unanswered(session, "intake.consent"), "human", "yes")
    first = _consent_first(moment)
    if session.node == "intake.consent":
        return Move(session, to=HERE, prefix=first)
    if session.node.startswith(("door.", "safety.")):
        return Move(only(session, "intake.consent"), to=HERE, prefix=first)
    return Move(session, to="intake.consent", prefix=first)


def _consent_first(moment: Moment) -> Paragraphs:
    """One question before they are in the queue; where nobody reads at this hour, that, and from when, before it."""
    when = next_reading(moment)
    if when is None or moment.handbook.hours.is_open(moment.now):
        return (Text("human.consent_first"),)
    return (text("human.later", when=when, mark=example(moment)),)


def threatened(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """Who asks for the one who wrote and threatens, in words that alone ring nothing, is asked about as a danger."""
    if not isinstance(said, Said) or session.node.startswith(("safety.", "relay.", "hidden.")):
        return None
    if not to_us.threatens(said.text, moment.handbook):
        return None
    session, kept = talk.keep(session, piece_of(said))
    move = check.ask(put(session, pending=""), moment)
    return replace(move, effects=(*kept, *move.effects))


def another(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """Another matter, beside a case that is open."""
    if session.case is None or not _means(said, "another", "word.another", session, moment):
        return None
    if session.case.claimed and session.case.grave:
        return beside_them(session, (Text("human.here"),))  # what else there is, their counsellor can hear
    return matters.begin(put(session, pending="", fresh=()), moment)


EVERYWHERE = (
    stop,
    language,
    come_back,
    start,
    called,
    thanked,
    parting.answer,
    numbers_wanted,
    help,
    back,
    change,
    status.asked,
    status.refused,
    threatened,
    to_us.answer,
    check.late,
    pressed_late.answer,
    human,
    another,
    who_after_all.answer,
    help_came.answer,
    stepped_away.answer,
    with_me.answer,
    go_there.answer,
    advised.answer,
    lull.answer,
    asked.answer,
    aside.answer,
    about_us.answer,
    short_facts.answer,
    no_voice.answer,
)
TEXTS = (
    *status.TEXTS,
    *aside.TEXTS,
    *about_us.TEXTS,
    *to_us.TEXTS,
    *asked.TEXTS,
    *advised.TEXTS,
    *gently.TEXTS,
    *go_there.TEXTS,
    *help_came.TEXTS,
    *who_after_all.TEXTS,
    *lost_numbers.TEXTS,
    *parting.TEXTS,
    *pressed_late.TEXTS,
    *stepped_away.TEXTS,
    *short_facts.TEXTS,
    *no_voice.TEXTS,
    "numbers.everywhere",
    "stopped.ask",
    "again.ask",
    "called",
    "thanked",
    "thanked.more",
    "safety.thanked",
    "help.ask",
    "human.here",
    "human.waiting",
    "human.toast",
    "human.consent_first",
    "human.later",
    "matter.other",
)
