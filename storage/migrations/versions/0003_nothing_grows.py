"""Indexes that stay small however old the database gets, and what an erasure or a move looks for.

A counsellor's closed cases, the edits of the board and the chats' due timers were read through before; an erasure, and
a group that moves, read the whole outbox, the whole trail and all that was ever told.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0003"
down_revision = "0002"

_NEW = (
    ("ix_cases_held", "cases", "claimer_chat", "state <> 'closed'"),
    ("ix_outbox_anew", "outbox", "edits", "edits IS NOT NULL AND state = 'sent' AND length(messages) > 0"),
    ("ix_outbox_of_case", "outbox", "file_id", "case_id IS NOT NULL"),
    ("ix_timers_of_house", "timers", "due", "owner NOT IN ('talk', 'worker')"),
    ("ix_events_of_case", "events", "case_id", "case_id IS NOT NULL"),
    ("ix_events_of_no_case", "events", "file_id", "case_id IS NULL"),
)
_OLD = (
    ("ix_cases_claimer_chat", "cases"),
    ("ix_outbox_sent", "outbox"),
    ("ix_outbox_edits", "outbox"),
    ("ix_events_case_id", "events"),
)


def upgrade() -> None:
    for name, table in _OLD:
        op.drop_index(name, table)
    op.create_index("ix_outbox_chat_id", "outbox", ["chat_id"])
    for name, table, column, rows in _NEW:
        op.create_index(name, table, [column], sqlite_where=text(rows), postgresql_where=text(rows))
