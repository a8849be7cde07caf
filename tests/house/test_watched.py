"""What whoever watches the service sees over HTTP: that it lives, can serve, and figures that tell of nobody."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.service import Service
from simulator.cast import COUNSELLOR_CHAT, DEMO_CAST, PARENT
from simulator.server import Simulator
from tests.house.town import UNPACED, running, settings

SAMPLE = re.compile(r"(puspa_[a-z_]+)(\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*\})? [0-9.e+-]+")
ROOT = Path(__file__).resolve().parents[2]
SECRET = "a-secret-of-the-tests"


@asynccontextmanager
async def served(folder: Path, port: int, **changes: str) -> AsyncIterator[Simulator]:
    async with Simulator(limits=False, webhook_pause=0.05) as simulator:
        DEMO_CAST.install(simulator.world)
        async with running(Service(settings(simulator, folder, **UNPACED, HTTP_PORT=str(port), **changes))):
            yield simulator


def by_webhook(port: int) -> dict[str, str]:
    return {
        "TELEGRAM_MODE": "webhook",
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "WEBHOOK_SECRET": SECRET,
    }


async def page(port: int, path: str) -> tuple[int, str]:
    """Status and text; 0 where nothing listens."""
    try:
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"http://127.0.0.1:{port}/{path}") as answer,
        ):
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""


async def until(port: int, path: str, status: int) -> str:
    async with asyncio.timeout(30):
        while True:
            found, text = await page(port, path)
            if found == status:
                return text
            await asyncio.sleep(0.02)


async def value(port: int, sample: str) -> float:
    """0 where it was never counted."""
    _, text = await page(port, "metrics")
    found = (line.rpartition(" ")[2] for line in text.splitlines() if line.startswith(f"{sample} "))
    return float(next(found, 0))


async def counted(port: int, sample: str) -> None:
    """A message stands on the phone a moment before the platform's answer is counted."""
    async with asyncio.timeout(30):
        while await value(port, sample) < 1:  # noqa: ASYNC110 - a figure rings no bell
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("mode", ["webhook", "polling"])
async def test_a_worker_tells_that_it_lives_and_serves(
    tmp_path: Path, unused_tcp_port: int, mode: str
) -> None:
    changes = by_webhook(unused_tcp_port) if mode == "webhook" else {}
    async with served(tmp_path, unused_tcp_port, **changes) as simulator:
        assert await until(unused_tcp_port, "readyz", 200) == "ready\n"
        assert await page(unused_tcp_port, "healthz") == (200, "ok\n")
        await simulator.phone(PARENT).start()
        await simulator.phone(PARENT).sees("Siapa yang menulis")
        await counted(unused_tcp_port, 'puspa_updates_total{result="taken"}')
        await counted(unused_tcp_port, 'puspa_sends_total{lane="conversation",outcome="sent"}')
        assert await value(unused_tcp_port, "puspa_database_up") == 1
        assert await value(unused_tcp_port, "puspa_workers") == 1
    assert await page(unused_tcp_port, "healthz") == (0, "")


async def test_not_ready_before_the_platform_knows_where_to_send(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    async with Simulator(limits=False) as simulator:
        DEMO_CAST.install(simulator.world)
        simulator.faults.add("502", method="setWebhook")
        changes = {**UNPACED, "HTTP_PORT": str(unused_tcp_port), **by_webhook(unused_tcp_port)}
        async with running(Service(settings(simulator, tmp_path, **changes))):
            said = await until(unused_tcp_port, "readyz", 503)
            assert said == "the platform has not answered\n"
            assert await page(unused_tcp_port, "healthz") == (200, "ok\n")
            simulator.faults.clear()
            await until(unused_tcp_port, "readyz", 200)


async def test_figures_are_such_as_prometheus_reads_and_tell_of_nobody(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    async with served(tmp_path, unused_tcp_port, **by_webhook(unused_tcp_port)) as simulator:
        child = simulator.phone(PARENT)
        await child.start()
        await child.sees("Siapa yang menulis")
        await child.say("tolong aku dipukul ayah di Tebet")
        await child.sees("112")
        desk = simulator.phone(DEMO_CAST.supervisors[0]).in_chat(COUNSELLOR_CHAT)
        code = re.search(r"[A-Z]+-[A-Z]+-\d+", (await desk.sees("Ambil", ever=True)).text)
        assert code is not None
        await counted(unused_tcp_port, 'puspa_delivery_seconds_count{lane="crisis"}')
        _, text = await page(unused_tcp_port, "metrics")
    described = set(re.findall(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", text, re.MULTILINE))
    for line in text.splitlines():
        if not line.startswith("# "):
            assert (found := SAMPLE.fullmatch(line)), line
            assert re.sub(r"_(bucket|sum|count)$", "", found[1]) in described or found[1] in described
    assert 'puspa_cases_waiting{risk="tinggi"} 1' in text
    for named in ("deploy/alerts.yaml", "docs/operations.md"):
        asked_for = set(re.findall(r"puspa_[a-z_]+", (ROOT / named).read_text(encoding="utf-8")))
        assert asked_for
        assert {re.sub(r"_(bucket|sum|count)$", "", name) for name in asked_for} <= described, named
    for told in (
        str(PARENT),
        str(COUNSELLOR_CHAT),
        *code[0].split("-")[:2],
        "Tebet",
        SECRET,
        simulator.token,
    ):
        assert told not in text


async def test_who_polls_opens_no_port_unless_asked(
    tmp_path: Path, unused_tcp_port_factory: Callable[[], int]
) -> None:
    async with Simulator(limits=False) as simulator:
        DEMO_CAST.install(simulator.world)
        service = Service(settings(simulator, tmp_path, **UNPACED))
        assert service._watched_at is None
        async with running(service):
            await simulator.phone(PARENT).start()
            await simulator.phone(PARENT).sees("Siapa yang menulis")
