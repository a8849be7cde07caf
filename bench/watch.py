"""A part of the bench as whoever waits sees it: a line at least every two seconds, and an end within its time."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, Self, TypeVar

T = TypeVar("T")
QUIET = 1.5
"""Seconds without a line after which one says what is being waited for."""
GRACE = 240.0
"""Seconds beyond its time that a part may take to end what it began; after that, what it waits for has failed."""
CELL = 160
"""Letters of what went wrong that the report's table takes; the screen has all of it."""
STOPS = 15.0
"""Seconds that a process gets to end by itself."""


class Watch:
    """`seconds` are what the part may take. Whatever is measured, is measured beside a thread that mostly sleeps."""

    def __init__(self, part: str, seconds: float, write: Callable[[str], object] = sys.stderr.write) -> None:
        self.part = part
        self.seconds = seconds
        self.cut: list[str] = []
        """Where it stopped early."""
        self.failed: list[str] = []
        """What went wrong; the rest was measured all the same."""
        self._write = write
        self._begun = self._written = time.monotonic()
        self._doing = "begins"
        self._over = threading.Event()
        self._line = threading.Lock()

    @property
    def took(self) -> float:
        """Seconds so far."""
        return time.monotonic() - self._begun

    @property
    def left(self) -> float:
        """Seconds until it should stop."""
        return self.seconds - self.took

    def __enter__(self) -> Self:
        threading.Thread(target=self._reminds, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def says(self, line: str) -> None:
        """Something was measured."""
        self._put(f"{self.part}: {line}")

    def doing(self, what: str) -> None:
        """What is being waited for from now on."""
        self._doing = what
        self._put(f"{self.part}: {what} ...")

    def stops(self, early: str) -> None:
        """There is no time for the rest; `early` is what there was, or what there is not."""
        self.cut.append(early)
        self.says(f"its {self.seconds:.0f} seconds are over: {early}")

    def rounds(self, many: int, what: str = "rounds") -> Iterator[int]:
        """Numbers from 0, as many as there is time for: a round begins only if one as long as the longest would fit."""
        longest = 0.0
        for number in range(many):
            if number and longest > self.left:
                self.stops(f"{number} of {many} {what}")
                return
            begun = time.monotonic()
            yield number
            longest = max(longest, time.monotonic() - begun)

    def tries(self, what: str, measure: Callable[[], T]) -> T | None:
        """What `measure` found; None if it failed, which is said, and the others go on."""
        self.doing(what)
        try:
            return measure()
        except Exception as trouble:  # whatever it was, it must not take the other figures with it
            self.failed.append(f"{what}: {type(trouble).__name__} {trouble}"[:CELL].strip())
            self.says(f"{what} FAILED\n{traceback.format_exc()}")
            return None

    def runs(self, waited: Coroutine[Any, Any, T]) -> T:
        """Run it to its end. Raises TimeoutError once the part's time and the grace are over."""
        return asyncio.run(self._within(waited))

    def process(self, *module: str) -> str:
        """The last line that such a program prints. Raises CalledProcessError, TimeoutExpired."""
        program = [sys.executable, "-m", *module]
        with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as running:
            try:
                said, _ = running.communicate(timeout=self._patience())
            except (
                BaseException
            ):  # its time is over, or somebody pressed Ctrl+C: it may have a server to stop
                _stop(running)
                raise
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, program)
        return said.splitlines()[-1]

    async def _within(self, waited: Coroutine[Any, Any, T]) -> T:
        async with asyncio.timeout(self._patience()):
            return await waited

    def _patience(self) -> float:
        return max(0.0, self.left) + GRACE

    def _reminds(self) -> None:
        while not self._over.wait(QUIET / 3):
            if time.monotonic() - self._written >= QUIET:
                self._put(f"{self.part}: {self._doing}, {self.took:.0f} of {self.seconds:.0f} s")

    def _put(self, line: str) -> None:
        with self._line:
            self._written = time.monotonic()
            self._write(f"{line}\n")


def _stop(running: subprocess.Popen[str]) -> None:
    running.send_signal(signal.SIGINT)
    try:
        running.wait(STOPS)
    except subprocess.TimeoutExpired:
        running.kill()
