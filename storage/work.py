"""One unit of work on its way: submitted by an event loop, run by a writing thread, told to the loop once
committed.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Lock
from typing import Any

from storage.errors import NotSaved, StorageError
from storage.unit import Unit

_log = logging.getLogger(__name__)


class Work:
    """`before` is the unit of the same job that goes before this one."""

    __slots__ = ("before", "done", "error", "fn", "loop", "value")

    def __init__(
        self, fn: Callable[[Unit], Any], loop: asyncio.AbstractEventLoop, before: Work | None = None
    ) -> None:
        self.fn = fn
        self.loop = loop
        self.before = before
        self.done: asyncio.Future[Any] = loop.create_future()
        self.value: Any = None
        self.error: BaseException | None = None

    def held_up(self) -> bool:
        """Where the database failed the unit before, this one is not run: it must not overtake."""
        before, self.before = self.before, None
        if before is not None and isinstance(before.error, NotSaved):
            self.error = before.error
            return True
        return False

    def tell(self) -> None:
        if self.done.done():  # whoever waited was cancelled
            return
        if isinstance(self.error, StopIteration):  # a future cannot hold one
            self.error = RuntimeError("a unit of work raised StopIteration")
        if self.error is None:
            self.done.set_result(self.value)
        else:
            self.done.set_exception(self.error)


Job = Sequence[Work]


class Intake:
    """Jobs in the order in which they came; after closing, one None for each thread that takes from here."""

    def __init__(self) -> None:
        self.queue: SimpleQueue[Job | None] = SimpleQueue()
        self._open = True
        self._lock = Lock()

    def put(self, job: Job) -> None:
        """Raises StorageError once closed."""
        with self._lock:
            if not self._open:
                raise StorageError("Penyimpanan sudah ditutup.")
            self.queue.put(job)

    def close(self, threads: int) -> None:
        with self._lock:
            if self._open:
                self._open = False
                for _ in range(threads):
                    self.queue.put(None)


def settle(works: Job) -> None:
    """Tell the loops: one wake-up a loop and group, for each costs a system call."""
    loops: defaultdict[asyncio.AbstractEventLoop, list[Work]] = defaultdict(list)
    for work in works:
        loops[work.loop].append(work)
    for loop, theirs in loops.items():
        try:
            loop.call_soon_threadsafe(_tell, theirs)
        except RuntimeError:
            _log.warning("%d units were done after their event loop had closed", len(theirs))


def _tell(works: Job) -> None:
    for work in works:
        work.tell()
