"""Three more questions for the one who claims it, each of which can be skipped: where, which number, who is near."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import msgspec

from flows.effects import Effect, Keep, Say, SetTimer, Tell
from flows.engine import BURST, VOICED, VOICES
from flows.match import plain
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import FamilySaid
from flows.piece import Piece
from flows.session import Session, answered, put, unanswered
from flows.talk import advice, areas, bystander, few_words, own_words, reach, to_us
from flows.talk.details import told
from flows.talk.safety.first_question import APART, OWN_WISH, THERE, WAYS, WHERE
from flows.talk.safety.known import longer
from flows.talk.safety.over import said_quiet, said_safe
from flows.talk.safety.passed_on import passed_on
from flows.talk.safety.ways_out import SAFE_AGAIN
from flows.text import Paragraphs, Text
from flows.triage import where_words
from flows.triage.age import child_age
from flows.triage.scene import is_news
from handbook.reading.asides import WAITED

PHONE = "safety.phone"
NEAR = "safety.near"
DETAILS = (*WAYS, WHERE, PHONE, NEAR)
FEW = 2
WHICH = frozenset(
    (
        *("nomor", "nomer", "no", "nmr", "ini", "sini", "wa", "telegram", "tele", "hp", "hape", "sms"),
        *("chat", "tidak", "ga", "gak", "aman", "number", "this"),
    )
)
"""Words of an answer to which number is safe."""

ABOUT_THE_CHILD = frozenset(
    "umur umurnya usia usianya namanya bernama cowo cowok cewe cewek bareng bersama sama age named".split()  # noqa: SIM905
)
"""Words of a message that tells who the child is, or with whom, where the place was asked for."""

VOICE_NOTES = tuple(f"{own_words.FILE}{kind}" for kind in VOICES)


def _detail_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    """The case hears each line as it comes: the next one of the same breath may be a cry, and ends the question.

    A voice note is no telephone number: it is kept, and the question stands.
    """
    if session.node == PHONE and piece.kind in VOICES and session.pending != "own_words":
        return Move(put(session, pending=VOICED), (SetTimer("burst", moment.now + BURST), *longer(moment)))
    if session.node in (WHERE, PHONE, NEAR) and piece.text and _is_beside(session.node, piece.text, moment):
        waits = SetTimer("burst", moment.now + BURST)
        return Move(put(session, pending="own_words"), (*_kept(session, piece), waits, *longer(moment)))
    if session.node == WHERE and piece.text and _tells_the_child(piece.text, moment):
        waits = SetTimer("burst", moment.now + BURST)
        return Move(put(session, pending="own_words"), (*_kept(session, piece), waits, *longer(moment)))
    if session.node == WHERE and piece.text:
        place = where_words.place_alone(piece.text, moment.handbook)
        if not place:  # a wish, and no place: the question stands
            wished = put(session, pending="own_words")
            return Move(wished, (SetTimer("burst", moment.now + BURST), *longer(moment)))
        piece = msgspec.structs.replace(piece, text=place)
    before = session.answers.get(session.node, "") if session.misses else ""
    move = own_words.hear(session, piece, moment)
    if before and session.pending != "own_words":  # what was no place stays beside the place
        joined = f"{before}\n{move.session.answers[session.node]}"
        move = replace(move, session=answered(move.session, session.node, joined))
    heard = told(move.session, session.node)
    return replace(move, effects=(*move.effects, *heard, *longer(moment)))


def _is_beside(name: str, said: str, moment: Moment) -> bool:
    """A few words that are no place and no number: "tkut", "adek nangis"; who is there may be news."""
    kind = few_words.kind_of(said, moment.handbook)
    if to_us.kind_of(said, moment.handbook) == WAITED:
        return True
    if name == PHONE and is_news(said, moment.handbook):
        return True
    if kind == few_words.PLAIN:
        return name == WHERE  # "iya" is no place
    if kind == "" or (kind == few_words.SCENE and name == NEAR):
        return False
    return not (name == WHERE and areas.names_place(said, moment))


def _tells_the_child(said: str, moment: Moment) -> bool:
    """How old, which name, with whom: "gatau umurnya, mungkin 6 thn" is no place, for all its number."""
    typed = set(plain(said).split())
    about = child_age([said]) is not None or not ABOUT_THE_CHILD.isdisjoint(typed)
    return about and not areas.names_place(said, moment)


def _kept(session: Session, piece: Piece) -> tuple[Effect, ...]:
    """What is no answer here is kept as part of what they told."""
    case = session.case
    if case is None:
        return ()
    return (Keep(piece, case.id), Tell("case", case.id, FamilySaid(piece)))


def _detail_done(then: str, session: Session, key: str, moment: Moment) -> Move:
    """On to the next of the four; "aman" ends them all."""
    name = session.node
    if key == "child_safe":
        return said_quiet(unanswered(session, name), moment)
    if key == "safe":
        return said_safe(unanswered(session, name), "safety.over", moment)
    kept = _confirmed(session, name, moment)
    if not key and name not in session.answers:
        few = few_words.answer_to(session, moment)
        if session.recent and to_us.kind_of(session.recent[-1], moment.handbook) == WAITED:
            few = passed_on(session, moment)
        noted = few if few and kept != (Text("safety.reach"),) else Text("safety.noted")
        return Move(session, longer(moment), to=HERE, prefix=kept or (noted,))
    if not key and not session.misses and (beside := _says_something_else(session, name, moment)):
        return Move(put(session, misses=1), longer(moment), to=HERE, prefix=(*kept, beside))
    session = put(session, hush=session.hush or (name == "safety.near" and key == THERE))
    chosen = told(session, name) if key else ()  # their own words were told as they came
    effects = (*chosen, *longer(moment))
    if name == "safety.where":
        session, found = areas.placed(session, name, moment)
        effects = (*effects, *found)
    briefly = bystander.of_kin(session) or not {OWN_WISH, APART}.isdisjoint(session.answers)
    if bystander.tells(session) or advice.is_found_child(session) or (then == NEAR and briefly):
        then = "safety.stay"  # who is near them, and a neighbour's phone, matter less than the child's house
    if then != "safety.stay":
        return Move(session, effects, to=then, prefix=kept)
    session, advised = advise(session, moment)
    return Move(session, (*effects, *advised), to=then, prefix=kept)


def _says_something_else(session: Session, name: str, moment: Moment) -> Text | None:
    """A sentence that tells something else than was asked: it is kept as it is, and the question put once more."""
    said = session.answers.get(name, own_words.FILE)
    if said.startswith(own_words.FILE):
        return None
    if name == WHERE and not areas.sounds_like_place(said, moment):
        return Text("safety.where.landmark")
    if name == PHONE and not _tells_reach(said, moment):
        return Text("safety.noted")
    return None


def _tells_reach(said: str, moment: Moment) -> bool:
    """A number, that none is safe, which one ("yang ini aja"), or how they may be reached."""
    words = plain(said).split()
    if any(map(str.isdigit, said)) or len(words) < FEW or not WHICH.isdisjoint(words):
        return True
    return reach.says_how(said, moment.handbook) or where_words.forbids_calls(said, moment.handbook)


def _confirmed(session: Session, name: str, moment: Moment) -> Paragraphs:
    """That a voice note came, and that how they may be reached will be seen."""
    said = session.answers.get(name, "")
    if said in VOICE_NOTES:
        return (Text("waiting.line.voice"),)
    latest = session.recent[-1] if session.recent else ""
    wished = name == WHERE and where_words.keeps_away(latest, moment.handbook)
    return (Text("safety.reach"),) if wished or reach.says_how(said, moment.handbook) else ()


def advise(session: Session, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """What helps after this kind of danger, in a message of its own, once."""
    words = advice.in_danger(session, moment)
    if not words or advice.ADVISED in session.answers:
        return session, ()
    said = Say(words, urgent=True, quiet=True, case=session.case.id if session.case else None)
    return answered(session, advice.ADVISED, "yes"), (said,)


def _where_words(session: Session, moment: Moment) -> Paragraphs:
    """Who found a child is with it; who ran away is to be where it is bright."""
    if advice.is_found_child(session):
        return (Text("found.safety.where.ask"),)
    if advice.has_fled(session):
        return (Text("fled.safety.where.ask"),)
    return bystander.ask(WHERE, session, moment)


def _detail(name: str, then: str, *keys: str) -> Node:
    return own_words.question(
        name,
        then,
        *(Choice(key, then) for key in keys),
        Choice("skip", then, "answer.skip"),
        *SAFE_AGAIN,
        leads=("safety.stay",),
        opening=_where_words if name == "safety.where" else None,
        texts=(
            "bystander.safety.where.ask",
            "found.safety.where.ask",
            "fled.safety.where.ask",
            "safety.where.landmark",
        )
        if name == "safety.where"
        else ("safety.reach",),
        urgent=True,
        nav=False,
        heard=_detail_heard,
        done=partial(_detail_done, then),
    )


NODES = (
    _detail("safety.where", "safety.phone"),
    _detail("safety.phone", "safety.near"),
    _detail("safety.near", "safety.stay", "alone", THERE, "children"),
)
