"""Danger: the numbers first, the counsellors at once, and company until one of them is there.

One danger is one frame: five messages are not five alarms. It ends by "aman", by a counsellor, or after 30 quiet
minutes; a new kind of danger alarms again. After the numbers come four questions for the one who claims it, each of
which can be skipped; then one silent message says how things stand, and is rewritten as time goes by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

import msgspec

from flows import ask
from flows.effects import Effect, Event, Keep, OpenCase, Say, SetTimer, StopTimer, Tell
from flows.engine import BURST, Talk
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.match import chosen, says
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Changed, CheckUnanswered, Danger
from flows.piece import Piece, piece_of
from flows.session import Frame, Peril, Session, answered, at, nudge, pushed, put, unanswered
from flows.talk import advice, areas, bystander, own_words, topics
from flows.talk.details import details, told
from flows.talk.numbers import numbers
from flows.talk.promise import READERS, next_reading, on_duty, reads_now
from flows.text import Paragraphs, Text, text
from flows.triage.danger import Heard, listen

QUIET = timedelta(minutes=30)
CHECK = timedelta(minutes=5)
NEWS_FIRST, NEWS_EVERY = timedelta(minutes=2), timedelta(minutes=5)
"""When the silent message is first written, and how often it is rewritten."""

TALK_WAYS = ("talk", "quiet", "leave")
NOW_WAYS = ("now", "ended", "unseen")
"""What a neighbour may know of it."""

DETAILS = ("safety.talk", "safety.now", "safety.where", "safety.phone", "safety.near")
TELLING = 3
"""From so many words on, what is said to one of the four questions answers it, dangerous though it sounds."""

UNHEARD_EVERY = timedelta(hours=24)
UNHEARD = ("photo", "video", "voice", "audio", "video_note")
"""What nothing here can understand. Stickers say little and ask nothing."""
OUR_WORDS = tuple(f"word.{word}" for word in ("return", "thanks", "stop", "back", "help", "status", "human"))


def hear(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard before every node: what is in this message, with what was said shortly before?"""
    if not isinstance(said, Said | Sent | Edited):
        return None
    words = said.caption if isinstance(said, Sent) else said.text
    if not words:
        return _unheard(talk, session, said, moment)
    if _answers_us(talk, session, said, moment):
        return None
    before = session
    session = bystander.known_by(session, words, moment)
    heard = listen(words, session.recent[:-1], moment.handbook.distress)
    if session != before and session.node.startswith("safety.") and not _is_new(heard, session, moment):
        return _corrected(talk, session, said, moment)
    if heard.signal == "none" or heard.kind is None:
        return None
    if heard.signal == "check" and talk.nodes[session.node].own_words and _alone(words, moment) == "none":
        return None  # an age or an address completes nothing that was said before
    if heard.signal == "check" and (_served(session, moment) or session.node.startswith("safety.")):
        return None
    if _answers_detail(session, heard.kind, words, moment):
        return None
    session, piece = put(session, stopped=False), piece_of(said)
    if heard.signal == "acute" and session.refused and not session.case:
        kept: tuple[Effect, ...] = (Keep(piece),)  # a refusal does not hold against danger to life
    else:
        session, kept = talk.keep(session, piece)
    acute = heard.signal == "acute"
    move = alarm(session, heard.kind, heard.evidence, moment) if acute else _check(session, moment)
    return replace(move, effects=(*kept, *move.effects))


