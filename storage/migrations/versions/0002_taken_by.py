"""Which worker took a row of the outbox, so that the others know what it left behind when it dies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("taken_by", sa.Integer(), nullable=True))
