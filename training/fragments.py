"""Short pieces that say nothing by themselves: most people who write "lagi" or "satu" are in no danger.

The corpus holds such pieces mainly as the last ones of grave conversations, so without these the learned listener would
take their mere shortness for a sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from flows.triage.danger import by_phrases, look
from handbook.reading import Handbook
from training.corpus import Example

FRAGMENTS = "fragments"
"""The page of these examples."""

_SHORT = 3
_PIECE = 6
_MANY = 3_000
_SEED = 11


def fragments(examples: Sequence[Example], book: Handbook) -> list[Example]:
    """Short last pieces without what stood before them, and harmless messages that follow other harmless ones."""
    return [*_alone(examples, book), *_in_a_row(examples)]


def _alone(examples: Sequence[Example], book: Handbook) -> Iterator[Example]:
    known = {one.text for one in examples if not one.before}
    for text in dict.fromkeys(one.text for one in examples if one.before):
        heard = by_phrases(text, look(text, book.distress), (), book.distress)
        if heard.signal == "none" and len(text.split()) <= _SHORT and text not in known:
            yield _quiet(text, ())


def _in_a_row(examples: Sequence[Example]) -> Iterator[Example]:
    chance = Random(_SEED)  # noqa: S311
    short = [
        one.text for one in examples if one.harmless and not one.before and len(one.text.split()) <= _PIECE
    ]
    shortest = [text for text in short if len(text.split()) <= _SHORT]
    for number in range(_MANY):
        before = tuple(chance.sample(short, chance.randint(1, 4)))
        yield _quiet(chance.choice(short if number % 2 else shortest), before)


def _quiet(text: str, before: tuple[str, ...]) -> Example:
    nothing = Example(FRAGMENTS, text, text, before, "none", None, "rendah", (), (), "", "", "", text, "")
    return replace(nothing, idea=" ".join([*before, text]))
