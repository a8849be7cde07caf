"""`make second`: all layers learn on from corpus/, and handbook/second/layers.bin is written anew.

They go on from where they are, so a round after new messages is short: an hour and a half on two cores that know
bfloat16, some hours on others. Afterwards `make train` chooses the limits anew, for they hold for one pair of
listeners.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from flows.triage.both import KIND
from handbook.reading import CODES, load
from handbook.reading.second import LAYERS, Second, read_second
from training.second.model import Top, embedded
from training.second.rows import OUTPUTS, Row, counting, rows
from training.second.write import write

_EPOCHS, _AT_ONCE, _CHUNK = 2, 32, 50
_STEP, _HEAD_STEP, _RISING, _AT_LAST = 1e-4, 4e-4, 0.05, 0.02
_SEED = 11
_READ_SHOWN, _STEP_SHOWN = 500, 2
_HEAVIER = {"danger": 3.0, "acute": 3.0, "ampk": 2.0, "concern": 1.5, "grave": 1.5}
_KIND, _CODE = 0.25, 0.5
_CHOICE = 2.0
"""How much it counts which of the kinds, and which of the letters first: these are one choice among many."""
_LOST, _LOSING, _FEW = 0.1, 0.5, 6
"""So many pieces of half of the messages are lost each time they are read, so that no single word decides; where there
are few, each is needed.
"""
_PUSH = 0.5
"""Each message is read twice: as it is, and with its pieces moved a little to where it is mistaken most, this much of
the length of one piece in all. What holds there, too, does not hang on one spelling.
"""
_KEPT = 0.999
"""What is written is the moving average of the weights: this part of it is kept at every step."""
_NOTHING = 1e-12
_UNSURE = 0.05
"""The part of each choice that is left to all others, for labels can be doubted."""
_KINDS = [place for place, name in enumerate(OUTPUTS) if name.startswith(KIND)]
_CODES = [OUTPUTS.index(code) for code in CODES]


def main() -> None:
    """Read, learn, write."""
    torch.manual_seed(_SEED)
    second = read_second()
    seen = list(_said("read", rows(load(weights=None), second)))
    top = Top(second, len(OUTPUTS))
    write(_learn(top, seen, second), OUTPUTS, LAYERS)
    print(f"{LAYERS.name}: {LAYERS.stat().st_size / 1e6:.1f} MB from {len(seen)} messages")


def _said(what: str, things: Iterator[Row]) -> Iterator[Row]:
    for number, one in enumerate(things, 1):
        yield one
        if number % _READ_SHOWN == 0:
            print(f"  {number} {what}", flush=True)


def _learn(top: Top, seen: Sequence[Row], second: Second) -> Top:
    total, counts = _EPOCHS * (len(seen) // _AT_ONCE), counting(seen)
    counts *= [_HEAVIER.get(name, _weight(place)) for place, name in enumerate(OUTPUTS)]
    optimizer = torch.optim.AdamW(
        [
            {"params": top.layers.parameters(), "lr": _STEP},
            {"params": top.head.parameters(), "lr": _HEAD_STEP},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, step / (_RISING * total)) * max(_AT_LAST, 1 - step / total)
    )
    average = AveragedModel(top, multi_avg_fn=get_ema_multi_avg_fn(_KEPT))
    random = np.random.default_rng(_SEED)
    top.train()
    for step, places in enumerate(_batches(seen, total)):
        batch = [seen[place] for place in places]
        now, there, own = embedded([_some(one, random) for one in batch], second)
        now.requires_grad_()
        weighing = torch.from_numpy(counts[places])
        optimizer.zero_grad()
        loss = _missed(_said_of(top, now, there, own), batch, weighing)
        loss.backward()
        _missed(_said_of(top, _pushed(now), there, own), batch, weighing).backward()
        torch.nn.utils.clip_grad_norm_(top.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        average.update_parameters(top)
        if step % _STEP_SHOWN == 0:
            print(f"  learning: {step} of {total}, off by {loss.item():.2f}", flush=True)

    learned: Top = average.module
    return learned


def _said_of(top: Top, now: torch.Tensor, there: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        found: torch.Tensor = top(now, there, own).float()
    return found


def _pushed(now: torch.Tensor) -> torch.Tensor:
    """The pieces of each message, moved up its own gradient."""
    assert now.grad is not None  # it was asked for
    length = now.grad.norm(dim=(1, 2), keepdim=True).clamp(min=_NOTHING)
    return now.detach() + _PUSH * now.detach().norm(dim=2).mean() * now.grad / length


def _some(one: Row, random: np.random.Generator) -> tuple[Sequence[int], int]:
    """A message with or without a few of its pieces; its ends, and where it begins, stay."""
    if len(one.pieces) <= _FEW or random.random() >= _LOSING:
        return one.pieces, one.start
    stays = random.random(len(one.pieces)) >= _LOST
    stays[[0, one.start, -1]] = True
    pieces = [piece for piece, is_there in zip(one.pieces, stays, strict=True) if is_there]
    return pieces, int(stays[: one.start].sum())


def _weight(place: int) -> float:
    return _KIND if place in _KINDS else _CODE if place in _CODES else 1.0


def _missed(found: torch.Tensor, batch: Sequence[Row], counts: torch.Tensor) -> torch.Tensor:
    """Each answer by itself, and the two choices."""
    answers = torch.from_numpy(np.stack([one.answers for one in batch]))
    apart = functional.binary_cross_entropy_with_logits(found, answers, reduction="none")
    loss = 10 * (apart * counts).sum() / ((counts > 0).sum() + 1)
    kinds = answers[:, _KINDS]
    right = torch.where(kinds.sum(dim=1) > 0, kinds.argmax(dim=1), torch.tensor(-1))
    loss += _CHOICE * _chosen(found[:, _KINDS], right)
    return loss + _CHOICE * _chosen(found[:, _CODES], torch.tensor([one.first for one in batch]))


def _chosen(found: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """`right` is -1 where there is nothing to choose."""
    summed = functional.cross_entropy(found, right, ignore_index=-1, reduction="sum", label_smoothing=_UNSURE)
    return summed / len(right)


def _batches(seen: Sequence[Row], total: int) -> Iterator[np.ndarray]:
    """Messages of like length together, in ever new order."""
    random = np.random.default_rng(_SEED)
    lengths = np.array([len(one.pieces) for one in seen])
    left = total
    while left:
        order = random.permutation(len(seen))
        for start in range(0, len(order), _AT_ONCE * _CHUNK):
            chunk = order[start : start + _AT_ONCE * _CHUNK]
            chunk = chunk[np.argsort(lengths[chunk])]
            batches = [chunk[at : at + _AT_ONCE] for at in range(0, len(chunk), _AT_ONCE)]
            for number in random.permutation(len(batches)):
                if not left:
                    return
                yield batches[number]
                left -= 1


if __name__ == "__main__":
    main()
