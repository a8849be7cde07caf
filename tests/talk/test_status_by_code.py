"""Where a case stands: at once in its own chat, elsewhere only with code and word; a wrong one tells nothing."""

from __future__ import annotations

import pytest

from flows.notes import Changed, Claimed, Closed
from tests.talk.conversation import CODE, Conversation, notes
from tests.talk.test_intake import telling
from tests.talk.test_relay import waiting
from tests.talk.test_what_the_case_knows import told
from tests.talk.test_writing_back_safely import at_the_phone, safe

OTHER = "KENANGA-TALI-58"


def elsewhere(state: str = "waiting") -> Conversation:
    stranger = Conversation().says("halo")
    stranger.elsewhere[(CODE, "jambu")] = state
    return stranger


@pytest.mark.parametrize("typed", [CODE, "pandan layar 27", "status pandan layar 27", "kode PANDAN LAYAR 27"])
def test_the_own_code_is_answered_at_once_however_it_is_typed(typed: str) -> None:
    waiting().says(typed).hears(CODE, "menunggu konselor").stands_at("waiting.line")


def test_after_the_end_it_says_so() -> None:
    waiting().gets(Closed(1, "", "")).says("status").hears(CODE, "sudah ditutup Selasa 24/11", "sebelum ada")


def test_after_closing_it_says_by_whom_and_when_and_not_the_closing_again() -> None:
    """Reported by a newcomer: the same text came for "status" as for the closing."""
    family = waiting().gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", "Semoga lahap, Bu."))
    family.says("status").hears(
        f"Kode {CODE}", "dengan Kak Dian, konselor Puspa", "Selasa 24/11 pukul 10.00 WIB"
    )
    assert "tulis" not in family.last
    assert family.labels[:2] == ["Lanjut soal yang tadi", "Hal baru"]


def test_a_greeting_after_closing_is_answered_with_one_question() -> None:
    """Reported by a newcomer: "halo" led to 'tulis "halo"'."""
    family = (
        told("anak saya susah makan sayur").presses("Makan dan gizi").presses("Lewati").presses("Sudah benar")
    )
    family.gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", "")).says("halo")
    assert family.last == "Halo lagi. Mau lanjut soal yang tadi (Makan dan gizi anak), atau hal baru?"
    assert family.labels[:2] == ["Lanjut soal yang tadi", "Hal baru"]


def test_it_names_no_subject_that_betrays_them() -> None:
    family = told("foto anak saya disebar temannya").presses("Foto atau video")
    family.gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", "")).says("halo")
    family.hears("Mau lanjut soal yang tadi, atau hal baru?")


@pytest.mark.parametrize(
    ("state", "said"),
    [("waiting", "menunggu konselor"), ("claimed", "sudah bersama konselor"), ("closed", "selesai")],
)
def test_from_another_chat_code_and_word_give_the_state_and_no_name(state: str, said: str) -> None:
    family = elsewhere(state).says(f"status {CODE.lower()}").hears("kata rahasia").says("Jambu!").hears(said)
    family.stands_at("intake.who")
    assert "Kak" not in family.last


def test_a_wrong_word_and_a_wrong_code_get_the_same_answer() -> None:
    one = elsewhere().says(CODE).says("mangga").last
    other = elsewhere().says("status kenanga tali 58").says("jambu").last
    assert one == other
    assert "Belum ada kabar" in one


def test_wrong_ones_are_slowed_and_after_an_hour_free_again() -> None:
    family = elsewhere()
    for _ in range(3):
        family.says(CODE).says("mangga")
    family.says(CODE).hears("satu jam lagi")
    family.passes(minutes=61).says(CODE).stands_at("status.word").says("jambu").hears("menunggu")


def test_skipped_it_goes_on_where_they_were() -> None:
    family = elsewhere().says(CODE).presses("Lewati").stands_at("intake.who")
    assert family.session.tries == ()


def test_the_word_reaches_the_case_in_small_letters_and_the_story_does_not_hold_it() -> None:
    family = at_the_phone().presses("Saya sendiri").presses("Pagi").presses("Perempuan").presses("Lewati")
    family.says("Jambu Air!")
    assert [note.word for note in notes(family, Changed) if note.word] == ["jambu air"]
    assert "Jambu Air!" not in family.kept
    assert all("Jambu" not in said for said in family.session.story)


def test_beside_a_counsellor_a_code_is_theirs() -> None:
    family = safe("Kapan saja").gets(Claimed(1, "Kak Dian")).says(OTHER)
    family.stands_at("relay.open").hears_nothing()


@pytest.mark.parametrize("said", ["status anak saya di sekolah kurang baik", "kode etik guru itu apa ya kak"])
def test_words_that_begin_like_a_question_about_a_case_are_words(said: str) -> None:
    telling().says(said).stands_at("intake.story")
