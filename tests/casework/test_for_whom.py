"""Words that may be for another family, or for none: they are asked about before they go, and a receipt says where."""

from __future__ import annotations

import pytest

from flows.casework.worker.held import CLOSING
from flows.notes import Closed, Danger, DidNotReach
from tests.casework.room import CASE, Counsellor, Room
from tests.talk.conversation import CODE

OTHER = "MELATI-PERAHU-41"
MEANT = "Bu masuk kamar anak, kunci pintu. Mobil UPT 10 menit lagi."
WORSE = "bu dia bangun, dia pukul saya"
NOTE = "Puskesmas Duren Sawit, 112, RT setempat"


def two() -> tuple[Room, Counsellor, int]:
    """Somebody writes with the family of the first case and takes a second one."""
    room = Room()
    dian = room.counsellor("Kak Dian").claims().writes("saya di sini, Bu")
    other = room.opens(OTHER)
    return room, dian.claims(other), other


# ---- after a second case was taken


def test_the_first_words_after_a_second_case_was_taken_are_asked_about() -> None:
    """Reported: a line meant for the family before went to the one just taken: "hah? ini buat siapa bu? suami??" """
    room, dian, other = two()
    dian.writes(MEANT)
    (asked,) = dian.fresh
    assert "Untuk siapa?" in asked
    assert f"Belum dikirim:\n{MEANT}" in asked
    assert room.said_to(other) == []
    assert MEANT not in room.relayed
    dian.presses(CODE).hears(f"Terkirim untuk {CODE}")
    assert room.said_to(CASE) == ["saya di sini, Bu", MEANT]
    dian.writes("jangan bangunkan suami")
    assert room.said_to(CASE)[-1] == "jangan bangunkan suami", "it is known by now"


def test_also_after_the_new_family_wrote_and_not_after_a_reply() -> None:
    room, dian, other = two()
    room.family_says("halo kak", other)
    dian.writes(MEANT)
    assert MEANT not in room.relayed
    room, dian, other = two()
    dian.writes("halo, saya Dian", about=other).writes("apa yang terjadi?")
    assert room.said_to(other) == ["halo, saya Dian", "apa yang terjadi?"]


def test_whoever_holds_one_case_is_asked_nothing_and_reads_no_receipt() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().writes("halo, Bu")
    assert (room.relayed, dian.fresh) == (["halo, Bu"], [])
    room, dian, other = two()
    room.supervisor_releases(CASE)
    dian.writes("halo")
    assert (room.said_to(other), dian.fresh) == (["halo"], [])


def test_with_two_cases_each_message_is_followed_by_whom_it_is_for() -> None:
    _room, dian, other = two()
    dian.writes("halo", about=other)
    assert dian.fresh == [f"Untuk {OTHER}."]
    assert (dian.says_to[-1].quiet, dian.says_to[-1].reply_to) == (True, 2)
    dian.writes("satu lagi").hears(f"Untuk {OTHER}.").writes("dan ini", about=CASE).hears(f"Untuk {CODE}.")
    dian.sends("photo").hears(f"Untuk {CODE}.")


def test_the_receipt_promises_no_arrival() -> None:
    _room, dian, _ = two()
    dian.writes("halo", about=CASE)
    assert "erkirim" not in dian.heard[-1]
    dian.hears_note(DidNotReach(CODE, "hidden", 2))
    dian.hears("pesan tidak dikirim")


def test_a_press_under_words_that_are_not_all_of_it_sends_nothing() -> None:
    """What was written after the question may be for another family."""
    room, dian, other = two()
    dian.writes(MEANT)
    older = dian.labels[OTHER]
    dian.writes("besok jam 9").presses_token(older).hears("Untuk siapa?", MEANT, "besok jam 9")
    assert room.relayed == ["saya di sini, Bu"]
    dian.presses(OTHER)
    assert room.said_to(other) == [MEANT, "besok jam 9"]


def test_what_was_asked_about_need_not_be_sent() -> None:
    room, dian, _ = two()
    dian.writes(MEANT).presses("Jangan kirim").hears("tidak dikirim")
    assert (dian.worker.held, room.relayed) == ((), ["saya di sini, Bu"])


def test_a_file_for_nobody_in_particular_is_sent_again() -> None:
    room, dian, other = two()
    dian.sends("photo").hears("Berkas ini belum dikirim").presses(OTHER).sends("photo")
    assert len(room.said_to(other)) == 1


