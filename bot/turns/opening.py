"""Opening a case: a code that nobody has, what was told so far, a card in the group."""

from __future__ import annotations

import hmac
import random
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy.exc import NoResultFound

from bot.turns import outlet, states
from bot.turns.turn import Turn
from flows.casework.ages import bands
from flows.casework.answers import asked_age
from flows.casework.at_opening import OPENING, rings_at
from flows.casework.case import RISKS, Case
from flows.casework.code import make_code
from flows.casework.unopened import unopened
from flows.effects import Event, LookUp, OpenCase, SetTimer, Tell, Wake
from flows.notes import Beside, CaseOpened, Looked
from flows.piece import Piece
from flows.talk.told_unasked import place
from flows.text import text
from flows.triage.sibling import another_child
from storage import Erased, cases, told
from storage.chats import Chat
from storage.told import Told


def open_case(turn: Turn, chat: Chat, asked: OpenCase) -> None:
    """Open it, hand over what was told, tell the conversation, and draw the card."""
    unit = turn.unit
    moved = told.of_messages(unit, chat, asked.moved)
    pieces = [states.piece(row.data) for row in (*moved, *told.unattached(unit, chat.id))]
    former = _former(turn, chat, asked)
    case = Case(
        code=_free_code(turn),
        state="waiting",
        risk=asked.risk,
        family=chat.id,
        opened=unit.now,
        waiting_since=unit.now,
        kecamatan=asked.kecamatan or (former.kecamatan if former else ""),
        who=asked.who,
        topics=asked.topics,
        heard=asked.heard,
        age_band=_age(turn, asked, pieces, former),
        basis=asked.basis,
        dangers=(asked.danger,) if asked.danger else (),
        evidence=asked.evidence,
        unanswered=asked.unanswered,
        details=asked.details,
        word=asked.word,
        beside=tuple(asked.beside.values()),
        before=_before(turn, chat, asked),
        **_carried(former),
        woke=unit.now if asked.danger or asked.risk == RISKS[0] else None,
    )
    case = unopened(case, pieces)
    assert chat.file_id is not None  # a family writes in a private chat, and those have a file
    data = states.encode(case)
    case_id = cases.insert(
        unit, case.code, case.state, case.risk, case.kecamatan or None, chat.id, chat.file_id, data
    )
    row = cases.get(unit, case_id)
    case = states.case(row)
    turn.keep_case(row, case)
    told.attach(unit, chat.id, case_id)
    told.move(unit, chat, asked.moved, case_id)
    turn.record(Event("opened", asked.basis), case_id, chat.id)
    turn.note(Tell("talk", chat.id, CaseOpened(case_id, case.code, asked.then, case.risk == RISKS[0])))
    _tell_others(turn, case, asked, moved)
    turn.draw(case_id, alarm=False)
    if at := rings_at(case, turn.moment):
        turn.to_do.append((case_id, SetTimer(OPENING, at)))
    if case.woke:
        outlet.wake(turn, Wake(case_id, text("desk.oncall", code=case.code)))


def _age(turn: Turn, asked: OpenCase, pieces: Sequence[Piece], former: Case | None) -> str:
    """As it was asked, or told; else that of the closed case, unless another child of the family is told of now."""
    handbook = turn.house.handbook
    told_now = [piece.text for piece in pieces if not piece.hidden]
    found = bands(told_now, asked.who, handbook, asked_age(asked.details))
    if found or former is None or any(another_child(said, handbook) for said in told_now):
        return found
    return former.age_band


def _before(turn: Turn, chat: Chat, asked: OpenCase) -> str:
    """The code of what was closed in this chat before, where no other case is open beside."""
    former = turn.talk(chat.id)[1].former
    return former.code if former and not asked.beside else ""


def _former(turn: Turn, chat: Chat, asked: OpenCase) -> Case | None:
    """The closed case of whom a danger is told now: most likely the same child. None after erasure, and for a matter
    that they began themselves.
    """
    former = turn.talk(chat.id)[1].former
    if former is None or not asked.danger or asked.beside:
        return None
    try:
        return turn.case(former.id)[1]
    except (Erased, NoResultFound):
        return None


def _carried(former: Case | None) -> dict[str, Any]:
    """The place that was told there, with whose it is: most likely it is the same door."""
    if former is None:
        return {}
    if told_there := place(former.details):
        return {"carried": told_there, "carried_from": former.code, "carried_at": former.opened}
    return {"carried": former.carried, "carried_from": former.carried_from, "carried_at": former.carried_at}


def _tell_others(turn: Turn, case: Case, asked: OpenCase, moved: Sequence[Told]) -> None:
    """Each of the family's other cases knows of this one; the one that pieces came from counts them no more."""
    for other in asked.beside:
        pieces = [states.piece(row.data) for row in moved if row.case_id == other]
        gone = unopened(msgspec.structs.replace(case, unheard=0, unseen=0), pieces)
        turn.note(Tell("case", other, Beside(case.code, True, gone.unheard, gone.unseen)))


def look_up(turn: Turn, chat: Chat, asked: LookUp) -> None:
    """Where a case of another chat stands, for whoever knows code and word; else nothing, whatever was wrong."""
    row = cases.by_code(turn.unit, asked.code)
    case = states.case(row) if row is not None else None
    known = case is not None and hmac.compare_digest(case.word.encode(), asked.word.encode()) and case.word
    turn.note(Tell("talk", chat.id, Looked(asked.code, case.state if case is not None and known else "")))


def _free_code(turn: Turn) -> str:
    """Random by the turn's own dice; another throw where a code is taken."""
    throws = random.Random(turn.moment.dice)  # noqa: S311  the seed comes from the system's secure source
    while True:
        code = make_code(turn.house.handbook.code_words, throws)
        if not cases.code_taken(turn.unit, code):
            return code
