"""JSON that strict readers refuse, made readable: half surrogate pairs, broken UTF-8, bare control characters."""

from __future__ import annotations

import json


def mend(payload: bytes) -> bytes:
    """The same JSON in clean UTF-8, with U+FFFD where half a character stood. Raises ValueError if it is no JSON."""
    loose = json.dumps(json.loads(payload.decode("utf-8", "replace"), strict=False), ensure_ascii=False)
    return loose.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
