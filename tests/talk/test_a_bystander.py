"""A neighbour or a teacher tells of somebody else's child: asked about the child and its house, and about little."""

from __future__ import annotations

import pytest

from flows.notes import Changed, Danger, SaidSafe
from flows.talk.bystander import ASKED
from flows.talk.unasked import unasked
from flows.triage.writer import writer
from tests.talk.conversation import Conversation, book, notes

SCREAMS = "tiap malam saya dengar jeritan anak dari rumah sebelah"


def test_the_check_asks_whether_that_child_is_safe() -> None:
    family = Conversation().says(SCREAMS).hears("Apakah anak itu aman sekarang?").stands_at("safety.check")
    assert family.labels == ["Ya, aman", "Tidak aman", "Belum tahu"]


@pytest.mark.parametrize("pressed", ["Ya, aman", "Belum tahu"])
def test_screams_and_a_child_that_is_safe_now_still_become_a_case(pressed: str) -> None:
    family = Conversation().says(SCREAMS).presses(pressed).stands_at("intake.consent")
    family.presses("Ya, boleh").presses("Anak dipukul").stands_at("child.often")
    assert [case.who for case in family.opened] == ["neighbour"]


def test_at_most_three_questions_and_a_district_in_the_address_spares_the_lists() -> None:
    family = Conversation().says(SCREAMS).presses("Ya, aman").presses("Ya, boleh").presses("Anak dipukul")
    family.presses("Hampir tiap hari").hears("umur anak itu").says("7 tahunan").stands_at("child.where")
    family.says("jl anggrek 5, kalideres").stands_at("intake.summary").hears(
        "Kecamatan: Kalideres", "Anak: 7 tahunan"
    )
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan] == ["31.73.06"]


def test_an_address_without_a_district_leads_to_the_lists() -> None:
    family = Conversation().says(SCREAMS).presses("Ya, aman").presses("Ya, boleh").presses("Anak dipukul")
    family.presses("Baru sekali").presses("Lewati").says("gang melati").stands_at("intake.city")


def test_the_company_speaks_of_the_child_and_of_not_going_in() -> None:
    family = Conversation().says("halo").presses("Tetangga").hears("anak itu sedang dalam bahaya")
    family.presses("Ya, sekarang").hears("112", "110", "Jangan masuk sendiri", "masih terjadi sekarang?")
    assert "Bisa pergi dari sini" not in family.labels
    family.presses("Masih terjadi").hears("Di mana anak itu").says("jl anggrek 5").stands_at("safety.stay")
    family.presses("Sekarang sudah sepi").stands_at("intake.consent")


def test_a_neighbour_says_no_more_than_that_it_is_quiet() -> None:
    family = Conversation().says(BEATEN)
    assert "Sekarang sudah sepi" not in family.labels  # beside "Sudah berhenti" it would say the same
    family.says("jl mawar 5").presses("Masih terjadi").presses("Sekarang sudah sepi")
    family.hears("Kalau mulai lagi, telepon", "112")
    assert [note.quiet for note in notes(family, SaidSafe)] == [True]
    assert family.session.answers["safety.now"] == "ended"


def test_who_says_in_the_company_that_they_are_the_neighbour_is_believed() -> None:
    family = Conversation().says("ada yang teriak minta tolong").stands_at("safety.company")
    family.says("bukan saya yang bahaya, saya tetangga").hears("Kalau anak itu dalam bahaya")
    assert [note.who for note in notes(family, Changed) if note.who] == ["neighbour"]


def test_saying_who_writes_is_an_answer_and_no_danger() -> None:
    Conversation().says("halo").says("anak tetangga nangis terus").says("saya tetangganya").stands_at(
        "intake.danger"
    )


@pytest.mark.parametrize("said", ["tetangga saya mukul saya tiap hari", "saya dipukul anak tetangga"])
def test_whoever_is_hurt_by_a_neighbour_is_no_neighbour(said: str) -> None:
    assert writer([said], book()) != "neighbour"


@pytest.mark.parametrize(
    "said",
    [
        "malam, ini rumah sebelah saya anaknya teriak teriak kaya dipukulin, saya dengar jelas",
        "barusan tetangga saya mukulin anaknya sampai nangis jerit jerit",
        "tetangga depan rumah sering mengunci anaknya di luar malam malam",
        "anak di unit sebelah teriak minta ampun terus",
        "tolong pak dari sebelah rumah saya anaknya teriak ampun ampun, bapaknya mukul",
        "kedengeran dari sebelah rumah saya anak nangis dipukul",
        "tetangga saya dipukuli bapaknya, masih kecil",
        "bukan anak saya kak, itu anak sebelah",
        "saya dengar anak menjerit dari apartemen lantai atas",
        "saya wali kelas, ada siswa yang badannya lebam lebam",
        "murid saya dipukul ayahnya tadi malam",
        "saya guru bk, siswa saya cerita diraba pamannya",
        "i am a teacher and a student has bruises on her arms",
    ],
)
def test_nobody_who_tells_of_somebody_elses_child_is_asked_as_the_one_in_danger(said: str) -> None:
    family = Conversation().says(said)
    assert family.session.answers["intake.who"] == "neighbour"
    assert "Bisa pergi dari sini" not in family.labels


