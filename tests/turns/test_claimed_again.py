"""A case that rose after an earlier one was closed is claimed like any other; and a counsellor's step that fails is the
counsellor's to hear of, not the group's.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from bot.desk.answers import ASKED_BY, answers, questions
from bot.turns import carry, run, states
from flows import talk
from flows.session import Session, answered
from flows.talk import NODES, asking, check, numbers
from flows.talk.areas import ADDRESS_TOLD
from flows.talk.details import ABOUT, NO_QUESTIONS, details
from flows.talk.own_words import FILE
from flows.talk.safety.first_question import WAYS
from storage import chats, deadletters
from tests.talk.conversation import words
from tests.talk.test_a_bystander import SCREAMS
from tests.talk.test_the_morning_after_danger import FRIDAY
from tests.turns.office import Office, Person, office
from tests.turns.test_once import buried
from tests.turns.test_telling import closes


async def ended_and_worse(place: Office) -> tuple[Person, Person]:
    """A neighbour's case is closed; then it begins again behind the wall."""
    neighbour = place.person("1001")
    await neighbour.says(SCREAMS)
    for label in ("Ya, aman", "Ya, boleh", "Anak dipukul", "Hampir tiap hari", "Cukup"):
        await neighbour.presses(label)
    dian = await place.counsellor("2001", "Kak Dian")
    await dian.claims()
    await closes(dian)
    await neighbour.says("ribut lagi pak, anaknya nangis minta tolong")
    await place.passes(seconds=3)
    await neighbour.says("sembunyi")
    return neighbour, dian


