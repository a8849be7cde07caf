"""What cannot be handled is set aside: kept, apologised for once, told to the desk; and it stops nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from bot import letters
from bot.channels.contract import Incoming
from bot.turns import aside, run
from flows.inputs import Pressed, Said
from storage import NotSaved, Unit, chats, deadletters, sessions, timers
from storage.deadletters import DeadLetter
from storage.engine import sqlite_module
from storage.outbox import CRISIS
from tests.talk.test_safety import ACUTE
from tests.turns.office import GROUP, Office, Person, office


def poisons(monkeypatch: pytest.MonkeyPatch, word: str = "racun") -> None:
    """Every message with this word breaks its turn, with an error that quotes it."""
    whole = run.family

    def family(turn: Any, chat: Any, said: Any, **more: Any) -> None:
        if word in getattr(said, "text", ""):
            raise KeyError(said.text)
        whole(turn, chat, said, **more)

    monkeypatch.setattr(run, "family", family)


async def kept(place: Office) -> list[DeadLetter]:
    return list(await place.store.read(deadletters.list))


def apologies(person: Person) -> list[str]:
    return [said for said in person.hears if "ada yang salah di pihak kami" in said]


async def test_a_child_and_an_adult_are_apologised_to_in_their_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        child, mother, unknown = (place.person(str(1001 + number)) for number in range(3))
        for person, who in ((child, "Saya anak"), (mother, "Orang tua")):
            await person.commands("start")
            await person.presses(who)
        for person in (child, mother, unknown):
            await person.says("racun")
        assert "bukan salahmu" in child.last
        assert "Pesanmu tersimpan" in child.last
        assert "Pesannya tersimpan" in mother.last
        assert "Pesannya tersimpan" in unknown.last
        assert all("112" in person.last for person in (child, mother, unknown))


async def test_no_unconfirmed_number_stands_in_an_apology(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisons(monkeypatch)
    async with office(tmp_path, demo=False) as place:
        family = place.person("1001")
        await family.says("racun")
        assert len(apologies(family)) == 1
        assert not any(digit in family.last for digit in "0123456789")  # as delivered, nothing is confirmed


async def test_a_burst_that_fails_gets_one_apology_and_the_desk_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        family = place.person("1001")
        await place.take(*(family.incoming(Said(f"racun {number}", number)) for number in range(1, 6)))
        assert len(apologies(family)) == 1
        assert [len(await kept(place)), len(place.group)] == [5, 1]
        assert "nomor 5" in place.group[0]
        place.clock.pass_(minutes=2)
        await family.says("racun lagi")
        assert len(apologies(family)) == 2


async def test_what_fails_after_something_else_was_answered_is_apologised_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the second failure looks as if the answer in between had been meant for it."""
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("racun")
        await family.commands("start")
        await family.says("racun lagi")
        assert len(apologies(family)) == 2
        await family.says("racun terus")
        assert len(apologies(family)) == 2


async def test_the_chat_goes_on_after_its_poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan", "racun", "dan tidak mau minum susu")
        assert await place.story(case.id) == ["anak saya susah makan", "dan tidak mau minum susu"]


async def test_a_message_does_not_overtake_one_that_has_to_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first try of one meets another turn's case; the next one of that chat had its turn before it."""
    from bot.turns.turn import CaseMoved

    whole, left = run.family, iter(range(1))

    def family(*args: Any) -> None:
        if getattr(args[2], "text", "").startswith("kedua") and next(left, None) is not None:
            raise CaseMoved
        whole(*args)

    monkeypatch.setattr(run, "family", family)
    async with office(tmp_path) as place:
        person = place.person("1001")
        case = await person.tells("anak saya susah makan")
        story = ["pertama dia tidak mau sarapan", "kedua dia tidak mau makan siang", "ketiga dia lemas"]
        await place.take(*(person.incoming(Said(said, 900 + n)) for n, said in enumerate(story)))
        assert await place.story(case.id) == ["anak saya susah makan", *story]
        assert await kept(place) == []


async def test_danger_in_what_fails_rings_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poisons(monkeypatch, "bunuh")
    async with office(tmp_path, oncall=frozenset({"2001"})) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        place.clock.pass_(hours=14)  # at night
        child = place.person("1001")
        await child.says(ACUTE)
        assert "112" in child.last
        line = next(row for to, row, said in place.out if to == GROUP and "kata bahaya" in said.text)
        assert line.lane == CRISIS
        assert "kata bahaya" in dian.last
        assert not any("bunuh" in said for said in (*place.group, *dian.hears))


async def test_in_a_hidden_chat_the_apology_looks_innocent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")
        await family.says("sembunyi")
        await family.says("racun")
        assert apologies(family) == []
        assert family.last == "Info keluarga hari ini. Mau baca yang mana?"


async def test_a_session_that_nobody_can_read_is_apologised_for_all_the_same(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")

        def spoil(unit: Unit) -> None:
            chat = chats.find_or_open(unit, "telegram", "1001", "private")
            sessions.save(unit, chat, b'{"seq":"rusak"}')

        await place.store.write(spoil)
        await family.says("halo lagi")
        assert len(apologies(family)) == 1
        assert len(await kept(place)) == 1


@pytest.mark.parametrize("spoiled", ["_apologise", "_tell_desk", "_chat", "_session", "judge"])
async def test_a_poison_that_spoils_its_own_burial_is_kept_and_does_not_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: str
) -> None:
    poisons(monkeypatch)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(aside, spoiled, broken)
    async with office(tmp_path) as place:
        family, other = place.person("1001"), place.person("1002")
        update = family.incoming(Said("racun", 1))
        await place.take(update, other.incoming(Said("halo", 2)))
        await place.take(update)
        assert "Siapa yang menulis" in other.last
        assert len(await kept(place)) == 1
        # What the poison leaves whole is still done.
        assert len(apologies(family)) == (spoiled in ("_tell_desk", "judge"))
        assert len(place.group) == (spoiled not in ("_tell_desk", "judge"))


