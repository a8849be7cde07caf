"""What a question within a danger gets that the handbook can answer, and what is said there that needs no more."""

from __future__ import annotations

import pytest

from flows.notes import Danger, FamilySaid
from tests.talk.conversation import NIGHT, Conversation, notes

WIFE = "suami saya mukulin saya di depan anak2"
MOTHER = "anak perempuan sy 9 thn semalem cerita dipegang2 kemaluannya sama om nya, om nya udah pulang"
FINDER = "sy ojol, nemu anak kecil nangis sendirian di halte tosari, ga tau rumahnya"
GRANDMOTHER = "cucu saya blm pulang dari kemarin sore"
NEIGHBOUR = "rumah sebelah ada anak dipukulin bapaknya skrg"
TEACHER = "saya guru sd, murid saya lebam di lengan katanya dipukul bapaknya"
FLIGHT = "Begitu pagi"


def dangers(family: Conversation) -> int:
    return len(list(notes(family, Danger)))


# ---- the first three days


@pytest.mark.parametrize(
    "asked",
    [
        "hrs mandi ga bu? bajunya blm dicuci",
        "apa sy hrs ke rumah sakit",
        "harus visum dimana",
        "bajunya boleh dicuci ga",
        "perlu ke dokter ga",
        "bisa hamil ga bu",
        "ada obatnya ga",
    ],
)
def test_who_asks_after_abuse_hears_of_the_first_three_days(asked: str) -> None:
    family = Conversation().says(MOTHER)
    family.says(asked).hears("72 jam", "jangan mandi dulu", "CONTOH")
    family.says(asked).hears("72 jam")  # again, if asked again
    assert any(note.piece.text == asked for note in notes(family, FamilySaid))


def test_it_is_told_at_the_questions_about_abuse_too() -> None:
    family = Conversation().says("om nya pegang2 anak saya").presses("Sekarang sudah aman")
    family.presses("Ya, boleh").presses("Sudah").presses(family.labels[0] if family.labels else "")
    while not family.session.node.startswith("risk.j."):
        assert family.session.node.startswith("risk."), family.last
        family.presses("Lewati")
    node = family.session.node
    family.says("apa boleh mandi dulu?").hears("72 jam").stands_at(node)


def test_who_was_beaten_or_reads_unconfirmed_advice_is_not_told_of_it() -> None:
    assert "72 jam" not in Conversation().says(WIFE).says("hrs mandi ga bu?").last
    assert "72 jam" not in Conversation(demo=False).says(MOTHER).says("hrs mandi ga bu?").last


# ---- when somebody reads


@pytest.mark.parametrize("asked", ["kapan dibalas nya?", "berapa lama ya dibales", "brp lama dijawabnya"])
def test_by_day_who_asks_when_hears_that_it_is_passed_on(asked: str) -> None:
    for story in (MOTHER, WIFE):
        family = Conversation().says(story).says(asked)
        family.hears("sudah kami teruskan ke konselor", "pukul 16.00")
        assert FLIGHT not in family.last


def test_by_night_only_who_lives_with_the_danger_is_told_where_to_go() -> None:
    Conversation(NIGHT).says(WIFE).says("kapan dibalas nya?").hears(FLIGHT)
    assert FLIGHT not in Conversation(NIGHT).says(MOTHER).says("kapan dibalas nya?").last


# ---- a child that was found


@pytest.mark.parametrize("story", [FINDER, FINDER.removeprefix("sy ojol, ")])
def test_who_found_a_child_is_asked_where_they_are_and_not_sent_to_a_house(story: str) -> None:
    family = Conversation().says(story).stands_at("safety.where")
    family.hears("Tetap di dekatnya", "Jangan dibawa pergi", "Di mana Anda dan anak itu sekarang?")
    assert "masih terjadi" not in family.last
    assert "rumah itu" not in family.last
    for said in ("sekarang sama sy", "sekitar 4 thn cowo"):
        family.says(said).stands_at("safety.where")
    assert "safety.where" not in family.session.answers
    family.says("sy bawa ke mana ini pak?").hears("Kalau terpaksa pindah", "112").stands_at("safety.where")
    family.says("kantor polisi paling deket mana").hears("tidak bisa melihat peta", "pos polisi")
    family.says("halte tosari, dekat tangga")
    assert family.session.answers["safety.where"] == "halte tosari, dekat tangga"
    family.says("ibunya udah dateng").hears("Syukurlah")


def test_a_found_child_who_was_beaten_is_a_child_in_danger() -> None:
    family = Conversation().says(FINDER).says("halte tosari, depan tangga")
    family.says("badannya lebam2 katanya dipukul bapaknya")
    assert dangers(family) == 1
    family.hears("Apakah itu masih terjadi sekarang?")


