"""Every statement that is sent while somebody listens, with values that it was sent with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from bench.heard import heard
from storage.statements import Statement, Values
from storage.unit import Unit


class Listener:
    """`statements` by the text that the driver was handed; `sent` are the statements of storage/ among them."""

    def __init__(self) -> None:
        self.statements: dict[str, Any] = {}
        self.sent: set[Statement] = set()

    @contextmanager
    def listening(self) -> Iterator[None]:
        once, often = Statement._send, Statement.run_many

        def send(statement: Statement, unit: Unit, values: Values) -> Any:
            self.sent.add(statement)
            return once(statement, unit, values)

        def send_many(statement: Statement, unit: Unit, rows: Sequence[Values]) -> None:
            self.sent.add(statement)
            often(statement, unit, rows)

        with pytest.MonkeyPatch.context() as patch, heard(self._heard):
            patch.setattr(Statement, "_send", send)
            patch.setattr(Statement, "run_many", send_many)
            yield

    def _heard(self, statement: str, values: Any) -> None:
        self.statements.setdefault(statement, values)
