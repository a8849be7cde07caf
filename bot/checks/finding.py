"""What one check found, in words for an operator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

_MARKS: Final = {"good": "[baik]   ", "note": "[catatan]", "needed": "[perlu]  "}


@dataclass(frozen=True, slots=True)
class Finding:
    """`needed` keeps the service from starting, a `note` does not.

    `passing` marks a trouble that may end without anybody's doing, such as a network that is down: the check names it,
    but a service that is started waits for its end.
    """

    grade: Literal["good", "note", "needed"]
    sentence: str
    mend: str = ""
    passing: bool = False

    @property
    def ok(self) -> bool:
        return self.grade != "needed"

    def __str__(self) -> str:
        return f"{_MARKS[self.grade]} {self.sentence}" + (f" -> {self.mend}" if self.mend else "")


def good(sentence: str) -> Finding:
    """As it should be."""
    return Finding("good", sentence)


def note(sentence: str, mend: str = "") -> Finding:
    """Good to know, or better mended; the service works all the same."""
    return Finding("note", sentence, mend)


def needed(sentence: str, mend: str = "", *, passing: bool = False) -> Finding:
    """Nothing works, or somebody may come to harm, until this is mended."""
    return Finding("needed", sentence, mend, passing)
