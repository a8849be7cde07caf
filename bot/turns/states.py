"""States as bytes and back: the conversation, the counsellor's chat, the case."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from flows.casework.case import Case
from flows.casework.worker.state import Worker
from flows.piece import Piece
from flows.session import Session
from storage import sessions
from storage.cases import CaseRow
from storage.chats import Chat
from storage.unit import Unit

_SESSION = msgspec.json.Decoder(Session)
_WORKER = msgspec.json.Decoder(Worker)
_CASE = msgspec.json.Decoder(Case)
_PIECE = msgspec.json.Decoder(Piece)
_ENCODER = msgspec.json.Encoder()


def session(unit: Unit, chat: Chat) -> Session:
    """The conversation in this chat; an empty one before the first word."""
    return opened(sessions.load(unit, chat))


def opened(data: bytes | None) -> Session:
    """The conversation in these bytes; an empty one where there are none."""
    return _SESSION.decode(data) if data else Session()


def worker(unit: Unit, chat: Chat) -> Worker:
    """The counsellor's state in this chat."""
    data = sessions.load(unit, chat)
    return _WORKER.decode(data) if data else Worker()


def exists(unit: Unit, chat: Chat) -> bool:
    """Whether anything was ever kept for this chat."""
    return sessions.load(unit, chat) is not None


def keep(unit: Unit, chat: Chat, state: Session | Worker) -> None:
    """Write it back."""
    sessions.save(unit, chat, _ENCODER.encode(state))


def case(row: CaseRow) -> Case:
    """The case in this row."""
    return msgspec.structs.replace(_CASE.decode(row.data), id=row.id)


def row(row: CaseRow, case: Case) -> CaseRow:
    """The row with the case as it is now."""
    return replace(
        row,
        state=case.state,
        risk=case.risk,
        kecamatan=case.kecamatan or None,
        claimer_chat=case.claimer,
        data=_ENCODER.encode(case),
    )


def encode(value: msgspec.Struct) -> bytes:
    """Any struct of ours as bytes."""
    return _ENCODER.encode(value)


def piece(data: bytes) -> Piece:
    """A piece of the story as it was kept."""
    return _PIECE.decode(data)
