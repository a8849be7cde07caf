"""What hangs in the group: enough to choose by, nothing that says who; times as the clock in Jakarta shows them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from bot.desk import facts
from bot.desk.board import LINES, board
from bot.desk.card import alarm, card
from bot.desk.letter import letter
from flows.casework.case import Case
from tests.talk.conversation import CODE, book, words

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LINK = "https://t.me/puspa_bot?start=konselor"
WAITING = Case(
    id=7,
    code=CODE,
    state="waiting",
    risk="sedang",
    family=1,
    opened=NOW,
    waiting_since=NOW - timedelta(minutes=50),
    who="parent",
    topics=("gizi",),
    kecamatan="31.73.05",
    age_band="0-5",
    evidence=("bawa pisau",),
)


def like(**changes: object) -> Case:
    return msgspec.structs.replace(WAITING, **changes)


def shown(case: Case, now: datetime = NOW) -> str:
    return card(case, now, JAKARTA, book(), words()).text


def on_board(*cases: Case) -> str:
    return board(cases, NOW, JAKARTA, words(), LINK).text


def test_a_card_says_what_one_chooses_by_and_not_a_word_of_the_story() -> None:
    text = shown(WAITING)
    for part in (CODE, "sedang", book().subjects["gizi"].label("id"), "0–5", "Kebon Jeruk", "09.10"):
        assert part in text
    for part in ("pisau", "orang tua", "parent", "31.73"):
        assert part not in text


def test_a_case_given_back_keeps_its_first_waiting_time() -> None:
    """Reported: giving a case back made a family of 21.00 look as if it had come at 23.00."""
    back = like(returned=NOW - timedelta(minutes=5))
    line = "pukul 09.10 (dikembalikan pukul 09.55)"
    assert line in shown(back)
    assert line in on_board(back)
    assert "dikembalikan" not in shown(WAITING)


def test_what_was_heard_in_a_danger_stays_on_the_card_whatever_subject_is_chosen() -> None:
    """Reported by a neighbour: a choice by number took the hurt child off the group's card."""
    adult, hurt = (book().subjects[code].label("id") for code in ("kdrt", "i"))
    danger = like(topics=("kdrt",), heard=("kdrt", "i"), dangers=("kekerasan",))
    assert f"{adult}; terdengar juga: {hurt}" in shown(danger)
    assert hurt not in shown(msgspec.structs.replace(danger, dangers=()))


def rings(case: Case) -> str:
    return alarm(case, NOW, JAKARTA, book(), words(), danger=True).text


def test_the_kind_of_danger_stands_on_the_card_and_in_the_line_that_rings() -> None:
    """Reported: "aku mau mati aja" stood in the group as worry, and somebody who hits."""
    case = like(risk="tinggi", topics=(), heard=("psikologi", "i"), dangers=("ditanya", "bunuh_diri"))
    lines = shown(case).splitlines()
    kinds = "ingin mati atau menyakiti diri, menjawab bahwa ada bahaya"
    assert lines.index(f"Bahaya: {kinds}") < next(n for n, one in enumerate(lines) if "Tentang" in one)
    assert rings(case).startswith(f"BAHAYA · {CODE} · {kinds} · risiko TINGGI")
    held = msgspec.structs.replace(
        case, state="claimed", claimer=2, claimer_name="Dian", danger_at=NOW, overdue=True
    )
    assert f"{CODE} · {kinds} · belum dijawab" in rings(held)
    assert "Bahaya" not in shown(WAITING)


@pytest.mark.parametrize("changed", [{"topics": ("j",)}, {"heard": ("j",)}, {}])
def test_a_danger_of_what_is_sensitive_is_not_named_in_the_group(changed: dict[str, object]) -> None:
    case = like(risk="tinggi", dangers=("kekerasan_seksual",), **changed)
    for said in (shown(case), rings(case)):
        assert "seksual" not in said
        assert "Bahaya:" not in said


