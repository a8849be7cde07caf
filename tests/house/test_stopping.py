"""Told to stop, the service answers the presses that it has taken: nobody looks at a button that turns and turns."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.channels.contract import Answer
from bot.service import Service
from simulator.cast import DEMO_CAST, PARENT
from simulator.server import Simulator
from tests.house.town import UNPACED, press, settings


async def test_a_press_that_is_being_answered_when_the_service_stops_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Simulator(limits=False) as simulator:
        DEMO_CAST.install(simulator.world)
        service = Service(settings(simulator, tmp_path, **UNPACED))
        answering, stopped = asyncio.Event(), asyncio.Event()
        last, answer = service._last_answers, service.channel.answer

        async def last_answers() -> None:
            stopped.set()
            await last()

        async def answers_when_all_else_has_stopped(given: Answer) -> None:
            answering.set()
            await stopped.wait()
            await answer(given)

        monkeypatch.setattr(service, "_last_answers", last_answers)
        monkeypatch.setattr(service.channel, "answer", answers_when_all_else_has_stopped)
        running = asyncio.create_task(service.run())
        mother = simulator.phone(PARENT)
        await mother.start()
        await mother.sees("Siapa yang menulis")
        pressing = asyncio.create_task(press(mother, "Orang tua"))
        await answering.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert (await pressing).answered
