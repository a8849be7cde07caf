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
_SPLIT = re.compile(r"\d+|[^\W\d_]+")
_RUN = re.compile(r"(.)\1+\b")
_TWICE = re.compile(r"\b([^\W\d_]{3,})2\b")
"""'anak2': the word said twice."""
_NEVER_MIND = re.compile(r"\b(?:g|ga|gk|gak|ngga|nggak|engga|enggak|tdk|tidak) papa\b")
"""'ga papa' is "nothing is the matter", and no father."""

POLITE = frozenset(
    "kak ka k kakak bu pak min mba mbak mas bang ya yah aja saja kok deh dong sih nih kan lah dulu gitu please".split()  # noqa: SIM905
)
"""Said along with an answer, and no part of it. "k" is what is left of "kk"."""

ADDRESS = frozenset("kak ka kk dek dik adek bu pak mas mbak mba min bro sis".split())  # noqa: SIM905
"""Calling somebody, and alone no answer to anything."""

WHICH, COUNTED = "word.which", "word.counted"
"""Keys of the catalogue: what is said around a choice's place ("yang", "nomor"), and the numbers as words."""

NTH = "ke"
"""Before a number: "kedua" is the second."""

TEXTS = (WHICH, COUNTED)

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
    **dict.fromkeys(("bener", "betul", "bnr", "bnar", "bner", "btl"), "benar"),
    **dict.fromkeys(("mamanya", "mamah", "ibunya", "emak", "emaknya", "bundanya"), "ibu"),
    **dict.fromkeys(("bapaknya", "ayahnya", "papanya", "babeh"), "ayah"),
    **dict.fromkeys(("tau", "tauk", "taw", "tw"), "tahu"),
    **dict.fromkeys(("gatau", "gatw", "gtau", "gtw", "gaktau", "gktau", "nggatau"), "tidak tahu"),
    **dict.fromkeys(("ntah", "entahlah", "ntahlah", "auk"), "entah"),
    **dict.fromkeys(
        ("mksh", "mksih", "mkasih", "maksih", "makasi", "makash", "mksi", "makaci", "maaci", "mks"), "makasih"
    ),
    **dict.fromkeys(
        ("terimakasih", "trimakasih", "trmksh", "trimksh", "trmakasih", "trims", "tks"), "terima kasih"
    ),
    "bnyk": "banyak",
    "blh": "boleh",
    "oke": "ok",
}
"""Short answers as people spell them. The handbook's slang holds the rest."""

SHORTEST = 4
"""Letters from which on a word may be misspelt and is still known: of shorter ones too many are other words."""

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
    said = _NEVER_MIND.sub("tidak apa", plain(text))
    words = _TWICE.sub(r"\1", _RUN.sub(r"\1", said)).split()
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
    if node.numbered and not node.urgent and (place := _place(wanted, locale, moment)):
        return offered[place - 1].key if place <= len(offered) else None
    meant = {choice.key: spoken(node, choice, locale, moment) for choice in offered}
    exact = next((key for key, wordings in meant.items() if wanted in wordings.plain), None)
    if exact or node.urgent:  # in danger nothing is guessed
        return exact or _essentially(essence, meant)
    return _nearly(essence, meant) or _misspelt(essence, meant, moment.handbook.distress.language)


def _place(wanted: str, locale: str, moment: Moment) -> int | None:
    """Which of the choices, where it is named by its place: "yg ke 2", "yang kedua", "nomor 2"."""
    marks = frozenset((moment.words.get(WHICH, locale) or "").split("|")) - {""}
    words = _SPLIT.findall(wanted)
    left = [word for word in words if word not in marks and word not in POLITE]
    named = len(left) == 1 and (not marks.isdisjoint(words) or left[0].startswith(NTH))
    return numeral(left[0], locale, moment) if named else None


def numeral(word: str, locale: str, moment: Moment) -> int | None:
    """The number that a word stands for: "3", "tiga", "ketiga"; None for any other word."""
    if word.isdecimal():
        return int(word) if len(word) <= 2 and int(word) else None
    counted = (moment.words.get(COUNTED, locale) or "").split("|")
    named = {one: place for place, one in enumerate(counted, 1)}
    return named.get(word) or named.get(word.removeprefix(NTH))


def is_address(said: str) -> bool:
    """Whether somebody is only called: "kak", "dek?", "kakk"."""
    return _RUN.sub(r"\1", plain(said)) in ADDRESS or plain(said) in ADDRESS


def _essentially(wanted: str, meant: Mapping[str, Wordings]) -> str | None:
    """The one choice that these words are but for their politeness; words of it that are put together mean nothing."""
    found = [key for key, wordings in meant.items() if wanted in wordings.cores]
    return found[0] if len(found) == 1 else None


def _nearly(wanted: str, meant: Mapping[str, Wordings]) -> str | None:
    """The one choice that these words mean, or whose words they all are; None where two would do."""
    words = set(wanted.split())
    found = [key for key, wordings in meant.items() if wanted in wordings.cores]
    found = found or [
        key for key, wordings in meant.items() if 1 < len(words) <= MOST and words <= wordings.cores
    ]
    return found[0] if len(found) == 1 else None


def _misspelt(wanted: str, meant: Mapping[str, Wordings], language: Language) -> str | None:
    """The one choice whose words these are but for a letter left out, doubled, or swapped with its neighbour.

    Never for a word that means something itself: "susah" is not "sudah".
    """
    words = wanted.split()
    if not 0 < len(words) <= MOST:
        return None
    found = {
        key
        for key, wordings in meant.items()
        for one in wordings.cores
        if _close(words, one.split(), language)
    }
    return found.pop() if len(found) == 1 else None


def _close(words: Sequence[str], declared: Sequence[str], language: Language) -> bool:
    return len(words) == len(declared) and all(
        word == right or (not _known(word, language) and slip(word, right))
        for word, right in zip(words, declared, strict=True)
    )


def _known(word: str, language: Language) -> bool:
    """Whether it is a word or an everyday spelling of its own."""
    return word in language.slang or word in POLITE or word in ALIKE or word in _meanings(language)


@lru_cache(maxsize=4)
def _meanings(language: Language) -> frozenset[str]:
    return frozenset(word for meaning in language.slang.values() for word in meaning.split())


def slip(word: str, right: str) -> bool:
    """Whether `word` is `right` typed with one slip: a letter left out, one doubled, or two neighbours swapped.

    The first letter is right, and no letter is another one: such slips make other words out of short ones.
    """
    if len(right) < SHORTEST or word[:1] != right[:1]:
        return False
    place = next(
        (n for n, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right))
    )
    left_out = word == right[:place] + right[place + 1 :]
    doubled = (
        word == right[:place] + word[place : place + 1] + right[place:] and word[place] == word[place - 1]
    )
    swapped = (
        len(word) == len(right)
        and word[place : place + 2] == right[place : place + 2][::-1]
        and word[place + 2 :] == right[place + 2 :]
    )
    return word != right and (left_out or doubled or swapped)


def spoken(node: Node, choice: Choice, locale: str, moment: Moment) -> Wordings:
    """Everything that may be typed for this choice: its label, and the other words the catalogue gives."""
    label = node.label(choice)
    language = moment.handbook.distress.language
    if isinstance(label, Verbatim):
        return _wordings((label.text,), language)
    return _catalogued(label.key, locale, moment.words, language)


def said_for(key: str, locale: str, moment: Moment) -> frozenset[str]:
    """The words that the catalogue gives under `key`, as `says` reads them."""
    return _catalogued(key, locale, moment.words, moment.handbook.distress.language).plain


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
