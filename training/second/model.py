"""The same layers as flows/triage/second.py, in torch, so that the last ones can learn."""

from __future__ import annotations

from collections.abc import Mapping

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
        """`mask` is -1e9 where there is no piece."""
        many, long, wide = now.shape
        asks, offers, holds = self.qkv(now).view(many, long, 3, _HEADS, wide // _HEADS).permute(2, 0, 3, 1, 4)
        looked = functional.scaled_dot_product_attention(asks, offers, holds, attn_mask=mask)
        looked = self.out(looked.transpose(1, 2).reshape(many, long, wide))
        now = self.norm(now + functional.dropout(looked, dropped, self.training))
        thought = self.down(functional.gelu(self.up(now)))
        return self.last(now + functional.dropout(thought, dropped, self.training))  # type: ignore[no-any-return]


class Top(nn.Module):
    """The layers from `first` on, and an answer for each output."""

    def __init__(self, first: int, second: Second, outputs: int) -> None:
        super().__init__()
        self.first = first
        last = max(int(name.split(".")[0]) for name in second.tensors if name[0].isdecimal())
        self.layers = nn.ModuleList(Layer(number, second.tensors) for number in range(first, last + 1))
        self.head = nn.Linear(2 * second.tensors["norm"].shape[1], outputs)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, now: Tensor, there: Tensor, own: Tensor) -> Tensor:
        """`there` marks the pieces, `own` those of the message itself."""
        mask = torch.zeros(there.shape).masked_fill(~there, -1e9)[:, None, None, :]
        for layer in self.layers:
            now = layer(now, mask, _DROPPED if self.training else 0.0)
        whole = torch.cat([_mean(now, there.float()), _mean(now, own)], dim=1)
        answers: Tensor = self.head(functional.dropout(whole, _DROPPED, self.training))
        return answers


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
