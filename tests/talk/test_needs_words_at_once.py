"""What a message names that needs words at once: a fit, blood, pictures that somebody spreads, what to drink.

Reported by somebody who played children at night.
"""

from __future__ import annotations

import pytest

from flows.notes import Danger
from flows.talk import needs_words
from tests.talk.conversation import NIGHT, Conversation, book, notes

ON_THE_SIDE, PRESS, DO_NOT_PAY, NO_DRINK = "Baringkan", "Tekan lukanya", "jangan bayar", "obat atau jamu"
KITCHEN = "dapur"


def test_a_fit_within_a_danger_gets_first_aid_and_rings_all_the_same() -> None:
    family = Conversation(NIGHT).says("ibu dipukul")
    family.says("adek kejang").hears(ON_THE_SIDE, "ke mulutnya", "119")
    assert "cedera" in family.session.peril.kinds  # type: ignore[union-attr]
    assert "cedera" in [note.kind for note in notes(family, Danger)]
    family.says("masih kejang")
    assert family.last.count(ON_THE_SIDE) <= 1


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("adek kejang", "fits"),
        ("anak saya kejang2", "fits"),
        ("my sister is having a seizure", "fits"),
        ("dulu pernah kejang", ""),
        ("dulu pernah kejang, sekarang kejang lagi", "fits"),
        ("darahnya ga berhenti", "bleeding"),
        ("ga berhenti darahnya", "bleeding"),
        ("tangannya berdarah banyak banget", "bleeding"),
        ("hamil 3 bulan keluar darah banyak", ""),
        ("muntah darah banyak", ""),
        ("kepalanya dipukul, darahnya banyak", ""),
        ("tekanan darah saya tinggi", ""),
    ],
)
def test_what_is_named(said: str, kind: str) -> None:
    assert needs_words.named(said, book()) == kind


def test_blood_gets_a_cloth() -> None:
    Conversation(NIGHT).says("ibu dipukul").says("darahnya ga berhenti").hears(PRESS, "112")


def test_whoever_is_threatened_with_pictures_reads_not_to_pay_where_safety_is_asked() -> None:
    family = Conversation(NIGHT).says("halo").presses("Saya anak").says("foto gw telanjang mau disebar")
    family.stands_at("safety.check").hears(DO_NOT_PAY).says("dia minta 500rb")
    family.says("harus bayar ga?").hears(DO_NOT_PAY)
    assert "Gratis" not in family.last
    family.says("bayar ke dia ga?").hears(DO_NOT_PAY).presses("Tidak aman").hears("minta apa")
    family.says("bayar ga?").hears(DO_NOT_PAY)
    assert "Gratis" not in family.last


def test_without_pictures_the_question_is_about_us() -> None:
    Conversation(NIGHT).says("halo").presses("Saya anak").says("ini bayar ga?").hears("Gratis")


def test_who_expects_a_child_and_asks_what_to_drink_reads_to_wait() -> None:
    family = Conversation(NIGHT).says("halo").presses("Saya anak").says("kak aku hamil 15 thn")
    family.says("minum apa ya").hears(NO_DRINK, "IGD")
    checked = Conversation(NIGHT).says("halo").presses("Saya anak").says("kak aku hamil 15 thn")
    checked = checked.says("pacar aku yang hamilin").stands_at("safety.check")
    checked.says("minum apa ya").hears(NO_DRINK)


def test_without_a_pregnancy_nothing_is_said_of_it() -> None:
    family = Conversation(NIGHT).says("halo").presses("Saya anak").says("adek batuk, minum apa ya")
    assert NO_DRINK not in family.last


def test_nobody_threatens_who_expects_a_child() -> None:
    family = Conversation(NIGHT).says("halo").presses("Saya anak").says("kak aku hamil 15 thn")
    family.says("pacar aku yang hamilin").presses("Tidak aman").presses("Tidak bisa bicara")
    assert KITCHEN not in family.last


def test_unconfirmed_no_advice_reaches_a_family() -> None:
    family = Conversation(NIGHT, demo=False).says("ibu dipukul").says("adek kejang")
    assert ON_THE_SIDE not in "".join(family.heard)
    assert "cedera" in [note.kind for note in notes(family, Danger)]
