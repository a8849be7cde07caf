"""Writing back safely: whose phone, which hours, by whom; and the gate keeps to it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.desk.answers import answers
from bot.desk.card import card
from flows.casework.case import Case
from flows.effects import Say
from flows.gate import NEUTRAL, may_send
from flows.notes import Claimed, Closed, CounsellorSaid, NotDelivered
from flows.piece import Piece
from tests.talk.conversation import CODE, Conversation, book, notes, words
from tests.talk.test_about_the_child import details
from tests.talk.test_risk_questions import asked


def at_the_phone() -> Conversation:
    return asked("psikologi").stands_at("safe.phone")


def safe(hours: str, phone: str = "Dipakai bersama") -> Conversation:
    family = at_the_phone().presses(phone).presses(hours).presses("Perempuan").presses("Lewati").says("jambu")
    family.stands_at("intake.city").presses("Lewati").stands_at("intake.summary")
    return family.presses("Sudah benar").stands_at("waiting.line")


@pytest.mark.parametrize("answer", ["Lewati", "Kapan saja"])
def test_the_summary_says_when_we_may_write_only_where_that_was_answered(answer: str) -> None:
    """Reported by a newcomer: "kapan saja" stood there though nobody had asked."""
    family = asked("gizi").presses("Lewati").stands_at("intake.summary")
    assert "Kami boleh menulis" not in family.last
    family.presses("Ubah: cara membalas").presses("Kapan boleh menulis").presses(answer)
    family.stands_at("intake.summary")
    assert ("Kami boleh menulis" in family.last) == (answer != "Lewati")


def later(family: Conversation, hour: int) -> Conversation:
    """Tomorrow at this hour in Jakarta."""
    family.now = datetime(2026, 11, 25, hour - 7, 30, tzinfo=UTC)
    return family


SAID = CounsellorSaid(1, "Kak Dian", Piece("text", 5, "selamat pagi"), 9)


def test_whoever_ends_at_the_childs_name_was_asked_when_we_may_write() -> None:
    family = asked("m")
    while family.session.node.startswith("risk."):
        family.presses("Lewati")
    family.stands_at("safe.phone").presses("Dipakai bersama").presses("Jangan dulu").presses(
        "Lewati"
    ).presses("Lewati").presses("Lewati")
    family.stands_at("child.name").presses("Cukup").stands_at("waiting.line")
    assert may_send(later(family, 10).session, "news", family.moment) == "unsafe"


LINES = {
    "HP ini": ("Dipakai bersama", "HP ini: Dipakai bersama"),
    "Kapan boleh": ("Pagi", "Kami boleh menulis: Pagi"),
    "Konselor siapa": ("Perempuan", "Konselor: Perempuan"),
}


def test_each_line_is_changed_by_itself_and_shown() -> None:
    """Reported by a newcomer: what she had answered stood nowhere, so "is it right?" could not be checked."""
    family = asked("m").presses("Cukup").presses("Lihat atau ubah")
    for line, (answer, shown) in LINES.items():
        family.presses("Ubah: cara membalas").presses(line).presses(answer)
        family.stands_at("intake.summary").hears(shown)
    family.presses("Ubah: cara membalas").presses("Kata rahasia").says("jambu").stands_at("intake.summary")
    family.hears("Kata rahasia: sudah ada", *(shown for _, shown in LINES.values()))
    assert "jambu" not in family.last


@pytest.mark.parametrize("way", ["Lewati", "Cukup", "‹ Kembali"])
def test_a_line_that_is_not_changed_stays_and_the_summary_comes_again(way: str) -> None:
    """Reported by a newcomer: "cukup" within a change sent the case off."""
    family = safe("Pagi").presses("Lihat atau ubah").presses("Ubah: cara membalas").presses("Kapan boleh")
    family.presses(way).stands_at("intake.summary").hears("Kami boleh menulis: Pagi")


def test_a_mother_may_say_what_to_call_her_and_only_the_claimer_reads_it() -> None:
    """Reported by a newcomer: it was asked nowhere, so no counsellor could address her."""
    family = asked("gizi").presses("Lewati").hears("Panggilan Anda: belum disebut")
    family.presses("Ubah: cara membalas dan panggilan").presses("Panggilan Anda").says("Bu Rina")
    family.stands_at("intake.summary").hears("Panggilan Anda: Bu Rina")
    assert details(family) == {"safe.name": "Bu Rina"}
    family.says("ganti panggilan saya jadi bu ani").hears("Panggilan Anda: bu ani")
    case = Case(
        code=CODE, state="waiting", risk="rendah", family=1, opened=family.now, waiting_since=family.now,
        details=details(family),
    )  # fmt: skip
    assert "ani" not in card(case, family.now, family.moment.zone, book(), words()).text
    assert any("bu ani" in words().say(line, "id") for line in answers(case.details, words()))


@pytest.mark.parametrize("who", ["Tetangga", "Saya anak"])
def test_a_neighbour_and_a_child_are_not_asked_for_their_own(who: str) -> None:
    family = asked("gizi", who=who).presses("Lewati").stands_at("intake.summary")
    assert "Panggilan" not in family.last
    family.presses("Ubah: cara membalas")
    assert not any(label.startswith("Panggilan") for label in family.labels)


def test_the_answers_reach_the_case_and_the_word_does_not() -> None:
    family = safe("Pagi")
    assert details(family) == {"safe.phone": "shared", "safe.hours": "morning", "safe.gender": "woman"}
    assert family.session.answers["safe.word"] == "jambu"
    family.says("ubah").hears("Kami boleh menulis: Pagi")


@pytest.mark.parametrize("answers", [(), ("Dipakai bersama",), ("Dipakai bersama", "Pagi")])
def test_one_press_ends_them_all_and_what_was_answered_holds(answers: tuple[str, ...]) -> None:
    family = at_the_phone()
    for answer in answers:
        family.presses(answer)
    family.presses("Cukup").stands_at("waiting.line")
    assert len(details(family)) == len(answers)
    assert may_send(later(family, 8).session, "news", family.moment) == "send"


@pytest.mark.parametrize(
    ("hours", "hour", "verdict"),
    [
        ("Pagi", 8, "send"),
        ("Pagi", 13, "unsafe"),
        ("Siang", 13, "send"),
        ("Sore", 13, "unsafe"),
        ("Sore", 18, "send"),
        ("Kapan saja", 22, "send"),
        ("Jangan dulu", 10, "unsafe"),
    ],
)
def test_nothing_goes_out_first_at_another_hour(hours: str, hour: int, verdict: str) -> None:
    family = later(safe(hours), hour)
    assert may_send(family.session, "news", family.moment) == verdict


def test_an_answer_ignores_the_hours() -> None:
    later(safe("Jangan dulu"), 22).says("halo").hears("menulis lagi")


def test_the_counsellor_hears_that_it_did_not_go_out_and_why() -> None:
    family = safe("Jangan dulu").gets(Claimed(1, "Kak Dian"))
    later(family, 10).gets(SAID)
    assert family.carried == []
    assert [note.reason for note in notes(family, NotDelivered)] == ["unsafe"]


def test_what_was_held_back_is_said_when_they_write() -> None:
    family = later(safe("Jangan dulu"), 10)
    before = len(family.heard)
    family.gets(Claimed(1, "Kak Dian"))
    assert len(family.heard) == before
    family.says("halo kak").hears("Kak Dian").stands_at("relay.open")
    before = len(family.heard)
    family.says("selamat pagi")
    assert len(family.heard) == before


def test_within_three_minutes_of_their_word_it_is_safe_but_shows_nothing_at_an_hour_that_is_not() -> None:
    family = later(safe("Jangan dulu", "Saya sendiri").gets(Claimed(1, "Kak Dian")), 22)
    (carried,) = family.says("kak").gets(SAID).carried
    assert NEUTRAL in carried.header


def test_an_ordinary_question_is_not_asked_but_finds_it_in_the_summary() -> None:
    family = asked("gizi").presses("Lewati").stands_at("intake.summary")
    family.presses("Ubah: cara membalas").presses("Kapan boleh").presses("Pagi").stands_at("intake.summary")
    family.hears("Kami boleh menulis: Pagi")


def test_a_new_matter_keeps_how_to_write_back() -> None:
    family = safe("Pagi").gets(Closed(1, "", "")).presses("Hal baru")
    assert family.session.answers["safe.hours"] == "morning"


def test_the_silent_message_of_danger_keeps_to_it_too() -> None:
    family = later(safe("Jangan dulu"), 10).says("dia mau bunuh aku").passes(minutes=20)
    said = [effect for effect in family.effects if isinstance(effect, Say) and effect.slot == "company"]
    assert len(said) == 1, "the first came within three minutes of their word"


def test_the_word_should_not_stay_in_the_chat_and_they_are_told_once() -> None:
    """Reported by a newcomer: the secret stood there for everybody who scrolls up."""
    family = (
        at_the_phone()
        .presses("Dipakai bersama")
        .presses("Pagi")
        .presses("Perempuan")
        .presses("Lewati")
        .says("jambu")
    )
    family.hears("hapus pesan dengan kata itu", "tetap tersimpan")
    assert sum("hapus pesan" in said for said in family.heard) == 1
    skipped = (
        at_the_phone()
        .presses("Saya sendiri")
        .presses("Pagi")
        .presses("Perempuan")
        .presses("Lewati")
        .presses("Lewati")
    )
    assert "hapus pesan" not in skipped.last


# ---- as people type it


def at(node: str) -> Conversation:
    family = asked("i")
    while family.session.node != node:
        family.presses("Lewati")
    return family


@pytest.mark.parametrize(
    ("node", "said", "key"),
    [
        ("safe.phone", "ini hp mama", "other"),
        ("safe.phone", "pinjem kakak", "other"),
        ("safe.phone", "aku pinjem", "other"),
        ("safe.phone", "hp sendiri", "mine"),
        ("safe.phone", "barengan sama adek", "shared"),
        ("safe.hours", "abis magrib aja", "evening"),
        ("safe.hours", "pagi bisa", "morning"),
        ("safe.hours", "jangan dulu ya kak", "never"),
        ("safe.hours", "jangan pas malem", "never"),
        ("safe.gender", "cewek aja", "woman"),
        ("safe.gender", "terserah", "any"),
    ],
)
def test_it_is_read_as_it_is_typed(node: str, said: str, key: str) -> None:
    assert at(node).says(said).session.answers[node] == key


def test_a_story_at_the_same_place_is_none_of_these() -> None:
    family = at("safe.hours").says("sebenarnya tadi pagi dia datang lagi ke sekolah anak saya")
    assert "safe.hours" not in family.session.answers


@pytest.mark.parametrize("said", ["jaktim", "cakung", "13", "ga tau", "ini buat apa?", "sedih", "kelas 6"])
def test_a_place_an_age_or_a_feeling_is_hardly_a_secret_word(said: str) -> None:
    family = at_the_phone().presses("Dipakai bersama").presses("Pagi").presses("Perempuan").presses("Lewati")
    family.stands_at("safe.word").says(said)
    assert "safe.word" not in family.session.answers or family.session.answers["safe.word"] == "skip"
    if family.session.node == "safe.word":
        family.says("jambu")
        assert family.session.answers["safe.word"] == "jambu"


def test_who_writes_it_again_means_it() -> None:
    family = at_the_phone().presses("Dipakai bersama").presses("Pagi").presses("Perempuan").presses("Lewati")
    family.says("jaktim").stands_at("safe.word").hears("satu kata lain").says("jaktim")
    assert family.session.answers["safe.word"] == "jaktim"
