"""Which choice somebody meant when they typed instead of pressing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.moment import Moment
from flows.node import Choice, Node
from flows.text import Text, Verbatim

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_RUN = re.compile(r"(.)\1+$")

POLITE = frozenset(
    "kak ka kakak bu pak min mba mbak mas bang ya yah aja saja kok deh dong sih nih kan lah dulu gitu please".split()  # noqa: SIM905
)
"""Said along with an answer, and no part of it."""

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


def plain(text: str) -> str:
    """Lower case, only letters and digits, one space between words: 'Ya, benar!' is 'ya benar'."""
    return " ".join(_WORD.findall(text.lower()))


def core(text: str, moment: Moment) -> str:
    """What is left of a short answer without its politeness and slang: 'iyaa boleh kak' is 'ya boleh'."""
    slang = moment.handbook.distress.language.slang
    words = [_RUN.sub(r"\1", word) for word in plain(text).split()]
    words = [ALIKE.get(word) or slang.get(word) or word for word in words]
    kept = [word for word in words if word not in POLITE]
    return " ".join(dict.fromkeys(kept or [YES for word in words if word == YES] or words))


def chosen(said: str, node: Node, offered: Sequence[Choice], locale: str, moment: Moment) -> str | None:
    """The key of the choice whose number, label or other words these are; None where it is something else."""
    wanted = plain(said)
    if not wanted:
        return None
    if wanted.isdecimal() and not node.numbered:
        return None
    if wanted.isdecimal() and len(wanted) <= 3:
        number = int(wanted)
        return offered[number - 1].key if 1 <= number <= len(offered) else None
    meant = {choice.key: spoken(node, choice, locale, moment) for choice in offered}
    exact = next((key for key, phrases in meant.items() if wanted in phrases), None)
    return exact or _nearly(core(said, moment), meant, moment)


def _nearly(wanted: str, meant: Mapping[str, frozenset[str]], moment: Moment) -> str | None:
    """The one choice that these words mean, or whose words they all are; None where two would do."""
    cores = {key: {core(phrase, moment) for phrase in phrases} for key, phrases in meant.items()}
    words = set(wanted.split())
    found = [key for key, phrases in cores.items() if wanted in phrases]
    found = found or [key for key, phrases in cores.items() if 1 < len(words) <= MOST and words <= phrases]
    return found[0] if len(found) == 1 else None


def spoken(node: Node, choice: Choice, locale: str, moment: Moment) -> frozenset[str]:
    """Everything that may be typed for this choice: its label, and the other words the catalogue gives."""
    label = node.label(choice)
    if isinstance(label, Verbatim):
        return frozenset({plain(label.text)})
    return _phrases(label, locale, moment)


def says(key: str, said: str, locale: str, moment: Moment) -> bool:
    """Whether the whole of `said` is one of the words under `key`, which the catalogue separates by '|'."""
    phrases = _phrases(Text(key), locale, moment)
    return plain(said) in phrases or core(said, moment) in phrases


def _phrases(label: Text, locale: str, moment: Moment) -> frozenset[str]:
    found = [moment.words.get(label.key, locale), moment.words.get(f"{label.key}.also", locale)]
    return frozenset(plain(part) for entry in found if entry for part in entry.split("|")) - {""}