def test_a_new_matter_is_marked_on_the_card_and_named_in_the_letter() -> None:
    case = like(topics=("gizi", "j"), new_since=NOW, new_topics=("j",))
    assert "Ada hal baru dari pelapor pukul 10.00" in shown(case)
    assert book().subjects["j"].label("id") not in shown(case)
    assert "hal baru" not in shown(WAITING)
    [(facts_of_it, _), *_] = letter(case, [], "1", NOW, JAKARTA, book(), words())
    assert f"Hal baru dari pelapor, pukul 10.00: {book().subjects['j'].label('id')}\n" in facts_of_it.text
    [(facts_of_it, _), *_] = letter(WAITING, [], "1", NOW, JAKARTA, book(), words())
    assert "Hal baru" not in facts_of_it.text


@pytest.mark.parametrize("code", ["b", "g", "j", "k"])
def test_what_a_group_need_not_know_is_called_sensitive(code: str) -> None:
    for topics in ((code,), ("gizi", code)):
        text = shown(like(topics=topics))
        assert "sensitif" in text
        assert book().subjects[code].label("id") not in text


@pytest.mark.parametrize(
    "code", sorted({subject.code for subject in book().subjects.all} - {"b", "g", "j", "k"})
)
def test_everything_else_is_called_by_its_plain_name(code: str) -> None:
    text = shown(like(topics=(code,)))
    assert "sensitif" not in text
    assert book().subjects[code].label("id") in text


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    text = shown(like(topics=(), kecamatan="", age_band=""))
    assert text.count("belum") >= 3
    assert "hal lain" in shown(like(topics=("other",))).lower()


def test_it_can_be_claimed_while_it_waits_and_only_then() -> None:
    (row,) = card(WAITING, NOW, JAKARTA, book(), words()).buttons
    assert (row[0].label, row[0].token) == (f"Ambil {CODE}", "claim:7")
    for state in ("claimed", "closed"):
        taken = like(state=state, claimer=2, claimer_name="Kak Dian")
        assert card(taken, NOW, JAKARTA, book(), words()).buttons == ()


def test_a_taken_card_names_who_has_it_and_since_when() -> None:
    claimed = like(state="claimed", claimer=2, claimer_name="Kak Dian", since=NOW - timedelta(minutes=5))
    assert "Kak Dian pukul 09.55" in shown(claimed)


def test_a_question_of_safety_left_open_stands_on_the_card() -> None:
    assert "belum menjawab" in shown(like(unanswered=True))


def test_the_day_is_named_where_it_is_not_today_in_jakarta() -> None:
    assert facts.clock_time(NOW, NOW, JAKARTA) == "pukul 10.00"
    late = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # one in the morning of Wednesday
    assert "Selasa 24 Nov" in facts.clock_time(NOW, late, JAKARTA)
    assert facts.clock_time(late, late, JAKARTA) == "pukul 01.00"


def test_the_board_has_the_gravest_first_and_then_who_waits_longest() -> None:
    text = on_board(
        like(code="A", risk="rendah", waiting_since=NOW - timedelta(hours=5)),
        like(code="B", risk="tinggi", waiting_since=NOW - timedelta(minutes=1)),
        like(code="C", risk="tinggi", waiting_since=NOW - timedelta(minutes=9)),
        like(code="D", state="claimed", claimer=2, claimer_name="Kak Dian"),
    )
    order = [text.index(f"· {code} ·") for code in ("C", "B", "A")]
    assert order == sorted(order)
    assert "D · Kak Dian" in text
    assert "Menunggu: 3" in text
    assert "risiko tinggi: 2" in text
    assert "Ditangani: 1" in text


def test_a_long_board_says_how_many_more_there_are() -> None:
    text = on_board(*(like(code=f"KODE-{number}") for number in range(LINES + 5)))
    assert text.count("KODE-") == LINES
    assert "dan 5 lagi" in text


def test_an_empty_board_says_so() -> None:
    assert "Tidak ada yang menunggu" in on_board()
