"""Who answered that nobody is in danger is not asked again for words that hold none themselves."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation
from tests.talk.test_intake import telling

TANTRUM = "anak saya umur 3 th kalo di larang suka nangis guling2 di mall"
LOUDER = "udah dicoba didiemin tp malah makin kenceng"


def test_a_mother_of_a_tantrum_is_not_asked_whether_she_is_safe() -> None:
    telling("Orang tua").says(TANTRUM).says(LOUDER).stands_at("intake.story")


def test_a_while_later_she_is() -> None:
    telling("Orang tua").says(TANTRUM).passes(minutes=11).says(LOUDER).stands_at("safety.check")


@pytest.mark.parametrize(
    "said", ["suami saya kalau marah suka lempar barang ke anak", "saya takut pulang ke rumah"]
)
def test_words_that_hold_a_danger_themselves_are_asked_about(said: str) -> None:
    assert telling("Orang tua").says(TANTRUM).says(said).session.node.startswith("safety.")


def test_a_child_that_answered_no_tells_in_pieces_and_is_asked() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya")
    assert child.says("om aku suka masuk kamar").says("takut bilang mama").session.node.startswith("safety.")


def test_who_writes_on_beneath_the_check_is_asked_twice_more_and_then_heard() -> None:
    child = telling("Saya anak").says("aku takut pulang ke rumah").stands_at("safety.check")
    for said in ("tadi di sekolah ada ulangan", "matematika"):
        child.says(said).stands_at("safety.check")
        assert "Tombolnya tetap di sini" not in child.last
    child.says("aku dapet jelek").stands_at("safety.check").hears("Tombolnya tetap di sini", "112")
    assert child.labels == ["Ya, aman", "Tidak aman", "Belum tahu"]
    child.says("ayah mukul aku lagi sekarang").stands_at("safety.company")


def test_whom_it_was_reported_to_is_not_who_did_it() -> None:
    teen = telling("Saya anak").says("aku dibully di sekolah").says("dikatain gendut trs ditendang jg")
    teen.says("udah lapor guru tp dibiarin")
    assert teen.session.node != "safety.company"


@pytest.mark.parametrize("said", ["iya masih sekolah", "udah dicoba didiemin tp malah makin kenceng"])
def test_who_said_that_they_are_safe_is_not_asked_again_in_the_next_breath(said: str) -> None:
    mother = telling("Orang tua").says("anak saya kelas 2 sd gamau sekolah udah 2 minggu")
    mother.says("katanya takut sama temennya").stands_at("safety.check").says("ya aman")
    mother.says(said).stands_at("intake.story")
