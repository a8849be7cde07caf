"""What moves the risk: the questions of each letter, what each answer does, and that no answer is forgotten."""

from __future__ import annotations

import pytest

from flows.notes import Changed
from flows.talk import NODES, topics
from flows.talk.risk import FILES, MOST, QUESTIONS, of_subjects
from flows.talk.risk.question import Question
from flows.talk.unasked import unasked
from flows.triage.risk import assess
from handbook.reading import CODES
from tests.talk.conversation import Conversation, book, notes, words
from tests.talk.test_what_the_case_knows import about, told

WEIGHT = {"rendah": 0, "sedang": 1, "tinggi": 2}
EVERY = [f"{question.name}={answer}" for question in QUESTIONS.values() for answer in question.answers]


def asked(*codes: str, who: str = "Orang tua") -> Conversation:
    """In the queue, with these subjects named."""
    family = told("mau tanya saja ya kak", who=who)
    if len(codes) == 1:
        return family.presses(
            about(codes[0]) if who != "Saya anak" else book().subjects[codes[0]].button("id@anak")
        )
    offered = [choice.key for choice in topics.choices(family.session, family.moment)]
    return family.says(" dan ".join(str(offered.index(code) + 1) for code in codes))


def risks(family: Conversation) -> list[str]:
    return [note.risk for note in notes(family, Changed) if note.risk]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.__name__.rpartition(".")[2])
def test_each_letter_and_kdrt_has_two_to_four_questions(file: object) -> None:
    assert 2 <= len(file.QUESTIONS) <= 4  # type: ignore[attr-defined]


def test_every_letter_has_its_file() -> None:
    assert {question.code for question in QUESTIONS.values()} == {*CODES, "kdrt"}


def test_what_every_answer_does_stands_in_the_handbook() -> None:
    rows = {answer for row in book().risk for answer in row.answers}
    nothing = book().signs.no_effect
    assert rows | nothing == set(EVERY)
    assert not rows & nothing


@pytest.mark.parametrize("answer", EVERY)
def test_an_answer_never_lowers_the_risk(answer: str) -> None:
    code = answer.partition(".")[0]
    before, after = (
        assess(book().risk, subjects=(code,)),
        assess(book().risk, subjects=(code,), answers=(answer,)),
    )
    assert WEIGHT[after.risk] >= WEIGHT[before.risk]


@pytest.mark.parametrize(
    ("code", "answers", "risk"),
    [
        ("i", ("Tidak", "Sudah lama"), "sedang"),
        ("i", ("Ya",), "tinggi"),
        ("j", ("Dalam 3 hari",), "tinggi"),
        ("m", ("Tidak", "Tidak"), "tinggi"),
        ("b", ("Tidak", "Ya, dalam 3 hari"), "tinggi"),
        ("n", ("Ya",), "sedang"),
        ("kdrt", ("Tidak", "Ya"), "tinggi"),
    ],
)
def test_the_case_hears_when_the_risk_rises(code: str, answers: tuple[str, ...], risk: str) -> None:
    family = asked(code)
    for label in answers:
        family.presses(label)
    highest = max([family.opened[0].risk, *risks(family)], key=WEIGHT.__getitem__)
    assert highest == risk


def test_a_grave_answer_brings_the_numbers() -> None:
    asked("i").presses("Ya").hears("urutan paling atas", "112")
    assert "112" not in asked("i").presses("Tidak").last


def test_leave_is_asked_once_and_every_question_can_be_skipped() -> None:
    family = asked("i").hears("hal yang agak berat", "boleh dilewati")
    family.presses("Lewati")
    assert "agak berat" not in family.last
    family.presses("Lewati").presses("Lewati").presses("Lewati").stands_at("safe.phone")
    assert risks(family) == []


def test_enough_is_enough() -> None:
    family = asked("i").presses("Cukup").stands_at("waiting.line").presses("Lihat atau ubah")
    family.presses("Sudah benar").stands_at("waiting.line")


