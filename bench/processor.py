"""Processor seconds of other processes, as Linux counts them."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PARENT, _OWN, _ENDED = 1, slice(11, 13), slice(13, 15)
"""Fields of /proc/<pid>/stat after the name: parent, user and system time, the same of children that have ended."""


def spent(process: int) -> float:
    """By this process, all its threads. Raises OSError once it is gone."""
    return sum(map(int, _fields(process)[_OWN])) / _TICKS


def spent_by_all(process: int) -> float:
    """By this process, its children and those that it had: a PostgreSQL server has one a connection."""
    total = sum(map(int, _fields(process)[_OWN])) + sum(map(int, _fields(process)[_ENDED]))
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = _fields(int(folder.name))
        except OSError:  # it ended meanwhile
            continue
        if int(fields[_PARENT]) == process:
            total += sum(map(int, fields[_OWN]))
    return total / _TICKS


def _fields(process: int) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
