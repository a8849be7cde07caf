"""Killed in the middle of writing, the store has kept every write it had answered."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage import Store, places
from tests.storage.conftest import KEYS
from tests.storage.still_clock import StillClock

_WRITER = """
import asyncio, sys
from pathlib import Path
from storage import Store, places
from tests.storage.conftest import KEYS
from tests.storage.still_clock import StillClock

store = Store.open(sys.argv[1], Path(sys.argv[2]), KEYS, StillClock())

async def write(number):
    await store.write(lambda unit: places.put(unit, f"write {number}", b"%d" % number))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()

async def main():
    numbers = iter(range(10**9))
    async def one_after_another():
        for number in numbers:
            await write(number)
    await asyncio.gather(*(one_after_another() for _ in range(20)))

asyncio.run(main())
"""


@pytest.mark.crash
@pytest.mark.parametrize("after", [1, 40, 333])
async def test_every_acknowledged_write_survives_sigkill(
    url: str, tmp_path: Path, clock: StillClock, after: int
) -> None:
    acknowledged = _write_until_killed(url, tmp_path, after)

    store = Store.open(url, tmp_path, KEYS, clock)
    kept = await store.read(lambda unit: [places.get(unit, f"write {number}") for number in acknowledged])
    store.close()

    assert kept == [b"%d" % number for number in acknowledged]


def _write_until_killed(url: str, data_dir: Path, after: int) -> list[int]:
    """The numbers of the writes that were answered; the writer is killed when it has answered `after` of them."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, url, str(data_dir)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(after)]
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    return acknowledged + [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
