"""The handbook for a command: read, or said what an operator must mend in it."""

from __future__ import annotations

from bot.errors import OperatorError
from handbook.reading import Handbook, HandbookError, load


def read_handbook() -> Handbook:
    """Raises OperatorError with every problem: file, line, what is wrong, how to mend it."""
    try:
        return load()
    except HandbookError as trouble:
        raise OperatorError(str(trouble)) from None
