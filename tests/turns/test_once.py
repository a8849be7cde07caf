"""Every update has its turn once, whatever fails on the way; nothing told is lost and nobody waits in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from bot.channels.contract import Answer, Incoming
from bot.turns import run
from bot.turns.turn import CaseMoved, Turn
from flows.effects import Tell
from flows.inputs import Pressed, Said
from flows.notes import Claim
from storage import Unit, chats, deadletters, timers
from tests.turns.office import GROUP, Office, Person, office


async def buried(place: Office) -> int:
    return len(await place.store.read(deadletters.list))


def breaks(monkeypatch: pytest.MonkeyPatch, times: int = 1000, trouble: Exception | None = None) -> None:
    """The next turns of families fail."""
    whole, left = run.family, iter(range(times))

    def family(*args: Any) -> None:
        if next(left, None) is not None:
            raise trouble or RuntimeError("broken")
        whole(*args)

    monkeypatch.setattr(run, "family", family)


async def test_an_update_that_comes_twice_is_heard_once(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        update = family.incoming(Said("anak saya sudah tiga hari tidak mau sekolah", 7))
        await place.take(update)
        heard = len(family.hears)
        await place.take(update)
        await place.take(update, update)
        assert len(family.hears) == heard


async def test_a_press_that_comes_twice_is_answered_twice_and_done_once(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")
        update = family.incoming(Pressed("1.parent"), press="p")
        await place.take(update)
        heard = len(family.hears)
        assert await place.take(update) == [Answer("p")]
        assert len(family.hears) == heard


async def test_a_turn_that_fails_is_set_aside_with_an_apology_and_the_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        family, other = place.person("1001"), place.person("1002")
        breaks(monkeypatch, times=1)
        await place.take(family.incoming(Said("halo", 1)), other.incoming(Said("halo", 2)))
        assert "112" in family.last
        assert await buried(place) == 1
        assert "Siapa yang menulis" in other.last  # the queue behind it moved on
        assert any("nomor" in text for text in place.group)
        await family.says("halo")
        assert "Siapa yang menulis" in family.last


async def test_a_press_whose_turn_fails_hangs_no_phone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")
        breaks(monkeypatch)
        update = family.incoming(Pressed("1.parent"), press="p")
        assert await place.take(update) == [Answer("p")]
        assert await place.take(update) == [Answer("p")]
        assert await buried(place) == 1  # set aside once, though it came twice


async def test_an_update_that_cannot_be_read_is_kept_and_apologised_for(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        broken = Incoming("telegram", "77", b"{?", chat="1001", actor="1001", trouble="no json")
        await place.take(broken)
        assert "112" in place.person("1001").last
        (letter,) = await place.store.read(deadletters.list)
        assert letter.raw == b"{?"


async def test_nobody_who_blocked_the_bot_is_apologised_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")
        await family.blocks()
        heard = len(family.hears)
        broken = Incoming("telegram", "77", b"{?", chat="1001", actor="1001", trouble="no json")
        await place.take(broken)
        assert len(family.hears) == heard


async def test_a_case_that_another_turn_wrote_first_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        breaks(monkeypatch, times=1, trouble=CaseMoved())
        await family.says("halo")
        assert "Siapa yang menulis" in family.last
        assert await buried(place) == 0


async def test_of_two_turns_that_read_a_case_before_either_wrote_it_the_later_begins_again(
    tmp_path: Path,
) -> None:
    async with office(tmp_path) as place:
        case = await place.person("1001").tells("anak saya susah makan")
        for number in (1, 2):
            await place.counsellor(f"200{number}", f"Kak {'Dian' if number == 1 else 'Bumi'}")

        def both(unit: Unit) -> None:
            late, quick = Turn(unit, place.house), Turn(unit, place.house)
            late.case(case.id)
            for turn, address, name in ((quick, "2001", "Kak Dian"), (late, "2002", "Kak Bumi")):
                chat = chats.find_or_open(unit, "telegram", address, "private")
                turn.note(Tell("case", case.id, Claim(chat.id, name)))
            run.finish(quick)
            with pytest.raises(CaseMoved):
                run.finish(late)

        await place.store.write(both)


async def test_a_card_that_must_ring_rings_though_it_is_drawn_again_in_the_same_turn(tmp_path: Path) -> None:
    async with office(tmp_path) as place:

        def drawn(unit: Unit) -> dict[int, bool]:
            turn = Turn(unit, place.house)
            turn.draw(1, alarm=True)
            turn.draw(1, alarm=False)
            return turn.cards

        assert await place.store.write(drawn) == {1: True}


async def test_a_timer_that_fails_is_set_aside_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        await place.passes(seconds=1)
        first, second = place.person("1001"), place.person("1002")
        for person in (first, second):
            await person.says("halo")
            await person.says("sudah tiga hari dia menangis terus")
        breaks(monkeypatch, times=1)
        await place.passes(seconds=5)
        assert await buried(place) == 1
        assert (len(first.hears), len(second.hears)) == (2, 2)
        assert "112" in first.last  # whoever waited for an answer is not left in silence
        assert "langkah otomatis" in place.group[-1]
        assert await place.store.read(timers.next_due) is None


async def left_alone(place: Office, people: int) -> list[Person]:
    """So many who answered nothing more, at the moment when each is written to: a timer each."""
    await place.passes(seconds=1)
    persons = [place.person(str(1001 + number)) for number in range(people)]
    for person in persons:
        await person.says("halo")
        await person.says("anak saya sudah tiga hari menangis")
    due, now = await place.store.read(lambda unit: (timers.next_due(unit), unit.now))
    assert due is not None
    place.clock.pass_(seconds=(due - now).total_seconds() + 1)
    return persons


async def test_timers_that_are_due_together_share_commits(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await left_alone(place, 20)
        commits = 0

        def committed(_: Connection) -> None:
            nonlocal commits
            commits += 1

        event.listen(Engine, "commit", committed)
        try:
            await place.turns.due()
        finally:
            event.remove(Engine, "commit", committed)
        assert await nothing_due(place)
        assert 1 < commits <= 5, "1, 2, 4, 8 and 16 of them together"


async def test_of_many_timers_in_one_commit_only_the_one_that_fails_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        people = await left_alone(place, 9)
        handle, had = run.family, []
        ill = await place.store.read(lambda unit: chats.find(unit, "telegram", "1006"))
        assert ill is not None

        def fails(turn: Turn, chat: chats.Chat, said: Any) -> None:
            if chat.id == ill.id:
                raise RuntimeError("broken")
            handle(turn, chat, said)
            had.append(chat.id)

        monkeypatch.setattr(run, "family", fails)
        await place.turns.due()
        assert await buried(place) == 1
        assert await nothing_due(place)
        assert len(had) == len(set(had)) == len(people) - 1


async def nothing_due(place: Office) -> bool:
    due, now = await place.store.read(lambda unit: (timers.next_due(unit), unit.now))
    return due is None or due > now


async def test_a_counsellor_with_very_many_cases_can_still_leave(tmp_path: Path) -> None:
    """A turn may take many steps: a dozen cases given back at once are no turn without an end."""
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        for number in range(14):
            family = place.person(str(1001 + number))
            await family.tells("anak saya susah makan")
            await dian.claims()
        await dian.blocks()
        assert {case.state for case in await place.cases()} == {"waiting"}
        assert await buried(place) == 0


async def test_a_turn_without_an_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with office(tmp_path) as place:
        case = await place.person("1001").tells("anak saya susah makan")

        def forever(turn: Any, case_id: int, _note: Any) -> None:
            turn.note(Tell("case", case_id, Claim(1, "Kak")))

        monkeypatch.setattr(run, "_to_case", forever)
        dian: Person = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        assert await buried(place) == 1
        assert case.state == "waiting"
        assert GROUP in {to for to, _, _ in place.out}
