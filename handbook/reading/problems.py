"""What is wrong with the handbook, in sentences a practitioner can act on."""

from __future__ import annotations


class HandbookError(Exception):
    """The handbook cannot be used. `problems` has one Indonesian sentence each: file, line, what, how to mend it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Problems:
    """Collects everything wrong in one pass, so that nobody mends a file one error at a time."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, file: str, line: int, sentence: str) -> None:
        """`line` counts from 1; `sentence` says what is wrong and how to mend it."""
        self._found.append(f"handbook/{file} baris {line}: {sentence}")

    def stop_if_any(self) -> None:
        """Raise HandbookError with everything found so far."""
        if self._found:
            raise HandbookError(self._found)
