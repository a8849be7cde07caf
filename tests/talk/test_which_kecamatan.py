"""A name that is only like a kecamatan's is asked about, and one that everybody uses is known.

Reported by players: "kemang", written right after "jakarta selatan", became Pal Merah in Jakarta Barat.
"""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation
from tests.talk.test_slips_and_thanks import in_jakarta


def in_the_south() -> Conversation:
    return in_jakarta().says("jakarta selatan").stands_at("intake.kecamatan")


@pytest.mark.parametrize(("said", "name"), [("kemang", "Mampang Prapatan"), ("di blok m", "Kebayoran Baru")])
def test_a_name_that_everybody_uses_is_known(said: str, name: str) -> None:
    in_the_south().says(said).stands_at("intake.summary").hears(f"Kecamatan: {name}")


def test_a_cut_off_name_is_asked_about() -> None:
    family = in_the_south().says("kemangg").stands_at("intake.meant").hears("maksudnya")
    assert family.labels[0] == "Pal Merah, Jakarta Barat"
    assert "intake.kecamatan" not in family.session.answers
    family.says("bukan").stands_at("intake.kecamatan").says("kemang").hears("Mampang Prapatan")


def test_one_of_several_is_pressed_or_said_again() -> None:
    in_jakarta().says("kota tua").presses("Taman Sari").stands_at("intake.summary").hears("Taman Sari")
    in_jakarta().says("kebayoran").says("kebayoran baru").hears("Kecamatan: Kebayoran Baru")
    in_jakarta().says("kemangg").says("iya").hears("Kecamatan: Pal Merah")


def test_another_city_than_the_chosen_one_is_the_one_of_the_name() -> None:
    family = in_the_south().says("kalideres").stands_at("intake.summary")
    assert family.session.answers["intake.city"] == "31.73"


def test_a_line_of_the_summary_is_changed_the_same_way() -> None:
    family = (
        in_the_south().says("tebet").presses("Ubah: kecamatan").says("kebayoran").stands_at("intake.meant")
    )
    family.presses("Kebayoran Lama").stands_at("intake.summary").hears("Kecamatan: Kebayoran Lama")


def test_none_of_them_may_be_passed_over() -> None:
    in_the_south().says("kemangg").presses("Lewati").stands_at("intake.summary").hears("belum disebut")
