"""The handbook for a command: read, or said what an operator must mend in it."""

from __future__ import annotations

from bot.errors import OperatorError
from handbook.reading import Handbook, HandbookError, load


def read_handbook(*, beside: bool = False, second: bool = False) -> Handbook:
    """With the second listener itself, or for a listener that works `beside` one.

    Raises OperatorError with every problem: file, line, what is wrong, how to mend it.
    """
    try:
        return load(beside=beside, second=second)
    except HandbookError as trouble:
        raise OperatorError(str(trouble)) from None
