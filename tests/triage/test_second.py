"""The second listener: what it reads, what it hears, and that it never takes back what the first has heard."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from flows.triage.both import listen_both
from flows.triage.danger import listen
from flows.triage.pieces import as_pieces
from flows.triage.second import scores
from flows.triage.verdict import judge
from handbook.reading import Handbook, load
from handbook.reading.second import LAYERS, PIECES, Second, read_second
from tests.triage.test_figures import fell, line
from training.corpus import read_corpus
from training.figures import figures
from training.figures import judge as judged
from training.report import EVERY

HERE = Path(__file__).parent
GRAVITY = ("none", "check", "acute")


@cache
def book() -> Handbook:
    return load(second=True)


@pytest.fixture
def second() -> Second:
    found = book().second
    assert found is not None
    return found


def spelled(text: str, second: Second, *before: str) -> list[str]:
    names = list(second.pieces)
    return [names[place] for place in as_pieces(text, before, second)[0]]


def test_a_sentence_is_read_whole(second: Second) -> None:
    pieces = spelled("Papa lagi mukulin mama", second)
    assert (pieces[0], pieces[-1]) == ("<s>", "</s>")
    assert "".join(pieces[1:-1]) == "▁papa▁lagi▁mukulin▁mama"


def test_what_nobody_knows_is_one_unknown_piece(second: Second) -> None:
    assert "<unk>" in spelled("聽 aku takut", second)
    assert scores("聽", (), second).keys() == scores("", (), second).keys()


def test_letters_drawn_out_are_two(second: Second) -> None:
    assert spelled("toloooooong", second) == spelled("toloong", second)


def test_abbreviations_are_spelled_out(second: Second) -> None:
    assert spelled("bntr ada org dtg", second) == spelled("sebentar ada orang datang", second)
    assert spelled("aku", second, "dmn?") == spelled("aku", second, "di mana?")
    assert spelled("nggak wedi", second) != spelled("tidak takut", second)  # learned as they are


def test_of_a_long_message_the_beginning_and_the_end_are_read(second: Second) -> None:
    pieces = "".join(spelled("mulai " + "panjang sekali " * 200 + "akhir", second))
    assert pieces.startswith("<s>▁mulai")
    assert pieces.endswith("</s>")
    assert len(spelled("kata " * 5_000, second)) < 120


def test_what_was_said_before_stands_in_front(second: Second) -> None:
    places, start = as_pieces("di depan pintu", ("kak", "aku takut"), second)
    assert places[start:] == as_pieces("di depan pintu", (), second)[0][1:]
    assert start > 1


def test_it_hears_more_than_lists_of_words(second: Second) -> None:
    calm = scores("mau tanya menu mpasi untuk bayi 8 bulan", (), second)["danger"]
    for text in (
        "tetangga saya anaknya dirantai di dapur",
        "kok kayaknya semua lebih bahagia kalau aku gak ada",
    ):
        assert scores(text, (), second)["danger"] > calm + 3


def test_what_it_reads_is_the_same_every_time(second: Second) -> None:
    assert scores("aku takut", (), second) == scores("aku takut", (), second)


def test_both_together_never_hear_less_than_the_first(second: Second) -> None:
    for one in read_corpus()[::3000]:
        first = listen(one.text, one.before, book().distress)
        both = listen_both(one.text, one.before, book().distress, second)
        assert GRAVITY.index(both.signal) >= GRAVITY.index(first.signal), one.text


def test_beside_another_the_first_is_stricter() -> None:
    alone, beside = load().distress.learned, book().distress.learned
    assert alone is not None
    assert beside is not None
    assert beside.limits["acute"] > alone.limits["acute"]
    assert beside.limits["check"] > alone.limits["check"]


def test_what_the_handbook_knows_as_an_idiom_stays_one(second: Second) -> None:
    for text in ("mati lampu", "mati gaya", "dibunuh tugas"):
        assert listen_both(text, (), book().distress, second).signal == "none"


def test_a_cry_and_a_number_need_no_second_look(second: Second) -> None:
    assert listen_both("tolong", (), book().distress, second).signal == "acute"
    assert listen_both("2", (), book().distress, second).signal == "none"
    assert listen_both("", (), book().distress, second).signal == "none"


def test_what_only_both_hear_names_its_words(second: Second) -> None:
    raised = [
        (one, both)
        for one in read_corpus()[::700]
        if (both := listen_both(one.text, one.before, book().distress, second)).signal
        != listen(one.text, one.before, book().distress).signal
    ]
    assert raised
    for one, both in raised:
        assert both.kind
        assert both.evidence, one.text


def test_a_file_that_is_cut_off_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "pieces.bin").write_bytes(PIECES.read_bytes()[:-100])
    with pytest.raises(ValueError, match=r"pieces\.bin"):
        read_second(tmp_path / "pieces.bin", LAYERS)
    with pytest.raises(OSError, match="no such"):
        read_second(tmp_path / "no such", LAYERS)


@pytest.mark.no_cover
def test_with_both_no_figure_falls_behind() -> None:
    """Of a part of the held messages; `make triage-report` reads them all."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    held = [one for one in read_corpus() if one.held][::EVERY]
    measured = {one.key: one for one in figures(list(judged(held, book())))}
    assert set(measured) == set(floors["both"])
    behind = [line(one) for key, one in measured.items() if fell(one, floors["both"][key])]
    assert behind == []


def test_a_verdict_with_both_is_whole() -> None:
    heard, understood, row = judge("dia nyuruh aku kirim foto badan", ("kak", "aku takut"), book())
    assert heard.signal != "none"
    assert understood.categories
    assert row.risk == "tinggi"
