"""Whether a message names a plan with Puspa: "besok saya ke kantor". Once a case is closed nobody holds it.

A counsellor promises more than to come or to call: "nanti saya carikan nomornya".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


_I = frozenset("aku saya kami kita kakak i we".split())  # noqa: SIM905
_WILL = _WHEN | frozenset("akan segera dulu will".split())  # noqa: SIM905
_DO = _WHAT | frozenset(
    "carikan cariin cari kirim kirimkan kirimin tanyakan tanyain cek urus uruskan daftarkan jemput temani antar "  # noqa: SIM905
    "sampaikan sampein koordinasikan hubungkan atur jadwalkan find send ask check arrange book".split()
)
NEAR = 4
"""Words from "saya" to what they will do: in "nanti kirim ke saya" it is the other who does it."""

_IF = frozenset("kalau kalo klo jika bila apabila kapan kapanpun if whenever".split())  # noqa: SIM905
_END = re.compile(r"[.!?;\n]+")


def promises(text: str) -> bool:
    """What a counsellor says that they will do, at some time to come: "besok jam 10 aku hubungi lagi". That the family
    may write if something happens is none."""
    sentences = (one for one in _END.split(text) if _IF.isdisjoint(_WORD.findall(one.casefold())))
    return any(names_plan(one) for one in sentences)


def pledges(text: str) -> bool:
    """What a counsellor says in the talk that they will do themselves, or be there for."""
    sentences = [_WORD.findall(one.casefold()) for one in _END.split(text)]
    return promises(text) or any(_says_we_do(words) for words in sentences)


def _says_we_do(words: Sequence[str]) -> bool:
    if len(words) > LONGEST or not _IF.isdisjoint(words) or _WILL.isdisjoint(words):
        return False
    spans = (words[place + 1 : place + 1 + NEAR] for place, word in enumerate(words) if word in _I)
    return any(not _DO.isdisjoint(span) for span in spans)


_MINE = frozenset("aku saya kami kita i we".split())  # noqa: SIM905
_ASKED = frozenset("apa apakah siapa kapan dimana who when what will".split())  # noqa: SIM905
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")


def means_to(text: str) -> bool:
    """What a family means to do, or waits for; not what it asks: in "nanti yg datang polisi?" nobody plans anything."""
    said = " ".join(one for one in _SENTENCE.findall(text) if not _only_asks(one))
    return len(_WORD.findall(text)) <= LONGEST and names_plan(said)


def _only_asks(sentence: str) -> bool:
    words = _WORD.findall(sentence.casefold())
    return _MINE.isdisjoint(words) and ("?" in sentence or not _ASKED.isdisjoint(words))


def names_plan(text: str) -> bool:
    """A time to come, and a coming, a meeting or a call."""
    words = _WORD.findall(text.casefold())
    return len(words) <= LONGEST and not _WHEN.isdisjoint(words) and not _WHAT.isdisjoint(words)
