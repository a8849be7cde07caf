"""Files (berkas): a person's own key, from their first message to its destruction on request."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select, union, update

from storage.sealing import wrapping_place
from storage.statements import Statement
from storage.tables import (
    cases,
    chats,
    deadletters,
    events,
    files,
    heard,
    outbox,
    posted,
    relays,
    sessions,
    told,
)
from storage.unit import Unit

CLEANSE = "storage_cleanse"  # left on the connection by `erase`; the store sweeps the disk after the commit

_OPEN = Statement(insert(files))
_LOCK_IN = Statement(
    update(files)
    .where(files.c.id == bindparam("file"))
    .values(master=bindparam("by"), wrapped=bindparam("lock"))
)
_DESTROY = Statement(
    update(files).where(files.c.id == bindparam("file")).values(wrapped=b"", erased_at=bindparam("when"))
)


def open_new(unit: Unit) -> int:
    """A new file with a random key of its own."""
    file_id = _OPEN.add(unit, {"master": 0, "wrapped": b"", "opened_at": unit.now})
    key = unit.vault.new_file_key()
    master, wrapped = unit.vault.wrap(key, wrapping_place(file_id))
    _LOCK_IN.run(unit, {"file": file_id, "by": master, "lock": wrapped})
    unit.vault.remember(file_id, key)
    return file_id


def erase(unit: Unit, file_id: int) -> None:
    """Destroy a file's key and everything it sealed; after the commit the store sweeps the disk too.

    Rows that others point to (the chat, its cases, what was sent) stay with their numbers, states and times,
    and with nothing sealed left in them: lists skip them, a single read raises Erased. What was still to be
    sent to or about the person is dropped. The chat loses its address, so that the same person writing again
    is somebody new.

    What a file sealed is found by whose it is (its chats, its cases), since only that is indexed: an index by file
    would cost every turn something.
    """
    connection = unit.connection
    _DESTROY.run(unit, {"file": file_id, "when": unit.now})
    _forget_chats(unit, file_id)
    connection.execute(delete(deadletters).where(deadletters.c.file_id == file_id))
    connection.execute(update(cases).where(cases.c.file_id == file_id).values(data=b""))
    their_cases = select(cases.c.id).where(cases.c.file_id == file_id)
    connection.execute(update(events).where(events.c.case_id.in_(their_cases)).values(data=b""))
    without_case = (events.c.file_id == file_id, events.c.case_id.is_(None))
    connection.execute(update(events).where(*without_case).values(data=b""))
    unit.vault.forget(file_id)
    connection.info[CLEANSE] = True


def _forget_chats(unit: Unit, file_id: int) -> None:
    connection = unit.connection
    theirs = select(chats.c.id).where(chats.c.file_id == file_id)
    row = outbox.alias("row")
    # Not an OR: with a query in it PostgreSQL would read the whole outbox.
    sent_ids = union(
        select(row.c.id).where(row.c.file_id == file_id, row.c.case_id.is_not(None)),
        select(row.c.id).where(row.c.chat_id.in_(theirs)),
    )
    of_file = outbox.c.id.in_(sent_ids)
    connection.execute(delete(told).where(told.c.chat_id.in_(theirs)))
    connection.execute(delete(heard).where(heard.c.chat_id.in_(theirs)))
    connection.execute(delete(posted).where(posted.c.outbox_id.in_(sent_ids)))
    connection.execute(delete(relays).where(relays.c.outbox_id.in_(sent_ids)))
    connection.execute(update(outbox).where(of_file, outbox.c.state == "pending").values(state="dropped"))
    connection.execute(update(outbox).where(of_file).values(data=b"", meta=b"", messages=b"", why=b""))
    connection.execute(delete(sessions).where(sessions.c.chat_id.in_(theirs)))
    connection.execute(
        update(chats).where(chats.c.id.in_(theirs)).values(digest=None, address=b"", open=False)
    )
