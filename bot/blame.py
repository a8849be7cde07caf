"""What a log line may say of an error: its class and where it came from, never its message, which may hold anything."""

from __future__ import annotations

import traceback
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
STEPS = 12
"""Of a trail: where an error came through; one without an end has thousands."""


def blame(error: BaseException) -> str:
    """For example `KeyError at read.py:40`."""
    steps = traceback.extract_tb(error.__traceback__, limit=-1)
    if not steps:
        return type(error).__name__
    return f"{type(error).__name__} at {Path(steps[-1].filename).name}:{steps[-1].lineno}"


def trail(error: BaseException) -> str:
    """The blame, and below it the way through our own code, the last step first: for whoever mends it."""
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if _ours(Path(step.filename))]
    lines = [
        f"{Path(step.filename).relative_to(HOUSE)}:{step.lineno} {step.name}" for step in ours[-STEPS:][::-1]
    ]
    return "\n".join([blame(error), *lines])


def _ours(file: Path) -> bool:
    return file.is_relative_to(HOUSE) and "site-packages" not in file.parts