# ---- another family's danger while one is being closed


def referring(*, outcome: str = "Dirujuk") -> tuple[Room, Counsellor, int]:
    room, dian, other = two()
    dian.presses_token(f"close:{other}").presses(outcome)
    return room, dian, other


def test_another_familys_danger_while_it_is_asked_to_whom_makes_the_next_words_unclear() -> None:
    """Reported: "hasil: Dirujuk ke Bu masuk kamar anak, kunci pintu", and the mother got nothing."""
    room, dian, other = referring()
    room.family_says(WORSE, CASE)
    dian.writes(MEANT).hears("Ini untuk siapa?", CODE, "belum dikirim ke siapa pun", MEANT)
    assert (dian.worker.referred, room.relayed[-1]) == ("", "saya di sini, Bu")
    dian.presses(f"Kirim ke {CODE}").hears(f"Terkirim untuk {CODE}", f"Penutupan {OTHER} dibatalkan")
    assert room.said_to(CASE)[-1] == MEANT
    dian.writes("pintunya sudah dikunci?")
    assert room.said_to(CASE)[-1] == "pintunya sudah dikunci?"
    assert room.cases[other].state == "claimed"


def test_it_can_be_the_answer_after_all() -> None:
    room, dian, other = referring()
    room.family_says(WORSE, CASE)
    dian.writes(NOTE).presses(f"Jawaban untuk menutup {OTHER}").hears(f"hasil: Dirujuk ke {NOTE}")
    dian.writes("Sampai jumpa")
    assert (room.cases[other].state, room.cases[other].referred) == ("closed", NOTE)
    assert len(room.relayed) == 1


@pytest.mark.parametrize("outcome", ["", "Terjawab"])
def test_so_it_is_at_every_question_of_closing(outcome: str) -> None:
    room, dian, other = two()
    dian.presses_token(f"close:{other}")
    if outcome:
        dian.presses(outcome)
    room.tells(Danger("kekerasan_berlangsung", ("dipukul",), served=True), CASE)
    dian.writes(MEANT).hears("Ini untuk siapa?")
    assert room.heard(Closed) == []
    dian.presses("Jangan kirim").hears("tidak dikirim").writes(MEANT).hears("Ini untuk siapa?")
    dian.presses(f"Kirim ke {CODE}")
    assert room.said_to(CASE)[-1] == MEANT


def test_the_last_word_can_be_meant_after_all() -> None:
    room, dian, other = referring(outcome="Terjawab")
    room.family_says(WORSE, CASE)
    dian.writes("Sampai jumpa").presses(f"Jawaban untuk menutup {OTHER}")
    assert room.cases[other].state == "closed"
    dian.presses_token(f"answer:{other}").hears("tidak berlaku lagi")


def test_what_is_no_danger_leaves_the_question_as_it_is() -> None:
    room, dian, _ = referring()
    room.family_says("terima kasih, Bu", CASE)
    dian.writes(NOTE).hears(f"Dirujuk ke {NOTE}")


def test_the_question_is_for_this_closing_only() -> None:
    room, dian, other = referring()
    room.family_says(WORSE, CASE)
    dian.presses("Batal").presses_token(f"close:{other}").presses("Dirujuk")
    dian.writes(NOTE).hears(f"Dirujuk ke {NOTE}")


def test_a_reply_to_what_may_be_the_question_itself_is_asked_about() -> None:
    room, dian, other = referring()
    dian.writes(NOTE, about=other).hears("pertanyaan penutupan", NOTE)
    assert NOTE not in room.relayed
    dian.presses(f"Jawaban untuk menutup {OTHER}").hears(f"Dirujuk ke {NOTE}")


def test_what_was_called_off_says_that_the_words_went_nowhere() -> None:
    room, dian, _ = referring()
    dian.writes(MEANT).commands("batal").hears("dibatalkan", f"tidak sampai ke siapa pun:\n{MEANT}")
    assert MEANT not in room.relayed
    dian.commands("batal")
    assert "siapa pun" not in dian.heard[-1]


# ---- words that may still be the answer to a question that was broken off


def broken_off(step: str = "Dirujuk") -> tuple[Room, Counsellor]:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().commands("tutup").presses(step)
    room.family_says("kak klo bapak plg lg gmn")
    return room, dian


