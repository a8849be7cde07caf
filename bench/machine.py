"""What the figures were taken on, and how busy it was with other things."""

from __future__ import annotations

import os
import platform
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

from bench.report import Table, spread
from storage.engine import sqlite_module

SYNCS = 50


def machine() -> Table:
    """Processor, memory, Python, SQLite, the disk's fsync, and the load when the bench began."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    rows = (
        ("taken", datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("memory", f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB"),
        ("system", f"{platform.system()} {platform.release()}"),
        ("Python, SQLite", f"{platform.python_version()}, {sqlite_module().sqlite_version}"),
        ("fdatasync of a page, ms", spread([1000 * one for one in _syncs()], 2)),
        ("load (1, 5, 15 minutes)", load + (" (busy with other things)" if _busy() else "")),
    )
    return Table("Machine", ("what", "is"), rows)


def _busy() -> bool:
    return os.getloadavg()[0] > (os.cpu_count() or 1) / 2


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text().splitlines() if file.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _syncs() -> list[float]:
    found = []
    with TemporaryFile() as file:
        for page in range(SYNCS):
            os.pwrite(file.fileno(), bytes(4096), page * 4096)
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            found.append(time.perf_counter() - begun)
    return [median(found), min(found), max(found)]
