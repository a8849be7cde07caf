"""The same layers as flows/triage/second.py, in torch, so that they can learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from handbook.reading.second import Floats, Second

_HEADS = 12
_DROPPED = 0.1
_TINY = 1e-12


class Layer(nn.Module):
    """One layer, as the tensors of that number have it."""

    def __init__(self, number: int, tensors: Mapping[str, Floats]) -> None:
        super().__init__()
        self.qkv, self.out = _linear(f"{number}.qkv", tensors), _linear(f"{number}.out", tensors)
        self.up, self.down = _linear(f"{number}.up", tensors), _linear(f"{number}.down", tensors)
        self.norm, self.last = _norm(f"{number}.norm", tensors), _norm(f"{number}.last", tensors)

    def forward(self, now: Tensor, mask: Tensor, dropped: float) -> Tensor:
        """`mask` is -1e9 where there is no piece. Attention is written out: torch's own learns more slowly here."""
        many, long, wide = now.shape
        each = wide // _HEADS
        asks, offers, holds = self.qkv(now).view(many, long, 3, _HEADS, each).permute(2, 0, 3, 1, 4)
        meet = (asks @ offers.transpose(-1, -2)) * each**-0.5 + mask.to(asks.dtype)
        looked = meet.softmax(dim=-1).to(holds.dtype) @ holds
        looked = self.out(looked.transpose(1, 2).reshape(many, long, wide))
        now = self.norm(now + functional.dropout(looked, dropped, self.training))
        thought = self.down(functional.gelu(self.up(now)))
        return self.last(now + functional.dropout(thought, dropped, self.training))  # type: ignore[no-any-return]


class Top(nn.Module):
    """All layers, and an answer for each output; those that it had already are gone on from."""

    def __init__(self, second: Second, outputs: int) -> None:
        super().__init__()
        last = max(int(name.split(".")[0]) for name in second.tensors if name[0].isdecimal())
        self.layers = nn.ModuleList(Layer(number, second.tensors) for number in range(last + 1))
        self.head = nn.Linear(2 * second.tensors["norm"].shape[1], outputs)
        if len(second.outputs) == outputs:
            self.head.weight.data = torch.from_numpy(second.tensors["head"].copy())
            self.head.bias.data = torch.from_numpy(second.tensors["head.bias"].copy())

    def forward(self, now: Tensor, there: Tensor, own: Tensor) -> Tensor:
        """`there` marks the pieces, `own` those of the message itself."""
        mask = torch.zeros(there.shape).masked_fill(~there, -1e9)[:, None, None, :]
        for layer in self.layers:
            now = layer(now, mask, _DROPPED if self.training else 0.0)
        whole = torch.cat([_mean(now, there.float()), _mean(now, own)], dim=1)
        answers: Tensor = self.head(functional.dropout(whole, _DROPPED, self.training))
        return answers


def embedded(messages: Sequence[tuple[Sequence[int], int]], second: Second) -> tuple[Tensor, Tensor, Tensor]:
    """What `Top` reads of these: their pieces, and where each message itself begins among them."""
    long = max(len(pieces) for pieces, _ in messages)
    places = np.zeros((len(messages), long), np.intp)
    there, own = torch.zeros(len(messages), long, dtype=torch.bool), torch.zeros(len(messages), long)
    for row, (pieces, start) in enumerate(messages):
        places[row, : len(pieces)] = pieces
        there[row, : len(pieces)] = True
        own[row, start : len(pieces)] = 1
    words = torch.from_numpy(second.words.rows(places.ravel())).view(len(messages), long, -1)
    factors, added = torch.from_numpy(second.tensors["norm"].copy())
    now = words + torch.from_numpy(second.tensors["place"][:long].copy())
    return functional.layer_norm(now, (now.shape[-1],), factors, added, _TINY), there, own


def _mean(now: Tensor, of: Tensor) -> Tensor:
    return (now * of[..., None]).sum(dim=1) / of.sum(dim=1, keepdim=True).clamp(min=1)


def _linear(name: str, tensors: Mapping[str, Floats]) -> nn.Linear:
    weights = tensors[name]
    made = nn.Linear(*weights.shape)
    made.weight.data = torch.from_numpy(np.ascontiguousarray(weights.T))
    made.bias.data = torch.from_numpy(tensors[f"{name}.bias"].copy())
    return made


def _norm(name: str, tensors: Mapping[str, Floats]) -> nn.LayerNorm:
    factors, added = tensors[name]
    made = nn.LayerNorm(len(factors), eps=_TINY)
    made.weight.data, made.bias.data = torch.from_numpy(factors.copy()), torch.from_numpy(added.copy())
    return made
