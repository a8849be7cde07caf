"""Writes handbook/words.txt from corpus/: `python -m training.words`. `make train` begins with it.

A word is what is written often enough with as many vowels as a word has. The held part is not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from handbook.reading import Language, load
from handbook.reading.book import FOLDER
from handbook.reading.shortened import FILE
from training.corpus import Example, read_corpus

_WORD = re.compile(r"[a-z]+")
_OFTEN, _VERY_OFTEN = 6, 20
_VOWELS, _FEW_VOWELS = 0.3, 0.22
"""Of a word's letters, at least; the fewer, the oftener it must be written to be no abbreviation itself."""
_SHORTEST = 3
_HEAD = """\
# Kata sehari-hari, yang tersering lebih dulu. Dari sini dikenali kata yang ditulis tanpa huruf hidup (bngung, skolh).
# Disusun dari corpus/ oleh `make train`; jangan disunting. Singkatan yang tidak terbaca darinya ditulis di slang.yaml.
"""


def main() -> None:
    """Write the file and say how many words it has."""
    written = [one for one in read_corpus() if not one.held]
    words = list(common(written, load(weights=None).distress.language))
    (FOLDER / FILE).write_text(_HEAD + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words from {len(written)} messages")


def common(examples: Iterable[Example], language: Language) -> Iterator[str]:
    """The commonest first; of two as common, the first in the alphabet. A spelling of slang.yaml is no word itself."""
    often: Counter[str] = Counter()
    for one in examples:
        for text in (*one.before, one.text):
            often.update(_WORD.findall(text.lower()))
    plain = {word for meaning in language.slang.values() for word in meaning.split()}
    for word, times in sorted(often.items(), key=lambda seen: (-seen[1], seen[0])):
        vowels = sum(letter in "aiueo" for letter in word) / len(word)
        enough = vowels >= _VOWELS or (vowels >= _FEW_VOWELS and times >= _VERY_OFTEN)
        spelling = word in language.slang and word not in plain
        if times >= _OFTEN and len(word) >= _SHORTEST and enough and not spelling:
            yield word


if __name__ == "__main__":
    main()
