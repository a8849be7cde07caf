"""A yes or no is taken with the words around it, and so is what names the thing that was asked about.

Reported by players: the mother of a girl who was touched wrote "iya sakit pas pipis" three times and was passed over.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed
from flows.talk import in_words
from flows.talk.risk import QUESTIONS
from tests.talk.conversation import Conversation, notes
from tests.talk.test_risk_questions import asked


def read(name: str, said: str) -> str | None:
    family = Conversation().says("halo").presses("Orang tua")
    return in_words.read(QUESTIONS[f"risk.{name}"], said, family.session, family.moment)


@pytest.mark.parametrize(
    ("name", "said", "answer"),
    [
        ("j.pain", "iya sakit pas pipis", "yes"),
        ("j.pain", "sakit katanya pas pipis", "yes"),
        ("j.pain", "perih", "yes"),
        ("j.pain", "perihnya kalo pipis", None),
        ("j.pain", "iya bu perih", "yes"),
        ("j.pain", "engga ada darah", "no"),
        ("j.pain", "engga bu", "no"),
        ("j.pain", "ga ada bu, cuma nangis terus", None),
        ("j.pain", "ga berdarah tapi perih", "yes"),
        ("j.pain", "sakit tapi ga berdarah", "yes"),
        ("j.pain", "ga sakit", "no"),
        ("j.pain", "sakit sih engga", "no"),
        ("j.pain", "ga bisa pipis", None),
        ("j.pain", "iya tapi dulu", None),
        ("j.pain", "kayaknya sakit", None),
        ("j.pain", "ga tau bu dia diem aja", "unsure"),
        ("j.pain", "sakit apa ya bu?", None),
        ("j.near", "iya serumah", "yes"),
        ("j.near", "ga serumah tp deket", "yes"),
        ("j.near", "sering main kesini", "yes"),
        ("j.near", "om nya tinggal sebelah rumah", "yes"),
        ("j.near", "ga serumah", "no"),
        ("j.near", "ga pernah main kesini lagi", "no"),
        ("j.near", "dulu sering kesini", None),
        ("j.near", "udah pindah jauh", None),
        ("j.knows", "belum ada yang tau", "no"),
        ("j.knows", "ada bu, gurunya", "yes"),
        ("i.wound", "lebam di pipi", "yes"),
        ("i.wound", "ga bisa jalan", None),
        ("i.home", "iya itu bapaknya", "yes"),
        ("m.alone", "ga ada siapa2", None),
        ("m.alone", "ga sendirian", "no"),
        ("m.ill", "belum diobati", None),
        ("m.food", "belum makan dari pagi", "no"),
        ("m.food", "iya belum", None),
        ("h.papers", "ga dikasih hp", None),
        ("h.leave", "ga bisa keluar", "no"),
        ("f.spread", "belum tapi ngancem mau disebar", "threatened"),
        ("f.demand", "ga dikasih uang nanti disebar", None),
        ("kdrt.weapon", "pake pisau dapur", "yes"),
        ("kdrt.home", "ga ada di rumah", "no"),
        ("a.with", "sama neneknya", "family"),
        ("b.summons", "belum ada bu", "no"),
        ("j.pain", "ya allah bu", None),
    ],
)
def test_an_answer_is_read_with_its_words(name: str, said: str, answer: str | None) -> None:
    assert read(name, said) == answer


@pytest.mark.parametrize("said", ["iya sakit pas pipis", "perih", "iya bu perih"])
def test_it_goes_to_the_case_with_the_words_themselves(said: str) -> None:
    family = asked("j")
    while family.session.node != "risk.j.pain":
        family.presses("Lewati")
    family.says(said)
    told = [note.details for note in notes(family, Changed) if "risk.j.pain" in note.details]
    assert told == [{"risk.j.pain": "yes"}]
    assert said in family.kept


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("baru sekali ini", "once"),
        ("sering banget", "daily"),
        ("hampir tiap malem bu", "daily"),
        ("kadang2 aja", "weekly"),
        ("lumayan sering", "weekly"),
    ],
)
def test_a_neighbour_says_how_often(said: str, answer: str) -> None:
    family = Conversation().says("halo").presses("Tetangga")
    assert (
        in_words.of_named("child.often", ("once", "weekly", "daily"), said, family.session, family.moment)
        == answer
    )
