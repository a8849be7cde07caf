"""The second listener's files: a small language model that has read much, and what it learned here from corpus/.

`handbook/second/pieces.bin` holds the pieces of words that Indonesian chats need, as multilingual-e5-small knows them,
in four bits (handbook/second/LICENCE.md). `layers.bin` holds its layers as they went on learning here, and an answer
for each of `outputs`; training/second/ writes it, nobody edits either.

Both begin with a line of JSON that names their tensors. A tensor is "f4" (plain numbers), "q8" (a step for each row,
then signed bytes) or "q4" (blocks of 32: their steps, then half bytes, the first sixteen in the low halves).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from handbook.reading.phrases import Language, read_language
from handbook.reading.problems import Problems

FOLDER = Path(__file__).resolve().parent.parent / "second"
PIECES, LAYERS = FOLDER / "pieces.bin", FOLDER / "layers.bin"
_BLOCK = 32

Floats = npt.NDArray[np.float32]


class Packed(NamedTuple):
    """Rows of blocks in four bits; only the rows that are needed become numbers."""

    steps: npt.NDArray[np.float16]
    halves: npt.NDArray[np.uint8]

    def rows(self, wanted: npt.NDArray[np.intp]) -> Floats:
        """These rows as numbers."""
        halves = self.halves[wanted]
        low, high = (halves & 15).astype(np.float32), (halves >> 4).astype(np.float32)
        found = (np.concatenate([low, high], axis=2) - 8) * self.steps[wanted].astype(np.float32)[..., None]
        return found.reshape(len(wanted), -1)


@dataclass(frozen=True, slots=True, eq=False)
class Second:
    """`pieces` are the parts of words by their place, with how likely each is; `tensors` stand ready to be multiplied
    from the right.
    """

    pieces: Mapping[str, int]
    likely: tuple[float, ...]
    words: Packed
    tensors: Mapping[str, Floats]
    outputs: tuple[str, ...]
    language: Language
    """By which abbreviations are spelled out before it reads."""


def read_second(pieces: Path = PIECES, layers: Path = LAYERS) -> Second:
    """Raises OSError where a file is missing, ValueError where one is cut off."""
    below, above = _open(pieces), _open(layers)
    named, likely = json.loads(zlib.decompress(below.words))
    tensors: dict[str, Floats] = {}
    words: Packed | None = None
    for name, one in (*below.tensors(), *above.tensors()):
        if isinstance(one, Packed):
            words = one
        else:
            tensors[name] = one
    if words is None:
        raise ValueError(f"{below.name} has no words")
    places = {piece: place for place, piece in enumerate(named)}
    language = read_language(FOLDER.parent, Problems())  # who reads the whole handbook is told what is wrong
    return Second(places, tuple(likely), words, tensors, tuple(above.told["outputs"]), language)


class _File(NamedTuple):
    name: str
    told: Mapping[str, Any]
    words: bytes
    body: bytes

    def tensors(self) -> Iterator[tuple[str, Floats | Packed]]:
        sizes = [_size(kind, shape) for _, kind, shape in self.told["tensors"]]
        if sum(sizes) != len(self.body):
            raise ValueError(f"{self.name} is not what its first line says; fetch it again")
        at = 0
        for (name, kind, shape), size in zip(self.told["tensors"], sizes, strict=True):
            yield name, _tensor(kind, shape, memoryview(self.body)[at : at + size])
            at += size


def _open(file: Path) -> _File:
    first, _, rest = file.read_bytes().partition(b"\n")
    told = json.loads(first)
    return _File(file.name, told, rest[: told["words"]], rest[told["words"] :])


def _size(kind: str, shape: list[int]) -> int:
    numbers = int(np.prod(shape))
    match kind:
        case "f4":
            return 4 * numbers
        case "q8":
            return 4 * shape[0] + numbers
        case "q4":
            return numbers // _BLOCK * 18
    raise ValueError(f"no tensor is stored as {kind}")


def _tensor(kind: str, shape: list[int], raw: memoryview) -> Floats | Packed:
    if kind == "f4":
        return np.frombuffer(raw, "<f4").reshape(shape).astype(np.float32)
    if kind == "q8":
        steps = np.frombuffer(raw[: 4 * shape[0]], "<f4")
        turned = (
            np.frombuffer(raw[4 * shape[0] :], np.int8).reshape(shape).astype(np.float32) * steps[:, None]
        )
        return np.ascontiguousarray(turned.T)
    blocks = int(np.prod(shape)) // _BLOCK
    steps = np.frombuffer(raw[: 2 * blocks], "<f2").reshape(shape[0], -1)
    halves = np.frombuffer(raw[2 * blocks :], np.uint8).reshape(shape[0], -1, _BLOCK // 2)
    return Packed(steps, halves)
