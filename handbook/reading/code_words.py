"""code_words.yaml: kind words for codes that are read aloud."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.reading.origin import read_origin
from handbook.reading.page import read_page
from handbook.reading.problems import Problems

FILE = "code_words.yaml"
LEAST = 400


def read_code_words(folder: Path, problems: Problems) -> tuple[str, ...]:
    """The words in capitals. Two that differ in one letter are a problem: they sound alike and forgive no mistake."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    read_origin(page)
    lines: dict[str, int] = {}
    for word, line in page.texts_with_lines("words"):
        if not re.fullmatch(r"[a-z]{4,8}", word):
            page.complain(f"'{word}' harus 4 sampai 8 huruf kecil a-z tanpa spasi.", line)
        for near in _near(word) & lines.keys():
            page.complain(
                f"'{word}' terlalu mirip dengan '{near}' di baris {lines[near]}. Hapus salah satu.", line
            )
        lines[word] = line
    page.done()
    if len(lines) < LEAST:
        page.complain(
            f"baru ada {len(lines)} kata. Perlu paling sedikit {LEAST} agar kode tidak bisa ditebak."
        )
    return tuple(word.upper() for word in lines)


def _near(word: str) -> set[str]:
    """Everything one typing mistake away, so that each pair need not be compared."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {head + tail[1:] for head, tail in cuts if tail}
    near |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    near |= {head + letter + tail for head, tail in cuts for letter in letters}
    near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return near
