"""learned.bin: what was learned from corpus/ (training/train.py writes it, nobody edits it).

A first line of JSON, then compressed: the keys of the grams (four bytes each, little end first, rising), then for each
head one signed byte a gram and output, which its `scale` turns into a weight.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).resolve().parent.parent / "learned.bin"
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One question put to every message: a score for each of `outputs`, which stand at `columns` of all weights."""

    outputs: tuple[str, ...]
    columns: slice
    bias: Weights


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """A row of `steps` a gram, found by its place in `keys`; `scale` makes weights of them, a column an output.

    `limits` are the scores from which on a verdict is given by this listener alone. Beside the second one it has the
    stricter ones of `beside`, and `together` says how much the second counts and where both together give a verdict.
    `sums` says of danger, acute danger and any letter how much each answer of both counts (flows/triage/joint.py).
    """

    keys: npt.NDArray[np.uint32]
    steps: npt.NDArray[np.int8]
    scale: Weights
    heads: Mapping[str, Head]
    limits: Mapping[str, float]
    beside: Mapping[str, float]
    together: Mapping[str, float]
    sums: Mapping[str, Mapping[str, float]]


def read_learned(file: Path = FILE) -> Learned:
    """Raises OSError without the file, ValueError when it is cut off."""
    first, _, rest = file.read_bytes().partition(b"\n")
    told = json.loads(first)
    body = zlib.decompress(rest)
    count, at, column = told["grams"], 4 * told["grams"], 0
    heads, steps, scale = {}, [], []
    for head in told["heads"]:
        width = len(head["outputs"])
        steps.append(np.frombuffer(body, np.int8, count * width, at).reshape(count, width))
        scale += head["scale"]
        bias = np.array(head["bias"], np.float32)
        heads[head["name"]] = Head(tuple(head["outputs"]), slice(column, column + width), bias)
        at, column = at + count * width, column + width
    if at != len(body):
        raise ValueError(f"{file.name} is not what its first line says; make it again with training/train.py")
    keys = np.frombuffer(body, "<u4", count).astype(np.uint32)
    return Learned(
        keys,
        np.concatenate(steps, axis=1),
        np.array(scale, np.float32),
        heads,
        told["limits"],
        told["beside"],
        told["together"],
        told["sums"],
    )
