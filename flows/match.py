"""Which choice somebody meant when they typed instead of pressing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from flows.moment import Moment
from flows.node import Choice, Node
from flows.text import Phrasebook, Verbatim
from handbook.reading import Language

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_RUN = re.compile(r"(.)\1+$")

POLITE = frozenset(
    "kak ka kakak bu pak min mba mbak mas bang ya yah aja saja kok deh dong sih nih kan lah dulu gitu please".split()  # noqa: SIM905
)
"""Said along with an answer, and no part of it."""

ADDRESS = frozenset("kak ka kk dek dik adek bu pak mas mbak mba min bro sis".split())  # noqa: SIM905
"""Calling somebody, and alone no answer to anything."""

YES = "ya"
"""Polite beside other words ("sudah ya"), and an answer where nothing else is left of one ("iya kak")."""

ALIKE = {
    **dict.fromkeys(
        ("iya", "iyah", "y", "iy", "yoi", "yes", "yup", "inggih", "nggih", "muhun", "enggih"), "ya"
    ),
    **dict.fromkeys(
        ("ga", "gak", "gk", "g", "ngga", "nggak", "enggak", "engga", "tdk", "kagak", "ora", "henteu"), "tidak"
    ),
    **dict.fromkeys(("udh", "udah", "dah", "sdh", "uwis", "wis", "atos"), "sudah"),
    **dict.fromkeys(("silahkan", "monggo", "mangga"), "silakan"),
    **dict.fromkeys(("bener", "betul"), "benar"),
    **dict.fromkeys(("mamanya", "mamah", "ibunya", "emak", "emaknya", "bundanya"), "ibu"),
    **dict.fromkeys(("bapaknya", "ayahnya", "papanya", "babeh"), "ayah"),
    "blh": "boleh",
    "oke": "ok",
}
"""Short answers as people spell them. The handbook's slang holds the rest."""

MOST = 4
"""Words that may agree on one choice; more than that is a sentence."""


class Wordings(NamedTuple):
    """Words that stand for one thing: as they are written, and what is left of each without its politeness."""

    plain: frozenset[str]
    cores: frozenset[str]


def plain(text: str) -> str:
    """Lower case, only letters and digits, one space between words: 'Ya, benar!' is 'ya benar'."""
    return " ".join(_WORD.findall(text.lower()))


def core(text: str, language: Language) -> str:
    """What is left of a short answer without its politeness and slang: 'iyaa boleh kak' is 'ya boleh'."""
    words = [_RUN.sub(r"\1", word) for word in plain(text).split()]
    words = [ALIKE.get(word) or language.slang.get(word) or word for word in words]
    kept = [word for word in words if word not in POLITE]
    return " ".join(dict.fromkeys(kept or [YES for word in words if word == YES] or words))


def chosen(said: str, node: Node, offered: Sequence[Choice], locale: str, moment: Moment) -> str | None:
    """The key of the choice whose number, label or other words these are; None where it is something else."""
    wanted, essence = _read(said, moment.handbook.distress.language)
    if not wanted or not node.spoken or is_address(said):
        return None
    if wanted.isdecimal() and not node.numbered:
        return None
    if wanted.isdecimal() and len(wanted) <= 3:
        number = int(wanted)
        return offered[number - 1].key if 1 <= number <= len(offered) else None
    meant = {choice.key: spoken(node, choice, locale, moment) for choice in offered}
    exact = next((key for key, wordings in meant.items() if wanted in wordings.plain), None)
    return exact or _nearly(essence, meant)


def is_address(said: str) -> bool:
    """Whether somebody is only called: "kak", "dek?", "kakk"."""
    return _RUN.sub(r"\1", plain(said)) in ADDRESS or plain(said) in ADDRESS


def _nearly(wanted: str, meant: Mapping[str, Wordings]) -> str | None:
    """The one choice that these words mean, or whose words they all are; None where two would do."""
    words = set(wanted.split())
    found = [key for key, wordings in meant.items() if wanted in wordings.cores]
    found = found or [
        key for key, wordings in meant.items() if 1 < len(words) <= MOST and words <= wordings.cores
    ]
    return found[0] if len(found) == 1 else None


def spoken(node: Node, choice: Choice, locale: str, moment: Moment) -> Wordings:
    """Everything that may be typed for this choice: its label, and the other words the catalogue gives."""
    label = node.label(choice)
    language = moment.handbook.distress.language
    if isinstance(label, Verbatim):
        return _wordings((label.text,), language)
    return _catalogued(label.key, locale, moment.words, language)


def says(key: str, said: str, locale: str, moment: Moment) -> bool:
    """Whether the whole of `said` is one of the words under `key`, which the catalogue separates by '|'."""
    language = moment.handbook.distress.language
    phrases = _catalogued(key, locale, moment.words, language).plain
    wanted, essence = _read(said, language)
    return wanted in phrases or essence in phrases


# A dozen guards ask about one message in a row. The one before is forgotten with the next.
@lru_cache(maxsize=1)
def _read(said: str, language: Language) -> tuple[str, str]:
    return plain(said), core(said, language)


# What the catalogues and the handbook say stays the same as long as they are loaded.
@lru_cache(maxsize=4_000)
def _catalogued(key: str, locale: str, words: Phrasebook, language: Language) -> Wordings:
    found = (words.get(key, locale), words.get(f"{key}.also", locale))
    return _wordings(tuple(part for entry in found if entry for part in entry.split("|")), language)


@lru_cache(maxsize=4_000)
def _wordings(phrases: tuple[str, ...], language: Language) -> Wordings:
    written = frozenset(map(plain, phrases)) - {""}
    return Wordings(written, frozenset(core(phrase, language) for phrase in written))
