"""`python -m bot triage`: one message a line in, one verdict a line out, in order, as they come.

A line is plain text, or JSON {"id", "text", "before": [...], "writer": "..."} with the last two optional. Each line
gives one answer, empty lines too, so that line n of the output is about line n of the input. After the letters given
come those next in line, three together; where no letter is given there are none.

Both listeners read the first 2,000 lines, as they do in the service. What follows is read by the first alone, at
100,000 lines a minute; with --both everything is read by both.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from bot.read_handbook import read_handbook
from flows.triage.verdict import judge
from handbook.reading import Handbook


class _Message(NamedTuple):
    id: object
    text: str
    before: Sequence[str]


BOTH = 2_000
"""Lines that both listeners read: the second needs tens of milliseconds for one that may hold danger."""

USAGE = """Pemakaian: python -m bot triage [--both] < pesan.txt
  Kedua pendengar membaca 2.000 baris pertama; selebihnya hanya pendengar pertama, yang cepat.
  --both: keduanya membaca semua baris"""


def main(argv: list[str]) -> int:
    """Read standard input to its end; 2 when called with other arguments."""
    if argv not in ([], ["--both"]):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        lines, out = sys.stdin.buffer, sys.stdout.buffer
        answer_all(lines if argv else islice(lines, BOTH), out, read_handbook(second=True))
        if not argv and (left := next(lines, None)) is not None:
            print(
                f"Mulai baris {BOTH + 1:,} hanya pendengar pertama yang membaca.".replace(",", "."),
                file=sys.stderr,
            )
            answer_all(chain([left], lines), out, read_handbook(), first=BOTH + 1)
    except BrokenPipeError:
        # Whoever read us (head, less) has seen enough; without this Python complains when it flushes at exit.
        sys.stderr.close()
    return 0


def answer_all(lines: Iterable[bytes], out: BinaryIO, handbook: Handbook, *, first: int = 1) -> None:
    """Answer every line at once, so that it can be used by hand as well as in a pipe. `first` numbers the lines."""
    for number, line in enumerate(lines, first):
        out.write(_verdict(_read(line, number), handbook))
        out.flush()


def _read(line: bytes, number: int) -> _Message:
    text = line.decode("utf-8", errors="replace").rstrip("\r\n").removeprefix("\ufeff")
    if text.startswith("{"):
        try:
            given = json.loads(text)
        except (ValueError, RecursionError):
            given = None
        if isinstance(given, dict) and isinstance(given.get("text"), str):
            before = given.get("before")
            earlier = [one for one in before if isinstance(one, str)] if isinstance(before, list) else []
            return _Message(given.get("id", number), given["text"], earlier)
    return _Message(number, text, ())


def _verdict(message: _Message, handbook: Handbook) -> bytes:
    heard, understood, row = judge(message.text, message.before, handbook)
    answer = {
        "id": message.id,
        "signal": heard.signal,
        "risk": row.risk,
        "categories": [*understood.categories, *understood.also],
        "topics": list(understood.topics),
        "evidence": list(dict.fromkeys((*heard.evidence, *understood.evidence))),
    }
    # JSON may name half of a surrogate pair, which UTF-8 cannot hold.
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n"