async def test_an_update_of_which_nothing_can_be_read_is_told_to_the_desk(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.take(Incoming("telegram", "odd:1", b"\xff{", trouble="update: DecodeError"))
        (letter,) = await kept(place)
        assert (letter.raw, letter.error, letter.chat_id) == (b"\xff{", "update: DecodeError", None)
        assert len(place.group) == 1


async def test_the_error_that_is_kept_quotes_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        await place.person("1001").says("racun di rumah kami")
        (letter,) = await kept(place)
        assert letter.error.startswith("KeyError at test_aside.py:")
        assert "bot/turns/turns.py:" in letter.error
        assert "rumah" not in letter.error


# ---- the database in trouble is no poison


def fails_for(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    whole, left = run.family, iter(range(times))

    def family(*args: Any) -> None:
        if next(left, None) is not None:
            raise OperationalError("UPDATE", {}, OSError("disk I/O error"))
        whole(*args)

    monkeypatch.setattr(run, "family", family)


async def test_a_database_that_stumbles_costs_nobody_their_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        fails_for(monkeypatch, 2)
        await family.says("halo")
        assert "Siapa yang menulis" in family.last
        assert await kept(place) == []


async def test_while_the_database_is_in_trouble_the_batch_is_handed_back(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        batch = [family.incoming(Said(said, 900 + n)) for n, said in enumerate(("halo", "ini saya"))]
        await place.store.write(lambda unit: unit.connection.execute(sql("PRAGMA busy_timeout=50")))
        other = sqlite_module().connect(tmp_path / "puspa.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved):
            await place.take(*batch)
        with pytest.raises(NotSaved):
            await place.turns.due()
        other.execute("COMMIT")
        other.close()
        await place.take(*batch)
        assert "Siapa yang menulis" in family.last
        assert await kept(place) == []


async def test_a_turn_that_fails_the_database_by_itself_is_set_aside_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement that is wrong looks like a database in trouble; but others are written meanwhile."""
    async with office(tmp_path) as place:
        fails_for(monkeypatch, 1000)
        await place.person("1001").says("halo")
        assert len(await kept(place)) == 1


# ---- the second try


async def again(place: Office, number: int = 1) -> None:
    assert await place.store.write(lambda unit: letters.ask_again(unit, number))
    await place.passes(seconds=0)


async def test_what_is_mended_has_its_turn_after_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan", "racun di rumah")
        monkeypatch.undo()
        await again(place)
        assert await kept(place) == []
        assert "racun di rumah" in await place.story(case.id)


async def test_what_still_fails_stays_with_its_new_error_and_no_second_apology(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("racun")
        heard = len(family.hears)
        monkeypatch.undo()

        def worse(*_: Any, **__: Any) -> None:
            raise LookupError

        monkeypatch.setattr(run, "family", worse)
        await again(place)
        (letter,) = await kept(place)
        assert letter.error.startswith("LookupError at")
        assert len(family.hears) == heard
        assert await place.store.read(timers.next_due) is None
        assert not await place.store.read(lambda unit: letters.waits(unit, letter.id))


async def test_a_late_answer_does_not_reach_whoever_said_stop_or_hid_the_chat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        gone = {"1001": "stop", "1002": "sembunyi"}
        for address, word in gone.items():
            await place.person(address).says("racun")
            await place.person(address).says(word)
        heard = {address: len(place.person(address).hears) for address in gone}
        monkeypatch.undo()
        await place.passes(minutes=5)
        for number in (1, 2):
            await again(place, number)
        assert await kept(place) == []
        assert {address: len(place.person(address).hears) for address in gone} == heard


async def test_a_late_answer_begins_with_nothing_that_betrays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisons(monkeypatch)
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")
        await family.says("racun itu pahit sekali rasanya")
        monkeypatch.undo()
        place.clock.pass_(hours=3)
        heard = len(family.hears)
        await again(place)
        await place.passes(seconds=5)
        late = family.hears[heard:]
        assert late
        assert all(said.startswith("Halo, ada pesan baru.") for said in late)


async def test_a_timer_is_tried_again_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        for said in ("halo", "orang tua", "tidak", "ya", "anak saya susah makan sayur"):
            await family.says(said)
        whole = run.family

        def broken(*_: Any, **__: Any) -> None:
            raise LookupError

        monkeypatch.setattr(run, "family", broken)
        await place.passes(seconds=5)
        (letter,) = await kept(place)
        assert letter.channel == "timer"
        monkeypatch.setattr(run, "family", whole)
        heard = len(family.hears)
        await again(place)
        assert await kept(place) == []
        assert len(family.hears) == heard + 1


async def test_a_press_tried_again_is_done_and_shows_no_toast(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")
        whole: Callable[..., None] = run.family
        monkeypatch.setattr(run, "family", lambda *_, **__: 1 / 0)
        (answer,) = await place.take(family.incoming(Pressed("1.parent"), press="p"))
        assert answer.press == "p"
        monkeypatch.setattr(run, "family", whole)
        await again(place)
        assert "bahaya" in family.last


async def test_asking_for_a_letter_that_is_not_there_asks_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        assert not await place.store.write(lambda unit: letters.ask_again(unit, 77))
        assert not await place.store.read(lambda unit: letters.waits(unit, 77))
