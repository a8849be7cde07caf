"""The envelope of every answer (Bot API, "Making requests")."""

from typing import Any

import msgspec

from simulator.refusals import Refused

_encoder = msgspec.json.Encoder()


class Done(msgspec.Struct, frozen=True):
    """An answer of true with a description beside it."""

    description: str


def ok(result: Any) -> bytes:
    if isinstance(result, Done):
        return _encoder.encode({"ok": True, "result": True, "description": result.description})
    return b'{"ok":true,"result":' + _encoder.encode(result) + b"}"


def failed(refused: Refused) -> bytes:
    answer: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        answer["parameters"] = refused.parameters
    return _encoder.encode(answer)