async def test_what_rose_after_the_closing_is_claimed_in_the_group(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        _neighbour, dian = await ended_and_worse(place)
        (case,) = await place.cases()
        assert (case.state, case.risk) == ("waiting", "tinggi")
        await dian.claims()
        (case,) = await place.cases()
        assert (case.state, await buried(place)) == ("claimed", 0)
        assert "minta tolong" in "\n".join(dian.hears)


async def test_its_letter_names_the_earlier_case_and_keeps_what_was_known(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        before = await family.tells("anak saya 4 tahun susah makan")
        await family.says("kebon jeruk")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        await family.says("tolong, suami saya mukul anak saya sekarang")
        await dian.claims()
        (facts, *_) = [said for said in dian.hears if "Terdengar oleh bot" in said][-1:]
        assert f"Sebelumnya, sudah ditutup: {before.code}" in facts
        assert "Umur: 0–5 tahun" in facts
        assert "Kecamatan: Kebon Jeruk" in facts


async def test_its_letter_carries_the_place_with_whose_it_is(tmp_path: Path) -> None:
    """Reported: the case that rose after the closing had no address, though it was told an hour before."""
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("tolong, suami saya mukul anak saya, jl mawar 5 tambora")
        await place.passes(seconds=2)
        (before,) = await place.cases()
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        await dian.presses("Ya, tutup")
        await place.passes(hours=13)
        await family.says("tolong dia mukul lagi sekarang")
        await place.passes(seconds=2)
        await dian.claims()
        first, second = [said for said in dian.hears if "Terdengar oleh bot" in said]
        assert "Alamat atau patokan: jl mawar 5 tambora" in first
        assert f"Alamat atau patokan, dari {before.code} (dibuka " in second
        assert "): jl mawar 5 tambora" in second


async def test_a_child_that_said_how_old_it_is_is_that_old_on_every_card(tmp_path: Path) -> None:
    """Reported: "aku 12 th" made her a child, and each card said that the age is unknown."""
    async with office(tmp_path) as place:
        child = place.person("1001")
        await child.says("halo")
        await child.says("aku 12 th")
        await child.says("ayah pukul aku sekarang")
        await place.passes(seconds=2)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        await dian.presses("Ya, tutup")
        await child.says("tolong dia bawa pisau sekarang")
        await place.passes(seconds=2)
        await dian.claims()
        first, second = [said for said in dian.hears if "Terdengar oleh bot" in said]
        assert "Sebelumnya, sudah ditutup" in second
        for facts in (first, second):
            assert "Umur: 6–12 tahun" in facts
            assert "Penulis: anak, tentang dirinya" in facts
        assert "12" in next(said for said in dian.hears if "jawaban pelapor" in said)


async def test_a_matter_that_they_begin_themselves_takes_no_age_over(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya 4 tahun susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        await family.presses("Hal baru")
        await family.presses("Tidak")
        await family.says("anak saya tidak mau sekolah")
        await place.passes(seconds=2)
        await family.presses("Sudah")
        await family._chooses("other")
        await dian.claims()
        (facts, *_) = [said for said in dian.hears if "Terdengar oleh bot" in said][-1:]
        assert "Umur: belum diketahui" in facts


def test_no_mark_that_is_no_question_stands_among_the_answers() -> None:
    ended = answered(answered(Session(), asking.ENDED, "yes"), "child.age", "7")
    assert details(ended) == {"child.age": "7"}


def test_whatever_the_talk_remembers_no_answer_without_a_question_reaches_the_desk() -> None:
    """Reported: "Pertanyaan lama - 2026-11-28T01:00:14" in a letter. Each name that answers are kept under."""
    names = set(answer_names()) - {ADDRESS_TOLD}  # which stands among the letter's facts
    assert {check.MORNING, asking.ENDED, numbers.TALK} <= names
    session = Session(answers=dict.fromkeys(names, "7"))
    for name in details(session):
        assert name in NODES or name in ASKED_BY, f"{name} is no question: {NO_QUESTIONS}"
    kept = {name: "7" for name in names if name.startswith(ABOUT)}  # as an earlier version kept them
    shown = [words().say(line, "id") for line in answers(kept, words())]
    assert not any("Pertanyaan lama" in line for line in shown)


async def test_the_morning_after_leaves_no_mark_in_the_letter(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        mother = place.person("1001")
        place.clock.time = FRIDAY
        await mother.says("suami saya pukul saya sekarang")
        await place.passes(minutes=60)
        await place.passes(minutes=8 * 60 + 5)
        assert "aman pagi ini?" in mother.last
        await mother.presses("Ya, aman")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        await dian.presses("Ya, tutup")
        await mother.says("dia pukul saya lagi sekarang")
        await place.passes(minutes=1)
        await dian.claims()
        letter = "\n".join(dian.hears)
        assert letter.count("Terdengar oleh bot") == 2
        assert "Pertanyaan lama" not in letter
        assert "2026-11-28T" not in letter


def answer_names() -> Iterator[str]:
    """Each constant that is handed to `answered` somewhere in the talk."""
    for file in Path(talk.__path__[0]).rglob("*.py"):
        parts = file.relative_to(Path(talk.__path__[0]).parents[1]).with_suffix("").parts
        module = import_module(".".join(parts).removesuffix(".__init__"))
        for call in ast.walk(ast.parse(file.read_text())):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "answered" and len(call.args) > 1:
                yield from _constant(call.args[1], module)


def _constant(named: ast.expr, module: ModuleType) -> Iterator[str]:
    match named:
        case ast.Constant(value=str() as name):
            yield name
        case ast.Name(id=name) if isinstance(found := getattr(module, name, None), str):
            yield found
        case ast.Attribute(value=ast.Name(id=of), attr=name):
            found = getattr(getattr(module, of, None), name, None)
            if isinstance(found, str):
                yield found


def test_every_answer_and_every_open_question_has_words_at_the_desk() -> None:
    """Whatever stands in a case, also from a version of the flows that is gone: the letter can be written."""
    about = [name for name, node in NODES.items() if name.startswith(ABOUT) and node.kind == "question"]
    for name in (*about, asking.ENDED, *WAYS, "risk.of_long_ago"):
        node = NODES.get(name)
        keys = [choice.key for choice in node.choices] if node and not callable(node.choices) else []
        for said in (*keys, "yes", "tujuh", f"{FILE}voice"):
            for place in ("", "/2"):
                lines = [words().say(line, "id") for line in answers({f"{name}{place}": said}, words())]
                assert len(lines) == (0 if name in NO_QUESTIONS and not place else 1)
                assert not any("{" in line for line in lines)
    for line in questions(about, words()):
        assert "{" not in words().say(line, "id")


def stumbles(monkeypatch: pytest.MonkeyPatch) -> None:
    """No letter can be written, and what a counsellor writes cannot be handled."""

    def broken(*_: Any) -> None:
        raise KeyError("no catalogue has 'x'")

    monkeypatch.setattr(carry, "letter", broken)
    whole = run.counsellor

    def counsellor(turn: Any, chat: Any, said: Any, *more: Any) -> None:
        if "tolong" in getattr(said, "text", ""):
            broken()
        whole(turn, chat, said, *more)

    monkeypatch.setattr(run, "counsellor", counsellor)


async def test_a_press_in_the_group_that_fails_is_told_to_whoever_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        stumbles(monkeypatch)
        shown, heard = await dian.claims(), len(dian.hears)
        assert shown.text.startswith("Gagal dibuka, kasus masih menunggu")
        assert shown.alert
        assert "nomor 1" in shown.text
        assert not any("tidak dapat diproses" in said for said in place.group)
        assert len(dian.hears) == heard
        (case,) = await place.cases()
        assert case.state == "waiting"
        monkeypatch.undo()
        await dian.claims()
        (case,) = await place.cases()
        assert case.state == "claimed"


async def test_what_fails_in_the_private_chat_of_a_counsellor_is_no_familys_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        before = len(place.group)
        stumbles(monkeypatch)
        await dian.says("tolong telepon kami ya")
        assert "tidak diteruskan" in dian.last
        assert "112" not in dian.last
        assert not any("bahaya" in said.lower() for said in place.group[before:])
        assert not any("diproses" in said for said in place.group[before:])
        (letter,) = await place.store.read(deadletters.list)
        assert "KeyError" in letter.error


async def test_a_claim_that_fails_in_the_private_chat_says_that_the_case_still_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office(tmp_path) as place:
        case = await place.person("1001").tells("anak saya susah makan")
        place.members.add("2001")
        dian = place.person("2001")
        await dian.commands("start", f"konselor_{case.id}")
        await dian.says("Kak Dian")
        stumbles(monkeypatch)
        await dian.presses("Ambil kasus itu")
        assert dian.last.startswith("Gagal dibuka, kasus masih menunggu")
        assert msgspec.structs.asdict(await _now(place, dian))["wanted"] == case.id


async def _now(place: Office, dian: Person) -> Any:
    def read(unit: Any) -> Any:
        return states.worker(unit, chats.find_or_open(unit, "telegram", dian.address, "private"))

    return await place.store.read(read)
