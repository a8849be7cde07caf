"""One short fact that a child writes of itself, and nothing beside it: "13", "cowo", "kelas 6"."""

from __future__ import annotations

import re
from collections.abc import Mapping

AGE, SEX, SCHOOL = "child.age", "child.sex", "child.school"
YOUNGEST, GROWN = 6, 18

_SELF = r"(?:(?:aku|saya|aq|ak|sy|gue|gw|gua)\W+)?(?:(?:masih|baru)\W+)?"
_CALLED = r"\W*(?:kak|ka|kakak|bang|mas|mba|mbak|bu|pak)?\W*"
_AGE = re.compile(
    rf"\W*{_SELF}(?:(?:umurku|usiaku|umur|usia)\W+)?{_SELF}(\d{{1,2}})\s?(?:th|thn|tahun|taun)?{_CALLED}",
    re.I,
)
_GIRL = re.compile(rf"\W*{_SELF}(?:cewek?|cwe|cw|perempuan|prmpuan|girl){_CALLED}", re.I)
_BOY = re.compile(rf"\W*{_SELF}(?:cowok?|cwo|laki(?:\W?laki|2)?|boy){_CALLED}", re.I)
_SCHOOL = re.compile(
    rf"\W*{_SELF}((?:(?:kelas|kls)\s?\d{{1,2}}|\d{{1,2}}(?=\s?s))?\s?(?:sd|smp|sma|smk)?\s?(?:kelas\s?\d{{1,2}})?){_CALLED}",
    re.I,
)


def fact(text: str) -> Mapping[str, str]:
    """The question that it answers and the answer; empty where the text says anything else."""
    if aged := _AGE.fullmatch(text):
        return {AGE: aged[1]} if YOUNGEST <= int(aged[1]) < GROWN else {}
    if _GIRL.fullmatch(text):
        return {SEX: "girl"}
    if _BOY.fullmatch(text):
        return {SEX: "boy"}
    school = _SCHOOL.fullmatch(text)
    return {SCHOOL: school[1].strip()} if school and school[1].strip() else {}
