"""From "halo" to the queue, as families and children write it."""

from __future__ import annotations

import pytest

from flows.notes import Changed, FamilySaid
from tests.talk.conversation import CODE, NIGHT, Conversation, notes


def asked_to_consent(who: str = "Orang tua") -> Conversation:
    return Conversation().says("halo").presses(who).presses("Tidak")


def telling(who: str = "Orang tua") -> Conversation:
    return asked_to_consent(who).presses("Ya")


def in_queue() -> Conversation:
    return telling().says("anak saya susah makan sayur").presses("Sudah").presses("Hal lain")


def test_an_ordinary_question_is_in_the_queue_after_six_inputs() -> None:
    family = Conversation().says("halo")
    family.presses("Orang tua").presses("Tidak").presses("Ya, boleh")
    family.says("anak saya umur 4 tahun", "susah makan sayur", "cuma mau nasi")
    assert not family.opened
    family.presses("Sudah").presses("Makan & gizi" if "Makan & gizi" in family.labels else family.labels[0])
    assert len(family.opened) == 1
    family.hears(CODE)


def test_the_welcome_says_what_this_is_and_comes_once() -> None:
    family = Conversation().says("halo").hears("Puspa", "Gratis", "bot", "konselor", "Siapa yang menulis")
    family.says("halo").hears("Siapa yang menulis")
    assert "Gratis" not in family.last
    family.presses("Orang tua").says("halo")
    assert "Gratis" not in family.last


def test_a_greeting_right_after_the_start_gets_the_question_alone() -> None:
    """Reported by a newcomer: "halo" after MULAI brought the whole greeting again."""
    family = Conversation().commands("start").hears("Gratis").says("halo")
    assert family.last == "Siapa yang menulis? Tidak disebut juga boleh."
    family.passes(minutes=60 * 24 * 3).says("halo").hears("Gratis")


def test_a_child_is_kamu_and_an_adult_is_anda() -> None:
    assert "kamu" in telling("Saya anak").last
    adult = telling("Orang tua").last
    assert "Anda" in adult
    assert "kamu" not in adult


def test_before_we_know_who_writes_nobody_is_kamu_or_anda() -> None:
    somebody = Conversation().says("halo").says("apa ya").says("hmm").says("/", "?")
    somebody.commands("bantuan").commands("status").commands("orang")
    heard = " ".join(somebody.heard).lower()
    assert "anda" not in heard.replace("keadaan", "")
    assert "kamu" not in heard


def test_a_burst_gets_one_answer_and_keeps_every_message_in_order() -> None:
    child = telling("Saya anak")
    before = len(child.heard)
    child.says("kak", "aku mau cerita", "tadi di sekolah", "temen temen ngejek aku", "tiap hari")
    assert len(child.heard) == before + 1
    assert child.kept == ["kak", "aku mau cerita", "tadi di sekolah", "temen temen ngejek aku", "tiap hari"]


def test_photos_and_voice_notes_belong_to_the_story() -> None:
    family = telling().sends("voice").sends("photo", "ini raport anak saya")
    assert family.kept == ["voice", "ini raport anak saya"]
    family.says("sudah").stands_at("intake.topic")


def test_done_without_a_story_asks_once_more() -> None:
    telling().presses("Sudah").hears("Satu kalimat saja").stands_at("intake.story")


def test_what_is_told_before_the_questions_are_answered_is_kept() -> None:
    family = Conversation().says("anak saya sudah seminggu malas sekolah dan maunya main HP terus")
    family.hears("Gratis", "tidak perlu diulang", "bahaya").stands_at("intake.danger")
    family.presses("Tidak").presses("Ya").hears("sudah kami simpan").stands_at("intake.topic")
    assert family.kept == ["anak saya sudah seminggu malas sekolah dan maunya main HP terus"]


def test_refusing_consent_keeps_nothing_gives_the_numbers_and_leaves_the_door_open() -> None:
    family = Conversation().says("anak saya suka bohong dan saya bingung").presses("Tidak")
    family.presses("Tidak, jangan").hears("tidak kami simpan", "112")
    assert family.kept == []
    assert family.session.recent == ()
    family.says("kalau begitu bagaimana")
    assert family.kept == []
    family.presses("Mulai lagi").stands_at("intake.consent").presses("Ya").stands_at("intake.story")


def test_back_returns_to_the_question_before_and_on_again() -> None:
    family = asked_to_consent()
    family.presses("‹ Kembali").stands_at("intake.danger").presses("‹ Kembali").stands_at("intake.who")
    family.presses("Keluarga").stands_at("intake.danger").presses("Tidak").stands_at("intake.consent")
    assert family.session.answers["intake.who"] == "family"


def test_every_line_of_the_summary_can_be_changed_and_nothing_else_is_asked_again() -> None:
    family = (
        in_queue()
        .presses("Jakarta Barat")
        .says("kebon jeruk")
        .stands_at("intake.summary")
        .hears("Kebon Jeruk")
    )
    family.presses("Ubah: yang menulis").presses("Tetangga").stands_at("intake.summary").hears("Tetangga")
    family.presses("Ubah: kecamatan").says("tebet").stands_at("intake.summary").hears("Tebet")
    family.presses("Ubah: tentang").presses("Hal lain").stands_at("intake.summary")
    family.presses("Tambah cerita").says("dia juga jarang minum").presses("Sudah").stands_at("intake.summary")
    family.presses("Sudah benar").stands_at("waiting.line").hears(CODE)
    assert len(family.opened) == 1
    assert [note.who for note in notes(family, Changed) if note.who] == ["neighbour"]


