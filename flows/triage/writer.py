"""Who writes, where the first words say so: then nobody asks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.triage.age import child_age
from flows.triage.language import is_english
from flows.triage.normalise import tokens
from flows.triage.phrases import Finder, Match
from handbook.reading import Handbook
from handbook.reading.writers import ANOTHER, KIN, NEIGHBOUR

_MINE = re.compile(r"\b(anak|bayi|putra|putri|cucu|murid|suami)k?u\b", re.IGNORECASE)
"""'anakku' is 'anak aku'."""

_OURS = re.compile(
    r"\b(tetangga|murid|siswa|siswi|cucu|keponakan|ponakan)\s*(?:ku\b|\s(?:aku|saya|sy|gue|gw|gua|kami)\b)",
    re.IGNORECASE,
)
"""'murid saya dipukul': it is not the writer who was."""

_HARMS = (
    "pukul|mukul|tendang|nendang|tampar|nampar|ancam|pegang|megang|raba|cubit|nyubit|"
    "kosa|siksa|nyiksa|bunuh|hajar|sakit"
)
_TO_ME = re.compile(
    rf"\b(?:aku|saya|aq|ak|sy|gue|gw|gua)\s+(?:\w+\s+)?di[a-z]{{3,}}|(?:{_HARMS})[a-z]*2?\s+(?:aku|saya|aq|ak|sy|gue|gw|gua)\b",
    re.IGNORECASE,
)
"""'saya dipukul', 'mukul saya', 'pegang2 saya': whoever writes so tells of themselves too."""


_THEIRS = re.compile(
    r"\b(anak|bayi|putra|putri|cucu|murid|siswa|siswi|adik|adek|dek|kakak|ibu|mama|istri|sepupu|keponakan|ponakan|teman|"
    r"temen|sahabat|tetangga|pacar|saudara)\s*(?:ku\b|\s(?:aku|saya|aq|ak|sy|gue|gw|gua|kami)\b)",
    re.IGNORECASE,
)
"""'anak saya dipukul', 'adik gw diancam': it is somebody else who is hurt."""

_MY_AGE = re.compile(
    r"(?:^|[\n.,;])\s*(?:halo|hai|kak|ka)?\s*(?:aku|saya|aq|ak|sy|gue|gw|gua)\s+(?:masih\s+|baru\s+)?(\d{1,2})\s?"
    r"(?:th|thn|tahun|taun)\s*(?:kak|ka|bang|mas|mba|mbak|bu|pak)?\s*(?:$|[\n.,;])",
    re.IGNORECASE,
)
"""'aku 12 thn' and nothing behind it: 'saya 12 tahun diam' is no age."""

_I_AM = re.compile(
    r"\b(?:umurku|usiaku|(?:umur|usia)\s(?:aku|saya|aq|ak|sy|gue|gw|gua)|(?:aku|saya|aq|ak|sy|gue|gw|gua)\s(?:ber)?(?:umur|usia))"
    r"\s(?:masih\s|baru\s)?(\d{1,2})(?!\d)",
    re.IGNORECASE,
)
"""'umurku 12': an age that names whose it is."""

_PUPIL = re.compile(
    r"^\W*(?:(?:halo|hai|kak|ka)\W+)*(?:anak|murid|siswa|siswi)\s(?:kelas|kls)\s?\d{1,2}(?:\s?(?:sd|smp|sma|smk))?"
    r"\W*(?:kak|ka|bang|mas|mba|mbak|bu|pak)?\W*$",
    re.IGNORECASE,
)
"""'anak kls 5', and nothing beside it: said of oneself."""

_SELF = "aku|saya|aq|ak|sy|gue|gw|gua|i am|im"
_SEX = "cewek|cewe|cwe|cw|cowok|cowo|cwo|perempuan|laki|laki-laki|laki2|girl|boy"
_AGE_WORD = "umur|usia|umurku|usiaku"
_INTRODUCED = re.compile(
    rf"^\W*(?:(?:halo|hai|hi|kak|ka|kakak)\W+)*(?=.*(?:\b(?:{_SELF}|{_SEX}|umurku|usiaku)\b))"
    rf"(?:(?:{_SELF}|{_SEX}|{_AGE_WORD}|masih|baru|seorang)\W+)*(\d{{1,2}})\s?(?:th|thn|tahun|taun|yo|yrs|years? old)?"
    rf"(?:\W+(?:{_SEX}|kak|ka|bang|mas|mba|mbak|bu|pak|aku|saya))*\W*$",
    re.IGNORECASE,
)
"""'gue cewe 15', 'aku cowok 16 thn', and nothing else in the message: said of oneself."""

_TORN = re.compile(
    r"\b(?:aku|saya|aq|ak|sy|gue|gw|gua)\s+(?:harus\s+|bakal\s+|nanti\s+|jadinya\s+|mau\s+)?(?:ikut|tinggal\s+sama)\s+"
    r"(?:siapa|spa|sapa|sp|yang\s+mana)\b",
    re.IGNORECASE,
)
"""Of parents who part: "mama papa mau cerai, aku ikut siapa"."""

YOUNGEST, GROWN = 6, 18


def writer(texts: Sequence[str], handbook: Handbook) -> str:
    """The one kind of person that the words point to, '' where there is none or more than one.

    Where they call themselves a schoolchild but name no age below 18, nothing is guessed; nor where a neighbour or a
    relative is named, and it is the writer who is hurt.
    """
    text = _MINE.sub(r"\1 aku", "\n".join(texts))
    matches = [
        one
        for one in _finder(handbook).find(tokens(text, handbook.distress.language))
        if one.label != ANOTHER
    ]
    found = {match.label for match in _first_of_each(matches)}
    if not found and (aged := _MY_AGE.search(text)) and YOUNGEST <= int(aged[1]) < GROWN:
        return "child"
    if not found and (any(map(_PUPIL.match, texts)) or _introduced(texts)):
        return "child"
    if not found and is_torn(text):
        return "child"
    if found == {"self", "parent"} and is_english(text):
        found = {"self"}  # "my husband hits me and my son sees it": a mother, of herself
    if len(found) != 1:
        return ""
    who = found.pop()
    hurt = who in (NEIGHBOUR, KIN) and _TO_ME.search(_OURS.sub(r"\1", text))
    unsure = (who == "child" and child_age(texts) is None) or hurt
    return "" if unsure else who


def own_age(texts: Sequence[str]) -> int | None:
    """How old a child that writes says it is; what is said last counts."""
    found = (
        one
        for text in reversed(texts)
        for one in (_MY_AGE.search(text), _I_AM.search(text), _INTRODUCED.match(text))
        if one
    )
    return next((int(one[1]) for one in found if YOUNGEST <= int(one[1]) < GROWN), None)


def is_torn(text: str) -> bool:
    """Whether a child asks with which of its parents it is to live."""
    return _TORN.search(text) is not None


def _introduced(texts: Sequence[str]) -> bool:
    found = map(_INTRODUCED.match, texts)
    return any(one is not None and YOUNGEST <= int(one[1]) < GROWN for one in found)


def hurts_the_writer(text: str) -> bool:
    """ "Aku dipukul bapak", "dia mukul gw": said by who is hurt, whoever else is."""
    return _TO_ME.search(_THEIRS.sub(r"\1", text)) is not None


def of_another(text: str, handbook: Handbook) -> bool:
    """Whether the words say that somebody else's child is meant: seen, heard, or looked after by whoever writes."""
    matches = _finder(handbook).find(tokens(text, handbook.distress.language))
    return any(match.label == ANOTHER for match in matches)


def _first_of_each(matches: Sequence[Match[str]]) -> list[Match[str]]:
    """Of two that share a word the earlier, then the longer: "anak saya umur 4" names a child, not "saya umur 4"."""
    kept: list[Match[str]] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match.places[0], -len(match.places))):
        if taken.isdisjoint(match.places):
            kept.append(match)
            taken.update(match.places)
    return kept


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [(one.who, phrase) for one in handbook.writers for phrase in one.phrases]
    return Finder(labelled, handbook.distress.language.fillers)
