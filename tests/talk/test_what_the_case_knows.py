"""A case opens with all that is known, and hears of every change; the summary shows and changes each line."""

from __future__ import annotations

import pytest

from flows.notes import CaseOpened, Changed, Closed, FamilySaid, Reopen, Withdrawn
from tests.talk.conversation import CODE, Conversation, book, notes
from tests.talk.test_intake import in_queue, telling
from tests.talk.test_relay import talking, waiting


def told(*story: str, unsure: bool = False, who: str = "Orang tua") -> Conversation:
    family = (
        Conversation().says("halo").presses(who).presses("Belum tahu" if unsure else "Tidak").presses("Ya")
    )
    family.says(*story)
    if family.session.node == "safety.check":
        family.presses("Ya, aman")
    return family.presses("Sudah").stands_at("intake.topic")


def about(code: str) -> str:
    return book().subjects[code].button("id")


def changes(family: Conversation) -> list[Changed]:
    return list(notes(family, Changed))


def in_kebon_jeruk() -> Conversation:
    return in_queue().presses("Jakarta Barat").says("kebon jeruk").stands_at("intake.summary")


# ---- opening


def test_it_opens_with_who_what_and_how_grave() -> None:
    family = told("anak saya susah makan sayur").presses(about("gizi"))
    opened = family.opened[0]
    assert (opened.who, opened.topics, opened.risk, opened.basis) == (
        "parent",
        ("gizi",),
        "rendah",
        "consent",
    )


@pytest.mark.parametrize(
    ("story", "topic", "risk"),
    [
        ("anak saya susah makan", "gizi", "rendah"),
        ("mau tanya saja", "i", "sedang"),
        ("foto anak saya disebar temannya", "other", "sedang"),
        ("anaknya 4 tahun, masih tidak diberi makan sampai sekarang", "m", "tinggi"),
        ("anaknya 14 tahun, masih tidak diberi makan sampai sekarang", "m", "sedang"),
    ],
)
def test_the_risk_follows_from_the_topic_the_story_and_the_age(story: str, topic: str, risk: str) -> None:
    family = told(story).presses("Hal lain" if topic == "other" else about(topic))
    assert family.opened[0].risk == risk


def test_whoever_is_not_sure_about_danger_gets_the_numbers_and_waits_no_longer_than_six_hours() -> None:
    Conversation().says("halo").presses("Orang tua").presses("Belum tahu").hears("112")
    assert told("anak saya susah makan", unsure=True).presses(about("gizi")).opened[0].risk == "sedang"


def test_danger_opens_with_what_is_known_by_then_and_the_words_that_led_there() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya")
    child.says("tolong dia mau bunuh aku sekarang")
    opened = child.opened[0]
    assert (opened.who, opened.danger != "", opened.evidence != ()) == ("child", True, True)
    assert child.kept == ["tolong dia mau bunuh aku sekarang"]


def test_who_does_not_answer_whether_they_are_safe_gets_a_case_with_all_that_is_known() -> None:
    """Reported by a counsellor: such a card said neither what it was about nor where."""
    family = telling().says("anak saya susah makan sayur").is_reheard("check", "cedera", "x")
    family.stands_at("safety.check").passes(minutes=6)
    (opened,) = family.opened
    assert (opened.heard, opened.risk, opened.unanswered) == (("gizi",), "sedang", True)
    assert opened.evidence


# ---- changing


def test_the_case_hears_of_where_and_of_every_change() -> None:
    family = in_kebon_jeruk()
    assert [note.kecamatan for note in changes(family)] == ["31.73.05"]
    family.presses("Ubah: tentang").presses(about("gizi")).hears(book().subjects["gizi"].label("id"))
    family.presses("Ubah: yang menulis").presses("Tetangga")
    assert changes(family)[1:] == [Changed(topics=("gizi",), risk="rendah"), Changed(who="neighbour")]


def test_a_place_taken_back_is_taken_back_everywhere() -> None:
    family = in_kebon_jeruk().presses("Ubah: kecamatan").presses("Lewati").stands_at("intake.summary")
    family.hears("Kecamatan: belum disebut")
    assert changes(family)[-1] == Changed(kecamatan="-")


def test_another_city_asks_for_its_district() -> None:
    family = (
        in_kebon_jeruk().presses("Ubah: kecamatan").presses("Jakarta Selatan").stands_at("intake.kecamatan")
    )
    family.presses("Tebet").stands_at("intake.summary").hears("Kecamatan: Tebet")


@pytest.mark.parametrize(
    ("line", "stays"),
    [("who", "Orang tua"), ("topic", "hal lain"), ("kecamatan", "Kebon Jeruk")],
)
def test_a_change_called_off_changes_nothing(line: str, stays: str) -> None:
    family = in_kebon_jeruk()
    label = {"who": "Ubah: yang menulis", "topic": "Ubah: tentang", "kecamatan": "Ubah: kecamatan"}[line]
    answers = family.session.answers
    family.presses(label).presses("‹ Kembali").stands_at("intake.summary")
    assert stays.lower() in family.last.lower()
    assert family.session.answers == answers
    assert len(changes(family)) == 1


def test_a_new_city_called_off_at_its_district_leaves_the_old_district() -> None:
    family = in_kebon_jeruk().presses("Ubah: kecamatan").presses("Jakarta Selatan").presses("‹ Kembali")
    family.stands_at("intake.summary").hears("Kecamatan: Kebon Jeruk")


def test_the_summary_counts_what_was_told() -> None:
    family = telling().says("anak saya kelas dua", "suka menggambar").presses("Sudah").presses("Hal lain")
    family.presses("Lewati").hears("2 pesan tersimpan")


# ---- afterwards


def test_withdrawing_is_asked_once_more() -> None:
    family = waiting().presses("Tidak perlu lagi").hears("Mau berhenti menunggu?")
    assert list(notes(family, Withdrawn)) == []
    family.presses("Tidak, tetap").stands_at("waiting.line").hears(CODE)
    assert list(notes(family, Withdrawn)) == []
    family.presses("Tidak perlu lagi").presses("Ya, tutup")
    assert len(list(notes(family, Withdrawn))) == 1


def test_after_the_end_nothing_reaches_the_case_until_they_say_which_matter_it_is() -> None:
    family = talking().gets(Closed(1, "Kak Dian", "")).says("kak mau tanya lagi")
    assert [note.piece.text for note in notes(family, FamilySaid)] == []
    assert family.kept[-1] == "kak mau tanya lagi"
    assert family.fresh
    family.presses("Lanjut")
    assert len(list(notes(family, Reopen))) == 1


def test_a_new_matter_begins_with_nothing_of_the_old_one() -> None:
    family = told("anaknya 4 tahun, masih tidak diberi makan sampai sekarang").presses(about("m"))
    assert family.opened[0].risk == "tinggi"
    family.gets(Closed(1, "", "")).presses("Hal baru").presses("Tidak").stands_at("intake.story")
    family.hears("Boleh ceritakan apa yang terjadi").presses("Sudah").stands_at("intake.story")
    family.says("ini soal anak yang lain").presses("Sudah").presses(about("m"))
    assert (family.opened[1].risk, family.opened[1].topics) == ("sedang", ("m",))


def test_the_same_matter_still_counts_what_was_told_before() -> None:
    family = waiting()
    before = family.session.told
    family.gets(Closed(1, "", "")).says("kak mau tanya lagi").presses("Lanjut")
    family.gets(CaseOpened(1, CODE, "waiting.line"))
    family.says("ubah").hears(f"{before + 1} pesan tersimpan")
