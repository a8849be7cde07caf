"""Every table. Columns named `data`, `meta`, `why` and the like, of type bytes, are sealed; `digest` is a
blind index.

A change here needs a migration (storage/migrations/versions); a test compares the two.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from storage.instant import Instant

# Before the first table: without names Alembic could never drop a constraint again.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer(), "sqlite")  # only INTEGER PRIMARY KEY is SQLite's own row id
# Numbers are never given twice: an old outbox id in a sealed session must not name somebody else's message.
NEVER_AGAIN = {"sqlite_autoincrement": True}


def key() -> Any:
    return Field(default=None, primary_key=True, sa_type=Id)


def link(column: str, *, optional: bool = False, primary: bool = False) -> Any:
    return Field(
        default=None if optional else ...,
        sa_type=Id,
        nullable=optional,
        primary_key=primary,
        sa_column_args=[ForeignKey(column)],
    )


def sealed() -> Any:
    return Field(default=b"", sa_type=LargeBinary, nullable=False)


def at(*, optional: bool = False) -> Any:
    return Field(default=None if optional else ..., sa_type=Instant, nullable=optional)


def word() -> Any:
    """A short word of ours, never a person's."""
    return Field(sa_type=String(60), nullable=False)


class Base(SQLModel):
    # Rows are written and read as SQLAlchemy's tables; validators that nobody asks would cost every start 50 ms.
    model_config = {"defer_build": True}
    metadata: ClassVar[MetaData] = metadata


class KeyTable(Base, table=True):
    """The service's own keys (`service`, `index`), each wrapped by a master key."""

    __tablename__ = "keys"
    name: str = Field(primary_key=True, sa_type=String(20))
    master: int
    wrapped: bytes = sealed()


class FileTable(Base, table=True):
    """A file (berkas) and its wrapped key, which is empty once the file was erased."""

    __tablename__ = "files"
    __table_args__ = (NEVER_AGAIN,)
    id: int = key()
    master: int
    wrapped: bytes = sealed()
    opened_at: datetime = at()
    erased_at: datetime | None = at(optional=True)


class ChatTable(Base, table=True):
    """`digest` is empty after erasure or a move: then nobody finds this chat by its address any more."""

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("digest"), Index(None, "file_id"), NEVER_AGAIN)
    id: int = key()
    digest: bytes | None = Field(default=None, sa_type=LargeBinary)
    file_id: int | None = link("files.id", optional=True)
    kind: str = word()
    open: bool
    desk_member: bool | None = None
    member_checked_at: datetime | None = at(optional=True)
    address: bytes = sealed()


class SessionTable(Base, table=True):
    __tablename__ = "sessions"
    chat_id: int = link("chats.id", primary=True)
    changed_at: datetime = at()
    data: bytes = sealed()


class HeardTable(Base, table=True):
    """`message` is the platform's number of what somebody sent; kept for two days."""

    __tablename__ = "heard"
    __table_args__ = (Index(None, "chat_id", "at"), Index(None, "at"))
    id: int = key()
    chat_id: int = link("chats.id")
    file_id: int | None = link("files.id", optional=True)
    at: datetime = at()
    message: bytes = sealed()


class ReceiptTable(Base, table=True):
    """Updates already taken."""

    __tablename__ = "receipts"
    __table_args__ = (Index(None, "at"), {"sqlite_with_rowid": False})
    digest: bytes = Field(primary_key=True, sa_type=LargeBinary)
    at: datetime = at()


_NOT_CLOSED = text("state <> 'closed'")


class CaseTable(Base, table=True):
    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("code"),
        Index(None, "family_chat"),
        Index("ix_cases_held", "claimer_chat", sqlite_where=_NOT_CLOSED, postgresql_where=_NOT_CLOSED),
        Index(None, "file_id"),
        Index(None, "state"),
        NEVER_AGAIN,
    )
    id: int = key()
    code: str = word()
    state: str = word()
    risk: str = word()
    kecamatan: str | None = Field(default=None, sa_type=String(60))
    opened_at: datetime = at()
    changed_at: datetime = at()
    version: int
    family_chat: int = link("chats.id")
    claimer_chat: int | None = link("chats.id", optional=True)
    file_id: int = link("files.id")
    data: bytes = sealed()


class ToldTable(Base, table=True):
    """`place` is the id of the first version, which keeps its place in the story; `newest` marks the one that
    counts.
    """

    __tablename__ = "told"
    __table_args__ = (
        Index(None, "chat_id", "digest"),
        Index(None, "case_id", "place"),
        Index(
            "ix_told_unattached",
            "chat_id",
            sqlite_where=text("case_id IS NULL"),
            postgresql_where=text("case_id IS NULL"),
        ),
        NEVER_AGAIN,
    )
    id: int = key()
    chat_id: int = link("chats.id")
    file_id: int | None = link("files.id", optional=True)
    case_id: int | None = link("cases.id", optional=True)
    digest: bytes | None = Field(default=None, sa_type=LargeBinary)
    place: int | None = Field(default=None, sa_type=Id)
    newest: bool
    at: datetime = at()
    data: bytes = sealed()


