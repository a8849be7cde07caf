"""An edited message in the story: it takes the place of what it was, where only a number or its unit is another."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_UNITS = frozenset("th thn tahun taun bln bulan kg kilo kelas kls years year yrs months month".split())  # noqa: SIM905
_FEW = 3
"""Words that two messages must share to be one and the same."""


def without_former(story: tuple[str, ...], now: str) -> tuple[str, ...]:
    """The story without the last message that `now` was made of. What says anything that `now` does not say stays: what
    somebody told once and then takes away was told.
    """
    kept = _words(now)
    for place in range(len(story) - 1, -1, -1):
        before = _words(story[place])
        if len(before) >= _FEW and before <= kept and story[place] != now:
            return (*story[:place], *story[place + 1 :])
    return story


def _words(said: str) -> frozenset[str]:
    return frozenset(_WORD.findall(said.lower())) - _UNITS
