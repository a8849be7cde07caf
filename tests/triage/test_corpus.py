"""The written messages: enough of every kind, labelled by the rules of corpus/LABELS.md, parted by idea."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from handbook.reading import CODES, TOPICS
from handbook.reading.distress import KINDS
from training.corpus import CorpusError, Example, read_corpus


@cache
def corpus() -> list[Example]:
    return read_corpus()


def single() -> list[Example]:
    return [one for one in corpus() if not one.turn]


def test_there_are_enough_messages_of_every_kind_letter_and_topic() -> None:
    kinds = Counter(one.kind for one in single())
    letters = Counter(letter for one in single() for letter in one.categories)
    topics = Counter(topic for one in single() if not one.categories for topic in one.topics)
    assert min(kinds[kind] for kind in KINDS) >= 40
    assert min(letters[code] for code in CODES) >= 40
    assert min(topics[topic] for topic in TOPICS) >= 30
    assert sum(one.harmless for one in single()) >= 800
    assert len({one.id.rsplit("-", 1)[0] for one in corpus() if one.turn}) >= 60


def test_labels_follow_the_rules() -> None:
    wrong = [
        one.id
        for one in single()
        if (one.signal == "acute" and one.risk != "tinggi")
        or (one.signal == "check" and one.risk == "rendah")
        or (one.kind is None) != (one.signal == "none")
        or not one.idea
        or not one.hard
    ]
    assert wrong == []


def test_all_kinds_of_writers_and_ways_of_speaking_are_there() -> None:
    share = Counter(one.language for one in single())
    assert min(share[language] for language in ("bew", "jv", "su", "en", "mixed")) >= 400
    writers = Counter(one.writer for one in single())
    assert min(writers.values()) >= 400
    words = [len(one.text.split()) for one in single()]
    assert sum(count == 1 for count in words) >= 100
    assert sum(count >= 30 for count in words) >= 1000
    assert sum(bool(one.before) for one in single()) >= 2000


def test_about_three_in_ten_are_held_and_no_message_stands_on_both_sides() -> None:
    held = {one.group for one in corpus() if one.held}
    assert held.isdisjoint(one.group for one in corpus() if not one.held)
    assert 0.27 < sum(one.held for one in corpus()) / len(corpus()) < 0.33
    said = Counter((one.before, one.text) for one in single())
    assert [words for words, often in said.items() if often > 1] == []


def test_a_conversation_is_read_piece_by_piece_with_what_came_before() -> None:
    pieces = [one for one in corpus() if one.id.startswith("conv-001-")]
    assert [len(piece.before) for piece in pieces] == list(range(len(pieces)))
    assert pieces[-1].before[-1] == pieces[-2].text


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("acute tinggi i - child child id", "seven labels, a bar, a message"),
        ("acute tinggi i child child id | kak", "7 parts, not 6"),
        ("akut tinggi i - child child id | kak", "'akut' is none of acute"),
        ("acute tinggi z - child child id | kak", "'z' is none of a, b"),
    ],
)
def test_a_slip_is_named_by_page_and_line(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "danger.txt").write_text(f"## idea | why | cedera\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"danger\.txt line 2") as trouble:
        read_corpus(tmp_path)
    assert complaint in str(trouble.value)