def _unheard(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """A voice note or a picture alone: nobody here can tell what it holds, so one kind question, once a day at most.

    Never beside a counsellor who talks with them, over a hidden chat, or within a danger that is known.
    """
    asked = session.asked_safe is not None and moment.now - session.asked_safe < UNHEARD_EVERY
    counsellor = session.case is not None and session.case.claimed
    if not isinstance(said, Sent) or said.kind not in UNHEARD or asked or counsellor or session.refused:
        return None
    if session.peril or session.node.startswith(("safety.", "hidden.")):
        return None
    session, kept = talk.keep(put(session, stopped=False), piece_of(said))
    move = _check(session, moment)
    return replace(move, effects=(*kept, *move.effects), prefix=(Text("safety.check.unheard"),))


def _answers_us(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> bool:
    """The very words of a choice, a greeting, or thanks: they say what they say, and complete nothing said before."""
    if not isinstance(said, Said):
        return False
    node = talk.nodes[session.node]
    if node.name == talk.start and node.read and node.read(said.text, session, moment):
        return _alone(said.text, moment) == "none"
    if chosen(said.text, node, node.offered(session, moment), session.locale, moment) is not None:
        return True
    return any(says(word, said.text, session.locale, moment) for word in OUR_WORDS)


def _alone(words: str, moment: Moment) -> str:
    return listen(words, (), moment.handbook.distress).signal


def _is_new(heard: Heard, session: Session, moment: Moment) -> bool:
    return heard.signal == "acute" and heard.kind not in _known(session, moment)


def _corrected(talk: Talk, session: Session, said: Said | Sent | Edited, moment: Moment) -> Move:
    """ "Not me, I am the neighbour": the same danger, asked about the child from now on."""
    session, kept = talk.keep(session, piece_of(said))
    case = session.case
    told = (Tell("case", case.id, Changed(who=bystander.WHO)),) if case else ()
    effects = (*kept, *told, *(_longer(moment) if session.peril else ()))
    return Move(put(session, seq=session.seq + 1), effects, to=HERE)


def _answers_detail(session: Session, kind: str, words: str, moment: Moment) -> bool:
    """Whoever is asked where they are may well name the danger again: that is an answer. A bare cry is a cry."""
    asked = session.node in DETAILS and kind in _known(session, moment)
    return asked and len(words.split()) >= TELLING


def alarm(session: Session, kind: str, evidence: tuple[str, ...], moment: Moment) -> Move:
    """Danger of this kind, now. The same kind again within 30 minutes is the same danger."""
    known = _known(session, moment)
    since = session.peril.since if known and session.peril else moment.now
    if not known:
        session = unanswered(session, *DETAILS, advice.ADVISED)
    session = put(session, peril=Peril((*known, kind) if kind not in known else known, moment.now, since))
    quiet = SetTimer("quiet", moment.now + QUIET)
    served = _served(session, moment)
    if kind in known:
        return _same_danger(session, quiet, moment, served=served)
    effects: tuple[Effect, ...] = (
        quiet,
        SetTimer("company", moment.now + NEWS_FIRST),
        StopTimer("check"),
        StopTimer("burst"),
        _pass_on(session, kind, evidence, served, moment),
    )
    events = (Event("danger", kind),)
    if served:
        return Move(session, effects, events=events)
    return Move(_company(session), effects, to=HERE, events=events)


def _same_danger(session: Session, quiet: SetTimer, moment: Moment, *, served: bool) -> Move:
    """No second alarm; but whoever left the frame and says it again sees one line, whom to call."""
    if served:
        return Move(session, (quiet,))
    if session.node in ("safety.company", "safety.stay"):
        return Move(put(session, pending="heard"), (quiet, SetTimer("burst", moment.now + BURST)))
    again = (Text("safety.company.again"), *numbers(session, moment, first=True))
    return Move(_company(session), (quiet, StopTimer("burst")), to=HERE, instead=again)


def _company(session: Session) -> Session:
    return (
        at(session, "safety.company")
        if session.node.startswith("safety.")
        else pushed(session, "safety.company")
    )


def over(session: Session) -> Session:
    """The danger has passed or a counsellor is there: what was underneath goes on."""
    kept = tuple(frame for frame in session.frames if not frame.node.startswith("safety."))
    kept = kept or (Frame("waiting.line" if session.case else "intake.who"),)
    if kept != session.frames:
        session = put(session, frames=kept, seq=session.seq + 1, misses=0, page=0, pending="")
    return put(session, peril=None)


def _known(session: Session, moment: Moment) -> tuple[str, ...]:
    return session.peril.kinds if session.peril and moment.now - session.peril.heard < QUIET else ()


def _served(session: Session, moment: Moment) -> bool:
    return session.case is not None and session.case.claimed and moment.lately(session.case.counsellor_wrote)


def _pass_on(session: Session, kind: str, evidence: tuple[str, ...], served: bool, moment: Moment) -> Effect:
    if session.case:
        return Tell("case", session.case.id, Danger(kind, evidence, served))
    return OpenCase(
        risk="tinggi",
        basis=_basis(session),
        who=session.answers.get("intake.who", ""),
        topics=topics.named(session),
        heard=topics.heard(session, moment),
        kecamatan=areas.kecamatan(session),
        details=details(session),
        danger=kind,
        evidence=evidence,
    )


def _basis(session: Session) -> Literal["consent", "vital_interest"]:
    return "consent" if session.consented else "vital_interest"


def _check(session: Session, moment: Moment) -> Move:
    return Move(put(session, asked_safe=moment.now), to="+safety.check")


def _check_set(session: Session, moment: Moment) -> tuple[Effect, ...]:
    return (SetTimer("check", moment.now + CHECK),)


def _check_answer(session: Session, key: str, moment: Moment) -> Move:
    if key == "unsafe":
        move = alarm(session, "tidak_aman", (), moment)
        return replace(move, effects=(StopTimer("check"), *move.effects))
    if key == "unsure":
        move = _on_from_danger(answered(session, "intake.danger", key), "safety.check.unsure")
        return replace(move, prefix=(*move.prefix, *numbers(session, moment, first=True)), events=())
    return _on_from_danger(session, "safety.check.thanks")


def _check_settled(session: Session, moment: Moment) -> Move:
    if session.pending == "file":  # seven stickers in a row are not asked seven times
        return Move(session, to=HERE, instead=(Text("safety.check.kept"),))
    session, words = nudge(session, bystander.worded(session, "safety.check.again"))
    return Move(session, to=HERE, instead=(*words, *numbers(session, moment, first=True)))


def check_due(session: Session, moment: Moment) -> Move:
    """Five minutes without an answer: somebody of Puspa should look."""
    if session.case:
        return Move(over(session), (Tell("case", session.case.id, CheckUnanswered()),))
    who = session.answers.get("intake.who", "")
    return Move(over(session), (OpenCase("sedang", _basis(session), who, unanswered=True),))


def _check_words(session: Session, moment: Moment) -> Paragraphs:
    return (*bystander.ask("safety.check", session, moment), *numbers(session, moment, first=True))


def _company_words(session: Session, moment: Moment) -> Paragraphs:
    """Three short things, numbers first; and only what is so: if nobody reads now, it says that."""
    question = _first_asked(session)
    asked = () if question in session.answers else (Text(f"{question}.ask"),)
    return (
        Text(bystander.worded(session, "safety.company.ask")),
        *numbers(session, moment),
        Text(bystander.worded(session, "safety.company.silent")),
        Text(f"safety.company.{reads_now(moment)}"),
        *asked,
    )


def _first_asked(session: Session) -> str:
    """The question under the numbers: can they talk; of a neighbour, whether it goes on now."""
    return "safety.now" if bystander.tells(session) else "safety.talk"


def _asks(question: str) -> Callable[[Session, Moment], bool]:
    return lambda session, _moment: _first_asked(session) == question and question not in session.answers


def _stay(session: Session, piece: Piece, moment: Moment) -> Move:
    """Also where somebody has the case: who is in danger and writes to a silent counsellor is not met with silence."""
    quiet = SetTimer("quiet", moment.now + QUIET)
    return Move(put(session, pending="heard"), (quiet, SetTimer("burst", moment.now + BURST)))


def _stay_in_check(session: Session, piece: Piece, moment: Moment) -> Move:
    pending = "heard" if piece.text else "file"
    return Move(put(session, pending=pending), (SetTimer("burst", moment.now + BURST),))


def _in_company(session: Session, key: str, moment: Moment) -> Move:
    """Safe again; an answer to the first of the four questions; or on with their story: then the danger stays."""
    if key in ("safe", "child_safe"):
        return _on_from_danger(session, "safety.over")
    if key in (*TALK_WAYS, *NOW_WAYS):
        question = _first_asked(session)
        session = answered(session, question, key)
        return Move(session, (*told(session, question), *_longer(moment)), to="safety.where")
    if key == "where":
        return Move(session, _longer(moment), to="safety.where")
    peril = session.peril
    move = _on_from_danger(session, "safety.go_on")
    return replace(move, session=put(move.session, peril=peril), effects=(), events=())


def _on_from_danger(session: Session, thanks: str) -> Move:
    """Whoever just said that it is safe is not asked about danger in the next breath."""
    session = over(session)
    answers = session.answers
    asked = session.node == "intake.danger" or (session.node == "intake.who" and "intake.who" in answers)
    if "intake.danger" not in answers:
        session = answered(session, "intake.danger", "no")
    to = "intake.consent" if asked else HERE
    stopped = (StopTimer("quiet"), StopTimer("check"), StopTimer("company"))
    return Move(session, stopped, to=to, prefix=(Text(thanks),), events=(Event("safe"),))


def quiet_due(session: Session, moment: Moment) -> Move:
    """Thirty quiet minutes: the danger is over, until somebody says it again. The silent message says so."""
    if session.peril is None:
        return Move(session)
    at = text("safety.stay.at", time=_clock(moment, moment.now))
    last = Say(
        (at, Text("safety.stay.over")),
        kind="news",
        urgent=True,
        slot=STAY.slot,
        quiet=True,
        case=_case(session),
    )
    shown = (last,) if session.node.startswith("safety.") else ()
    return Move(over(session), (StopTimer("company"), *shown), events=(Event("quiet"),))


def _case(session: Session) -> int | None:
    return session.case.id if session.case else None


def _longer(moment: Moment) -> tuple[Effect, ...]:
    return (SetTimer("quiet", moment.now + QUIET),)


def _detail_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    move = own_words.hear(session, piece, moment)
    return replace(move, effects=(*move.effects, *_longer(moment)))


def _detail_done(then: str, session: Session, key: str, moment: Moment) -> Move:
    """On to the next of the four; "aman" ends them all."""
    name = session.node
    if key in ("safe", "child_safe"):
        return _on_from_danger(unanswered(session, name), "safety.over")
    effects = (*told(session, name), *_longer(moment))
    if bystander.tells(session):  # their own phone, and who is near them, matter less than the child's house
        then = "safety.stay"
    if then != "safety.stay":
        return Move(session, effects, to=then)
    session, advised = _advise(session, moment)
    return Move(session, (*effects, *advised), to=then)


def _advise(session: Session, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """What helps after this kind of danger, in a message of its own, once."""
    words = advice.in_danger(session.peril.kinds if session.peril else (), session, moment)
    if not words or advice.ADVISED in session.answers:
        return session, ()
    said = Say(words, urgent=True, quiet=True, case=_case(session))
    return answered(session, advice.ADVISED, "yes"), (said,)


def company_due(session: Session, moment: Moment) -> Move:
    """How things stand now, in one silent message that is rewritten; a new one only beside what they just wrote."""
    if session.peril is None or not session.node.startswith("safety."):
        return Move(session)
    session, advised = _advise(session, moment)
    news = ask.ask(STAY, session, moment, instead=_news(session, moment))
    shown = msgspec.structs.replace(
        news,
        options=news.options if session.node == STAY.name else (),
        kind="news",
        quiet=True,
        anew=moment.lately(session.heard),
    )
    following = (SetTimer("company", moment.now + NEWS_EVERY),) if _goes_on(session, moment) else ()
    return Move(session, (*advised, shown, *following))


def _goes_on(session: Session, moment: Moment) -> bool:
    """Whether the danger still stands when the next news would come."""
    return session.heard is not None and moment.now + NEWS_EVERY - session.heard < QUIET


def _news(session: Session, moment: Moment) -> Paragraphs:
    """The clock first: on a locked screen it says nothing. Then only what is so."""
    at = text("safety.stay.at", time=_clock(moment, moment.now))
    again = text("safety.stay.next", time=_clock(moment, moment.now + NEWS_EVERY))
    following = (again,) if _goes_on(session, moment) else ()
    case = session.case
    if case and case.claimed:
        return (at, text("safety.stay.claimed", name=case.counsellor), *following)
    if on_duty(moment):
        return (at, Text("safety.stay.waiting"), *following)
    when = next_reading(moment)
    later = (text("safety.stay.later", when=when),) if when else ()
    answering = numbers(session, moment, first=True)
    who = (Text("safety.stay.answering"), *answering) if answering else ()
    return (at, Text("safety.stay.nobody"), *later, *who, *following)


def _clock(moment: Moment, when: datetime) -> str:
    return f"{when.astimezone(moment.zone):%H.%M}"


def _company_settled(session: Session, moment: Moment) -> Move:
    session, words = nudge(session, bystander.worded(session, "safety.company.heard"))
    return Move(session, to=HERE, instead=words)


def _where_is_open(session: Session, moment: Moment) -> bool:
    return _first_asked(session) in session.answers and "safety.where" not in session.answers


def _itself(session: Session, moment: Moment) -> bool:
    return not bystander.tells(session)


def _child(session: Session, moment: Moment) -> bool:
    return bystander.tells(session)


SAFE_AGAIN = (
    Choice("safe", HERE, "safety.company.safe", shown=_itself),
    Choice("child_safe", HERE, "safety.company.child_safe", shown=_child),
)


def _detail(name: str, then: str, *keys: str) -> Node:
    return own_words.question(
        name,
        then,
        *(Choice(key, then) for key in keys),
        Choice("skip", then, "answer.skip"),
        *SAFE_AGAIN,
        leads=("safety.stay",),
        opening=partial(bystander.ask, name) if name == "safety.where" else None,
        texts=("bystander.safety.where.ask",) if name == "safety.where" else (),
        urgent=True,
        nav=False,
        heard=_detail_heard,
        done=partial(_detail_done, then),
    )


STAY_TEXTS = ("at", "next", "claimed", "waiting", "nobody", "later", "answering", "over")

STAY = Node(
    "safety.stay",
    kind="rest",
    answer=_in_company,
    hear=_stay,
    settle=_company_settled,
    urgent=True,
    nav=False,
    slot="company",
    choices=(
        *SAFE_AGAIN,
        Choice("go_on", HERE, "safety.company.go_on"),
    ),
    texts=(
        "advice.list",
        *(f"safety.stay.{part}" for part in STAY_TEXTS),
    ),
)

NODES = (
    Node(
        "safety.check",
        opening=_check_words,
        answer=_check_answer,
        hear=_stay_in_check,
        settle=_check_settled,
        enter=_check_set,
        urgent=True,
        nav=False,
        choices=(
            Choice("safe", HERE),
            Choice("unsafe", "safety.company"),
            Choice("unsure", HERE, "intake.danger.unsure", shown=_child),
        ),
        texts=(
            "bystander.safety.check.ask",
            *(f"bystander.safety.check.again.{n}" for n in (1, 2, 3)),
            "safety.check.unsure",
            "safety.check.thanks",
            "safety.check.unheard",
            *(f"safety.check.again.{n}" for n in (1, 2, 3)),
        ),
    ),
    Node(
        "safety.company",
        kind="rest",
        opening=_company_words,
        answer=_in_company,
        hear=_stay,
        settle=_company_settled,
        urgent=True,
        nav=False,
        choices=(
            *(Choice(way, "safety.where", row=1, shown=_asks("safety.talk")) for way in TALK_WAYS[:2]),
            Choice("leave", "safety.where", shown=_asks("safety.talk")),
            *(Choice(way, "safety.where", row=1, shown=_asks("safety.now")) for way in NOW_WAYS[:2]),
            Choice("unseen", "safety.where", shown=_asks("safety.now")),
            Choice("where", "safety.where", shown=_where_is_open),
            *SAFE_AGAIN,
            Choice("go_on", HERE),
        ),
        texts=(
            "safety.talk.ask",
            "safety.now.ask",
            "bystander.safety.company.ask",
            "bystander.safety.company.silent",
            *(f"bystander.safety.company.heard.{n}" for n in (1, 2, 3)),
            "safety.over",
            "safety.company.again",
            "safety.check.kept",
            "safety.go_on",
            "safety.company.silent",
            *(f"safety.company.{reader}" for reader in READERS),
            *(f"safety.company.heard.{n}" for n in (1, 2, 3)),
        ),
    ),
    _detail("safety.where", "safety.phone"),
    _detail("safety.phone", "safety.near"),
    _detail("safety.near", "safety.stay", "alone", "there", "children"),
    STAY,
)
