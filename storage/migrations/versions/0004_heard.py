"""The platform's numbers of what families sent, for two days: what is hidden must go whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.instant import Instant

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "heard",
        sa.Column("id", id, nullable=False),
        sa.Column("chat_id", id, nullable=False),
        sa.Column("file_id", id, nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_heard_chat_id_chats"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_heard_file_id_files"),
        sa.PrimaryKeyConstraint("id", name="pk_heard"),
    )
    op.create_index("ix_heard_chat_id_at", "heard", ["chat_id", "at"])
    op.create_index("ix_heard_at", "heard", ["at"])
