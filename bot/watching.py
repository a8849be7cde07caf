"""What whoever watches a worker may ask over HTTP: /readyz, whether it can serve; /metrics, figures for Prometheus.

Both answer to everybody who reaches the port, so they say nothing of anybody; the proxy in front forwards neither.
"""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Callable, Iterator

from aiohttp import web

from bot.channels.contract import Channel
from bot.figures import LANES, Figures, head, sample
from bot.worker import Worker
from storage.store import Store
from storage.watching import Look, look

PATIENCE = 5.0
"""Seconds within which the database must answer."""
PAGE = "text/plain; version=0.0.4"
RISKS = ("tinggi", "sedang", "rendah")


class Watching:
    """`channel` is the one that updates come by, `company` how many workers were last seen on this database."""

    def __init__(
        self,
        store: Store,
        channel: Callable[[], Channel],
        worker: Worker,
        figures: Figures,
        company: Callable[[], int],
    ) -> None:
        self._store = store
        self._channel = channel
        self._worker = worker
        self._figures = figures
        self._company = company

    def routes(self) -> tuple[web.RouteDef, ...]:
        """For the worker's HTTP server."""
        return (web.get("/readyz", self._ready), web.get("/metrics", self._metrics))

    async def _ready(self, _: web.Request) -> web.Response:
        missing = await self._missing()
        return web.Response(text="\n".join(missing or ["ready"]) + "\n", status=503 if missing else 200)

    async def _missing(self) -> list[str]:
        """What keeps this worker from serving, in our own words."""
        missing = []
        if not self._worker.here:
            missing.append("no place on the database")
        if not self._channel().ready:
            missing.append("the platform has not answered")
        if await self._look() is None:
            missing.append("the database does not answer")
        return missing

    async def _metrics(self, _: web.Request) -> web.Response:
        found = await self._look()
        lines = [*self._figures.lines(), *_stored(found), *self._own()]
        return web.Response(text="\n".join(lines) + "\n", headers={"Content-Type": PAGE})

    async def _look(self) -> Look | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._store.read(look)
        except Exception:
            return None

    def _own(self) -> Iterator[str]:
        used = resource.getrusage(resource.RUSAGE_SELF)
        gauges = (
            ("puspa_ready", "1 while updates can reach this worker.", int(self._channel().ready)),
            ("puspa_workers", "Workers seen on this database.", self._company()),
            (
                "puspa_platform_waiting",
                "Updates that waited at the platform when it was last asked (webhook only).",
                self._channel().waiting,
            ),
            ("puspa_memory_peak_bytes", "The most memory that this process ever held.", used.ru_maxrss * KIB),
        )
        for name, help, value in gauges:
            yield from head(name, help, "gauge")
            yield sample(name, {}, value)
        name = "puspa_cpu_seconds_total"
        yield from head(name, "Processor time of this process.", "counter")
        yield sample(name, {}, used.ru_utime + used.ru_stime)


KIB = 1024
"""Of Linux; macOS counts ru_maxrss in bytes."""


def _stored(found: Look | None) -> Iterator[str]:
    """The same from every worker: take the largest, never the sum."""
    yield from head("puspa_database_up", "1 while the database answers.", "gauge")
    yield sample("puspa_database_up", {}, int(found is not None))
    if found is None:
        return
    yield from _by(
        "puspa_outbox_due", "Messages that should have left by now.", _lanes(found, "number"), "lane"
    )
    yield from _by(
        "puspa_outbox_oldest_seconds", "How long the oldest of them waits.", _lanes(found, "seconds"), "lane"
    )
    yield from _by("puspa_cases_waiting", "Cases that nobody has claimed.", _risks(found, "number"), "risk")
    yield from _by(
        "puspa_case_oldest_seconds",
        "Since the oldest case that nobody has now was opened.",
        _risks(found, "seconds"),
        "risk",
    )
    for name, help, value in (
        ("puspa_outbox_sending", "Messages under way.", found.sending),
        ("puspa_timer_late_seconds", "How long the oldest due timer waits.", found.late),
        ("puspa_deadletters", "Updates set aside with their errors.", found.deadletters),
    ):
        yield from head(name, help, "gauge")
        yield sample(name, {}, value)


def _by(name: str, help: str, values: list[tuple[str, float]], label: str) -> Iterator[str]:
    yield from head(name, help, "gauge")
    for of, value in values:
        yield sample(name, {label: of}, value)


def _lanes(found: Look, what: str) -> list[tuple[str, float]]:
    return [
        (word, getattr(found.due[lane], what) if lane in found.due else 0) for lane, word in enumerate(LANES)
    ]


def _risks(found: Look, what: str) -> list[tuple[str, float]]:
    return [(risk, getattr(found.cases[risk], what) if risk in found.cases else 0) for risk in RISKS]
