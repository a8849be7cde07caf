"""Several matters of one family, each a case with its own code and card; one of them is in front.

What they write belongs to the matter in front: the one whose counsellor wrote last, the one whose message they reply
to, or the one they chose. All others wait as they were, with their questions and answers.
"""

from __future__ import annotations

import msgspec

from flows import between
from flows.effects import Effect, MoveTold, SetTimer, Tell
from flows.engine import BURST, NOTED, STORY_WORDS, VOICED, noted_as
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.moment import Moment
from flows.node import HERE, Choice, Move
from flows.notes import Changed, FamilySaid
from flows.piece import Piece
from flows.session import CaseRef, Frame, Matter, Session, answered, only, put, unanswered
from flows.talk import advice, areas, asking, bystander, topics
from flows.talk.opening import open_case
from flows.text import Text, text

WHICH = ("waiting.more", "again.recap")
"""Where it is asked which matter something belongs to."""

MOST = 3
"""Open cases of one family: what comes as a further matter is kept in the one in front, and marked."""

TO = "to."
"""Begins the key of a choice that turns to another matter."""

OTHER = "other"
"""The key of the choice that begins another matter."""

ITS_OWN = (
    "intake.danger",
    "intake.topic",
    "intake.story",
    "topic.",
    "intake.city",
    "intake.kecamatan",
    "risk.",
    "child.",
    "waiting.",
    "safety.",
    advice.ADVISED,
)
"""Answers that belong to a matter. Who writes, what they agreed to and how to write back are the person's own."""

ABOVE = ("safety.", "hidden.")
"""Stands on top of whatever matter is in front."""

ANEW = ("waiting.line", "relay.open")
"""Where nothing is asked: coming back to a matter shows these as they are by then."""


def cases(session: Session) -> tuple[CaseRef, ...]:
    """Every open case, the one in front first."""
    found = (session.case, *(matter.case for matter in session.others))
    return tuple(case for case in found if case)


def knows(session: Session, case: int) -> bool:
    """Whether this is one of their open cases."""
    return any(known.id == case for known in cases(session))


def seen(session: Session, case: int) -> Session | None:
    """The session with this matter in front, only to be looked at; None where it is none of theirs."""
    if session.case and session.case.id == case:
        return session
    found = next((matter for matter in session.others if matter.case and matter.case.id == case), None)
    if found is None:
        return None
    answers = {**_persons(session), **found.answers}
    return put(
        session,
        case=found.case,
        answers=answers,
        story=found.story,
        children=found.children,
        reread=found.reread,
    )


def choices(session: Session) -> tuple[Choice, ...]:
    """One tap to each of the other matters."""
    return tuple(
        Choice(f"{TO}{matter.case.id}", HERE, _label(matter.case)) for matter in session.others if matter.case
    )


def _label(case: CaseRef) -> Text:
    if case.claimed:
        return text("matter.to.counsellor", name=case.counsellor, code=case.code)
    return text("matter.to.waiting", code=case.code)


def turn(session: Session, key: str, moment: Moment) -> Move:
    """What a choice of `choices` does."""
    session, opened = face(session, int(key.removeprefix(TO)), moment)
    asks = session.case is not None and session.node not in ANEW
    on = (text("matter.on", code=session.case.code),) if session.case and asks else ()
    return Move(session, opened, to=HERE, prefix=on)


def place(case: CaseRef) -> str:
    """Where somebody stays whose case this is."""
    return "relay.open" if case.claimed else "waiting.line"


