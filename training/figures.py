"""What the listener hears of the held messages, counted with the weights that the bot itself reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from flows.triage.categories import Understood
from flows.triage.danger import Heard
from flows.triage.verdict import judge as verdict
from handbook.reading import Handbook
from training.corpus import RISKS, Example

_NORMAL = 1.96


@dataclass(frozen=True, slots=True)
class Judged:
    """A message and the bot's verdict on it."""

    example: Example
    heard: Heard
    understood: Understood
    risk: str


@dataclass(frozen=True, slots=True)
class Figure:
    """`right` of `total`. `target` is the least wanted, or the most where `fewer` is better."""

    key: str
    name: str
    right: int
    total: int
    target: float
    fewer: bool = False

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of nothing is 0."""
        return self.right / self.total if self.total else 0.0

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.share <= self.target if self.fewer else self.share >= self.target

    def interval(self) -> tuple[float, float]:
        """Wilson's interval, 95 %: where the share of all such messages likely lies."""
        if not self.total:
            return 0.0, 1.0
        square = _NORMAL**2
        middle = self.share + square / (2 * self.total)
        reach = _NORMAL * sqrt(self.share * (1 - self.share) / self.total + square / (4 * self.total**2))
        whole = 1 + square / self.total
        return (middle - reach) / whole, (middle + reach) / whole


def judge(examples: Iterable[Example], book: Handbook) -> Iterator[Judged]:
    """As `python -m bot triage` does."""
    return (_judged(one, book) for one in examples)


def _judged(example: Example, book: Handbook) -> Judged:
    heard, understood, row = verdict(example.text, example.before, book)
    return Judged(example, heard, understood, row.risk)


def figures(judged: Sequence[Judged]) -> list[Figure]:
    """Every figure with its target. Pieces of conversations stand apart from single messages."""
    single = [one for one in judged if not one.example.turn]
    turns = [one for one in judged if one.example.turn]
    danger = [one for one in single if one.example.signal != "none"]
    acute = [one for one in single if one.example.signal == "acute"]
    harmless = [one for one in single if one.example.harmless]
    ampk = [one for one in single if one.example.categories]
    ordinary = [one for one in harmless if one.example.risk == "rendah"]
    return [
        _figure("danger_heard", "Danger heard (acute or check)", danger, _alarmed, 0.98),
        _figure("acute_heard", "Acute danger heard as acute", acute, _acute, 0.95),
        _figure("acute_noticed", "Acute danger heard at all", acute, _alarmed, 0.98),
        _figure("harmless_acute", "Harmless taken for acute", harmless, _acute, 0.03, fewer=True),
        _figure("harmless_alarms", "Harmless taken for acute or check", harmless, _alarmed, 0.08, fewer=True),
        _figure(
            "kind_named",
            "Kind of danger named, where heard",
            [one for one in danger if _alarmed(one)],
            _kind,
            0.9,
        ),
        _figure("category_first", "The right category first", ampk, _first, 0.80),
        _figure("category_three", "The right category among three", ampk, _among_three, 0.92),
        _figure("ordinary_as_ampk", "Ordinary taken for AMPK", ordinary, _lettered, 0.08, fewer=True),
        _figure("risk_too_low", "Risk given too low", single, _too_low, 0.03, fewer=True),
        _figure(
            "risk_too_high",
            "Risk of ordinary questions given too high",
            ordinary,
            _too_high,
            0.15,
            fewer=True,
        ),
        _figure(
            "pieces_heard",
            "Pieces of conversations: danger heard",
            [one for one in turns if one.example.signal != "none"],
            _alarmed,
            0.98,
        ),
        _figure(
            "pieces_alarmed",
            "Pieces of conversations: alarm without need",
            [one for one in turns if one.example.signal == "none"],
            _alarmed,
            0.08,
            fewer=True,
        ),
    ]


def _figure(
    key: str,
    name: str,
    among: Sequence[Judged],
    right: Callable[[Judged], bool],
    target: float,
    *,
    fewer: bool = False,
) -> Figure:
    return Figure(key, name, sum(map(right, among)), len(among), target, fewer)


def _alarmed(one: Judged) -> bool:
    return one.heard.signal != "none"


def _acute(one: Judged) -> bool:
    return one.heard.signal == "acute"


def _kind(one: Judged) -> bool:
    return one.heard.kind == one.example.kind


def _first(one: Judged) -> bool:
    return one.understood.categories[:1] == one.example.categories[:1]


def _among_three(one: Judged) -> bool:
    return one.example.categories[0] in (*one.understood.categories, *one.understood.also)[:3]


def _lettered(one: Judged) -> bool:
    return bool(one.understood.categories)


def _too_low(one: Judged) -> bool:
    return RISKS.index(one.risk) < RISKS.index(one.example.risk)


def _too_high(one: Judged) -> bool:
    return one.risk != "rendah"


def confusions(judged: Iterable[Judged]) -> Counter[tuple[str, str]]:
    """(label, verdict) of the signals, single messages only."""
    return Counter((one.example.signal, one.heard.signal) for one in judged if not one.example.turn)


def mistaken(judged: Iterable[Judged]) -> Counter[tuple[str, str]]:
    """(right, given) of the first categories, where they differ; "-" where none was given."""
    return Counter(
        (one.example.categories[0], (*one.understood.categories, "-")[0])
        for one in judged
        if one.example.categories and not _first(one)
    )
