"""learned.bin: what was learned from corpus/ (training/train.py writes it, nobody edits it).

A first line of JSON, then compressed: the keys of the grams (four bytes each, little end first), then for each head one
signed byte a gram and output, which its `scale` turns into a weight.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.senses import Senses

FILE = Path(__file__).resolve().parent.parent / "learned.bin"
_KEY = "I"
_WEIGHT = "b"


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One question put to every message: a score for each of `outputs`, `weights` row by row as `Learned.rows` says."""

    outputs: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    weights: array[int]


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """`rows` finds a gram's row by its key; `limits` are the scores from which on a verdict is given."""

    rows: Mapping[int, int]
    heads: Mapping[str, Head]
    limits: Mapping[str, float]
    senses: Senses


def read_learned(senses: Senses, file: Path = FILE) -> Learned:
    """Raises OSError without the file, ValueError when it is cut off."""
    first, _, rest = file.read_bytes().partition(b"\n")
    told = json.loads(first)
    body = zlib.decompress(rest)
    count = told["grams"]
    keys = array(_KEY, body[: 4 * count])
    if sys.byteorder == "big":
        keys.byteswap()
    at = 4 * count
    heads = {}
    for head in told["heads"]:
        size = count * len(head["outputs"])
        heads[head["name"]] = Head(
            tuple(head["outputs"]),
            tuple(head["bias"]),
            tuple(head["scale"]),
            array(_WEIGHT, body[at : at + size]),
        )
        at += size
    if at != len(body):
        raise ValueError(f"{file.name} is not what its first line says; make it again with training/train.py")
    return Learned({key: row for row, key in enumerate(keys)}, heads, told["limits"], senses)