def test_ones_own_missing_child_was_not_found() -> None:
    family = Conversation().says("anak saya hilang, terakhir liat anak saya di pasar")
    family.hears("Di mana terakhir terlihat")


@pytest.mark.parametrize(
    "story",
    [
        "saya lihat anak tetangga sendirian nangis, ditinggal ibunya dari kemarin",
        "nemu anak tetangga umur 4 sendirian di rumah dikunci",
        "rumah sebelah ada balita sendirian di depan pintu nangis dari malam",
    ],
)
def test_a_child_left_alone_in_a_house_was_not_found(story: str) -> None:
    assert "anak itu sekarang? Kirim lokasi, atau tulis tempatnya" not in Conversation().says(story).last


# ---- 112


@pytest.mark.parametrize("asked", ["telpon 112 bayar ga, ga ada pulsa", "112 itu siapa", "112 itu apa ya"])
def test_what_112_is_and_costs_is_said(asked: str) -> None:
    Conversation().says(WIFE).says(asked).hears("Menelepon 112 gratis", "CONTOH")
    assert "Menelepon 112 gratis" not in Conversation(demo=False).says(WIFE).says(asked).last


def test_who_has_no_credit_hears_that_112_needs_none() -> None:
    Conversation().says(WIFE).says("ga ada pulsa").hears("Menelepon 112 gratis")


# ---- a child that is missing


@pytest.mark.parametrize(
    "asked",
    ["apa hrs tunggu 24 jam dulu lapor polisi?", "apa sy harus lapor polisi dulu", "lapor ke mana ya"],
)
def test_a_missing_child_can_be_reported_at_once(asked: str) -> None:
    Conversation().says(GRANDMOTHER).says(asked).hears("Tidak perlu menunggu 24 jam", "foto terbaru")


def test_an_elder_who_calls_us_child_says_that_he_is_found() -> None:
    family = Conversation().says(GRANDMOTHER).says("namanya raka umur 11")
    family.says("alhamdulillah udah ketemu nak").hears("Syukurlah")
    assert "Syukurlah" not in Conversation().says(GRANDMOTHER).says("blm ketemu nak").last


def test_a_cry_before_it_does_not_hide_that_the_child_is_missing() -> None:
    family = Conversation().says("nak tolong nenek").says(GRANDMOTHER)
    family.hears("Di mana terakhir terlihat")
    assert "bersama Anda" not in family.last


# ---- the phone


@pytest.mark.parametrize(
    "said", ["hapus chat caranya gmn", "gimana cara hapus chat ini", "hp sy dicek suami"]
)
def test_how_the_phone_is_cleared_is_said(said: str) -> None:
    family = Conversation().says(WIFE).says(said)
    family.hears("tekan lama obrolan ini", "tetap ada", 'tulis "sembunyi"').stands_at("safety.company")


def test_it_is_said_in_the_queue_too() -> None:
    family = Conversation().says(WIFE).presses("Sekarang sudah aman").presses("Ya, boleh").presses("Sudah")
    family.presses("Hal lain")
    while family.session.node != "waiting.line":
        ways = [
            way
            for way in ("Cukup", "Lewati", "Sudah benar", "Kirim")
            for label in family.labels
            if way in label
        ]
        family.presses(ways[0])
    assert family.session.node == "waiting.line"
    family.says("hapus chat caranya gmn").hears("tekan lama obrolan ini")
    family.says("hp sy dicek suami").hears("tekan lama obrolan ini")


def test_a_watched_phone_still_answers_which_number_is_safe() -> None:
    family = Conversation().says(WIFE).presses("Tidak bisa bicara").says("jl mawar 3 gambir")
    family.stands_at("safety.phone").says("hp sy dicek suami")
    assert "tekan lama" not in family.last


# ---- the neighbour


def test_an_age_is_no_place() -> None:
    family = Conversation().says(NEIGHBOUR).says("masih").stands_at("safety.where")
    family.says("ga tau umurnya mungkin 6 thn").stands_at("safety.where")
    assert "safety.where" not in family.session.answers
    assert any(note.piece.text.startswith("ga tau umurnya") for note in notes(family, FamilySaid))
    family.says("jl mawar 3 gambir, anaknya umur 6").stands_at("safety.stay")


@pytest.mark.parametrize("wish", ["sy jgn disebut ya namanya", "jgn disebut nama sy ya"])
def test_who_wants_no_name_told_is_answered_and_nobody_is_rung(wish: str) -> None:
    family = Conversation().says(NEIGHBOUR).says("masih").says("jl mawar 3 gambir")
    before = dangers(family)
    family.says(wish).hears("Bot ini tidak memberi tahu mereka")
    assert dangers(family) == before


