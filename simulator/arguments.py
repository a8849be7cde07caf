"""The arguments of one call, from JSON, a form or multipart (Bot API, "Making requests")."""

from typing import Any

import msgspec

from simulator.records import Json
from simulator.refusals import bad_request


class Upload(msgspec.Struct, frozen=True):
    name: str
    mime: str
    content: bytes


class Args:
    """Values as they came: forms carry everything as text, JSON bodies carry types; both read the same."""

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload] | None = None) -> None:
        self._values = values
        self.uploads = uploads or {}

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name, default)
        if isinstance(value, str):
            return value
        return "" if value is None else msgspec.json.encode(value).decode()

    def integer(self, name: str, default: int = 0) -> int:
        """As the server's to_integer: what is no number counts as 0."""
        value = self._values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            return 0

    def number(self, name: str) -> float:
        try:
            return float(self._values[name])
        except (KeyError, TypeError, ValueError):
            raise bad_request(f"{name} is empty") from None

    def flag(self, name: str) -> bool:
        value = self._values.get(name)
        return value is True or (isinstance(value, str) and value.lower() in ("true", "yes", "1"))

    def parsed(self, name: str) -> Any:
        """A JSON-serialized argument; None when absent or empty."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def obj(self, name: str) -> Json | None:
        value = self.parsed(name)
        if value is None or isinstance(value, dict):
            return value
        raise bad_request(f"object expected as {name.replace('_', ' ')}")

    def objects(self, name: str) -> list[Json]:
        value = self.parsed(name)
        return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []

    def integers(self, name: str) -> list[int]:
        value = self.parsed(name)
        if not isinstance(value, list):
            raise bad_request(f"can't parse {name} JSON object" if value else f"{name} is empty")
        return [int(item) for item in value if isinstance(item, int | str)]
