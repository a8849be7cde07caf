"""Every message of every family passes the detector inside the turn: it must cost next to nothing."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from flows.triage.danger import listen
from handbook.reading import Handbook

MESSAGES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "messages.yaml").read_text(encoding="utf-8")
)


def test_a_message_costs_a_fraction_of_a_millisecond(book: Handbook) -> None:
    listen("halo", (), book.distress)
    costs = []
    for text in MESSAGES["harmless"]:
        start = time.process_time_ns()
        listen(text, ("kak", "aku mau tanya"), book.distress)
        costs.append((time.process_time_ns() - start) / 1e6)
    print(f"median {median(costs):.3f} ms, longest {max(costs):.3f} ms")
    assert median(costs) < 0.6  # three times what is wanted, for slow machines


def test_cost_grows_with_length_and_no_faster(book: Handbook) -> None:
    def cost(repeats: int) -> float:
        text = "aku mau tanya soal bapak yang mau pukul . " * repeats
        runs = []
        for _ in range(5):
            start = time.process_time_ns()
            listen(text, (), book.distress)
            runs.append(time.process_time_ns() - start)
        return min(runs)

    cost(10)
    assert cost(240) < 4 * 8 * cost(30)  # eight times the words; the rest is for a busy machine
