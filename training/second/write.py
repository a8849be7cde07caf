"""layers.bin, as handbook/reading/second.py reads it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.second.model import Layer, Top

_STEPS = 127
Part = tuple[str, str, np.ndarray]


def write(top: Top, outputs: Sequence[str], file: Path) -> None:
    """All layers with a signed byte a weight, and the answers in full."""
    parts = [
        part
        for number, layer in enumerate(top.layers)
        for part in _layer(number, layer)  # type: ignore[arg-type]
    ]
    parts += [("head", "f4", _numbers(top.head.weight)), ("head.bias", "f4", _numbers(top.head.bias))]
    told = {"outputs": outputs, "words": 0, "tensors": [[name, kind, one.shape] for name, kind, one in parts]}
    body = b"".join(_bytes(kind, one) for _, kind, one in parts)
    file.write_bytes(json.dumps(told).encode() + b"\n" + body)


def _layer(number: int, layer: Layer) -> list[Part]:
    found: list[Part] = []
    for name in ("qkv", "out", "up", "down"):
        linear = getattr(layer, name)
        found.append((f"{number}.{name}", "q8", _numbers(linear.weight)))
        found.append((f"{number}.{name}.bias", "f4", _numbers(linear.bias)))
    for name in ("norm", "last"):
        norm = getattr(layer, name)
        found.append((f"{number}.{name}", "f4", np.stack([_numbers(norm.weight), _numbers(norm.bias)])))
    return found


def _numbers(tensor: object) -> np.ndarray:
    found: np.ndarray = tensor.detach().numpy().astype(np.float32)  # type: ignore[attr-defined]
    return found


def _bytes(kind: str, one: np.ndarray) -> bytes:
    if kind == "f4":
        return one.astype("<f4").tobytes()
    step = np.abs(one).max(axis=1) / _STEPS
    step[step == 0] = 1.0
    return bytes(step.astype("<f4").tobytes() + np.rint(one / step[:, None]).astype(np.int8).tobytes())
