"""Reading `.env`: which name stands there, with which value, in which line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import Original, parse_stream


@dataclass(frozen=True, slots=True)
class Line:
    """One assignment. `value` may be a secret: never print it."""

    name: str
    value: str
    number: int


def read_env_file(path: Path) -> tuple[list[Line], list[str]]:
    """The assignments of `path`, in order, and one sentence for each line that cannot be read. No file, no lines."""
    try:
        stream = path.open(encoding="utf-8-sig")  # Windows editors put a mark at the start
    except FileNotFoundError:
        return [], []
    except OSError as trouble:
        return [], [f"Berkas {path} tidak dapat dibuka ({trouble.strerror}). Periksa izin bacanya."]
    with stream:
        try:
            bindings = list(parse_stream(stream))
        except UnicodeDecodeError:
            return [], [f"Berkas {path} bukan teks UTF-8. Simpan ulang sebagai UTF-8."]
    lines = [Line(b.key, b.value or "", _number(b.original)) for b in bindings if b.key and not b.error]
    problems = [
        f"Baris {_number(b.original)} di {path} tidak terbaca. Bentuknya NAMA=nilai, satu per baris."
        for b in bindings
        if b.error
    ]
    return lines, problems


def _number(original: Original) -> int:
    # The parser counts a binding from the empty lines before it.
    before = len(original.string) - len(original.string.lstrip("\n"))
    return original.line + before
