"""`make second`: learn the last layers from corpus/ and write handbook/second/top.bin.

The lower layers stay as they were read, so what they make of each message is worked out once and kept in a file. About
two hours on two cores. Afterwards `make train` chooses the limits anew, for they hold for one pair of listeners.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from flows.triage.second import below
from handbook.reading import load
from handbook.reading.second import TOP, Second, read_base
from training.second.model import Top
from training.second.rows import OUTPUTS, Row, counting, rows
from training.second.write import write

FIRST = 6
"""The first layer that learns."""
_EPOCHS, _AT_ONCE, _CHUNK = 3, 32, 50
_STEP, _HEAD_STEP, _RISING = 1.2e-4, 1e-3, 0.06
_SEED = 7
_READ_SHOWN, _LOWER_SHOWN, _STEP_SHOWN = 500, 50, 2
_HEAVIER = {"danger": 3.0, "acute": 3.0, "ampk": 2.0, "concern": 1.5, "grave": 1.5}
_KIND = 0.5


def main() -> None:
    """Read, work out the lower layers, learn, write."""
    torch.manual_seed(_SEED)
    second = read_base()
    seen = list(_said("read", rows(load(weights=None), second)))
    with tempfile.TemporaryDirectory() as folder:
        lower = _lower(seen, second, Path(folder) / "lower.f16")
        top = Top(FIRST, second, len(OUTPUTS))
        _learn(top, seen, lower)
    write(top, OUTPUTS, TOP)
    print(f"{TOP.name}: {TOP.stat().st_size / 1e6:.1f} MB from {len(seen)} messages")


def _said(what: str, things: Iterator[Row]) -> Iterator[Row]:
    for number, one in enumerate(things, 1):
        yield one
        if number % _READ_SHOWN == 0:
            print(f"  {number} {what}", flush=True)


def _lower(seen: Sequence[Row], second: Second, file: Path) -> list[np.ndarray]:
    """What the lower layers make of each message, in a file: it is larger than the memory of a small machine."""
    ends = np.cumsum([len(one.pieces) for one in seen])
    width = second.tensors["norm"].shape[1]
    kept = np.memmap(file, np.float16, "w+", shape=(int(ends[-1]), width))
    found = []
    for number, (one, end) in enumerate(zip(seen, ends, strict=True)):
        part = kept[end - len(one.pieces) : end]
        part[:] = below(one.pieces, FIRST, second)
        found.append(part)
        if number % _LOWER_SHOWN == 0:
            print(f"  lower layers: {number} of {len(seen)}", flush=True)
    return found


def _learn(top: Top, seen: Sequence[Row], lower: Sequence[np.ndarray]) -> None:
    total, counts = _EPOCHS * (len(seen) // _AT_ONCE), counting(seen)
    weights = torch.tensor(
        [_HEAVIER.get(name, _KIND if name.startswith("kind:") else 1.0) for name in OUTPUTS]
    )
    optimizer = torch.optim.AdamW(
        [
            {"params": top.layers.parameters(), "lr": _STEP},
            {"params": top.head.parameters(), "lr": _HEAD_STEP},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, step / (_RISING * total)) * max(0.02, 1 - step / total)
    )
    top.train()
    for step, places in enumerate(_batches(seen, total)):
        found = top(*_padded([lower[place] for place in places], [seen[place].start for place in places]))
        answers = torch.from_numpy(np.stack([seen[place].answers for place in places]))
        asked = torch.from_numpy(counts[places]) * weights
        missed = functional.binary_cross_entropy_with_logits(found, answers, reduction="none")
        loss = 10 * (missed * asked).sum() / ((asked > 0).sum() + 1)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(top.layers.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % _STEP_SHOWN == 0:
            print(f"  learning: {step} of {total}, off by {loss.item():.2f}", flush=True)


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


def _padded(
    lower: Sequence[np.ndarray], starts: Sequence[int]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    long = max(map(len, lower))
    now = torch.zeros(len(lower), long, lower[0].shape[1])
    there, own = torch.zeros(len(lower), long, dtype=torch.bool), torch.zeros(len(lower), long)
    for row, (one, start) in enumerate(zip(lower, starts, strict=True)):
        now[row, : len(one)] = torch.from_numpy(one.astype(np.float32))
        there[row, : len(one)] = True
        own[row, start : len(one)] = 1
    return now, there, own


if __name__ == "__main__":
    main()