def skipped(family: Conversation) -> list[str]:
    """Every question in its order, each of them skipped, up to the summary."""
    found = []
    while family.session.node != "intake.summary":
        found.append(family.session.node)
        family.presses("Lewati" if "Lewati" in family.labels else "Tidak")
    return found


def test_after_six_questions_ending_them_is_offered_first() -> None:
    family, place = asked("i"), 0
    while family.session.node != "intake.summary":
        place += 1
        if family.session.node != "child.more":
            first = family.labels[0] == "Cukup, teruskan ke konselor"
            assert first == (place > 6), (place, family.session.node, family.labels)
            assert sum(one.startswith("Cukup") for one in family.labels) == 1
        family.presses("Lewati" if "Lewati" in family.labels else "Tidak")
    assert place > 12


def test_one_tap_ends_them_wherever_it_is_pressed() -> None:
    for place in range(len(skipped(asked("i")))):
        family = asked("i")
        for _ in range(place):
            family.presses("Lewati" if "Lewati" in family.labels else "Tidak")
        family.presses("Cukup").stands_at("waiting.line")
        assert not family.ahead & {"unfinished", "halfway"}


def test_what_raises_the_risk_to_high_is_asked_before_what_does_not() -> None:
    """The order is that of the table in handbook/risk.yaml."""
    for code in {question.code for question in QUESTIONS.values()}:
        order = of_subjects([code], asked("i").moment)
        highest = [min(_reach(QUESTIONS[name]), 2) for name in order]
        assert highest == sorted(highest), (code, order)


def _reach(question: Question) -> int:
    said = {f"{question.name}={answer}" for answer in question.answers}
    levels = [("tinggi", "sedang", "rendah").index(row.risk) for row in book().risk if said & row.answers]
    return min(levels, default=2)


def test_what_was_left_is_known_and_what_was_skipped_is_not_left() -> None:
    family = asked("i").presses("Tidak").presses("Lewati").presses("Cukup")
    left = unasked(family.session, family.moment)
    assert left[:2] == ("risk.i.home", "risk.i.school")
    assert {"child.name", "intake.city", "safe.hours"} <= set(left)
    assert not {"risk.i.wound", "risk.i.since"} & set(left)
    family = asked("gizi").presses("Lewati")
    assert unasked(family.session, family.moment) == ()


def test_an_ordinary_question_is_asked_none_of_this() -> None:
    for code in ("pengasuhan", "gizi", "kespro", "hukum_keluarga", "psikologi"):
        asked(code).stands_at("safe.phone" if code == "psikologi" else "intake.city")


def test_what_the_story_only_sounds_like_asks_nothing_hard() -> None:
    family = told("foto anak saya disebar temannya").presses("Hal lain")
    assert not family.session.node.startswith("risk.")


def test_several_subjects_share_five_questions_the_gravest_of_each_first() -> None:
    family = asked("i", "m")
    seen = []
    while family.session.node.startswith("risk."):
        seen.append(family.session.node)
        family.presses("Lewati")
    assert seen == ["risk.i.wound", "risk.m.alone", "risk.i.since", "risk.m.food", "risk.m.ill"]
    assert len(seen) == MOST


@pytest.mark.parametrize("code", ["f", "j"])
def test_no_picture_of_a_body_is_wanted_where_that_is_near(code: str) -> None:
    asked(code).hears("Tidak perlu mengirim foto")


def test_after_recent_sexual_violence_the_advice_follows_its_answer() -> None:
    asked("j").presses("Dalam 3 hari").hears("72 jam", "rumah sakit")
    assert "72 jam" not in asked("j").presses("Lebih dari 3 hari").last


def test_back_takes_an_answer_back() -> None:
    family = asked("i").presses("Tidak").presses("‹ Kembali").stands_at("risk.i.wound")
    assert "risk.i.wound" not in family.session.answers


@pytest.mark.parametrize("name", [name for name in NODES if name.startswith("risk.")])
def test_a_child_is_asked_as_kamu_and_never_as_the_child(name: str) -> None:
    said = words().get(f"{name}.ask", "id@anak") or ""
    assert "Apakah anak " not in said
    assert " Anda" not in said
