"""The handbook's own phrases as messages: what practitioners wrote must be known to the learned listener too."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from handbook.reading import Handbook, Phrase
from training.corpus import Example

FROM_PHRASES = "phrases"
"""The page of these examples."""

_SEED = 7
_EACH = 3
"""Messages made of a phrase."""
_BEFORE = ("", "", "kak", "aku", "anak saya", "dia", "temenku")
_AFTER = ("", "", "", "kak", "sekarang", "gimana ini")
_BETWEEN = ("itu", "aku", "dia", "lagi", "juga")


def as_messages(book: Handbook) -> list[Example]:
    """Danger by its kind and signal, idioms as harmless, subjects by their letter or topic."""
    chance = Random(_SEED)  # noqa: S311
    return [*_dangers(book, chance), *_idioms(book, chance), *_subjects(book, chance)]


def _dangers(book: Handbook, chance: Random) -> Iterator[Example]:
    for kind in book.distress.kinds:
        for signal, risk, phrases in (("acute", "tinggi", kind.acute), ("check", "sedang", kind.check)):
            for text in _written(phrases, chance):
                yield _example(text, signal=signal, risk=risk, kind=kind.key)


def _idioms(book: Handbook, chance: Random) -> Iterator[Example]:
    for text in _written(book.distress.context.cancelling, chance):
        yield _example(text)


def _subjects(book: Handbook, chance: Random) -> Iterator[Example]:
    for subject in book.subjects.all:
        for text in _written(subject.strong, chance):
            if subject.ampk:
                yield _example(text, risk="sedang", categories=(subject.code,))
            else:
                yield _example(text, topics=(subject.code,))


def _written(phrases: tuple[Phrase, ...], chance: Random) -> Iterator[str]:
    for phrase in phrases:
        yield from dict.fromkeys(_text(phrase, chance) for _ in range(_EACH))


def _text(phrase: Phrase, chance: Random) -> str:
    words = [chance.choice(_BEFORE)]
    for choice, gap in zip(phrase.words, phrase.gaps, strict=True):
        words.append(chance.choice(sorted(choice)))
        if gap:
            words.append(chance.choice(_BETWEEN))
    words.append(chance.choice(_AFTER))
    return " ".join(word for word in words if word)


def _example(
    text: str,
    *,
    signal: str = "none",
    risk: str = "rendah",
    kind: str | None = None,
    categories: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
) -> Example:
    return Example(FROM_PHRASES, text, text, (), signal, kind, risk, categories, topics, "", "", "", text, "")
