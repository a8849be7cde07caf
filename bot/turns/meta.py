"""What rides on an outbox row for the day it cannot be delivered: whose message it was, and where it belongs."""

from __future__ import annotations

from typing import Literal

import msgspec


class Meta(msgspec.Struct, frozen=True, omit_defaults=True):
    """`to` says who must hear of a failure; `message` is the sender's own; `slot` names a single message."""

    slot: str = ""
    to: Literal["", "family", "worker"] = ""
    message: int | None = None


def pack(meta: Meta) -> bytes:
    """As bytes for the outbox."""
    return msgspec.json.encode(meta)


def unpack(meta: bytes) -> Meta:
    """From the outbox; empty bytes are an empty meta."""
    return msgspec.json.decode(meta, type=Meta) if meta else Meta()