_PENDING = text("state = 'pending'")
_SENDING = text("state = 'sending'")
_POSTED_ANEW = text("edits IS NOT NULL AND state = 'sent' AND length(messages) > 0")
_OF_A_CASE = text("case_id IS NOT NULL")


class OutboxTable(Base, table=True):
    """What leaves.

    The partial indexes hold only what still has to go, so that years of sent rows cost nothing; `ix_outbox_anew` only
    the rewritings that had to be posted anew, or each edit of the board would read all edits before it. `taken_by` is
    the number of the worker that took the row (storage/presence.py).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_lane", "lane", "due_at", "id", sqlite_where=_PENDING, postgresql_where=_PENDING),
        Index("ix_outbox_queue", "chat_id", "lane", "id", sqlite_where=_PENDING, postgresql_where=_PENDING),
        Index(
            "uq_outbox_one_sending", "chat_id", unique=True, sqlite_where=_SENDING, postgresql_where=_SENDING
        ),
        Index(None, "chat_id"),
        Index("ix_outbox_of_case", "file_id", sqlite_where=_OF_A_CASE, postgresql_where=_OF_A_CASE),
        Index("ix_outbox_anew", "edits", sqlite_where=_POSTED_ANEW, postgresql_where=_POSTED_ANEW),
        NEVER_AGAIN,
    )
    id: int = key()
    chat_id: int = link("chats.id")
    file_id: int | None = link("files.id", optional=True)
    case_id: int | None = link("cases.id", optional=True)
    lane: int
    kind: str = word()
    state: str = word()
    attempts: int
    supersedable: bool
    uncertain: bool
    edits: int | None = Field(default=None, sa_type=Id)
    created_at: datetime = at()
    due_at: datetime = at()
    taken_at: datetime | None = at(optional=True)
    taken_by: int | None = None
    sent_at: datetime | None = at(optional=True)
    data: bytes = sealed()
    meta: bytes = sealed()
    messages: bytes = sealed()
    why: bytes = sealed()


class PostedTable(Base, table=True):
    """Which of our messages a platform id names."""

    __tablename__ = "posted"
    __table_args__ = (Index(None, "outbox_id"), {"sqlite_with_rowid": False})
    digest: bytes = Field(primary_key=True, sa_type=LargeBinary)
    outbox_id: int = link("outbox.id")


class RelayTable(Base, table=True):
    """Which of our messages carried a person's own."""

    __tablename__ = "relays"
    __table_args__ = (Index(None, "outbox_id"), {"sqlite_with_rowid": False})
    digest: bytes = Field(primary_key=True, sa_type=LargeBinary)
    outbox_id: int = link("outbox.id", primary=True)


class SlotTable(Base, table=True):
    __tablename__ = "slots"
    name: str = Field(primary_key=True, sa_type=String(60))
    outbox_id: int = link("outbox.id")


_OF_HOUSE = text("owner NOT IN ('talk', 'worker')")


class TimerTable(Base, table=True):
    __tablename__ = "timers"
    __table_args__ = (
        UniqueConstraint("owner", "owner_id", "kind"),
        Index(None, "due"),
        Index("ix_timers_of_house", "due", sqlite_where=_OF_HOUSE, postgresql_where=_OF_HOUSE),
    )
    id: int = key()
    owner: str = word()
    owner_id: int = Field(sa_type=Id)
    kind: str = word()
    due: datetime = at()


_OF_NO_CASE = text("case_id IS NULL")


class EventTable(Base, table=True):
    """The trail. Even the kind is sealed: what happened to somebody says something of them.

    Each row stands in one index: its case's, else its file's.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_of_case", "case_id", sqlite_where=_OF_A_CASE, postgresql_where=_OF_A_CASE),
        Index("ix_events_of_no_case", "file_id", sqlite_where=_OF_NO_CASE, postgresql_where=_OF_NO_CASE),
        NEVER_AGAIN,
    )
    id: int = key()
    case_id: int | None = link("cases.id", optional=True)
    chat_id: int | None = link("chats.id", optional=True)
    file_id: int | None = link("files.id", optional=True)
    at: datetime = at()
    data: bytes = sealed()


class DeadLetterTable(Base, table=True):
    __tablename__ = "deadletters"
    __table_args__ = (NEVER_AGAIN,)
    id: int = key()
    chat_id: int | None = link("chats.id", optional=True)
    file_id: int | None = link("files.id", optional=True)
    at: datetime = at()
    channel: bytes = sealed()
    raw: bytes = sealed()
    error: bytes = sealed()


class PlaceTable(Base, table=True):
    __tablename__ = "places"
    name: str = Field(primary_key=True, sa_type=String(60))
    value: bytes = sealed()


def _core(name: str) -> Table:
    return metadata.tables[name]


keys = _core("keys")
files = _core("files")
chats = _core("chats")
sessions = _core("sessions")
heard = _core("heard")
receipts = _core("receipts")
cases = _core("cases")
told = _core("told")
outbox = _core("outbox")
posted = _core("posted")
relays = _core("relays")
slots = _core("slots")
timers = _core("timers")
events = _core("events")
deadletters = _core("deadletters")
places = _core("places")
