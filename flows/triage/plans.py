"""Whether a message names a plan with Puspa: "besok saya ke kantor". Once a case is closed nobody holds it."""

from __future__ import annotations

import re

LONGEST = 25
"""Words of it; what is longer tells a story."""

_WHEN = frozenset(
    "besok besuk bsk besoknya lusa nanti ntar sore siang pagi senin selasa rabu kamis jumat sabtu minggu jam pukul "  # noqa: SIM905
    "tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split()
)
_WHAT = frozenset(
    "kantor datang dateng dtg ketemu bertemu janji janjian telepon telpon telp nelpon hubungi kabari kesana kesitu "  # noqa: SIM905
    "office come meet call appointment".split()
)
_WORD = re.compile(r"\w+")


_IF = frozenset("kalau kalo klo jika bila apabila kapan kapanpun if whenever".split())  # noqa: SIM905
_END = re.compile(r"[.!?;\n]+")


def promises(text: str) -> bool:
    """What a counsellor says that they will do, at some time to come: "besok jam 10 aku hubungi lagi". That the family
    may write if something happens is none."""
    sentences = (one for one in _END.split(text) if _IF.isdisjoint(_WORD.findall(one.casefold())))
    return any(names_plan(one) for one in sentences)


def names_plan(text: str) -> bool:
    """A time to come, and a coming, a meeting or a call."""
    words = _WORD.findall(text.casefold())
    return len(words) <= LONGEST and not _WHEN.isdisjoint(words) and not _WHAT.isdisjoint(words)
