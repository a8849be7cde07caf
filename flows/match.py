"""Which choice somebody meant when they typed instead of pressing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.moment import Moment
from flows.node import Choice, Node
from flows.text import Text, Verbatim

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def plain(text: str) -> str:
    """Lower case, only letters and digits, one space between words: 'Ya, benar!' is 'ya benar'."""
    return " ".join(_WORD.findall(text.lower()))


def chosen(said: str, node: Node, offered: Sequence[Choice], locale: str, moment: Moment) -> str | None:
    """The key of the choice whose number, label or other words these are; None where it is something else."""
    wanted = plain(said)
    if not wanted:
        return None
    if wanted.isdecimal() and len(wanted) <= 3:
        number = int(wanted)
        return offered[number - 1].key if 1 <= number <= len(offered) else None
    for choice in offered:
        if wanted in spoken(node, choice, locale, moment):
            return choice.key
    return None


def spoken(node: Node, choice: Choice, locale: str, moment: Moment) -> frozenset[str]:
    """Everything that may be typed for this choice: its label, and the other words the catalogue gives."""
    label = node.label(choice)
    if isinstance(label, Verbatim):
        return frozenset({plain(label.text)})
    return _phrases(label, locale, moment)


def says(key: str, said: str, locale: str, moment: Moment) -> bool:
    """Whether the whole of `said` is one of the words under `key`, which the catalogue separates by '|'."""
    return plain(said) in _phrases(Text(key), locale, moment)


def _phrases(label: Text, locale: str, moment: Moment) -> frozenset[str]:
    found = [moment.words.get(label.key, locale), moment.words.get(f"{label.key}.also", locale)]
    return frozenset(plain(part) for entry in found if entry for part in entry.split("|")) - {""}
