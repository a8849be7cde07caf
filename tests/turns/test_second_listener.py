"""The second listener at work beside the turns: what it reads, what it makes of it, and what it stumbles over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import second_listener
from bot.second_listener import SecondListener
from bot.second_model import SecondModel
from bot.turns.rereading import ToRead
from flows.inputs import Reheard
from flows.triage import both
from storage import NotSaved
from storage.timers import Timer
from tests.talk.conversation import book
from tests.turns.office import Office, office
from training.second.rows import OUTPUTS

FIRST, SECOND, THIRD, FOURTH = (
    "kemarin kami pergi ke rumah nenek",
    "lalu kami makan siang bersama",
    "sorenya kami pulang naik angkot",
    "besok kami masuk sekolah lagi",
)
Scores = Callable[[str, Sequence[str]], Mapping[str, float]]


def calm(_text: str, _before: Sequence[str]) -> Mapping[str, float]:
    return dict.fromkeys(OUTPUTS, -9.0)


def sure_of_danger_in(grave: str) -> Scores:
    """Scores that make the one text acute, and all others calm."""

    def scores(text: str, before: Sequence[str]) -> Mapping[str, float]:
        return dict.fromkeys(OUTPUTS, 9e9) if text == grave else calm(text, before)

    return scores


class Played(SecondModel):
    """The model without its process."""

    def __init__(self, played: Scores) -> None:
        super().__init__()
        self._played = played

    async def begin(self) -> None: ...

    async def scores(self, text: str, before: Sequence[str]) -> Mapping[str, float]:
        return self._played(text, before)


@asynccontextmanager
async def at_work(
    place: Office, patch: pytest.MonkeyPatch, scores: Scores = calm
) -> AsyncIterator[tuple[SecondListener, asyncio.Queue[Reheard]]]:
    """It runs, its model played by `scores`; in the queue stands what it heard, once that had its turn."""
    done: asyncio.Queue[Reheard] = asyncio.Queue()
    take = place.turns.reheard

    async def taken(timer: Timer, heard: Reheard) -> None:
        await take(timer, heard)
        done.put_nowait(heard)

    patch.setattr(place.turns, "reheard", taken)
    patch.setattr(second_listener, "LOOK_EVERY", 600.0)  # it is woken, and looks at nothing by itself
    patch.setattr(both, "in_doubt", lambda *_: True)
    listener = SecondListener(place.turns, book(), Played(scores))
    task = asyncio.create_task(listener.run())
    try:
        yield listener, done
        assert not task.done(), "nothing ends it"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_each_text_is_read_once_and_with_what_was_said_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def scores(text: str, before: Sequence[str]) -> Mapping[str, float]:
        asked.append((text, tuple(before)))
        return calm(text, before)

    async with office(tmp_path, second=True) as place:
        family = place.person("1001")
        for text in (FIRST, SECOND):
            await family.says(text)
        async with at_work(place, monkeypatch, scores) as (listener, done):
            assert (await done.get()).signal == "none"
            for text in (THIRD, FOURTH):
                await family.says(text)
            listener.wake()
            assert (await done.get()).signal == "none"
    assert asked == [
        (FIRST, ()),
        (SECOND, (FIRST,)),
        (THIRD, (FIRST, SECOND)),
        (FOURTH, (FIRST, SECOND, THIRD)),
    ]


@pytest.mark.parametrize("grave", [FIRST, SECOND])
async def test_of_several_texts_the_gravest_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grave: str
) -> None:
    async with office(tmp_path, second=True) as place:
        for text in (FIRST, SECOND):
            await place.person("1001").says(text)
        async with at_work(place, monkeypatch, sure_of_danger_in(grave)) as (_, done):
            heard = await done.get()
        assert heard.signal == "acute"
        assert all(words in grave for words in heard.evidence)
        (case,) = await place.cases()
        assert case.risk == "tinggi"


@pytest.mark.parametrize("alone", [True, False])
async def test_it_tells_whether_a_text_is_grave_by_itself_or_for_what_was_said_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    def scores(text: str, before: Sequence[str]) -> Mapping[str, float]:
        grave = text == SECOND and (alone or FIRST in before)
        return sure_of_danger_in(SECOND if grave else "")(text, before)

    async with office(tmp_path, second=True) as place:
        for text in (FIRST, SECOND):
            await place.person("1001").says(text)
        async with at_work(place, monkeypatch, scores) as (_, done):
            heard = await done.get()
    assert (heard.signal, heard.said, heard.completes) == ("acute", SECOND, not alone)


async def test_a_text_that_it_stumbles_over_keeps_no_other_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def scores(text: str, before: Sequence[str]) -> Mapping[str, float]:
        if text == FIRST:
            raise LookupError(text)
        return sure_of_danger_in(SECOND)(text, before)

    async with office(tmp_path, second=True) as place:
        await place.person("1001").says(FIRST)
        place.clock.pass_(seconds=1)
        await place.person("1002").says(SECOND)
        async with at_work(place, monkeypatch, scores) as (_, done):
            assert [(await done.get()).signal for _ in range(2)] == ["none", "acute"]
        assert await place.turns.to_read(9) == []
    assert "a text could not be read again: LookupError" in caplog.text
    assert "nenek" not in caplog.text


async def test_while_the_database_is_in_trouble_what_is_to_be_read_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path, second=True) as place:
        await place.person("1001").says(FIRST)
        look, looked = place.turns.to_read, asyncio.Event()

        async def in_trouble(_most: int) -> list[ToRead]:
            looked.set()
            raise NotSaved(OSError("locked"))

        def is_(to_read: Any) -> None:
            monkeypatch.setattr(place.turns, "to_read", to_read)

        is_(in_trouble)
        async with at_work(place, monkeypatch) as (listener, done):
            await looked.wait()
            is_(look)
            listener.wake()
            assert (await done.get()).signal == "none"
