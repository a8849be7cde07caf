"""The second listener in the whole house: what the first did not hear is raised a moment after it was answered."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.second_listener import SecondListener
from bot.second_model import SecondModel, Stumbled
from flows.triage.both import listen_both, read_both
from flows.triage.categories import understand
from flows.triage.danger import listen
from handbook.reading import load
from tests.house.town import press, town
from training.corpus import read_corpus

BEGIN = """
import asyncio
from bot.second_model import SecondModel

async def begin():
    model = SecondModel()
    await model.begin()
    print(model.pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(begin())
"""


def only_both_hear() -> str:
    """A message of the corpus that the first listener takes for harmless and both together for acute danger."""
    book = load(second=True)
    assert book.second is not None
    for one in read_corpus():
        fits = one.signal == "acute" and not one.before and 6 <= len(one.text.split()) <= 14 and not one.held
        if not fits or listen(one.text, (), book.distress).signal != "none":
            continue
        if listen_both(one.text, (), book.distress, book.second).signal == "acute":
            return one.text
    raise AssertionError("both together hear nothing that the first does not hear alone")


async def test_what_the_second_hears_reaches_the_counsellors(tmp_path: Path) -> None:
    text = await asyncio.to_thread(only_both_hear)
    async with town(tmp_path, second=True) as place:
        child = place.child
        await child.start()
        await child.sees("Siapa yang menulis")
        await press(child, "Saya anak")
        await child.say(text)
        await child.sees("112", timeout=30)
        await place.group_1.sees("TINGGI", timeout=30)


def only_both_know() -> tuple[str, str]:
    """A message of the corpus in which both together, and not the first alone, find the letter it is about."""
    book = load(second=True)
    assert book.second is not None
    for one in read_corpus():
        fits = len(one.categories) == 1 and not one.before and one.signal == "none" and one.held
        if not fits or not 6 <= len(one.text.split()) <= 20:
            continue
        (letter,) = one.categories
        if letter in understand([one.text], book).categories:
            continue
        heard, told = read_both(one.text, (), book.distress, book.second)
        if heard.signal == "none" and letter in understand([one.text], book, told).categories:
            return one.text, letter
    raise AssertionError("both together know nothing that the first does not know alone")


async def test_what_the_second_knows_of_the_story_is_suggested_first(tmp_path: Path) -> None:
    text, letter = await asyncio.to_thread(only_both_know)
    async with town(tmp_path, second=True) as place:
        child = place.child
        await child.start()
        for asked, label in (("menulis", "Saya anak"), ("bahaya", "Tidak"), ("simpan", "Ya, boleh")):
            await child.sees(asked)
            await press(child, label)
        await child.sees("ceritakan")
        await child.say(text)
        await child.sees("Sudah")
        await press(child, "Sudah")
        await child.sees(load().subjects[letter].button("id@anak"), timeout=30)


async def test_a_service_without_it_reads_once(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        assert place.service.second is None
    other = tmp_path / "other"
    other.mkdir()
    async with town(other, second=True) as place:
        assert isinstance(place.service.second, SecondListener)


async def test_its_process_is_begun_again_where_it_died_and_ends_with_the_bot(tmp_path: Path) -> None:
    model = SecondModel()
    await model.begin()
    first = model.pid
    assert first is not None
    before = await model.scores("aku takut pulang", ())
    os.kill(first, signal.SIGKILL)
    assert await model.scores("aku takut pulang", ()) == before
    second = model.pid
    assert second not in (None, first)
    await model.end()
    assert model.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(second or 0, 0)


async def test_it_does_not_outlive_a_bot_that_was_killed() -> None:
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", BEGIN), stdout=asyncio.subprocess.PIPE, env={**os.environ}
    )
    assert parent.stdout is not None
    child = int(await parent.stdout.readline())
    gone = os.pidfd_open(child)
    parent.kill()
    await parent.wait()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(gone, ended.set)
    await asyncio.wait_for(ended.wait(), 30)
    asyncio.get_running_loop().remove_reader(gone)
    os.close(gone)


async def test_what_it_stumbles_over_is_said_without_the_words(caplog: pytest.LogCaptureFixture) -> None:
    model = SecondModel()
    await model.begin()
    with pytest.raises(Stumbled) as found:
        await model.scores("\ud800 aku rahasia", ())
    assert "rahasia" not in str(found.value)
    await model.end()


async def test_it_ends_without_a_word_when_nobody_is_left_to_answer() -> None:
    """A killed bot's terminal showed its trace (BrokenPipeError)."""
    here, there = os.pipe()
    alone = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.second_process"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=there,
        stderr=asyncio.subprocess.PIPE,
    )
    os.close(there)
    os.close(here)
    assert alone.stderr is not None
    assert await alone.stderr.read() == b""
    assert await alone.wait() == -signal.SIGPIPE
