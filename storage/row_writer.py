"""PostgreSQL's writing threads.

Each unit is a transaction of its own; rows are locked, and the server groups commits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Thread

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from storage.errors import NotSaved, of_the_database
from storage.files import CLEANSE
from storage.sweeping import vacuum
from storage.unit import Unit
from storage.vault import Vault
from storage.work import Intake, Job, Work, settle

_TRIES = 5
_RUN_AGAIN = {"40001", "40P01"}  # SQLSTATE serialization_failure, deadlock_detected: nothing of it happened
_log = logging.getLogger(__name__)


class RowWriter:
    def __init__(self, engine: Engine, vault: Vault, clock: Callable[[], datetime], writers: int) -> None:
        self._engine = engine
        self._vault = vault
        self._clock = clock
        self._intake = Intake()
        self._threads = [
            Thread(target=self._run, name=f"storage-write-{number}", daemon=True) for number in range(writers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, job: Job) -> None:
        """The units of one job run one after another; jobs run beside each other."""
        self._intake.put(job)

    def close(self) -> None:
        self._intake.close(len(self._threads))
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while (job := self._intake.queue.get()) is not None:
            for work in job:
                self._settle_one(work)

    def _settle_one(self, work: Work) -> None:
        if not work.held_up():
            self._try(work)
        settle([work])

    def _try(self, work: Work) -> None:
        for tried in range(1, _TRIES + 1):
            try:
                work.value, erased = self._transaction(work)
            except BaseException as error:
                self._vault.forget_all()
                if _run_again(error) and tried < _TRIES:
                    continue
                work.error = NotSaved(error) if of_the_database(error) else error
            else:
                if erased:
                    self._sweep()
            break

    def _transaction(self, work: Work) -> tuple[object, bool]:
        with self._engine.begin() as connection:
            connection.info.pop(CLEANSE, None)
            value = work.fn(Unit(connection, self._vault, self._clock()))
            return value, connection.info.pop(CLEANSE, False)

    def _sweep(self) -> None:
        try:
            vacuum(self._engine)
        except DBAPIError:
            _log.exception("the tables could not be vacuumed after an erasure; autovacuum will do it later")


def _run_again(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _RUN_AGAIN