def test_who_gets_no_food_asks_for_no_secrecy() -> None:
    assert "tidak memberi tahu mereka" not in Conversation().says("aku sering ga dikasih makan").last


# ---- outside Jakarta


@pytest.mark.parametrize("asked", ["sy di bandung apa bisa dibantu?", "kalo sy bukan ktp jakarta gmn"])
def test_who_lives_elsewhere_hears_what_holds_there(asked: str) -> None:
    family = Conversation().says("sy di bandung, suami sering mukul anak sy").says(asked)
    family.hears("konselor membantu mencari layanan di sana", "129", "110")
    assert "112" not in family.last


def test_from_then_on_the_first_number_holds_everywhere() -> None:
    family = Conversation().says(WIFE).says("sy tinggal di bandung, bisa dibantu?")
    family.says("terus gimana").hears("129")


def test_the_house_of_ones_mother_is_not_where_one_lives() -> None:
    family = Conversation().says(WIFE).says("sy mau ke rumah ibu sy di depok aja")
    assert "Puspa melayani Jakarta" not in family.last


# ---- the duty to report, and the child's home


def test_whether_one_must_report_is_answered_with_care() -> None:
    Conversation().says(WIFE).says("apakah saya wajib lapor?").hears("menolong semampunya", "CONTOH")


@pytest.mark.parametrize("asked", ["boleh saya telepon ibunya dulu?", "apa sy panggil ortunya dulu ya"])
def test_a_teacher_is_not_sent_to_the_home_first(asked: str) -> None:
    Conversation().says(TEACHER).says(asked).hears("jangan dulu menghubungi rumahnya", "CONTOH")


# ---- what is said


@pytest.mark.parametrize(
    ("story", "said"),
    [
        (WIFE, "dia bawa pisau, udah telpon polisi"),
        (NEIGHBOUR, "boleh telpon ibunya? bapaknya bawa pisau"),
    ],
)
def test_a_new_danger_beside_such_a_question_rings(story: str, said: str) -> None:
    assert dangers(Conversation().says(story).says(said)) == 1


@pytest.mark.parametrize(
    "said",
    ["udah telpon polisi", "barusan sy nelpon 112", "udah lapor polisi bu, katanya mau kesini"],
)
def test_who_called_hears_what_to_do_until_they_come(said: str) -> None:
    family = Conversation().says(WIFE)
    before = dangers(family)
    family.says(said).hears("Bagus. Sebut alamat", "tempat yang aman")
    assert dangers(family) == before


@pytest.mark.parametrize(
    "said",
    ["udah telpon polisi, dia ngamuk lagi", "tadi mau telpon polisi", "udah telpon polisi ga diangkat"],
)
def test_what_is_more_than_that_is_not_praised(said: str) -> None:
    assert "Bagus" not in Conversation().says(WIFE).says(said).last


def test_who_needs_a_moment_is_waited_for_and_the_question_stays() -> None:
    family = Conversation().says(WIFE).presses("Tidak bisa bicara").stands_at("safety.where")
    family.says("bentar ya anak nangis").hears("Silakan, saya tunggu", "Di mana sekarang?")
    family.stands_at("safety.where").says("jl mawar 3 gambir").presses("Lewati").stands_at("safety.near")
    family.says("bentar ya anak nangis").hears("Silakan, saya tunggu").stands_at("safety.near")
    assert "safety.near" not in family.session.answers


@pytest.mark.parametrize("said", ["bentar dia dateng", "tunggu, dia bawa pisau", "bentar lagi suami pulang"])
def test_somebody_who_comes_is_no_wish_to_wait(said: str) -> None:
    assert "saya tunggu" not in Conversation().says(WIFE).says(said).last


def test_a_weapon_beside_it_rings_anew() -> None:
    family = Conversation().says(WIFE).says("tunggu, dia bawa pisau")
    assert dangers(family) == 1


@pytest.mark.parametrize(
    "fact",
    [
        "suami sy polisi",
        "sy mau ke rumah ibu sy di depok aja",
        "maaf salah, bukan suami tapi mantan suami",
    ],
)
def test_who_tells_a_fact_is_not_told_to_tell_less(fact: str) -> None:
    family = Conversation().says(WIFE).says(fact)
    assert "tidak perlu cerita lebih banyak" not in family.last
    heard = {family.says(fact).last.split("\n\n")[1] for _ in range(3)}
    assert len(heard) > 1


def test_a_found_child_without_confirmed_advice_is_stayed_with_all_the_same() -> None:
    family = Conversation(demo=False).says(FINDER).hears("Tetap di dekat anak itu").stands_at("safety.where")
    assert "CONTOH" not in family.last
