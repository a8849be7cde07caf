"""What somebody found who played a neighbour, an aunt and a mother at night, and what they should have read."""

from __future__ import annotations

import pytest

from flows.notes import Changed, Danger
from tests.talk.conversation import NIGHT, Conversation, notes
from tests.talk.test_a_bystander import SCREAMS
from tests.talk.test_asked_in_danger import in_company
from tests.talk.test_relay import waiting

STOCK = ("Saya masih di sini, dan semua pesan tersimpan", "Pelan-pelan saja", "tidak perlu yakin dulu")


def stock(family: Conversation) -> bool:
    return any(words in family.last for words in STOCK)


# ---- what costs nothing, and what we do not know


@pytest.mark.parametrize("said", ["ke rs bayar ga ya", "visum bayar ga", "ke polisi bayar ga"])
def test_only_this_service_is_said_to_be_free(said: str) -> None:
    for family in (in_company(), waiting()):
        family.says(said).hears("Layanan Puspa ini gratis. Biaya di tempat lain tidak saya ketahui")


# ---- a number that nobody answers


@pytest.mark.parametrize("said", ["udh telp 112 ga diangkat", "telp 112 ga nyambung", "nomornya sibuk terus"])
def test_where_nobody_answers_other_numbers_are_named(said: str) -> None:
    family = Conversation().says(SCREAMS).presses("Tidak aman")
    dangers = len(list(notes(family, Danger)))
    family.says(said).hears("Coba sekali lagi, atau nomor lain", "110")
    assert len(list(notes(family, Danger))) == dangers


def test_a_child_that_does_not_answer_is_no_number() -> None:
    family = waiting().says("anak saya ditanya ga dijawab")
    assert "nomor lain" not in family.last


# ---- this phone


@pytest.mark.parametrize("said", ["chatnya ilang kan nanti?", "ini hp mama", "hapus"])
def test_whose_phone_it_is_brings_the_way_to_hide(said: str) -> None:
    for family in (in_company(), waiting()):
        family.says(said).hears('Tulis "sembunyi"', "Cerita bersambung")


# ---- good news


MISSING = "anak saya hilang dari siang, umur 6, belum ketemu"
ALONE = "bayi tetangga ditinggal sendirian dari sore, nangis terus"


@pytest.mark.parametrize(
    ("danger", "said"),
    [
        (MISSING, "udah ketemu alhamdulillah"),
        (MISSING, "anaknya udah pulang"),
        (ALONE, "emaknya baru dateng"),
        (ALONE, "udah ada ibunya"),
    ],
)
def test_a_child_that_is_found_is_good_news(danger: str, said: str) -> None:
    family = Conversation().says(danger)
    if family.session.node == "safety.check":
        family.presses("Tidak aman")
    rung = len(list(notes(family, Danger)))
    family.stands_at("safety.company").says(said).hears("Syukurlah").stands_at("safety.stay")
    assert "telepon" not in family.last
    assert len(list(notes(family, Danger))) == rung
    family.presses("Sekarang sudah aman") if "Sekarang sudah aman" in family.labels else None


@pytest.mark.parametrize("said", ["belum ketemu juga", "udah ketemu belum ya?", "sudah dicari tidak ketemu"])
def test_not_found_is_none(said: str) -> None:
    assert "Syukurlah" not in Conversation().says(MISSING).says(said).last


def test_that_he_has_come_home_is_none_in_another_danger() -> None:
    assert "Syukurlah" not in in_company().says("bapaknya udah pulang").last


# ---- where


@pytest.mark.parametrize("said", ["ibunya kerja malem kayaknya", "saya gatau alamatnya pasti"])
def test_a_sentence_that_names_no_place_is_none_and_a_landmark_is_asked_for(said: str) -> None:
    family = in_company().presses("Bisa bicara").stands_at("safety.where")
    family.says(said).stands_at("safety.where").hears("Patokan saja boleh")
    family.says("rumahnya depan masjid al ikhlas").stands_at("safety.phone")
    told = [note.details["safety.where"] for note in notes(family, Changed) if "safety.where" in note.details]
    assert told[-1] == f"{said}\nrumahnya depan masjid al ikhlas"


