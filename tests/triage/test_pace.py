"""Every message of every family passes the detector inside the turn: it must cost little, and in proportion."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from flows.triage.danger import listen
from handbook.reading import Handbook

MESSAGES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "messages.yaml").read_text(encoding="utf-8")
)
WORDS = re.compile(r"\w+")
MOST = 400
"""How many times the mere finding of its words a message may cost. Measured here: about 120."""


def cost(doing: Callable[[str], object], text: str) -> int:
    start = time.process_time_ns()
    doing(text)
    return time.process_time_ns() - start


def test_a_message_costs_little_beside_finding_its_words(book: Handbook) -> None:
    texts = MESSAGES["harmless"]
    for text in texts:
        listen(text, (), book.distress)  # families repeat words; a service that runs knows most of them
    heard = median(cost(lambda text: listen(text, (), book.distress), text) for text in texts)
    found = median(
        cost(lambda text: [WORDS.findall(text.lower()) for _ in range(10)], text) for text in texts
    )
    print(f"{heard / 1e6:.3f} ms a message, {10 * heard / found:.0f} times the finding of its words")
    assert 10 * heard < MOST * found


def test_cost_grows_with_length_and_no_faster(book: Handbook) -> None:
    def shortest(repeats: int) -> float:
        text = "aku mau tanya soal bapak yang mau pukul . " * repeats
        # each time another text: the last few are kept as they were read
        return min(
            cost(lambda text: listen(text, (), book.distress), f"{number} {text}") for number in range(5)
        )

    shortest(10)
    assert shortest(240) < 4 * 8 * shortest(30)  # eight times the words; the rest is for a busy machine
