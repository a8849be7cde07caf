"""The question under the numbers, by who tells of the danger; and who cannot speak is not asked it."""

from __future__ import annotations

from collections.abc import Callable

from flows.moment import Moment
from flows.node import Move
from flows.session import Session, answered, put
from flows.talk import advice, areas, asked, believed, bystander, no_voice
from flows.talk.details import told
from flows.talk.numbers import TALK, to_call
from flows.talk.safety.known import longer
from flows.text import Paragraphs, Text

UNHEARD, THERE = "quiet", "there"
"""That they cannot talk, and that whoever they fear is near: nothing may ring from then on."""

TALK_WAYS = ("talk", UNHEARD, "leave")

NOW_WAYS = ("now", "ended", "unseen")
"""What a neighbour may know of it."""

WITH_WAYS = ("here", "away", "lost")
"""Where a relative may have the child: with them, elsewhere, they do not know."""

TAKEN = "taken"
"""That they have swallowed something, or hurt themselves."""

WISH_WAYS = ("with_me", "alone", TAKEN)
OWN_WISH = "safety.wish"
"""Of whoever wants to die themselves: whether somebody is near, which is not asked again then."""

HURT = "hurt"
"""That the child is hurt already."""

APART_WAYS = ("close", "apart", HURT)
APART = "safety.apart"
"""Of whoever fears to hurt a child: whether it lies somewhere safe, away from them."""

SEEN, PICTURES = TOLD = ("safety.seen", "safety.pictures")
"""Asked once, and answered in their own words: when a child is missing, where it was seen; of a picture that somebody
spreads, what is asked for. To leave their own place would help in neither.
"""

WAYS = {
    "safety.talk": TALK_WAYS,
    "safety.now": NOW_WAYS,
    "safety.with": WITH_WAYS,
    OWN_WISH: WISH_WAYS,
    APART: APART_WAYS,
}
"""The first of the questions, by who tells of it, and its answers."""

WHERE = "safety.where"

PUT = "company.put"
"""Answered with how often the question was put in this danger, up to TWICE."""

TWICE = 2
"""So often it is put whole; then a short line stands above its buttons, which say what it asks."""


def first_asked(session: Session) -> str:
    """The question under the numbers: can they talk; of a neighbour, whether it goes on now; of a relative, whether
    the child is with them; of who wants to die, whether somebody is; of who fears to hurt a child, where it lies."""
    if advice.asks_where(session):
        return WHERE
    if advice.is_own_wish(session):
        return OWN_WISH
    if advice.fears_to_hurt(session):
        return APART
    if advice.is_of_pictures(session):
        return PICTURES
    if advice.is_missing(session):
        return SEEN
    if bystander.of_kin(session) or advice.is_anothers_wish(session) or advice.is_friends(session):
        return "safety.with"
    return "safety.now" if bystander.tells(session) else "safety.talk"


def question_words(session: Session, moment: Moment) -> Paragraphs:
    """The question that its buttons answer, until one of them did."""
    question = first_asked(session)
    if question in session.answers or question == WHERE:
        return ()
    if question in TOLD:
        return (Text(f"{question}.ask"),) if not _put(session) else ()
    if question == "safety.with" and not bystander.of_kin(session) and _put(session) < TWICE:
        return (Text("safety.with.them.ask"),)
    return (Text(f"{question}.ask" if _put(session) < TWICE else "safety.first.again"),)


def put_again(session: Session, moment: Moment) -> Session:
    """The same session, in which the question stood once more."""
    if first_asked(session) in session.answers or _put(session) >= TWICE:
        return session
    return answered(session, PUT, str(_put(session) + 1))


def _put(session: Session) -> int:
    return int(session.answers.get(PUT, "0"))


def asks(question: str) -> Callable[[Session, Moment], bool]:
    return lambda session, _moment: first_asked(session) == question and question not in session.answers


def after_first(session: Session) -> str:
    """Where they are; who told it already is asked what comes next, and a neighbour nothing more."""
    if not areas.told(session) and areas.HOME not in session.answers:
        return WHERE
    return "safety.stay" if bystander.tells(session) else "safety.phone"


def cannot_speak(session: Session, moment: Moment) -> bool:
    """Whether they just wrote what the first question asks."""
    if first_asked(session) != TALK or TALK in session.answers:
        return False
    book = moment.handbook
    return any(
        believed.says_mute(said, book) or no_voice.says_so(said, book)
        for said in session.recent[-believed.AT_ONCE :]
    )


def silently(session: Session, moment: Moment, heard: Paragraphs = ()) -> Move:
    """They cannot speak: what can be done without a sound, and where they are."""
    session = put(answered(session, TALK, UNHEARD), hush=True)
    effects = (*told(session, TALK), *longer(moment))
    called = to_call("numbers.silent", session, moment)
    first = Text("safety.silent" if asked.of_somebody(session) else "safety.noted")
    words = (first, *heard, *asked.steps(session, moment), *called)
    return Move(session, effects, to=after_first(session), prefix=words)