def test_asked_a_second_time_anything_is_taken() -> None:
    family = in_company().presses("Bisa bicara").says("ibunya kerja malem kayaknya")
    family.says("pokoknya yang itu aja bu").stands_at("safety.phone")


def test_the_name_before_rt_is_part_of_the_address() -> None:
    family = in_company().says("cipinang besar selatan rt 5 rw 2")
    assert family.session.answers["safety.address"] == "cipinang besar selatan rt 5 rw 2"
    assert family.session.answers["intake.kecamatan"] == "31.75.03"


# ---- a number told unasked


def test_their_own_number_stays_beside_how_they_may_be_reached() -> None:
    family = in_company().says("ini nomer saya 085712341234").says("jangan telpon, sms aja")
    assert family.session.answers["safety.phone"] == "085712341234\njangan telpon, sms aja"
    told = [note.details["safety.phone"] for note in notes(family, Changed) if "safety.phone" in note.details]
    assert told[-1] == "085712341234\njangan telpon, sms aja"


@pytest.mark.parametrize("said", ["nomor suami saya 085712341234", "085712341234"])
def test_anothers_number_is_none(said: str) -> None:
    assert "safety.phone" not in in_company().says(said).session.answers


# ---- taking it back, and who they are


@pytest.mark.parametrize("said", ["ga jadi deh lapornya", "gajadi kak"])
def test_what_was_told_of_a_danger_stays_and_that_is_said(said: str) -> None:
    family = Conversation(NIGHT).says(SCREAMS).presses("Tidak aman").says(said)
    family.hears("tetap dibaca konselor")
    assert not stock(family)


@pytest.mark.parametrize("said", ["kamu robot?", "kapan dibalas?", "buka jam berapa?"])
def test_a_question_in_danger_is_not_met_with_a_stock_line(said: str) -> None:
    assert not stock(in_company().says(said))


def test_after_a_danger_a_mother_is_not_asked_who_writes() -> None:
    family = Conversation().says("pak maaf malem malem").says("tolong anak saya dipukul gurunya sekarang")
    family.stands_at("safety.company").presses("Sekarang sudah aman")
    assert family.session.answers["intake.who"] == "parent"
    assert family.session.node != "intake.who"


def test_no_pregnancy_is_hindered_that_is_there() -> None:
    aunt = Conversation().says("keponakan saya 12 tahun hamil, diperkosa bapak tirinya tadi malam")
    for _ in range(6):
        if "Lewati" in aunt.labels:
            aunt.presses("Lewati")
        elif "Tidak tahu" in aunt.labels:
            aunt.presses("Tidak tahu")
    assert not any("mencegah kehamilan" in said for said in aunt.heard)


# ---- the first question fits the danger


def test_of_a_missing_child_it_is_asked_where_it_was_seen() -> None:
    mother = Conversation().says("anak saya belum pulang dari siang umur 9").stands_at("safety.company")
    mother.hears("Di mana terakhir terlihat")
    assert not any("bicara" in label or "pergi" in label for label in mother.labels)
    assert "bukan salah" not in mother.last
    mother.says("udah dicari ke rumah temennya")
    assert "tidak perlu cerita lebih banyak" not in mother.last
    assert "Di mana terakhir" not in mother.last, "once"


def test_of_pictures_it_is_asked_what_is_wanted() -> None:
    girl = Conversation().says("kak tolong foto aku disebar mantan").stands_at("safety.company")
    girl.hears("minta apa")
    assert "pergi dari situ" not in girl.last


def test_who_tells_of_a_friends_wish_to_die_is_asked_whether_they_are_together() -> None:
    friend = Conversation().says("temenku bilang mau mati, dia di rumahnya aku di rumahku")
    friend.hears("ada di situ").presses("Tidak, di tempat lain")
    friend.says("aku harus ngapain").hears("telepon atau chat")
    assert "depan pintu" not in friend.last


def test_a_passer_by_is_none_of_the_house() -> None:
    man = (
        Conversation()
        .says("bang ada anak kekunci di kontrakan sendirian nangis")
        .says("saya ojol cuma lewat")
    )
    man.hears("anak itu").stands_at("safety.company")
    assert man.session.answers["intake.who"] == "neighbour"
