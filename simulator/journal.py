"""The world on disk: one record a line, appended, so that a killed simulator forgets nothing.

Telegram's own servers remember while a bot is down; a simulator that is killed and started again must too.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from simulator.records import Record


class Journal(Protocol):
    def write(self, record: Record) -> None: ...

    def close(self) -> None: ...


class NoJournal:
    """A world that lives only as long as its process."""

    def write(self, record: Record) -> None:
        pass

    def close(self) -> None:
        pass


class FileJournal:
    """Appends with one write call a record: what was written survives SIGKILL, though not a power cut."""

    def __init__(self, path: Path) -> None:
        self._encoder = msgspec.json.Encoder()
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def write(self, record: Record) -> None:
        os.write(self._file, self._encoder.encode(record) + b"\n")

    def close(self) -> None:
        os.close(self._file)


def read_journal(path: Path) -> Iterator[Record]:
    """Every whole record of the file; a last line cut off by a kill is left out."""
    if not path.exists():
        return
    decoder = msgspec.json.Decoder[Record](Record)
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield decoder.decode(line)


def rewrite_journal(path: Path, records: Iterable[Record]) -> None:
    """Replaces the file by the present state alone, whole or not at all."""
    encoder = msgspec.json.Encoder()
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as out:
        out.writelines(encoder.encode(record) + b"\n" for record in records)
    fresh.replace(path)
