"""Only what is so: which numbers, which hours, who reads; an unconfirmed fact reaches no family outside the demo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.talk.numbers import numbers
from flows.talk.promise import promise
from handbook.reading import Handbook
from tests.talk.conversation import NIGHT, WORKDAY, Conversation, book, words

CONFIRMED = replace(book().numbers[0].origin, confirmed_by="Sinta")


def confirmed(*, hours: bool = True) -> Handbook:
    """The handbook as it will be on the first day: lines, their hours and Puspa's own are confirmed."""
    lines = tuple(
        replace(line, phone=line.phone or "+62 21-0000000", origin=CONFIRMED) for line in book().numbers
    )
    return replace(
        book(), numbers=lines, hours=replace(book().hours, origin=CONFIRMED) if hours else book().hours
    )


def shown(handbook: Handbook, *, night: bool = False, child: bool = False, demo: bool = False) -> str:
    family = Conversation(NIGHT if night else WORKDAY, demo=demo)
    if child:
        family.says("halo").presses("Saya anak")
    found = numbers(family.session, replace(family.moment, handbook=handbook))
    return words().paragraphs(found, "id")


def test_outside_the_demo_no_family_sees_an_unconfirmed_number() -> None:
    assert shown(book()) == ""
    family = Conversation(demo=False).says("tolong")
    assert "112" not in family.last
    assert "CONTOH" not in " ".join(family.heard)


def test_in_the_demo_each_is_marked() -> None:
    listed = shown(book(), demo=True).splitlines()
    lines = [line for line in listed if any(char.isdigit() for char in line)]
    assert lines
    assert all("CONTOH" in line for line in lines)


def test_confirmed_ones_stand_unmarked_three_at_most() -> None:
    listed = shown(confirmed())
    assert "CONTOH" not in listed
    assert "112" in listed
    assert sum(line.phone in listed for line in book().numbers if line.phone) <= 3


def test_at_night_only_lines_that_answer_at_night() -> None:
    day = tuple(line for line in confirmed().numbers if line.key in ("sapa_129", "jakarta_siaga"))
    handbook = replace(confirmed(), numbers=day)
    assert "SAPA" in shown(handbook)
    assert "SAPA" not in shown(handbook, night=True)
    assert "112" in shown(handbook, night=True)


def test_a_line_for_adults_is_not_given_to_a_child_nor_the_other_way() -> None:
    adults = replace(confirmed().number("upt_pppa"), for_whom="dewasa", name="Untuk dewasa", child_name="")
    children = replace(confirmed().number("upt_pppa"), for_whom="anak", name="Untuk anak", child_name="")
    handbook = replace(confirmed(), numbers=(adults, children))
    assert shown(handbook, child=True).count("Untuk") == 1
    assert "Untuk anak" in shown(handbook, child=True)
    assert "Untuk dewasa" in shown(handbook)
    assert "Untuk anak" not in shown(handbook)


def test_while_nobody_knows_the_hours_nobody_is_said_to_read() -> None:
    Conversation(demo=False).says("tolong").hears("belum ada konselor yang membaca")
    Conversation(demo=False, oncall=True).says("tolong").hears("belum tentu langsung membaca")


@pytest.mark.parametrize(("now", "said"), [(WORKDAY, "16.00"), (NIGHT, "Rabu pukul 08.00")])
def test_confirmed_hours_are_named_unmarked(now: object, said: str) -> None:
    moment = replace(
        Conversation(NIGHT if now is NIGHT else WORKDAY, demo=False).moment, handbook=confirmed()
    )
    promised = words().say(promise(moment), "id")
    assert said in promised
    assert "CONTOH" not in promised


def test_unconfirmed_hours_are_marked_in_the_demo_and_unknown_outside_it() -> None:
    assert "CONTOH" in words().say(promise(Conversation().moment), "id")
    real = words().say(promise(Conversation(demo=False).moment), "id")
    assert "08.00" not in real
    assert "16.00" not in real


@pytest.mark.parametrize(
    ("who", "word"),
    [("Saya anak", "kamu"), ("Orang tua", "Anda"), ("Perempuan dewasa", "Anda"), ("Tetangga", "Anda")],
)
def test_who_writes_decides_between_kamu_and_anda(who: str, word: str) -> None:
    told = Conversation().says("halo").presses(who).presses("Tidak").presses("Ya").says("qwe").last
    other = {"kamu": "Anda", "Anda": "kamu"}[word]
    heard = Conversation().says("halo").presses(who).presses("Tidak").presses("Ya").last
    assert word in heard
    assert other not in heard + told
