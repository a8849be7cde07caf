"""What a log line may say of an error: its class and where it came from, never its message, which may hold anything."""

from __future__ import annotations

from pathlib import PurePath


def blame(error: BaseException) -> str:
    """For example `KeyError at read.py:40`."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return type(error).__name__
    return f"{type(error).__name__} at {PurePath(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}"
