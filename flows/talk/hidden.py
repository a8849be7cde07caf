"""When somebody looks over their shoulder: the chat becomes a small harmless menu, until two presses, or their own
word, bring it back. A greeting does not: whoever holds the phone greets.

Nothing here mentions Puspa's work, and nothing said here is part of the story: another hand may hold the phone.
Danger is listened for all the same, in these words alone; it rings the counsellors and changes nothing on the screen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec

from flows.effects import Effect, Event, Keep, SetTimer, Tell, WipeChat
from flows.engine import RECENT, RECENT_LENGTH
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.match import plain
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Danger, FamilySaid, Hid
from flows.piece import Piece, piece_of
from flows.session import Hiding, Session, nudge, put, revealed
from flows.talk import lost_numbers, safe
from flows.talk.check import CHECK
from flows.talk.check import ask as ask_if_safe
from flows.talk.opening import open_in_danger
from flows.text import Text, text
from flows.triage.danger import listen

MENU = "hidden.menu"
STORY = "hidden.story"
"""A page like the others; what was hidden lies one press behind it."""

COVER = (Text("hidden.menu.ask"), Text("hidden.menu.unread"))
"""What stands there first: it says where the way back is, in words that anybody may read."""

A_DAY = timedelta(hours=24)
"""For so long after a danger whoever comes back is asked whether they are safe."""

TIPS = ("play", "read", "eat")
Overheard = tuple[Session, tuple[Effect, ...], tuple[Event, ...]]


def told(session: Session, *, back: bool = False) -> tuple[Effect, ...]:
    """Whoever holds the case must know whether their words would be seen."""
    return (Tell("case", session.case.id, Hid(back)),) if session.case else ()


def overheard(session: Session, said: FromPerson, moment: Moment) -> Overheard:
    """Danger in what is written over the hidden chat: to the counsellors, marked; to this screen, nothing."""
    words = said.caption if isinstance(said, Sent) else said.text if isinstance(said, Said | Edited) else ""
    if not words or not isinstance(said, Said | Sent | Edited):
        return session, (), ()
    hiding = session.hiding or Hiding(moment.now)
    heard = listen(words, hiding.said, moment.handbook.distress)
    hiding = msgspec.structs.replace(hiding, said=(*hiding.said, words[:RECENT_LENGTH])[1 - RECENT :])
    session = put(session, hiding=hiding)
    if heard.signal == "none" or heard.kind is None:
        return session, (), ()
    # Never a newer version of something told before: whoever changes it now may be somebody else.
    piece = msgspec.structs.replace(piece_of(said), edited=False, hidden=True)
    line = _line(session, piece, kept=heard.signal == "acute" or not session.refused)
    if heard.signal == "check":
        return session, (*line, SetTimer("check", moment.now + CHECK)), ()
    if heard.kind in hiding.kinds:
        return session, line, ()
    session = put(session, hiding=msgspec.structs.replace(hiding, kinds=(*hiding.kinds, heard.kind)))
    rung = ring(session, heard.kind, heard.evidence, moment)
    return session, (*line, rung), (Event("danger", heard.kind),)


def _line(session: Session, piece: Piece, *, kept: bool) -> tuple[Effect, ...]:
    if session.case:
        return Keep(piece, session.case.id), Tell("case", session.case.id, FamilySaid(piece))
    return (Keep(piece),) if kept else ()


def ring(
    session: Session, kind: str, evidence: tuple[str, ...], moment: Moment, *, over: bool = True
) -> Effect:
    """Everybody, also where a counsellor just wrote: they were told to wait and may not be looking. `over` the hidden
    chat it may be somebody else's hand; what was written before it is theirs.
    """
    if session.case:
        return Tell("case", session.case.id, Danger(kind, evidence, served=False, hidden=over))
    return open_in_danger(session, moment, kind, () if over else evidence)


def wipe_due(session: Session, moment: Moment) -> Move:
    """What was on its way to the screen when it was hidden stands there by now, or never will."""
    if not session.hidden or session.hiding is None:
        return Move(session)
    return Move(session, (WipeChat(before=session.hiding.since),))


def _tip(session: Session, key: str, moment: Moment) -> Move:
    return Move(session, to=HERE, instead=(Text(f"hidden.menu.{key}.tip"),))


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    session, words = nudge(session, "hidden.menu.again")
    return Move(session, to=MENU, instead=words)


def greeted(session: Session) -> Move:
    """What the cover says to anybody who greets."""
    return Move(session, to=MENU, instead=(Text("hidden.menu.hello"),))


def is_their_own(session: Session, said: FromPerson) -> bool:
    """Whether it is the word that they chose, in whichever of their matters: nobody else can know it."""
    if not isinstance(said, Said):
        return False
    matters = (session, *(put(session, answers=matter.answers) for matter in session.others))
    own = {safe.word(matter) for matter in matters} - {""}
    return plain(said.text) in own


def opened(session: Session, moment: Moment) -> Move:
    """Everything as it was left; after a danger that ended in silence it is asked first whether they are safe."""
    news = told(session, back=True)
    words = tuple(text("relay.word", name=name, word=word) for name, word in session.parting)
    session = put(revealed(session), stopped=False, parting=())
    above = (*lost_numbers.back(session, moment), *words)
    if not _left_in_danger(session, moment):
        return Move(session, news, to=HERE, prefix=above)
    return replace(ask_if_safe(session, moment), effects=news, prefix=above)


def _left_in_danger(session: Session, moment: Moment) -> bool:
    """Whether a danger of the last day passed while this was hidden, and neither they nor a counsellor ended it."""
    case, passed = session.case, session.passed
    if case is None or case.claimed or session.peril or passed is None or session.node.startswith("safety."):
        return False
    safe = session.said_safe is not None and session.said_safe >= passed.heard
    return not safe and timedelta() <= moment.now - passed.heard < A_DAY


def _turned_over(session: Session, key: str, moment: Moment) -> Move:
    return opened(session, moment) if key == "on" else Move(session, to=MENU)


def _menu(session: Session, key: str, moment: Moment) -> Move:
    return Move(session, to=STORY) if key == "story" else _tip(session, key, moment)


TIMERS = {"wipe": wipe_due}

NODES = (
    Node(
        MENU,
        kind="rest",
        keeps=False,
        nav=False,
        answer=_menu,
        hear=_heard,
        choices=(*(Choice(tip, HERE) for tip in TIPS), Choice("story", STORY)),
        texts=(
            "hidden.menu.unread",
            "hidden.menu.hello",
            *(f"hidden.menu.{tip}.tip" for tip in TIPS),
            *(f"hidden.menu.again.{number}" for number in (1, 2, 3)),
        ),
    ),
    Node(
        STORY,
        kind="rest",
        keeps=False,
        nav=False,
        numbered=False,
        answer=_turned_over,
        hear=_heard,
        choices=(Choice("on", HERE, row=1), Choice("list", MENU, row=1)),
    ),
)
