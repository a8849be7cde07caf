"""Small words where a family waits, and after: that it is no longer needed, how they are by morning, thanks by name.

Reported by players: "batal aja bu anaknya udah mau makan" met "Ini masih tentang yang tadi?".
"""

from __future__ import annotations

import pytest

from flows.notes import Changed, Claimed, Closed
from tests.talk.conversation import NIGHT, Conversation, notes
from tests.talk.test_risk_questions import asked
from tests.talk.test_waiting_in_words import WHICH, waiting


@pytest.mark.parametrize(
    "said",
    [
        "batal aja bu anaknya udah mau makan",
        "ga jadi bu udah sembuh",
        "ga usah dibales bu udah baikan",
        "anaknya udah sembuh bu, ga jadi konsul",
    ],
)
def test_who_no_longer_wants_to_wait_is_asked(said: str) -> None:
    family = waiting().says(said).stands_at("waiting.withdraw").hears("Mau berhenti menunggu?")
    assert said in family.kept


@pytest.mark.parametrize("said", ["ga jadi berangkat sekolah terus bu", "dia ga jadi makan tadi pagi"])
def test_what_tells_something_else_asks_nothing_of_that(said: str) -> None:
    assert waiting().says(said).session.node != "waiting.withdraw"


def test_of_what_is_grave_it_is_only_noted() -> None:
    family = asked("i").presses("Ya")
    while family.session.node != "waiting.line":
        family.says("cukup") if family.session.node != "intake.summary" else family.presses("Sudah benar")
    said = "batal aja bu anaknya udah mau makan"
    family.says(said).stands_at("waiting.line")
    assert said in family.kept
    assert WHICH not in family.last


def by_morning() -> Conversation:
    family = Conversation(NIGHT).says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says("anak saya 8 bulan susah makan bu").presses("Sudah").presses("Makan").presses("Lewati")
    return family.presses("Sudah benar").passes(minutes=660).stands_at("waiting.morning")


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("udah mau makan sedikit", "better"),
        ("agak mendingan bu", "better"),
        ("masih ga mau makan bu", "same"),
        ("masih sama", "same"),
        ("belum ada perubahan", "same"),
        ("tambah parah bu", "worse"),
        ("dia semalem minta roti", ""),
    ],
)
def test_how_they_are_in_their_words(said: str, how: str) -> None:
    family = by_morning().says(said)
    told = [note.details["waiting.morning"] for note in notes(family, Changed) if note.details]
    assert told == [how] * bool(how)
    family.stands_at("safety.check" if how == "worse" else "waiting.line")
    assert how == "same" or said in family.kept


@pytest.mark.parametrize("said", ["makasih bu dian", "makasih banyak bu Dian ya", "terima kasih kak Dian"])
def test_thanks_by_name_are_thanks(said: str) -> None:
    family = waiting().gets(Claimed(1, "Bu Dian")).gets(Closed(1, "Bu Dian", ""))
    family.says(said).stands_at("door.closed").hears("Sama-sama")


def test_thanks_before_a_story_are_none() -> None:
    family = waiting().gets(Claimed(1, "Bu Dian")).gets(Closed(1, "Bu Dian", ""))
    assert "Sama-sama" not in family.says("makasih bu dia nangis lagi").last
