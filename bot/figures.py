"""What a worker counts of itself, written down as Prometheus reads it (text exposition format 0.0.4).

Counts and seconds only. A label is a word of ours (a lane, an outcome), never a chat, a code, a place or a name: a
figure must not tell who wrote, or about what.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter as Counts
from collections.abc import Iterator, Mapping, Sequence

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)
LANES = ("crisis", "conversation", "desk", "notices", "board")

Labels = tuple[str, ...]


class Counter:
    """Only ever grows. `labels` name what each count is of, in the order in which `add` takes them."""

    def __init__(self, name: str, help: str, *labels: str) -> None:
        self._head = head(name, help, "counter")
        self._name = name
        self._labels = labels
        self._counts: Counts[Labels] = Counts()
        if not labels:
            self._counts[()] = 0

    def add(self, *of: str, many: int = 1) -> None:
        """So many more."""
        self._counts[of] += many

    def lines(self) -> Iterator[str]:
        """As Prometheus reads them."""
        yield from self._head
        for of, count in sorted(self._counts.items()):
            yield sample(self._name, dict(zip(self._labels, of, strict=True)), count)


class Histogram:
    """How long something took, in buckets of seconds."""

    def __init__(self, name: str, help: str, *labels: str) -> None:
        self._head = head(name, help, "histogram")
        self._name = name
        self._labels = labels
        self._counts: dict[Labels, list[int]] = {}
        self._sums: dict[Labels, float] = {}

    def add(self, seconds: float, *of: str) -> None:
        """One more that took so long."""
        counts = self._counts.setdefault(of, [0] * (len(SECONDS) + 1))
        counts[bisect_left(SECONDS, seconds)] += 1
        self._sums[of] = self._sums.get(of, 0.0) + seconds

    def lines(self) -> Iterator[str]:
        """As Prometheus reads them: each bucket holds all that took no longer."""
        yield from self._head
        for of, counts in sorted(self._counts.items()):
            labels = dict(zip(self._labels, of, strict=True))
            so_far = 0
            for limit, count in zip((*map(str, SECONDS), "+Inf"), counts, strict=True):
                so_far += count
                yield sample(f"{self._name}_bucket", {**labels, "le": limit}, so_far)
            yield sample(f"{self._name}_sum", labels, self._sums[of])
            yield sample(f"{self._name}_count", labels, so_far)


class Figures:
    """Of one worker since its start. Sum them over the workers; what is stored is in `bot/watching.py`."""

    def __init__(self) -> None:
        self.updates = Counter(
            "puspa_updates_total", "Updates by what became of them: taken, or to come again.", "result"
        )
        self.take = Histogram(
            "puspa_take_seconds", "From an update's arrival to the commit of its turn, a batch at once."
        )
        self.sends = Counter(
            "puspa_sends_total", "Sends by lane and by what became of them.", "lane", "outcome"
        )
        self.send = Histogram("puspa_send_seconds", "One call of the platform.", "lane")
        self.delivery = Histogram(
            "puspa_delivery_seconds",
            "From when a message was due to its being taken by the platform.",
            "lane",
        )
        self.left = Counter(
            "puspa_left_behind_total",
            "Messages that a stopped worker may or may not have sent, taken up again.",
        )

    def lines(self) -> Iterator[str]:
        """Everything, as Prometheus reads it."""
        for each in (self.updates, self.take, self.sends, self.send, self.delivery, self.left):
            yield from each.lines()


def head(name: str, help: str, kind: str) -> Sequence[str]:
    """The two lines before a figure's samples."""
    return (f"# HELP {name} {help}", f"# TYPE {name} {kind}")


def sample(name: str, labels: Mapping[str, str], value: float) -> str:
    """One line. Labels are ours, so nothing in them has to be escaped."""
    inside = ",".join(f'{label}="{of}"' for label, of in labels.items())
    return f"{name}{{{inside}}} {value}" if inside else f"{name} {value}"
