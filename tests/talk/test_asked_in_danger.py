"""What a frightened person types in danger: her questions have answers and are no address; "I cannot speak" is heard.

Reported by somebody who played a mother at night, her husband asleep beside her.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.notes import Changed, Danger, FamilySaid
from flows.talk import asked
from tests.talk.conversation import NIGHT, Conversation, book, notes, words
from tests.talk.test_a_bystander import SCREAMS
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE

BEATEN = "suami saya baru mukul saya sama anak saya"
TALK = "bisa bicara, atau bisa pergi"
STEPS = "jalan keluarnya"
SPEECHLESS = "gak bisa ngomong, dia lg tidur di sebelah"
READ = ("ini dibaca suami saya tidak?", "dia bisa baca?", "ketahuan?", "suami saya tau ga")
NOW = ("terus saya harus gimana", "trus aku hrs gmn", "apa yang harus saya lakukan?", "gimana dong")
POLICE = ("apa polisi bakal dateng ke rumah?", "polisi dateng ga?", "bisa panggilin polisi?")
SENT = ("bisa minta orang datang diam2 ga?", "ada yg bisa jemput saya ga", "bisa dateng ga kak")
THERE = ("mbak ada org ga disitu", "ada orang ga?", "kak masih disitu?", "ada yg balas ga")
WHERE_TO = (
    "kalau saya pergi malam ini bisa ke mana?",
    "aku harus ke mana kak",
    "dia bangun, aku lari kemana",
    "saya bawa anak saya ke mana",
    "hrs kmn kak",
    "ada rumah aman ga",
    "where can i go",
)
ASKED = (
    *((said, "tetangga, saudara") for said in WHERE_TO),
    *((said, "jawaban ini otomatis") for said in THERE),
    *((said, "menebak") for said in READ),
    *((said, STEPS) for said in NOW),
    *((said, "tidak memanggil polisi") for said in POLICE),
    *((said, "mengirim orang") for said in SENT),
)


def in_company() -> Conversation:
    return Conversation(NIGHT, oncall=True).says(BEATEN).stands_at("safety.company")


# ---- her questions


@pytest.mark.parametrize(("said", "answer"), ASKED)
def test_a_question_is_answered_and_is_neither_an_address_nor_a_number(said: str, answer: str) -> None:
    family = in_company().says(said).stands_at("safety.company").hears(answer, "112", TALK)
    assert len(family.fresh) == 1
    family.presses("Bisa bicara")
    for node in ("safety.where", "safety.phone", "safety.near"):
        family.stands_at(node).says(said).stands_at(node).hears(answer, "112")
        assert family.kept[-1] == said, "a counsellor must know of it"
        assert len(family.last) <= 600
        family.presses("Lewati")
    family.stands_at("safety.stay").says(said).stands_at("safety.stay").hears(answer)
    assert {value for note in notes(family, Changed) for value in note.details.values()} == {"talk"}


@pytest.mark.parametrize("said", ["kapan ditelepon?", "emang bakal ditelepon ga"])
def test_what_asks_and_has_no_digit_is_no_number(said: str) -> None:
    family = in_company().presses("Bisa bicara").presses("Lewati").stands_at("safety.phone")
    family.says(said).stands_at("safety.phone").hears("Saya bot", "nomor mana yang aman")
    assert family.kept[-1] == said
    assert "safety.phone" not in family.session.answers


@pytest.mark.parametrize(
    "said",
    [
        "tidak bisa ditelepon",
        "jangan telepon dulu, nanti aja",
        "nomor ini aja ya?",
        "0812 0000 0000 bisa ga?",
    ],
)
def test_what_says_how_to_call_or_not_is_an_answer(said: str) -> None:
    family = in_company().presses("Bisa bicara").presses("Lewati").says(said).stands_at("safety.near")
    assert family.session.answers["safety.phone"] == said


def test_a_stranger_in_the_house_is_no_question() -> None:
    for said in ("ada orang tidak dikenal masuk rumah", "di rumah ada orang", "kakak masih di situ, tolong"):
        assert asked.kind_of(said, book()) == "", said


def test_whose_age_nobody_knows_is_called_neither_kamu_nor_anda() -> None:
    family = in_company()
    for said, answer in (*ASKED, (SPEECHLESS, STEPS)):
        family.says(said).hears(answer)
        assert "Anda" not in family.last
        assert "kamu" not in family.last.lower()


def test_right_after_the_disclosure_that_nothing_more_need_be_told_comes_first() -> None:
    family = Conversation().says("halo").presses("Perempuan dewasa").says("suami saya pukul saya sekarang")
    family.says("terus saya harus gimana").hears("tidak perlu cerita lebih banyak", STEPS, "112", TALK)
    assert len(family.last) <= 600
    family.says("terus saya harus gimana").hears(STEPS)
    assert "tidak perlu cerita" not in family.last


@pytest.mark.parametrize("said", ["siapa yang baca?", "ada yg baca ga"])
def test_who_reads_is_said_with_whether_somebody_does_now(said: str) -> None:
    in_company().says(said).hears("hanya petugas Puspa", "membuka HP ini", "Petugas jaga", TALK)


def test_what_asks_and_tells_is_an_answer_too() -> None:
    family = in_company().presses("Bisa bicara").says("jalan mawar 3, polisi bakal dateng ga?")
    assert any("tidak memanggil polisi" in said for said in family.heard)
    family.stands_at("safety.phone").says("0812 0000 0000, kalian bisa ke sini?").stands_at("safety.near")
    assert any("mengirim orang" in said for said in family.heard)
    assert "jalan mawar 3" in family.session.answers["safety.where"]
    assert "0812" in family.session.answers["safety.phone"]


def test_a_cry_that_asks_is_answered_and_still_rings() -> None:
    family = in_company().passes(minutes=4).says("tolong kirim orang").hears("mengirim orang", TALK)
    assert len(list(notes(family, Danger))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "polisi sudah datang",
        "dia bisa datang kapan aja",
        "aku ketahuan",
        "dia tau saya di sini",
        "dia nanti datang lagi",
        "ga tau alamatnya",
        "kamar kos dekat kantor polisi",
        "nomor saya 081200000000 bisa wa aja",
    ],
)
def test_what_only_holds_the_same_words_is_told(said: str) -> None:
    assert asked.kind_of(said, book()) == ""


def test_a_child_and_an_english_reader_have_their_own_words() -> None:
    child = Conversation().says("halo").presses("Saya anak").says(ACUTE)
    for said, answer in ASKED:
        child.says(said).hears(answer)
        assert "Anda" not in child.last
        assert len(child.last) <= 600
    reader = Conversation().says("help, my husband is hitting me right now").stands_at("safety.company")
    reader.says("what should i do").hears("a way out").says("will the police come?").hears(
        "do not call the police"
    )
    reader.says("can you send someone?").hears("cannot call or send anybody")
    reader.says("is anybody there?").hears("I am a bot")


def test_before_a_danger_is_known_nobody_was_told_of_one() -> None:
    family = (
        Conversation(NIGHT, oncall=True).says("halo").presses("Saya anak").says("aku takut pulang ke rumah")
    )
    family.stands_at("safety.check").says("bisa minta orang datang ga?").stands_at("safety.check")
    family.hears("mengirim orang", "aman")
    assert "sudah diberi tahu" not in family.last


def test_beside_a_counsellor_and_without_a_danger_they_are_words_like_others() -> None:
    talking().says("terus saya harus gimana").hears_nothing().stands_at("relay.open")
    assert not any(STEPS in said for said in Conversation().says("halo", "terus saya harus gimana").heard)


# ---- who cannot speak


@pytest.mark.parametrize("said", [SPEECHLESS, "takut kedengeran", "ga bs telpon", "i cant talk"])
def test_that_they_cannot_speak_answers_the_question_in_their_own_words(said: str) -> None:
    family = (
        in_company().says(said).stands_at("safety.where").hears(STEPS, "Matikan suara", "Di mana sekarang")
    )
    assert {"safety.talk": "quiet"} in [note.details for note in notes(family, Changed)]
    assert len(family.last) <= 600
    family.says("tolong")
    assert TALK not in family.last
    assert "Tidak bisa bicara" not in family.labels


def test_they_are_told_no_more_to_call_but_that_somebody_may_for_them() -> None:
    family = in_company().says(SPEECHLESS).presses("Lewati").presses("Lewati").presses("Lewati")
    family.stands_at("safety.stay").hears("orang lain juga bisa menelepon", "112").says("masih di sini")
    assert "elepon dulu" not in family.last
    family.hears("orang lain juga bisa menelepon")


def test_the_button_brings_the_same_two_steps() -> None:
    in_company().presses("Tidak bisa bicara").stands_at("safety.where").hears(
        STEPS, "minta dia yang menelepon"
    )


def test_said_with_the_very_first_words_it_is_not_asked_at_all() -> None:
    family = Conversation().says(f"{BEATEN}, gak bisa ngomong").stands_at("safety.where").hears("112")
    family.hears("Di mana sekarang?")
    assert TALK not in family.last
    assert [case.details.get("safety.talk") for case in family.opened] == ["quiet"]


def test_it_rings_again_where_the_last_alarm_is_old() -> None:
    family = in_company().passes(minutes=4).says("gak bisa ngomong, dia mukul anak saya lagi")
    family.stands_at("safety.where").hears(STEPS, "Petugas jaga")
    assert len(list(notes(family, Danger))) == 1


def test_the_steps_are_for_whoever_is_threatened_by_somebody() -> None:
    for danger in ("aku mau bunuh diri malam ini", "rumahku kebakaran, aku terjebak"):
        family = Conversation().says(danger).says("terus aku harus gimana").hears("atu per satu")
        assert STEPS not in family.last
        family.presses("Tidak bisa bicara" if "kebakaran" in danger else "Sendirian").hears("dicatat")
        assert "sembunyi" not in family.last
    neighbour = (
        Conversation()
        .says(SCREAMS)
        .presses("Tidak aman")
        .says("saya harus gimana?")
        .hears("tidak perlu yakin")
    )
    assert STEPS not in neighbour.last


def test_unconfirmed_the_steps_reach_no_family() -> None:
    family = Conversation(NIGHT, demo=False, oncall=True).says(BEATEN).says(SPEECHLESS)
    family.stands_at("safety.where").hears("Matikan suara")
    assert STEPS not in family.last
    steps = next(one for one in book().advice if one.key == "silent_steps")
    confirmed = replace(steps, origin=replace(steps.origin, confirmed_by="psikolog"))
    moment = replace(family.moment, handbook=replace(book(), advice=(confirmed,)))
    shown = words().paragraphs(asked.steps(family.session, moment), "id")
    assert STEPS in shown
    assert "CONTOH" not in shown


# ---- where to go


@pytest.mark.parametrize(
    "said",
    [
        "dia pergi ke mana?",
        "anak saya kabur ke mana ya",
        "suami saya mau ke mana?",
        "saya gak bisa kemana-mana",
        "harus lapor ke mana",
        "saya tinggal di rumah aman",
    ],
)
def test_where_somebody_else_is_or_whom_to_tell_is_another_question(said: str) -> None:
    assert asked.kind_of(said, book()) != "where_to"


def test_where_to_go_is_answered_without_a_service_and_is_no_address() -> None:
    family = (
        in_company().presses("Bisa bicara").stands_at("safety.where").says("aku ke mana, ke jalan besar?")
    )
    family.stands_at("safety.where").hears("tidak punya daftar tempat", "terang", "112", "Di mana sekarang?")
    assert "safety.where" not in family.session.answers
    family.says("jalan mawar 3, trus aku harus ke mana").stands_at("safety.phone")
    assert "mawar" in family.session.answers["safety.where"]


def test_who_cannot_speak_is_not_told_to_call_and_a_child_goes_to_a_grown_up() -> None:
    family = in_company().presses("Tidak bisa bicara").says("saya harus ke mana?")
    family.hears("tetangga, saudara", "orang lain juga bisa menelepon")
    assert "ditanyakan" not in family.last
    child = Conversation(NIGHT, oncall=True).says("halo").presses("Saya anak").says(ACUTE)
    child.says("aku harus ke mana kak").hears("orang dewasa yang kamu percaya", "sama-sama")


def test_a_number_that_nobody_confirmed_is_not_said_to_know_a_place() -> None:
    family = Conversation(NIGHT, demo=False, oncall=True).says(BEATEN).says("aku harus ke mana kak")
    family.hears("tetangga, saudara")
    assert "ditanyakan" not in family.last


@pytest.mark.parametrize(
    "burst",
    [
        ("suami saya mukul saya",),
        ("suami saya mukul saya", "anak saya bibirnya berdarah", "tolong", "dia teriak teriak"),
        ("suami saya mukul saya", "bibirnya berdarah", "saya takut", "dia di depan kamar"),
    ],
)
def test_who_cannot_speak_is_told_what_can_be_done_silently_however_they_told_it(
    burst: tuple[str, ...],
) -> None:
    """Reported by a mother at night: after four messages in one breath the same button gave no advice."""
    family = Conversation(NIGHT).says(*burst).presses("Tidak bisa bicara").stands_at("safety.where")
    family.hears("Tidak perlu bersuara", "jalan keluarnya")


# ---- until a counsellor reads

FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
"""22.00 in Jakarta: nobody reads before Monday."""

UNTIL = (
    "senin?? lama bgt. besok ga ada orang?",
    "besok saya harus gimana",
    "besok ga ada orang?",
    "harus nunggu senin ya?",
)


@pytest.mark.parametrize("said", UNTIL)
def test_what_there_is_until_a_counsellor_reads_is_said_plainly(said: str) -> None:
    """Reported by a mother on a Friday night, who was told that everything is kept."""
    family = Conversation(FRIDAY).says(BEATEN).presses("Tidak bisa bicara")
    family.says(said).stands_at("safety.where").hears(
        "sebelum Senin pukul 08.00 WIB (CONTOH) tidak ada konselor",
        "tetangga, saudara",
        "kantor polisi",
        "112",
    )
    assert family.kept[-1] == said
    assert "Telepon dulu" not in family.last
    assert len(family.last) <= 600
    assert list(notes(family, Danger)) == [], "it is a question, and no cry"
    family.presses("Lewati").presses("Lewati").presses("Lewati").says(said).hears("sebelum Senin")
    family.presses("Sekarang sudah aman").says(said).hears("sebelum Senin", "Siapa yang menulis")
    assert family.session.peril is None


def test_where_somebody_is_on_call_or_reads_now_that_is_what_it_says() -> None:
    on_call = Conversation(FRIDAY, oncall=True).says(BEATEN).says(UNTIL[0])
    on_call.hears("mulai membaca lagi Senin", "Petugas jaga sudah diberi tahu")
    assert "tidak ada konselor" not in on_call.last
    assert "tidak ada konselor" not in Conversation().says(BEATEN).says("besok saya harus gimana").last


@pytest.mark.parametrize(
    "said",
    [
        "senin lama bgt dia mau bunuh saya, besok ga ada orang?",
        "besok dia ada di rumah",
        "besok dia mukul lagi",
    ],
)
def test_what_tells_a_danger_or_of_tomorrow_asks_nothing_of_that_kind(said: str) -> None:
    family = Conversation(FRIDAY).says(BEATEN)
    assert not asked.only_asks(family.session, said, family.moment)


def test_a_neighbour_is_not_told_to_flee() -> None:
    family = Conversation(FRIDAY).says("saya tetangga, anak sebelah teriak ampun ampun, bapaknya mukul")
    family.presses("Masih terjadi").says("harus nunggu senin ya?").hears(
        "Jangan masuk sendiri", "kantor polisi"
    )
    assert "keluar tanpa ketahuan" not in family.last


# ---- whether they are found out


@pytest.mark.parametrize("said", ["nnt kasi tau bapak ga", "ibu tau ga nnt", "ortu dikasih tau gak"])
def test_whether_somebody_is_told_is_a_question_and_not_the_danger_again(said: str) -> None:
    """Reported by a child: the whole alarm came again in place of an answer."""
    child = Conversation().says("umurku 11").says("bapak lagi mukul aku sekarang").passes(minutes=2)
    before = len(list(notes(child, Danger)))
    child.says(said)
    assert len(list(notes(child, Danger))) == before
    child.hears("Aku tidak memberi tahu mereka")


def test_nor_does_it_ring_before_anything_was_told() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Tidak").says("siapa yang baca ini?")
    child.says("ini bayar berapa kak").says("ortu dikasih tau gak").stands_at("intake.consent")


def test_what_the_number_is_for_is_answered() -> None:
    family = in_company().presses("Bisa bicara").presses("Lewati").stands_at("safety.phone")
    family.says("buat apa nomornya?").stands_at("safety.phone").hears("bisa langsung membantu", "nomor mana")
    assert "safety.phone" not in family.session.answers


# ---- what could ask about the queue tells of him here


@pytest.mark.parametrize("said", ["sudah masuk", "dia udah masuk", "masih lama", "sudah masuk belum"])
def test_in_danger_he_has_come_in_is_kept_and_told_and_asks_nothing_about_the_queue(said: str) -> None:
    family = in_company().says(said).stands_at("safety.company")
    assert "menunggu konselor" not in family.last
    assert family.kept[-1] == said
    assert isinstance(family.told[-1], FamilySaid)


@pytest.mark.parametrize("said", ["makasih kak", "makasih udah dengerin"])
def test_thanks_are_no_address_and_no_number(said: str) -> None:
    family = in_company().presses("Bisa bicara")
    for node in ("safety.where", "safety.phone", "safety.near"):
        family.stands_at(node).says(said)
        assert said not in family.session.answers.get(node, "")
    family.stands_at("safety.stay")
    assert said in family.kept


@pytest.mark.parametrize("said", ["ntar aja", "gamau", "nanti aja kak"])
def test_not_now_passes_the_question_over(said: str) -> None:
    family = (
        in_company().presses("Bisa bicara").stands_at("safety.where").says(said).stands_at("safety.phone")
    )
    assert family.session.answers.get("safety.where") == "skip"


def test_what_holds_nothing_by_itself_is_no_other_danger() -> None:
    family = Conversation(NIGHT).says("suami saya mabuk td mukul saya").says("tadi bibir saya berdarah")
    dangers = len(list(notes(family, Danger)))
    family.says("besok aja saya lapor")
    assert len(list(notes(family, Danger))) == dangers
    assert "jangan sendirian" not in family.last
