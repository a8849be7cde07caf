"""Words as the second listener reads them: the likeliest row of pieces that it knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from flows.triage.spelled_out import spelled_out
from handbook.reading.second import Second

START, _UNKNOWN, END = "<s>", "<unk>", "</s>"
_SPACE = "\u2581"
"""How a piece says that a word begins with it."""
_LONGEST = 24
_WORST = 10.0
"""How much less likely than the unlikeliest piece a letter is that no piece holds."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_EARLIER, _EARLIER_LETTERS, _EARLIER_PIECES = 4, 160, 60
_LETTERS, _PIECES = 1500, 110


def as_pieces(text: str, before: Sequence[str], second: Second) -> tuple[list[int], int]:
    """The places of all pieces, those of earlier messages first; and where the message itself begins.

    Abbreviations are spelled out: of messages full of them it hears far more so.
    Of a long message the beginning and the end are read: what matters most is often said last.
    """
    end = second.pieces[END]
    earlier = [
        place for said in before[-_EARLIER:] for place in (*_of(said[-_EARLIER_LETTERS:], second), end)
    ]
    earlier = earlier[-_EARLIER_PIECES:]
    now = _of(text[:_LETTERS], second)
    if len(now) > _PIECES:
        now = [*now[: _PIECES // 2], *now[-_PIECES // 2 :]]
    return [second.pieces[START], *earlier, *now, end], 1 + len(earlier)


def _of(text: str, second: Second) -> list[int]:
    words = spelled_out(unicodedata.normalize("NFKC", text), second.language)
    plain = _DRAWN_OUT.sub(r"\1\1", words.lower())
    return [place for word in plain.split() for place in _word(word, second)]


@lru_cache(maxsize=30_000)
def _word(word: str, second: Second) -> tuple[int, ...]:
    """The likeliest pieces of one word: of every beginning, the best way there is kept."""
    letters = _SPACE + word
    unknown, worst = second.pieces[_UNKNOWN], min(second.likely) - _WORST
    best, came = [0.0], [(0, unknown)]
    for stop in range(1, len(letters) + 1):
        best.append(best[stop - 1] + worst)
        came.append((stop - 1, unknown))
        for start in range(max(0, stop - _LONGEST), stop):
            place = second.pieces.get(letters[start:stop])
            if place is not None and best[start] + second.likely[place] > best[stop]:
                best[stop], came[stop] = best[start] + second.likely[place], (start, place)
    found, at = [], len(letters)
    while at:
        at, place = came[at]
        found.append(place)
    return tuple(reversed(found))
