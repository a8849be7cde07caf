"""SQLite's one writing thread. Units that arrived together share a commit, each in a savepoint of its own.

A commit waits for the disk; with 32 units in each, that wait is shared (measured: about ten times the
throughput).
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime
from queue import Empty
from threading import Thread
from typing import Any

from sqlalchemy import Connection, Engine

from storage.engine import BUSY_TIMEOUT_MS
from storage.errors import NotSaved, first_line, of_the_database
from storage.files import CLEANSE
from storage.sweeping import truncate_log
from storage.unit import Unit
from storage.vault import Vault
from storage.work import Intake, Job, Work, settle

GROUP = 32
_SWEEP_AGAIN_AFTER = 1.0  # seconds
_log = logging.getLogger(__name__)


class GroupWriter:
    def __init__(self, engine: Engine, vault: Vault, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._vault = vault
        self._clock = clock
        self._intake = Intake()
        self._backlog: deque[Work] = deque()
        self._closing = False
        self._unswept = False
        self._connection: Connection
        self._thread = Thread(target=self._run, name="storage-write", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        self._intake.put(job)

    def close(self) -> None:
        self._intake.close(threads=1)
        self._thread.join()

    def _run(self) -> None:
        with self._engine.connect() as self._connection:
            while group := self._next_group():
                self._commit(group)
                self._sweep()
                settle(group)

    def _next_group(self) -> list[Work]:
        """Everything that has arrived, up to a group; waits for the first. Empty: closed, and all is done."""
        while not self._backlog and not self._closing:
            if not self._receive(wait=True):
                self._sweep()
        while len(self._backlog) < GROUP and self._receive(wait=False):
            pass
        return [self._backlog.popleft() for _ in range(min(GROUP, len(self._backlog)))]

    def _receive(self, *, wait: bool) -> bool:
        try:
            job = self._intake.queue.get(wait, _SWEEP_AGAIN_AFTER if self._unswept else None)
        except Empty:
            return False
        if job is None:
            self._closing = True
            return False
        self._backlog.extend(job)
        return True

    def _commit(self, group: list[Work]) -> None:
        try:
            with self._connection.begin():
                driver = self._connection.connection.dbapi_connection
                for work in group:
                    self._run_in_savepoint(driver, work)
        except Exception as trouble:
            _log.error("a group of %d units could not be committed: %s", len(group), first_line(trouble))
            self._vault.forget_all()
            not_saved = NotSaved(trouble)
            for work in group:
                work.error = work.error or not_saved

    def _run_in_savepoint(self, driver: Any, work: Work) -> None:
        if work.held_up():
            return
        driver.execute("SAVEPOINT unit")
        try:
            work.value = work.fn(Unit(self._connection, self._vault, self._clock()))
        except BaseException as error:
            work.error = NotSaved(error) if of_the_database(error) else error
            self._vault.forget_all()
            try:
                driver.execute("ROLLBACK TO unit")
            except (
                Exception
            ):  # a full disk undoes the whole transaction at once (SQLite, "Automatic rollback")
                raise error from None
        driver.execute("RELEASE unit")

    def _sweep(self) -> None:
        """After an erasure nothing of it may stay in the log; while a reader still looks at it, try again
        later.
        """
        if self._connection.info.pop(CLEANSE, False):
            self._unswept = True
        if self._unswept:
            self._unswept = not truncate_log(self._connection, BUSY_TIMEOUT_MS)