@pytest.mark.parametrize(
    "said",
    [
        "saya kabur ke rumah sebelah, suami saya ngamuk",
        "tetangga saya mukulin anak saya",
        "saya dengar anak saya menjerit di kamar, suami saya lagi ngamuk",
        "aku murid, guru aku pegang pegang aku",
        "tetangga sebelah raba raba aku",
        "orang dari rumah sebelah pegang2 aku",
        "om dari sebelah rumah suka masuk kamar aku",
        "saya sembunyi di sebelah rumah, anak saya dipukul",
        "aku dipukul terus, tetangga denger aku minta ampun",
        "saya tante dari anak itu dan saya diancam bapaknya",
    ],
)
def test_whoever_is_in_it_themselves_is_no_bystander(said: str) -> None:
    assert "intake.who" not in Conversation().says(said).session.answers


BEATEN = "tolong pak dari sebelah rumah saya anaknya teriak ampun ampun, bapaknya mukul"


@pytest.mark.parametrize(
    "feared",
    [
        "saya takut dia tau",
        "saya takut bapaknya tau",
        "tolong jgn kasih tau nama saya",
        "saya takut nama saya ketauan",
        "jangan sebut nama saya",
        "saya takut nanti dimusuhi tetangga",
    ],
)
def test_a_neighbours_fear_of_being_found_out_is_answered_where_it_is_no_question(feared: str) -> None:
    family = Conversation().says(BEATEN).hears("masih terjadi sekarang?")
    family.passes(minutes=4).says(feared).hears("Konselor tidak melihat nama", "mereka bisa saja menebak")
    assert len([note for note in family.told if isinstance(note, Danger)]) == 0


def test_a_cry_for_that_child_is_one_whatever_is_wished_beside_it() -> None:
    family = Conversation().says(BEATEN).passes(minutes=4)
    family.says("tolong anaknya dipukul lagi, jgn bilang bapaknya")
    assert [note for note in family.told if isinstance(note, Danger)]


def test_i_do_not_know_is_no_danger_of_a_teachers_pupil() -> None:
    family = Conversation().says("saya guru, murid saya datang dengan memar di punggung, sudah ketiga kali")
    family.hears("Apakah anak itu aman").says("saya tidak tahu").stands_at("intake.consent")


GRANDMOTHER = "saya neneknya, cucu saya umur 6 sering dipukul bapaknya kalau pulang mabuk"


def test_a_grandmother_is_asked_whether_the_child_is_with_her_and_where() -> None:
    family = Conversation().says(GRANDMOTHER).hears("112", "Apakah anak itu bersama Anda sekarang?")
    assert family.labels[:3] == ["Ya, bersama saya", "Tidak, di tempat lain", "Tidak tahu di mana"]
    family.presses("Tidak, di").hears("Di mana anak itu").says("gang kelinci 3").hears("nomor mana yang aman")
    family.presses("Lewati").stands_at("safety.stay")
    assert {"safety.with": "away"} in [dict(note.details) for note in notes(family, Changed)]
    assert "intake.who" not in family.presses("Sekarang sudah aman").session.node


def test_a_relative_in_danger_themselves_is_asked_for_themselves() -> None:
    family = Conversation().says("halo").presses("Keluarga lain").says("tolong saya mau dibunuh")
    family.hears("bisa pergi dari situ")


def test_a_grandmothers_doubt_is_asked_of_the_child() -> None:
    family = Conversation().says("halo").says("cucu saya badannya lebam lebam").hears("Apakah anak itu aman")
    family.presses("Belum tahu").stands_at("intake.consent")


def test_what_was_left_unasked_of_a_bystander_is_what_a_bystander_is_asked() -> None:
    family = Conversation().says(SCREAMS).presses("Ya, aman").presses("Ya, boleh").presses("Anak dipukul")
    assert unasked(family.presses("Cukup").session, family.moment) == (*ASKED, "intake.city")


def test_a_place_that_completes_the_story_is_still_the_answer() -> None:
    family = Conversation().says("saya guru SD, murid saya memar memar di punggung, sudah ketiga kali")
    family.presses("Tidak aman").presses("Tidak tahu")
    family.says("sudah pulang ke rumah, alamatnya saya tidak tahu, SDN 05 cengkareng").stands_at(
        "safety.stay"
    )
    assert family.session.answers["safety.where"].endswith("cengkareng")
    assert [note for note in family.told if isinstance(note, Danger)] == []


def test_an_answer_of_age_or_place_is_no_alarm_however_grave_the_story() -> None:
    family = Conversation().says(SCREAMS).presses("Ya, aman").presses("Ya, boleh").presses("Anak dipukul")
    family.presses("Hampir").says("kayaknya 5 tahun").stands_at("child.where").says("rumah pojok")
    assert family.session.peril is None
    family.says("dia dipukul lagi sekarang").stands_at("safety.company")


def test_the_place_told_in_danger_names_the_district_and_after_a_quiet_while_who_they_are_is_known() -> None:
    family = Conversation().says(GRANDMOTHER.replace("saya neneknya, cucu", "anak tetangga")).presses("Sudah")
    family.says("jl melati 5 tambora").stands_at("safety.stay").passes(minutes=40).stands_at("intake.danger")
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan] == ["31.73.04"]
    family.says("sekarang sepi").hears("Kalau mulai lagi").presses("Tidak").presses("Ya, boleh").presses(
        "Sudah"
    ).presses("Anak dipukul")
    family.presses("Hampir").stands_at("intake.summary").hears("Kecamatan: Tambora", "Anak: 6 tahun")


@pytest.mark.parametrize(
    "said", [GRANDMOTHER, "barusan tetangga saya mukulin anaknya sampai nangis jerit jerit"]
)
def test_who_tells_of_a_child_goes_on_in_words_of_their_own(said: str) -> None:
    family = Conversation().says(said)
    assert family.labels[-1] == "Lanjut cerita dulu"
    family.says("lanjut cerita dulu")
    assert not family.session.node.startswith("safety.")
    assert family.session.peril is not None
