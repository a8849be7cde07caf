"""Recall and false alarms on our own messages (messages.yaml), printed and held above a floor.

The phrases were tuned on these messages: the figures say that nothing was lost, not how well families are understood.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.triage.categories import understand
from flows.triage.danger import listen
from handbook.reading import Handbook
from handbook.reading.distress import KINDS

MESSAGES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "messages.yaml").read_text(encoding="utf-8")
)


def signals(book: Handbook, part: str) -> Counter[str]:
    """How often each signal was given in a part; prints what was not heard as acute or as harmless."""
    found: Counter[str] = Counter()
    for message in MESSAGES[part]:
        given = {"text": message} if isinstance(message, str) else message
        heard = listen(given["text"], given.get("before", ()), book.distress)
        found[heard.signal] += 1
        if heard.signal != {"danger": "acute", "perhaps": "check", "harmless": "none"}[part]:
            print(f"  {part}: {heard.signal} {heard.kind}: {given['text']}")
    return found


def test_there_are_enough_messages_of_every_kind() -> None:
    assert {message["kind"] for message in MESSAGES["danger"]} == set(KINDS)
    assert len(MESSAGES["danger"]) >= 100
    assert len(MESSAGES["harmless"]) >= 100


def test_danger_is_heard(book: Handbook) -> None:
    found, total = signals(book, "danger"), len(MESSAGES["danger"])
    acute, any_signal = found["acute"] / total, 1 - found["none"] / total
    print(f"acute {acute:.3f}, acute or check {any_signal:.3f} of {total}")
    assert any_signal >= 0.98
    assert acute >= 0.95


def test_what_may_be_danger_is_asked_about(book: Handbook) -> None:
    found, total = signals(book, "perhaps"), len(MESSAGES["perhaps"])
    print(f"acute or check {1 - found['none'] / total:.3f} of {total}")
    assert found["none"] == 0


def test_tempting_harmless_messages_raise_no_alarm(book: Handbook) -> None:
    found, total = signals(book, "harmless"), len(MESSAGES["harmless"])
    print(f"acute {found['acute'] / total:.3f}, acute or check {1 - found['none'] / total:.3f} of {total}")
    assert found["acute"] / total <= 0.03
    assert 1 - found["none"] / total <= 0.08


def test_the_kind_of_danger_is_named(book: Handbook) -> None:
    wrong = []
    for message in MESSAGES["danger"]:
        heard = listen(message["text"], message.get("before", ()), book.distress)
        if heard.kind != message["kind"]:
            wrong.append((message["text"], heard.kind, message["kind"]))
    assert len(wrong) <= len(MESSAGES["danger"]) * 0.05, wrong


@pytest.mark.parametrize("message", MESSAGES["subjects"], ids=lambda message: message["text"][:30])
def test_what_it_is_about_is_understood(book: Handbook, message: dict[str, Any]) -> None:
    found = understand([message["text"]], book)
    assert found.categories[: len(message.get("categories", ()))] == tuple(message.get("categories", ()))
    assert set(message.get("topics", ())) <= set(found.topics)
    assert found.evidence
    assert all(words in message["text"] for words in found.evidence)


def test_ordinary_questions_are_not_taken_for_ampk(book: Handbook) -> None:
    taken = [text for text in MESSAGES["harmless"] if understand([text], book).categories]
    print(f"taken for AMPK: {len(taken) / len(MESSAGES['harmless']):.3f}")
    assert len(taken) <= len(MESSAGES["harmless"]) * 0.08, taken
