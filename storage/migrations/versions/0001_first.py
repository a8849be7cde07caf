"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("id", _ID, nullable=False),
        sa.Column("master", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("opened_at", _INSTANT, nullable=False),
        sa.Column("erased_at", _INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "keys",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("master", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_keys")),
    )
    op.create_table(
        "places",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_places")),
    )
    op.create_table(
        "receipts",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_receipts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_receipts_at"), "receipts", ["at"], unique=False)
    op.create_table(
        "timers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("owner", sa.String(length=60), nullable=False),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("due", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timers")),
        sa.UniqueConstraint("owner", "owner_id", "kind", name=op.f("uq_timers_owner_owner_id_kind")),
    )
    op.create_index(op.f("ix_timers_due"), "timers", ["due"], unique=False)
    op.create_table(
        "chats",
        sa.Column("id", _ID, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.Column("file_id", _ID, nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("desk_member", sa.Boolean(), nullable=True),
        sa.Column("member_checked_at", _INSTANT, nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_chats_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
        sa.UniqueConstraint("digest", name=op.f("uq_chats_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chats_file_id"), "chats", ["file_id"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", _ID, nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("risk", sa.String(length=60), nullable=False),
        sa.Column("kecamatan", sa.String(length=60), nullable=True),
        sa.Column("opened_at", _INSTANT, nullable=False),
        sa.Column("changed_at", _INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("family_chat", _ID, nullable=False),
        sa.Column("claimer_chat", _ID, nullable=True),
        sa.Column("file_id", _ID, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["claimer_chat"], ["chats.id"], name=op.f("fk_cases_claimer_chat_chats")),
        sa.ForeignKeyConstraint(["family_chat"], ["chats.id"], name=op.f("fk_cases_family_chat_chats")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_cases_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("code", name=op.f("uq_cases_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cases_claimer_chat"), "cases", ["claimer_chat"], unique=False)
    op.create_index(op.f("ix_cases_family_chat"), "cases", ["family_chat"], unique=False)
    op.create_index(op.f("ix_cases_file_id"), "cases", ["file_id"], unique=False)
    op.create_index(op.f("ix_cases_state"), "cases", ["state"], unique=False)
    op.create_table(
        "deadletters",
        sa.Column("id", _ID, nullable=False),
        sa.Column("chat_id", _ID, nullable=True),
        sa.Column("file_id", _ID, nullable=True),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("channel", sa.LargeBinary(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("error", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_deadletters_chat_id_chats")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_deadletters_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadletters")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sessions",
        sa.Column("chat_id", _ID, nullable=False),
        sa.Column("changed_at", _INSTANT, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_sessions_chat_id_chats")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_sessions")),
    )
    op.create_table(
        "events",
        sa.Column("id", _ID, nullable=False),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("chat_id", _ID, nullable=True),
        sa.Column("file_id", _ID, nullable=True),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_events_case_id_cases")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_events_chat_id_chats")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_events_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_events_case_id"), "events", ["case_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", _ID, nullable=False),
        sa.Column("chat_id", _ID, nullable=False),
        sa.Column("file_id", _ID, nullable=True),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("supersedable", sa.Boolean(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("edits", _ID, nullable=True),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("taken_at", _INSTANT, nullable=True),
        sa.Column("sent_at", _INSTANT, nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("meta", sa.LargeBinary(), nullable=False),
        sa.Column("messages", sa.LargeBinary(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outbox_case_id_cases")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_outbox_chat_id_chats")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_outbox_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_outbox_edits",
        "outbox",
        ["edits"],
        unique=False,
        sqlite_where=sa.text("edits IS NOT NULL"),
        postgresql_where=sa.text("edits IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_lane",
        "outbox",
        ["lane", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(
        "ix_outbox_queue",
        "outbox",
        ["chat_id", "lane", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(
        "ix_outbox_sent",
        "outbox",
        ["chat_id", "sent_at"],
        unique=False,
        sqlite_where=sa.text("state = 'sent'"),
        postgresql_where=sa.text("state = 'sent'"),
    )
    op.create_index(
        "uq_outbox_one_sending",
        "outbox",
        ["chat_id"],
        unique=True,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_table(
        "told",
        sa.Column("id", _ID, nullable=False),
        sa.Column("chat_id", _ID, nullable=False),
        sa.Column("file_id", _ID, nullable=True),
        sa.Column("case_id", _ID, nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.Column("place", _ID, nullable=True),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_told_case_id_cases")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_told_chat_id_chats")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_told_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_told_case_id_place"), "told", ["case_id", "place"], unique=False)
    op.create_index(op.f("ix_told_chat_id_digest"), "told", ["chat_id", "digest"], unique=False)
    op.create_index(
        "ix_told_unattached",
        "told",
        ["chat_id"],
        unique=False,
        sqlite_where=sa.text("case_id IS NULL"),
        postgresql_where=sa.text("case_id IS NULL"),
    )
    op.create_table(
        "posted",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("outbox_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_posted_outbox_id_outbox")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_posted")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_posted_outbox_id"), "posted", ["outbox_id"], unique=False)
    op.create_table(
        "relays",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("outbox_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_relays_outbox_id_outbox")),
        sa.PrimaryKeyConstraint("digest", "outbox_id", name=op.f("pk_relays")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_relays_outbox_id"), "relays", ["outbox_id"], unique=False)
    op.create_table(
        "slots",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("outbox_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_slots_outbox_id_outbox")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_slots")),
    )
