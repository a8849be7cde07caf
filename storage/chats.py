"""Chats: a person's, or the desk's group. Found by a blind index; the platform's address is sealed."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, delete, select, update

from storage import files
from storage.errors import Erased, StorageError
from storage.sealing import seal, unseal
from storage.statements import Found, Locking, Spelled, Statement, among
from storage.tables import chats, outbox, posted, relays
from storage.unit import Unit

Kind = Literal["private", "group"]

_COLUMNS = (
    chats.c.id,
    chats.c.file_id,
    chats.c.kind,
    chats.c.open,
    chats.c.desk_member,
    chats.c.member_checked_at,
)
_FIND = Locking(select(*_COLUMNS).where(chats.c.digest == bindparam("digest")))
_SEE = Statement(select(*_COLUMNS).where(chats.c.digest == bindparam("digest")))
_GET = Locking(select(*_COLUMNS).where(chats.c.id == bindparam("id")))
_ADD = Spelled(lambda insert: insert(chats).on_conflict_do_nothing(index_elements=[chats.c.digest]))
_ADDRESS = Statement(select(chats.c.file_id, chats.c.address).where(chats.c.id == bindparam("id")))
_ROADS = Statement(
    select(chats.c.id, chats.c.file_id, chats.c.kind, chats.c.address).where(among(chats.c.id, "ids"))
)
_OPEN = Statement(update(chats).where(chats.c.id == bindparam("chat")).values(open=bindparam("is_open")))
_MEMBER = Statement(
    update(chats)
    .where(chats.c.id == bindparam("chat"))
    .values(desk_member=bindparam("present"), member_checked_at=bindparam("when"))
)
_READDRESS = Statement(
    update(chats)
    .where(chats.c.id == bindparam("chat"))
    .values(digest=bindparam("found_by"), address=bindparam("where"))
)
_LOSE_ADDRESS = Statement(update(chats).where(chats.c.digest == bindparam("found_by")).values(digest=None))


@dataclass(frozen=True, slots=True)
class Road:
    """The way to a chat: its channel and the platform's address."""

    channel: str
    to: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Chat:
    """`file_id` is None for a group.

    `open` says whether the bot may write; `desk_member` is None where nobody asked.
    """

    id: int
    file_id: int | None
    kind: Kind
    open: bool
    desk_member: bool | None
    member_checked_at: datetime | None


def find(unit: Unit, channel: str, address: str) -> Chat | None:
    """The chat at a platform's address, locked until the unit ends."""
    row = _FIND.first(unit, {"digest": _digest(unit, channel, address)})
    return None if row is None else _chat(row)


def find_or_open(unit: Unit, channel: str, address: str, kind: Kind) -> Chat:
    """The chat at a platform's address, locked. A new private one opens a file with a key of its own."""
    return find(unit, channel, address) or _open(unit, channel, address, kind)


def desk(unit: Unit, channel: str, address: str) -> Chat:
    """The desk's group at a platform's address, not locked: every turn of a case writes there, and none should wait
    for another. Whoever changes what stands for the whole group locks it with `get`.
    """
    row = _SEE.first(unit, {"digest": _digest(unit, channel, address)})
    return _open(unit, channel, address, "group") if row is None else _chat(row)


def get(unit: Unit, chat_id: int) -> Chat:
    """Locked until the unit ends; lock several in the order of their ids.

    Raises NoResultFound for an unknown id.
    """
    return _chat(_GET.one(unit, {"id": chat_id}))


def address(unit: Unit, chat_id: int) -> tuple[str, str]:
    """Channel and the platform's address. Raises Erased after erasure."""
    return _opened(unit, _ADDRESS.one(unit, {"id": chat_id}))


def roads(unit: Unit, chat_ids: Collection[int]) -> dict[int, Road]:
    """The ways to several chats at once, not locked; those of erased people are left out."""
    found = {}
    for row in _ROADS.all(unit, {"ids": chat_ids}):
        with suppress(Erased):
            found[row.id] = Road(*_opened(unit, row), row.kind)
    return found


def set_open(unit: Unit, chat_id: int, open: bool) -> None:
    _OPEN.run(unit, {"chat": chat_id, "is_open": open})


def set_member(unit: Unit, chat_id: int, present: bool) -> None:
    """Keep what the platform said about this person's place in the desk's group, and when."""
    _MEMBER.run(unit, {"chat": chat_id, "present": present, "when": unit.now})


def move(unit: Unit, chat_id: int, new_address: str) -> None:
    """A group lives on under a new address.

    Where its old messages stood is forgotten: their ids mean nothing there.
    """
    channel, _ = address(unit, chat_id)
    found_by = _digest(unit, channel, new_address)
    _LOSE_ADDRESS.run(unit, {"found_by": found_by})  # the new address may have written first
    chat = get(unit, chat_id)
    where = _sealed_address(unit, chat.file_id, channel, new_address)
    _READDRESS.run(unit, {"chat": chat_id, "found_by": found_by, "where": where})
    ours = select(outbox.c.id).where(outbox.c.chat_id == chat_id)
    unit.connection.execute(delete(posted).where(posted.c.outbox_id.in_(ours)))
    unit.connection.execute(delete(relays).where(relays.c.outbox_id.in_(ours)))
    said = (outbox.c.chat_id == chat_id, outbox.c.messages != b"")
    unit.connection.execute(update(outbox).where(*said).values(messages=b""))


def _opened(unit: Unit, row: Found) -> tuple[str, str]:
    if not row.address:
        raise Erased(row.file_id)
    channel, _, where = unseal(unit, "chats", "address", row.file_id, row.address).decode().partition("\0")
    return channel, where


def _open(unit: Unit, channel: str, address: str, kind: Kind) -> Chat:
    file_id = files.open_new(unit) if kind == "private" else None
    row = {
        "digest": _digest(unit, channel, address),
        "file_id": file_id,
        "kind": kind,
        "open": True,
        "address": _sealed_address(unit, file_id, channel, address),
    }
    _ADD.run(unit, row)
    chat = find(unit, channel, address)  # another worker may have been first: then its row is the chat
    if chat is None:
        raise StorageError("Percakapan baru tidak dapat dicatat.")
    return chat


def _digest(unit: Unit, channel: str, address: str) -> bytes:
    return unit.vault.index("chat", channel, address)


def _sealed_address(unit: Unit, file_id: int | None, channel: str, address: str) -> bytes:
    return seal(unit, "chats", "address", file_id, f"{channel}\0{address}".encode())


def _chat(row: Found) -> Chat:
    return Chat(row.id, row.file_id, row.kind, row.open, row.desk_member, row.member_checked_at)