@pytest.mark.parametrize("step", ["Dirujuk", "Terjawab"])
def test_what_is_written_to_a_question_that_was_broken_off_is_asked_about(step: str) -> None:
    """Reported: "Puskesmas Duren Sawit, 112, RT setempat", a note for the desk, reached the child."""
    room, dian = broken_off(step)
    dian.hears(f"Penutupan {CODE} dibatalkan", "ditanyakan dulu")
    dian.writes(NOTE).hears(f"Kirim ke pelapor {CODE}?", NOTE)
    assert room.relayed == []
    dian.presses("Jangan kirim").hears("tidak dikirim").writes("Tante jemput ya")
    assert room.relayed == ["Tante jemput ya"]


def test_what_is_meant_goes_with_one_press_and_the_next_without() -> None:
    room, dian = broken_off()
    dian.writes("Kunci pintunya").writes("telepon 112").presses("Kirim sekarang").hears("Terkirim")
    dian.writes("Kakak di sini")
    assert room.relayed == ["Kunci pintunya", "telepon 112", "Kakak di sini"]


def test_a_reply_is_meant_for_the_family() -> None:
    room, dian = broken_off()
    dian.writes("Kunci pintunya", about=CASE).writes("Kakak di sini")
    assert room.relayed == ["Kunci pintunya", "Kakak di sini"]


def test_the_question_that_was_broken_off_promises_nothing_any_more() -> None:
    _room, dian = broken_off()
    edit = dian.says_to[-2]
    assert (edit.slot, edit.anew, edit.options) == (CLOSING, False, ())
    assert "dibatalkan" in dian.heard[-2]
    assert "tidak diteruskan" not in dian.heard[-2]


# ---- a button of a case that is closed


def test_the_button_of_a_closed_case_does_not_say_that_none_is_held() -> None:
    """Reported: "Anda tidak sedang memegang kasus", while she held another."""
    _room, dian, other = two()
    dian.presses_token(f"close:{other}").presses("Terjawab").presses("Tanpa kata")
    dian.presses_token(f"close:{other}").hears("tidak ada pada Anda (lagi)")
    assert list(dian.labels.values()).count(f"now:{CASE}")
    assert "tidak sedang memegang" not in dian.heard[-1]
    dian.presses_token(f"close:{CASE}").presses("Terjawab").presses("Tanpa kata")
    dian.presses_token(f"close:{CASE}").hears("tidak sedang memegang kasus")


def test_closing_with_none_in_hand_asks_which() -> None:
    room, dian, _ = two()
    third = room.opens("DELIMA-BANGKU-58")
    dian.claims(third).commands("lepas")
    for command in ("tutup", "lepas"):
        dian.commands(command).hears("Kasus yang mana?")
    dian.presses(OTHER).hears(f"{OTHER} kembali ke antrean")


def test_the_case_that_is_chosen_then_is_the_one_that_is_closed() -> None:
    """Reported: the choice opened the case, and the command was lost."""
    room, dian, other = two()
    third = room.opens("DELIMA-BANGKU-58")
    dian.claims(third).commands("lepas").commands("tutup").presses(OTHER).hears(f"Menutup {OTHER}")
    assert room.cases[other].state == "claimed"


# ---- a case was chosen, and another answered


def test_after_one_reply_elsewhere_the_next_words_are_asked_about() -> None:
    """Reported: a line meant for the mother in hand went to the child who had been answered in between."""
    room, dian, other = two()
    dian.presses_token(f"now:{CASE}").hears("sedang dibuka").writes("iya dek, sebentar", about=other)
    dian.writes("oke bu istirahat dulu ya").hears("Untuk siapa?")
    assert room.said_to(other) == ["iya dek, sebentar"]
    dian.presses(CODE)
    assert room.said_to(CASE)[-1] == "oke bu istirahat dulu ya"


# ---- a command without its stroke


@pytest.mark.parametrize("said", ["tutup", "Selesai", "batal", "lepas."])
def test_a_bare_command_goes_to_nobody_before_they_say_so(said: str) -> None:
    """Reported: a child in danger read "tutup" of its counsellor."""
    room = Room()
    dian = room.counsellor("Kak Dian").claims().writes(said).hears("belum dikirim", "/tutup")
    assert room.said_to(CASE) == []
    dian.presses("Kirim sekarang")
    assert room.said_to(CASE) == [said]


def test_words_behind_it_are_for_the_family() -> None:
    room = Room()
    room.counsellor("Kak Dian").claims().writes("tutup pintunya ya")
    assert room.said_to(CASE) == ["tutup pintunya ya"]
