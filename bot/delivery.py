"""What the courier tells the turns."""

from __future__ import annotations

import msgspec


class Delivery(msgspec.Struct, frozen=True):
    """A message that will not arrive, or whose chat moved.

    `row` is its outbox id, `meta` what its writer put on it. `reason` is one of Refused's, or "migrated" with the new
    address in `detail`. It is told before it is written down, so after a crash it may be told twice.
    """

    row: int
    chat_id: int
    case_id: int | None
    kind: str
    meta: bytes
    reason: str
    detail: str = ""
