"""The second listener: it knows words that nobody wrote into a list, from the company they keep.

Twelve layers of a small language model, each letting every piece of the text look at all the others. It takes tens of
milliseconds a message and so stands beside a turn, never in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from flows.triage.pieces import as_pieces
from handbook.reading.second import Floats, Second

_LAYERS, _HEADS = 12, 12
_ONE = np.float32(1)
_TINY = np.float32(1e-12)
_HALF = np.float32(0.5)
_BEND, _BEND_3, _BEND_5 = np.float32(0.797505275), np.float32(0.037008020), np.float32(-0.000351902)
_FLAT = np.float32(36)


def scores(text: str, before: Sequence[str], second: Second) -> Mapping[str, float]:
    """For each output a score, above 0 where it is likelier than not. `before` are earlier messages, oldest first."""
    places, start = as_pieces(text, before, second)
    now = below(places, _LAYERS, second)
    whole = np.concatenate([now.mean(axis=0), now[start:].mean(axis=0)])
    found = second.tensors["head"] @ whole + second.tensors["head.bias"]
    return dict(zip(second.outputs, found.tolist(), strict=True))


def below(places: Sequence[int], layers: int, second: Second) -> Floats:
    """What the first `layers` layers make of these pieces, a row a piece."""
    tensors = second.tensors
    now = _levelled(second.words.rows(np.array(places)) + tensors["place"][: len(places)], tensors["norm"])
    for layer in range(layers):
        now = _layer(now, f"{layer}.", tensors)
    return now


def _layer(now: Floats, layer: str, tensors: Mapping[str, Floats]) -> Floats:
    looked = _look_around(now, layer, tensors)
    now = _levelled(
        now + looked @ tensors[f"{layer}out"] + tensors[f"{layer}out.bias"], tensors[f"{layer}norm"]
    )
    thought = _gelu(now @ tensors[f"{layer}up"] + tensors[f"{layer}up.bias"])
    return _levelled(
        now + thought @ tensors[f"{layer}down"] + tensors[f"{layer}down.bias"], tensors[f"{layer}last"]
    )


def _look_around(now: Floats, layer: str, tensors: Mapping[str, Floats]) -> Floats:
    """Attention: each piece gathers from the others by how well its question meets their answers."""
    many, wide = now.shape
    every = now @ tensors[f"{layer}qkv"] + tensors[f"{layer}qkv.bias"]
    asks, offers, holds = every.reshape(many, 3, _HEADS, wide // _HEADS).transpose(1, 2, 0, 3)
    meet = asks @ offers.transpose(0, 2, 1) * np.float32((wide // _HEADS) ** -0.5)
    meet = np.exp(meet - meet.max(axis=-1, keepdims=True))
    meet /= meet.sum(axis=-1, keepdims=True)
    found: Floats = (meet @ holds).transpose(1, 0, 2).reshape(many, wide)
    return found


def _levelled(now: Floats, by: Floats) -> Floats:
    """Each row with mean 0 and spread 1, then as `by` (a row of factors, a row to add) would have it."""
    now = now - now.mean(axis=-1, keepdims=True)
    spread = np.sqrt((now * now).mean(axis=-1, keepdims=True) + _TINY)
    found: Floats = now / spread * by[0] + by[1]
    return found


def _gelu(now: Floats) -> Floats:
    """Half of `now` times one plus the error function of its root-half, off by 0.00003 at most: by the hyperbolic
    tangent of an odd polynomial that was fitted to it. In place, for fetching memory is what takes the time.
    """
    square: Floats = now * now
    np.minimum(square, _FLAT, out=square)  # beyond, the curve is straight
    bent: Floats = square * _BEND_5
    bent += _BEND_3
    bent *= square
    bent += _BEND
    bent *= now
    np.tanh(bent, out=bent)
    bent += _ONE
    bent *= now
    bent *= _HALF
    return bent
