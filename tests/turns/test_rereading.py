"""What the second listener is still to read stands as a row: nothing is read twice, nothing is lost by a kill."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from bench.heard import heard
from bot.turns import rereading, run
from bot.turns.turn import CaseMoved
from flows.inputs import Reheard
from storage import Unit, timers
from storage.tables import sessions
from tests.talk.conversation import book, named
from tests.talk.test_reheard import sure_of
from tests.turns.office import GROUP, Office, Person, office

CALM = "kemarin kami pergi ke rumah nenek"
ACUTE = Reheard("acute", "kekerasan_seksual", ("rumah nenek",))


async def begun(place: Office) -> Person:
    family = place.person("1001")
    await family.commands("start")
    for label in ("Orang tua", "Tidak", "Ya, boleh"):
        await family.presses(label)
    return family


async def test_what_was_said_waits_to_be_read_again(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        family = await begun(place)
        assert await place.turns.to_read(9) == []
        await family.says(CALM)
        await family.says("naik angkot")
        (waiting,) = await place.turns.to_read(9)
        assert (waiting.recent[-2:], waiting.unread) == ((CALM, "naik angkot"), 2)


async def test_without_a_second_listener_nothing_waits(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = await begun(place)
        await family.says(CALM)
        assert await place.turns.to_read(9) == []


async def test_what_was_heard_comes_in_as_one_turn_and_rings_the_group(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        family = await begun(place)
        await family.says(CALM)
        (waiting,) = await place.turns.to_read(9)
        await place.turns.reheard(waiting.timer, ACUTE)
        await place.deliver()
        assert "112" in family.last
        assert any("TINGGI" in text for text in place.group)
        assert len(await place.cases()) == 1
        before = (len(family.hears), len(place.sent_to(GROUP)))
        await place.turns.reheard(waiting.timer, ACUTE)  # another worker read the same
        await place.deliver()
        assert (len(family.hears), len(place.sent_to(GROUP))) == before
        assert await place.turns.to_read(9) == []


async def test_what_was_said_meanwhile_is_read_as_well(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        family = await begun(place)
        await family.says(CALM)
        (waiting,) = await place.turns.to_read(9)
        place.clock.pass_(seconds=1)
        await family.says("lalu kami makan")
        await place.turns.reheard(waiting.timer, ACUTE)
        assert await place.cases() == []
        (again,) = await place.turns.to_read(9)
        assert again.recent[-1] == "lalu kami makan"
        await place.turns.reheard(again.timer, Reheard("none"))
        assert await place.turns.to_read(9) == []


async def test_many_chats_that_wait_are_looked_at_with_no_more_statements_than_one(tmp_path: Path) -> None:
    statements: list[str] = []
    with heard(lambda text, _: statements.append(text)):
        async with office(tmp_path, second=True) as place:
            for many, number in enumerate(("1001", "1002", "1003"), 1):
                place.clock.pass_(seconds=1)
                await place.person(number).says(f"{CALM} nomor {number}")
                statements.clear()
                found = await place.turns.to_read(9)
                assert [one.recent[-1][-4:] for one in found] == ["1001", "1002", "1003"][:many]
                assert len(statements) == 2


async def test_what_cannot_be_opened_any_more_keeps_no_other_waiting(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        for number in ("1001", "1002"):
            place.clock.pass_(seconds=1)
            await place.person(number).says(CALM)

        def break_the_first(unit: Unit) -> None:
            first = timers.of(unit, rereading.OWNER, 1)[0].owner_id
            broken = update(sessions).where(sessions.c.chat_id == first).values(data=b"." * 64)
            unit.connection.execute(broken)

        await place.store.write(break_the_first)
        broken, whole = await place.turns.to_read(9)
        assert (broken.recent, whole.recent) == ((), (CALM,))
        await place.turns.reheard(broken.timer, Reheard("none"))
        assert await place.turns.to_read(9) == [whole]


async def test_what_nobody_reads_is_given_up_after_an_hour(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        family = await begun(place)
        await family.says(CALM)
        await place.passes(minutes=59)
        assert len(await place.turns.to_read(9)) == 1
        await place.passes(minutes=2)
        assert await place.turns.to_read(9) == []
        assert rereading.OWNER


@pytest.mark.parametrize(("trouble", "stands"), [(LookupError(), 0), (CaseMoved(), 1)])
async def test_a_turn_that_fails_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception, stands: int
) -> None:
    def broken(*_: object) -> None:
        raise trouble

    async with office(tmp_path, second=True) as place:
        family = await begun(place)
        await family.says(CALM)
        (waiting,) = await place.turns.to_read(9)
        with monkeypatch.context() as patch:
            patch.setattr(run, "family", broken)
            await place.turns.reheard(waiting.timer, ACUTE)
        assert len(await place.turns.to_read(9)) == stands


# ---- what the story is about


async def test_what_the_second_says_of_the_story_reaches_the_card_and_the_letter(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        family = place.person("1001")
        (case,) = [await family.tells(CALM)]
        assert case.risk == "rendah"
        await family.says("lalu kami pulang naik angkot")
        (waiting,) = await place.turns.to_read(9)
        await place.turns.reheard(waiting.timer, Reheard("none", told=sure_of("h")))
        await place.deliver()
        (case,) = await place.cases()
        assert case.risk == "tinggi"
        assert "TINGGI" in place.group[-1]
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        letter = next(said for said in dian.hears if "Risiko" in said)
        assert book().subjects["h"].label("id") in letter


async def test_it_stays_sealed_with_the_session_and_is_read_back(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        family = await begun(place)
        await family.says(CALM)
        (waiting,) = await place.turns.to_read(9)
        await place.turns.reheard(waiting.timer, Reheard("none", told=sure_of("j")))
        await place.passes(seconds=2)
        await family.presses("Sudah")
        newest = [button.label for row in place.sent_to("1001")[-1].buttons for button in row]
        assert named(newest[0]) == book().subjects["j"].button("id")


async def test_a_choice_that_stands_open_is_rewritten_in_its_place(tmp_path: Path) -> None:
    async with office(tmp_path, second=True) as place:
        family = await begun(place)
        await family.says(CALM)
        await place.passes(seconds=2)
        await family.presses("Sudah")
        (waiting,) = await place.turns.to_read(9)
        await place.turns.reheard(waiting.timer, Reheard("none", told=sure_of("j")))
        await place.deliver()
        shown = place.sent_to("1001")[-1]
        assert shown.edits
        assert named(shown.buttons[0][0].label) == book().subjects["j"].button("id")