def face(session: Session, case: int, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """Bring the matter of this case to the front. One that was told but has no case yet gets its case now, unless they
    never agreed that it is kept: then it lies with the case beside it, and stays there.
    """
    found = next((matter for matter in session.others if matter.case and matter.case.id == case), None)
    if found is None or found.case is None:
        return session, ()
    if session.case is None and session.fresh and not session.consented:
        return _joined(session, found, found.case), ()
    opened: tuple[Effect, ...] = ()
    if session.case is None and session.told:
        opened = (open_case(session, moment),)
    rest = tuple(matter for matter in session.others if matter is not found)
    behind = (_aside(session),) if session.case or session.told else ()
    return _in_front(put(session, others=(*rest, *behind)), found, found.case), opened


def _joined(session: Session, found: Matter, case: CaseRef) -> Session:
    """What was told of a matter that never got its case lies with the one beside it, and stays there."""
    rest = tuple(matter for matter in session.others if matter is not found)
    told = msgspec.structs.replace(
        found, told=found.told + session.told, story=(*found.story, *session.story)
    )
    return _in_front(put(session, others=rest), told, case)


def _in_front(session: Session, matter: Matter, case: CaseRef) -> Session:
    asking = matter.frames if matter.frames and not case.claimed else ()
    return put(
        session,
        case=case,
        answers={**_persons(session), **matter.answers},
        story=matter.story,
        children=matter.children,
        told=matter.told,
        reread=matter.reread,
        frames=(*(asking or (Frame(place(case)),)), *_above(session)),
        seq=session.seq + 1,
        misses=0,
        page=0,
        pending="",
        returning="",
        said_safe=None,
        fresh=(),
    )


def _aside(session: Session) -> Matter:
    frames = tuple(frame for frame in session.frames if not frame.node.startswith(ABOVE))
    return Matter(
        case=session.case,
        frames=frames if any(frame.node not in ANEW for frame in frames) else (),
        answers=_its_own(session),
        story=session.story,
        children=session.children,
        told=session.told,
        reread=session.reread,
    )


def _above(session: Session) -> tuple[Frame, ...]:
    return tuple(frame for frame in session.frames if frame.node.startswith(ABOVE))


def _its_own(session: Session) -> dict[str, str]:
    return {name: value for name, value in session.answers.items() if name.startswith(ITS_OWN)}


def _persons(session: Session) -> dict[str, str]:
    return {name: value for name, value in session.answers.items() if not name.startswith(ITS_OWN)}


def set_down(session: Session, former: CaseRef | None) -> Session:
    """The same session at the door: what was known of the matter that ended lies beside it, and names nothing that
    comes. They live where they lived; so does the child that a neighbour told of.
    """
    stays = (*areas.PLACE, *((areas.WHERE, areas.ADDRESS_TOLD) if bystander.tells(session) else ()))
    places = {name: session.answers[name] for name in stays if name in session.answers}
    behind = Matter(case=former, answers=_its_own(session), children=session.children)
    return put(session, answers={**_persons(session), **places}, children=(), ended=behind)


def stepped_back(session: Session) -> Session:
    """The same session with nothing in front: a danger at the door has a case of its own, and it waits beside the one
    that they go on with.
    """
    if session.case is None:
        return session
    behind = _aside(session)
    return put(
        session,
        case=None,
        others=(*session.others, behind),
        answers=_persons(session),
        story=(),
        children=(),
        told=0,
        reread={},
    )


def taken_up(session: Session, case: int) -> Session:
    """The same session with what was known of this case before it was closed; what was told since goes before it."""
    behind = session.ended
    if behind is None or behind.case is None or behind.case.id != case:
        return session
    answers = {**behind.answers, **session.answers}
    return put(session, answers=answers, children=behind.children, ended=None)


def gone(session: Session, case: int) -> Session:
    """Without this matter. Where it was in front, another comes there: first one that somebody holds."""
    if session.case is None or session.case.id != case:
        return put(
            session,
            others=tuple(matter for matter in session.others if not matter.case or matter.case.id != case),
        )
    following = max(
        (matter for matter in session.others if matter.case),
        key=lambda matter: bool(matter.case and matter.case.claimed),
        default=None,
    )
    if following is None or following.case is None:
        return put(session, case=None)
    rest = tuple(matter for matter in session.others if matter is not following)
    return _in_front(put(session, others=rest), following, following.case)


def changed(session: Session, case: int, **what: object) -> Session:
    """The same session with what is known of this case changed, wherever it stands."""
    if session.case and session.case.id == case:
        return put(session, case=msgspec.structs.replace(session.case, **what))
    others = tuple(
        msgspec.structs.replace(matter, case=msgspec.structs.replace(matter.case, **what))
        if matter.case and matter.case.id == case
        else matter
        for matter in session.others
    )
    return put(session, others=others)


def opened(session: Session, case: CaseRef) -> Session:
    """The case is open now: of the matter in front, or of the one that was just set aside."""
    others = list(session.others)
    for number, matter in enumerate(others):
        if session.case and matter.case is None:
            others[number] = msgspec.structs.replace(matter, case=case)
            return put(session, others=tuple(others))
    return put(session, case=case)


def addressed(
    session: Session, said: FromPerson, about: int | None, moment: Moment
) -> tuple[Session, tuple[Effect, ...]]:
    """A reply to a message of another matter turns to that one. What is edited there goes there, and nothing turns."""
    if isinstance(said, Edited):
        return put(
            session, case=next((case for case in cases(session) if case.id == about), session.case)
        ), ()
    if about is None or not isinstance(said, Said | Sent):
        return session, ()
    turned, opened = face(session, about, moment)
    if turned is session:
        return session, ()
    return put(turned, unsaid=True), opened  # who reads now is said, with the way back


def turned_back(session: Session, before: Session, said: object) -> Session:
    """After an edit what they write belongs where it did."""
    return put(session, case=before.case) if isinstance(said, Edited) else session


def unclear(session: Session) -> bool:
    """Whether it is asked, or will be when the burst is over, which matter their last words belong to."""
    return bool(session.fresh) and (session.pending == "more" or session.node in WHICH)


def fresh(session: Session, piece: Piece, *, first: bool = False) -> Session:
    """One more piece of which it is not clear yet to which matter it belongs; `first` of such, or another one."""
    return put(session, fresh=(piece,) if first else (*session.fresh, piece))


def hear(session: Session, piece: Piece, moment: Moment) -> Move:
    """What is written where it is asked which matter it belongs to, beside the answer itself."""
    before = session.pending if session.pending in (NOTED, VOICED) else ""
    pending = before or noted_as(piece) or "missed"
    session = put(fresh(session, piece) if session.case else session, pending=pending)
    return Move(session, (SetTimer("burst", moment.now + BURST),))


def hand_over(session: Session, key: str, moment: Moment) -> Move:
    """What they just told belongs to another of their matters: it goes there, and that one comes to the front."""
    case, told = int(key.removeprefix(TO)), session.fresh
    texts = tuple(piece.text for piece in told if piece.text)
    stays = tuple(words for words in session.story if words not in texts)
    session, opened = face(put(session, story=stays, told=session.told - len(told)), case, moment)
    if session.case is None or session.case.id != case:
        return Move(session, opened, to=HERE)
    code = session.case.code
    session = put(session, story=(*session.story, *texts), told=session.told + len(told))
    moved = MoveTold(tuple(piece.message for piece in told), case)
    heard = tuple(Tell("case", case, FamilySaid(piece)) for piece in told)
    return Move(session, (*opened, moved, *heard), to=HERE, prefix=(text("matter.moved", code=code),))


def begin(session: Session, moment: Moment) -> Move:
    """Another matter. What they just told of it goes over to its own case; where they told nothing yet, they may."""
    if len(cases(session)) >= MOST:
        return _kept_here(session)
    if not _tells(session.fresh):
        session = put(session, fresh=())
    told, texts = session.fresh, tuple(piece.text for piece in session.fresh if piece.text)
    stays = tuple(words for words in session.story if words not in texts)
    behind = _aside(put(session, story=stays, told=session.told - len(told)))
    places = {name: session.answers[name] for name in areas.PLACE if name in session.answers}
    session = put(
        only(session, "waiting.line"),
        case=None,
        others=(*session.others, behind),
        answers={**_persons(session), **places},
        story=texts,
        children=(),
        told=len(told),
        reread={},
        said_safe=None,
    )
    if not told:
        beside = between.reader(session)
        first = session.consented or (beside is not None and beside.grave)  # nothing stands before a danger
        said = Text("matter.begin")
        if beside and beside.claimed:  # who reads it until it has a case of its own
            said = text("matter.begin.read", name=beside.counsellor)
        return Move(session, to="intake.story" if first else "intake.consent", prefix=(said,))
    return Move(put(session, fresh=()), (open_case(session, moment, "intake.topic"),))


def _tells(pieces: tuple[Piece, ...]) -> bool:
    """Whether this tells something: a greeting alone is asked to."""
    words = sum(len(piece.text.split()) for piece in pieces)
    return words >= STORY_WORDS or any(piece.kind != "text" for piece in pieces)


def can_leave(session: Session) -> bool:
    """Whether another matter was begun beside others, and nothing was told yet that the case beside does not know."""
    return session.case is None and any(matter.case for matter in session.others) and _all_known(session)


def _all_known(session: Session) -> bool:
    return session.told == 0 or between.reader(session) is not None


def leave(session: Session, moment: Moment) -> Move:
    """Nothing of another matter after all: back to the one before."""
    return Move(returned(session, moment), to=HERE)


def returned(session: Session, moment: Moment) -> Session:
    """Back from a matter that has no case to the one beside it, where what was told meanwhile lies already."""
    beside = between.reader(session)
    before = [matter.case.id for matter in session.others if matter.case]
    if not before:
        return session
    to = beside.id if beside else before[-1]
    found = next(matter for matter in session.others if matter.case and matter.case.id == to)
    return _joined(session, found, found.case) if found.case else session


def _kept_here(session: Session) -> Move:
    """So many matters already: kept in the case in front, marked as new, and asked about like the first."""
    case = session.case
    if case is None:
        return Move(session, to=HERE)
    before = session.answers.get("intake.topic", "")
    session = put(unanswered(session, "intake.topic", asking.ENDED), fresh=())
    session = answered(session, topics.BEFORE, before or topics.OTHER)
    new = Tell("case", case.id, Changed(details={"waiting.more": "new"}, new=True))
    return Move(session, (new,), to="intake.topic")


TEXTS = (
    "matter.to.counsellor",
    "matter.to.waiting",
    "matter.begin",
    "matter.begin.read",
    "matter.on",
    "matter.moved",
)
