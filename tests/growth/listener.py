"""Every statement that is sent while somebody listens, with values that it was sent with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, Executable, event


class Listener:
    """`statements` by their text; `objects` are the statements as storage/ builds them."""

    def __init__(self) -> None:
        self.statements: dict[str, Any] = {}
        self.objects: dict[int, object] = {}

    @contextmanager
    def listening(self) -> Iterator[None]:
        event.listen(Engine, "before_cursor_execute", self._sent)
        event.listen(Engine, "before_execute", self._built)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", self._sent)
            event.remove(Engine, "before_execute", self._built)

    def heard(self, statement: Executable) -> bool:
        return id(statement) in self.objects

    def _sent(self, _: Any, __: Any, statement: str, values: Any, ___: Any, many: bool) -> None:
        self.statements.setdefault(statement, values[0] if many else values)

    def _built(self, _: Any, built: Any, *__: Any) -> None:
        self.objects[id(built)] = built
