"""The second listener in the whole house: what the first did not hear is raised a moment after it was answered."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.second_listener import SecondListener
from flows.triage.both import listen_both, read_both
from flows.triage.categories import understand
from flows.triage.danger import listen
from handbook.reading import load
from tests.house.town import press, town
from training.corpus import read_corpus


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