def test_the_district_can_be_typed_in_a_few_letters_at_once() -> None:
    in_queue().says("keb jeruk").stands_at("intake.summary").hears("Kebon Jeruk")


def test_where_and_the_summary_can_be_skipped_by_walking_away() -> None:
    family = in_queue()
    family.passes(minutes=60 * 24).says("halo kak, masih ada orang?").stands_at("again.recap")
    family.presses("Lanjut").stands_at("intake.city")
    assert [note.piece.text for note in notes(family, FamilySaid)] == ["halo kak, masih ada orang?"]


def test_a_choice_can_be_pressed_typed_or_numbered() -> None:
    assert Conversation().says("halo").says("2").session.answers["intake.who"] == "parent"
    assert Conversation().says("halo").says("saya ibunya").session.answers["intake.who"] == "parent"
    assert Conversation().says("halo").says("Orang tua atau wali").session.answers["intake.who"] == "parent"


def test_three_slips_are_three_kinder_answers_and_then_a_way_round() -> None:
    family = Conversation().says("halo").presses("Orang tua")
    heard = [family.says(nonsense).last for nonsense in ("qwe", "asd", "zxc")]
    assert len(set(heard)) == 3
    assert "1. Ya, sekarang" in heard[1]
    family.stands_at("intake.consent")
    for nonsense in ("qwe", "asd", "zxc"):
        family.says(nonsense)
    family.stands_at("door.lost").presses("Coba lagi").stands_at("intake.consent")


def test_a_stale_button_shows_the_present_question() -> None:
    family = Conversation().says("halo")
    old = family.buttons[1].token
    family.presses("Orang tua").presses_token(old).hears("bahaya").stands_at("intake.danger")
    assert family.session.answers["intake.who"] == "parent"


def test_a_human_is_one_press_and_consent_away() -> None:
    family = (
        Conversation().says("halo").presses("Bicara dengan orang").stands_at("intake.consent").presses("Ya")
    )
    assert len(family.opened) == 1
    family.stands_at("waiting.line").hears(CODE)


def test_hours_are_named_only_as_they_are_known() -> None:
    unconfirmed = in_queue_of(Conversation(demo=False))
    assert "08.00" not in unconfirmed.last
    assert "belum bisa menyebut" in unconfirmed.last
    in_queue_of(Conversation(NIGHT)).hears("belum ada konselor yang membaca", "Rabu pukul 08.00", "CONTOH")


def in_queue_of(family: Conversation) -> Conversation:
    family.says("halo").presses("Orang tua").presses("Tidak").presses("Ya").says("anak susah makan")
    family.presses("Sudah").presses("Hal lain")
    return (
        family.presses("Lewati").presses("Sudah benar")
        if family.demo
        else family.presses("Lewati").presses("Sudah")
    )


@pytest.mark.parametrize("word", ["stop", "berhenti"])
def test_stop_is_heard_and_anything_written_later_opens_again(word: str) -> None:
    family = in_queue().says(word).hears("berhenti mengirim")
    assert family.session.stopped
    family.says("halo")
    assert not family.session.stopped


def test_english_at_any_time() -> None:
    Conversation().says("halo").says("english").hears("Who is writing").presses("I am under 18").hears(
        "danger"
    )


def test_a_slip_at_the_beginning_brings_no_second_welcome() -> None:
    family = Conversation().says("halo").says("xx")
    assert "Gratis" not in family.last
    family.hears("Siapa yang menulis")


def test_the_queue_is_explained_whole_once_and_later_in_a_line() -> None:
    """Reported by a newcomer: three paragraphs came three times in one case."""
    family = in_queue().presses("Lewati").presses("Sudah benar").hears("boleh dicatat", "Hari ini sampai")
    family.presses("Lihat atau ubah").presses("Sudah benar")
    assert family.last.splitlines() == [
        f'Kode {CODE} masih di antrean. Ceritanya boleh ditambah kapan saja; untuk kabarnya, tulis "status".'
    ]
    family.now = NIGHT
    family.says("halo").hears(f"Kode {CODE} masih di antrean", "Sekarang belum ada konselor yang membaca")
    family.says("halo").hears(f"Kode {CODE} masih di antrean")
    assert "Sekarang belum" not in family.last


def test_a_voice_note_is_told_who_listens_wherever_it_comes() -> None:
    """Reported by a newcomer: "ini juga sudah saya catat" was all that answered it."""
    family = in_queue().stands_at("intake.city").sends("voice")
    if family.session.node == "safety.check":
        family.presses("Ya, aman").stands_at("intake.city").sends("voice")
    family.hears("onselor", "mendengarkan", "Di kecamatan mana").stands_at("intake.city")
    family.presses("Lewati").presses("Sudah benar").sends("voice").stands_at("waiting.line")
    family.hears("Konselor akan mendengarkannya")
