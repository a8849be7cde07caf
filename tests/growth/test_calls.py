"""A turn makes no more Python calls than was accepted: its time on any machine, which no other test would notice."""

from __future__ import annotations

import pstats
from pathlib import Path
from typing import Any

from bench.profile import profiled
from bench.steps import TURNS

CHATS = 10
ACCEPTED = 2_050
"""Calls a turn of ten chats, twelve turns each, with what is worked out only once. Python 3.11 made 2,021; 1,791 before
guards asked of each message whether it answers a counsellor's grave question, says a fact in danger, or is said to us.

All chats write the same words, so a text is read once for all of them. Where the calls come from: `python -m
bench.profile`. What more of them are worth belongs into the message of the commit.
"""


async def test_a_turn_makes_no_more_calls_than_was_accepted(tmp_path: Path) -> None:
    writing, _ = await profiled(tmp_path, CHATS)
    counted: Any = pstats.Stats(writing)
    assert counted.total_calls / (CHATS * len(TURNS)) <= ACCEPTED
