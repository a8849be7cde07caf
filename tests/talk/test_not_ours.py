"""What is not ours gets a dignified answer, and never in the way of a story or a danger."""

from __future__ import annotations

import pytest

from flows.session import answered
from flows.talk.aside import kind_of
from flows.talk.aside import words as answer_words
from handbook.reading.information import KEYS
from tests.talk.conversation import Conversation, book, words
from tests.talk.test_intake import asked_to_consent, telling
from tests.talk.test_relay import talking, waiting

SAID = [
    ("halo, saya wartawan dari media nasional", "press"),
    ("cuma iseng doang kok", "joke"),
    ("wkwk prank kak", "joke"),
    ("dasar bot bego", "angry"),
    ("lama banget balasnya", "angry"),
    ("slot gacor hari ini klik link", "spam"),
    ("berapa biaya konsultasinya", "cost"),
    ("ini gratis kan kak", "cost"),
    ("jam berapa buka ya", "hours"),
    ("ini siapa ya", "what"),
    ("puspa bisa bantu apa aja", "what"),
    ("gimana cara nolong anak tetangga", "danger"),
    ("cara melapor gimana kak", "danger"),
    ("habis nulis di sini gimana", "after"),
    ("what happens after i write", "after"),
    ("siapa aja yang baca ini", "readers"),
    ("ini rahasia gak kak", "readers"),
    ("cara hapus pesan di sini gimana", "delete"),
    ("saya terlilit utang banyak kak", "adult"),
    ("lagi cari kerja nih, ada lowongan?", "adult"),
    ("saya baru di-PHK", "adult"),
    ("saya cekcok sama tetangga soal pagar", "adult"),
    (
        "tetangga saya karaoke tiap malam sampai pagi berisik sekali, sudah ditegur rt tapi masih saja begitu",
        "adult",
    ),
    ("مرحبا كيف حالك", "language"),
    ("你好 我需要帮助", "language"),
]


@pytest.mark.parametrize(("said", "kind"), SAID)
def test_each_is_known(said: str, kind: str) -> None:
    assert kind_of(said, book()) == kind


@pytest.mark.parametrize(
    "said",
    [
        "anak saya susah makan",
        "ayah saya wartawan dan sering memukul saya kalau pulang malam dari kantor, saya takut sekali kak",
        "aku diancam, katanya cuma bercanda, tapi dia pukul aku terus tiap hari",
        "anak saya kecanduan slot dan pinjaman",
        "suami saya terlilit utang",
        "anak saya ditagih pinjol",
        "tetangga ribut, anaknya teriak teriak tiap malam",
        "aku disuruh cari kerja sama bapak",
        "cara hapus foto yang disebar mantan",
        "dia suruh aku hapus chat",
        "ibu dipecat terus marah marah ke aku",
        "halo",
        "😀😀",
    ],
)
def test_a_story_is_a_story(said: str) -> None:
    assert kind_of(said, book()) == ""


@pytest.mark.parametrize(("said", "kind"), SAID)
def test_each_is_answered_and_the_question_stands(said: str, kind: str) -> None:
    family = asked_to_consent().says(said)
    family.stands_at("intake.consent").hears("simpan")
    assert len(family.fresh) == 1


def test_a_joke_is_welcome_and_the_true_word_after_it_is_heard() -> None:
    child = Conversation().says("halo").says("cuma iseng doang kak").hears("Siapa yang menulis")
    first = child.last
    child.says("hehe bercanda doang").hears("Siapa yang menulis")
    assert child.last != first
    assert child.kept == []
    child.presses("Saya anak").says("tolong").stands_at("safety.company")


def test_anger_is_kept_and_a_human_is_near() -> None:
    family = waiting().says("lama banget balasnya").hears("orang", "112")
    assert family.kept[-1] == "lama banget balasnya"


def test_spam_and_questions_about_puspa_are_no_story() -> None:
    family = telling().says("slot gacor klik link").says("jam berapa buka ya").hears("kapan saja")
    assert family.kept == []


def test_a_matter_of_grown_ups_is_kept_and_said_once_not_to_be_ours() -> None:
    family = telling().says("saya terlilit utang banyak kak").hears("di luar layanan kami", "CONTOH")
    assert family.kept == ["saya terlilit utang banyak kak"]
    family.says("utang saya menumpuk di bank").stands_at("intake.story")
    assert "di luar layanan" not in family.last


def test_to_a_child_nothing_is_no_matter_of_ours() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya, boleh")
    child.says("aku terlilit pinjol").stands_at("intake.story")
    assert "di luar layanan" not in child.last
    child.says("siapa yang baca ini?").hears("isi ceritamu")


def test_an_answer_that_nobody_confirmed_reaches_no_family() -> None:
    family = (
        Conversation(demo=False)
        .says("halo")
        .says("siapa yang baca pesan ini?")
        .hears("konselor yang menjawab")
    )
    assert "CONTOH" not in family.last
    for said in ("puspa itu apa", "berapa biayanya"):
        family.says(said).hears("Gratis", "Siapa yang menulis")
    family.says("jam berapa buka").hears("belum bisa menyebut jamnya")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("who", ["Saya anak", "Orang tua", ""])
def test_every_answer_fits_in_one_message_with_its_question(key: str, who: str) -> None:
    family = Conversation().says("halo" if who else "hello i want to ask something")
    family.session = answered(family.session, "intake.who", "child" if who == "Saya anak" else "parent")
    said = words().paragraphs(answer_words(key, family.session, family.moment), family.session.locale)
    assert len(said) <= 450
    assert said


def test_beside_a_counsellor_everything_is_theirs() -> None:
    talking().says("lama banget balasnya").hears_nothing()


def test_another_city_is_helped_on() -> None:
    family = telling().says("anak saya susah makan").presses("Sudah").presses("Hal lain")
    family.says("bekasi").hears("tetap dibaca").stands_at("intake.summary").hears("Di luar Jakarta")
