"""What people wrote who played a neighbour, a child and a mother."""

from __future__ import annotations

import pytest

from flows.notes import Changed, FamilySaid
from flows.talk.reach import says_how
from flows.triage.age import child_age
from flows.triage.writer import writer
from tests.talk.conversation import Conversation, book, notes

SCREAMS = "tiap malam saya dengar jeritan anak dari rumah sebelah"
BEATS = "suami saya mukul anak saya sekarang"
FELL = "anak saya jatuh kepalanya kebentur, pingsan"


def _parent() -> Conversation:
    return Conversation().says("halo").presses("Orang tua")


@pytest.mark.parametrize("said", ["saya cuma tetangga", "saya gurunya", "aku temennya"])
def test_a_neighbour_who_says_so_late_is_asked_as_one(said: str) -> None:
    family = _parent().presses("Ya, sekarang").says(said)
    family.hears("terima kasih sudah bilang", "Kalau anak itu dalam bahaya", "masih terjadi sekarang?")
    assert [note.who for note in notes(family, Changed) if note.who] == ["neighbour"]
    assert [note.piece.text for note in notes(family, FamilySaid)] == [said]


def test_the_questions_that_no_longer_fit_are_dropped() -> None:
    family = _parent().presses("Tidak").presses("Ya, boleh").says("anaknya tidak diurus, ditinggal kerja")
    family.presses("Sudah").presses("Anak tidak diurus").stands_at("risk.m.alone")
    family.says("saya cuma tetangga").stands_at("child.often")
    assert "anaknya tidak diurus, ditinggal kerja" in family.session.story
    assert [note.who for note in notes(family, Changed) if note.who] == ["neighbour"]


def test_an_old_button_says_who_writes() -> None:
    family = Conversation().says("halo")
    old = next(one.token for one in family.buttons if one.token.endswith(".neighbour"))
    family.presses("Orang tua").presses("Ya, sekarang").presses_token(old)
    family.hears("Kalau anak itu dalam bahaya")
    assert family.session.answers["intake.who"] == "neighbour"


def test_a_childs_friend_stays_a_child() -> None:
    family = Conversation().says("halo").presses("Saya anak").presses("Tidak").says("aku temennya")
    assert family.session.register == "child"


def test_an_old_button_to_a_human_works() -> None:
    family = Conversation().says("halo")
    old = next(one.token for one in family.buttons if one.token.endswith(".?"))
    family.presses("Orang tua").presses("Tidak").presses("Ya, boleh").presses_token(old)
    family.stands_at("waiting.line")
    assert family.opened


@pytest.mark.parametrize(
    "said", ["aq anak kls 5", "aku kls 5 sd", "saya anak kelas 5 kak", "anak kls 5", "aq kls 5"]
)
def test_a_child_says_its_class(said: str) -> None:
    assert writer([said], book()) == "child"
    assert child_age([said]) == 11


def test_a_parents_child_in_a_class() -> None:
    assert writer(["anak saya kls 5"], book()) == "parent"
    assert writer(["aq 11 thn"], book()) == "child"
    assert child_age(["anak saya kelas 2 smp"]) == 14


@pytest.mark.parametrize(
    "said", ["2 thn pacaran", "aku udah 2 thn pacaran", "udah 3 tahun nikah", "5 tahun lalu"]
)
def test_how_long_something_lasts_is_no_age(said: str) -> None:
    assert child_age([said]) is None


@pytest.mark.parametrize(
    "said", ["saya samperin aja?", "saya ketok aja pintunya?", "boleh saya masuk?", "saya dobrak aja?"]
)
def test_a_neighbour_is_told_not_to_go_there_alone(said: str) -> None:
    family = Conversation().says(SCREAMS).presses("Tidak aman").says(said)
    family.hears("Jangan ke sana sendirian", "catat jamnya", "112", "masih terjadi sekarang?")
    assert [note.piece.text for note in notes(family, FamilySaid)] == [said]


def test_what_was_done_or_another_did_asks_nothing() -> None:
    family = Conversation().says(SCREAMS).presses("Tidak aman").says("dia masuk kamar anak itu")
    assert "Jangan ke sana sendirian" not in family.last
    family = Conversation().says(BEATS).says("boleh saya masuk?")
    assert "Jangan ke sana sendirian" not in family.last


@pytest.mark.parametrize(
    "said", ["gausah kirim polisi", "jangan ke rumah", "takut ketauan", "buat apa alamat"]
)
def test_a_wish_or_a_worry_is_no_address(said: str) -> None:
    family = Conversation().says(BEATS).presses("Bisa bicara").says(said).stands_at("safety.where")
    assert "safety.where" not in family.session.answers
    assert said in (*family.kept, *family.answered)
    family.says("jalan mawar 3").stands_at("safety.phone")
    assert family.session.answers["safety.where"] == "jalan mawar 3"


@pytest.mark.parametrize("said", ["gausah ditelp", "jangan telpon", "hp nya dipegang dia"])
def test_a_refusal_is_no_number(said: str) -> None:
    family = Conversation().says(BEATS).presses("Bisa bicara").says("jalan mawar 3").says(said)
    family.hears("Konselor melihat ini paling atas").stands_at("safety.near")
    assert says_how(said, book())


def test_a_blow_to_the_head_brings_first_aid_only_where_it_is_confirmed_or_in_the_demo() -> None:
    Conversation().says(FELL).hears("jangan diguncang", "IGD", "CONTOH")
    assert "jangan diguncang" not in Conversation(demo=False).says(FELL).last
    assert "jangan diguncang" not in Conversation().says(BEATS).last


@pytest.mark.parametrize("said", ["ambulans sudah datang", "polisi udah dateng", "udah dibawa ke RS"])
def test_help_that_came_is_good_news_and_nobody_is_told_to_call(said: str) -> None:
    family = Conversation().says(FELL).says(said).hears("Syukurlah")
    assert "telepon" not in family.last
    assert "telepon" not in family.says("dia masih lemas").last
    assert said in [note.piece.text for note in notes(family, FamilySaid)]


def test_a_danger_after_it_names_the_numbers_again() -> None:
    family = Conversation().says(BEATS).says("polisi udah dateng").hears("Syukurlah").passes(minutes=4)
    family.says("tolong dia bawa pisau").hears("112")


@pytest.mark.parametrize(
    "said", ["polisi belum datang", "polisi udah dateng tapi pergi lagi", "ambulans udah dateng?"]
)
def test_help_that_is_not_there_is_no_such_news(said: str) -> None:
    assert "Syukurlah" not in Conversation().says(FELL).says(said).last
