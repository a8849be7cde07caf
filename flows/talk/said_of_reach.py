"""Whose phone it is, when it is safe and who shall answer, as people type it: "pinjem kakak", "abis magrib aja"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from flows.match import ADDRESS, plain
from flows.moment import Moment
from flows.session import Session
from flows.triage.normalise import tokens

LONGEST = 6
"""Words of such an answer; what is longer tells something."""

PEOPLE = "keluarga"
"""The group of handbook/slang.yaml that names a family's people: "ini hp mama"."""

PHONE: Mapping[str, frozenset[str]] = {
    "shared": frozenset(
        {"bareng", "barengan", "bersama", "gantian", "gantiganti", "berdua", "sekeluarga", "shared"}
    ),
    "other": frozenset({"pinjam", "minjam", "pinjem", "minjem", "teman", "orang", "borrowed", "friend"}),
    "mine": frozenset({"sendiri", "aku", "pribadi", "mine", "my", "own"}),
}
HOURS: Mapping[str, frozenset[str]] = {
    "never": frozenset({"jangan", "tidak", "nanti", "never"}),
    "morning": frozenset({"pagi", "subuh", "morning"}),
    "noon": frozenset({"siang", "dzuhur", "zuhur", "noon", "lunch"}),
    "evening": frozenset(
        {"sore", "malam", "malem", "magrib", "maghrib", "isya", "ashar", "evening", "night"}
    ),
    "any": frozenset({"kapan", "bebas", "terserah", "selalu", "anytime", "whenever"}),
}
GENDER: Mapping[str, frozenset[str]] = {
    "woman": frozenset({"perempuan", "cewek", "cewe", "ibu", "wanita", "mbak", "woman", "female"}),
    "man": frozenset({"laki", "cowok", "cowo", "pria", "bapak", "man", "male"}),
    "any": frozenset({"siapa", "bebas", "terserah", "sama", "anyone", "any"}),
}
"""What of each names which choice. The first that is met counts: "aku pinjem" is borrowed."""


_TINY = frozenset({"aku", "my", "tidak", "sama"})
"""Words of many sentences: beside others that say nothing of a phone they choose nothing ("gara2 aku ya")."""

_OF_THE_PHONE = frozenset(
    "aku saya sy gue gw gua ak aq my phone it is punya punyaku hp hape sendiri ini itu milik cuma cm aja saja ya "  # noqa: SIM905
    "iya kok yg yang pakai pake makai make dipakai dipake megang pegang yah sih doang mah this tidak ga gak nggak usah "
    "sama mau siapa semua".split()
)


def _only_of_the_phone(words: str) -> bool:
    return all(word in _OF_THE_PHONE for word in words.split())


def reader(wanted: Mapping[str, frozenset[str]]) -> Callable[[str, Session, Moment], str | None]:
    """Reads one of these; None where nothing is named, or more than a few words."""

    def read(said: str, _session: Session, moment: Moment) -> str | None:
        if len(said.split()) > LONGEST or "?" in said:
            return None
        language = moment.handbook.distress.language
        words = " ".join(
            word for word in plain(said).split() if word not in ADDRESS
        )  # "capek kak" names nobody
        forms = frozenset(chain.from_iterable(token.forms for token in tokens(words, language)))
        barely = len(words.split()) > 1 and not _only_of_the_phone(words)
        for key, named in wanted.items():
            named = named - _TINY if barely else named  # noqa: PLW2901
            people = language.groups[PEOPLE] if key == "other" else frozenset()
            if not (named | people).isdisjoint(forms):
                return key
        return None

    return read
