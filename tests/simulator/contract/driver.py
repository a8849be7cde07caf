"""A Bot API library as the contract sees it: calls by their platform names, plain dicts back, one kind of refusal."""

from typing import Any, Protocol

import msgspec


class File(msgspec.Struct, frozen=True):
    """Bytes to upload."""

    name: str
    content: bytes


class Refusal(Exception):
    """What the platform refused; `reason` in small letters and without its prefix, since libraries differ there."""

    def __init__(self, reason: str, *, retry_after: int | None = None, migrate_to: int | None = None) -> None:
        reason = reason.lower()
        for prefix in ("bad request: ", "forbidden: ", "conflict: ", "not found: ", "unauthorized: "):
            reason = reason.removeprefix(prefix)
        super().__init__(reason)
        self.retry_after = retry_after
        self.migrate_to = migrate_to


class Driver(Protocol):
    async def call(self, method: str, **params: Any) -> Any:
        """The result in Bot API shape, after the library has parsed it; raises Refusal."""
        ...

    async def download(self, file_path: str) -> bytes: ...

    async def close(self) -> None: ...
