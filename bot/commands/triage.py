"""`python -m bot triage`: one message a line in, one verdict a line out, in order, as they come.

A line is plain text, or JSON {"id", "text", "before": [...], "writer": "..."} with the last two optional. Each line
gives one answer, empty lines too, so that line n of the output is about line n of the input. After the letters given
come those next in line, three together; where no letter is given there are none.

Both listeners read the first 3,000 lines, as they do in the service. What follows is read by the first alone, which is
far quicker; with --both everything is read by both. A line that comes by itself is answered before the next is
awaited; where many wait, each processor reads a part of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache
from typing import BinaryIO, NamedTuple

from bot.read_handbook import read_handbook
from flows.triage.verdict import judge
from handbook.reading import Handbook


class _Message(NamedTuple):
    id: object
    text: str
    before: Sequence[str]


class _Part(NamedTuple):
    """Lines that one process answers, the number of the first, and whether both listeners read them."""

    lines: Sequence[bytes]
    first: int
    both: bool


BOTH = 3_000
"""Lines that both listeners read: the second needs tens of milliseconds for one that may hold danger."""

_TOGETHER = 50
"""Lines in a part; fewer are not worth other processes."""
_LOOKED_AT = 1 << 20
"""Bytes that are taken from the input at once, if they are there."""

USAGE = f"""Pemakaian: python -m bot triage [--both] < pesan.txt
  Kedua pendengar membaca {BOTH} baris pertama; selebihnya hanya pendengar pertama, yang cepat.
  --both: keduanya membaca semua baris"""


def main(argv: list[str]) -> int:
    """Read standard input to its end; 2 when called with other arguments."""
    if argv not in ([], ["--both"]):
        print(USAGE, file=sys.stderr)
        return 2
    _book(both=True)  # what is wrong in it is told before anything is read
    try:
        with _Readers() as readers:
            for part in _parts(sys.stdin.buffer, sys.maxsize if argv else BOTH):
                for answers in readers.answer(part):
                    sys.stdout.buffer.write(answers)
                    sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read us (head, less) has seen enough; without this Python complains when it flushes at exit.
        sys.stderr.close()
    return 0


def _parts(lines: BinaryIO, both: int) -> Iterator[_Part]:
    """All lines that wait, as they come; those up to number `both` apart from those behind."""
    first = 1
    for waiting in _waiting(lines):
        early = max(0, both + 1 - first)
        for some in (waiting[:early], waiting[early:]):
            if some:
                if first == both + 1:
                    print(f"Mulai baris {first} hanya pendengar pertama yang membaca.", file=sys.stderr)
                yield _Part(some, first, both=first <= both)
                first += len(some)


def _waiting(lines: BinaryIO) -> Iterator[list[bytes]]:
    """Whole lines, as many as are there; it waits only where there is none."""
    begun = b""
    while more := os.read(lines.fileno(), _LOOKED_AT):
        *whole, begun = (begun + more).split(b"\n")
        if whole:
            yield whole
    if begun:
        yield [begun]


class _Readers(ExitStack):
    """This process; and beside it, once many lines wait together, one for each processor."""

    _others: ProcessPoolExecutor | None = None

    def answer(self, part: _Part) -> Iterator[bytes]:
        """The answers in the order of the lines."""
        pieces = [
            _Part(part.lines[at : at + _TOGETHER], part.first + at, part.both)
            for at in range(0, len(part.lines), _TOGETHER)
        ]
        if len(pieces) < 3 or os.cpu_count() == 1:
            return map(_answers, pieces)
        if self._others is None:
            self._others = self.enter_context(ProcessPoolExecutor())
        return self._others.map(_answers, pieces)


def _answers(part: _Part) -> bytes:
    book = _book(both=part.both)
    return b"".join(_verdict(_read(line, number), book) for number, line in enumerate(part.lines, part.first))


@cache
def _book(*, both: bool) -> Handbook:
    return read_handbook(second=both)


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
