"""`make triage-report`: the figures of the held messages, printed and written to docs/triage.md with their picture."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

from flows.triage.learned import LENGTHS
from handbook.reading import Handbook, load
from training.changes import changes, last, remember, verdicts
from training.corpus import Example, read_corpus
from training.figures import Figure, Judged, confusions, figures, judge, mistaken
from training.picture import draw

_ROOT = Path(__file__).resolve().parent.parent
PAGE = _ROOT / "docs" / "triage.md"
PICTURE = _ROOT / "docs" / "pictures" / "triage.svg"
FLOORS = _ROOT / "tests" / "triage" / "floors.json"
_SIGNALS = ("acute", "check", "none")
_SHOWN = 12
_STEP = 250
_CHANGES = 40
EVERY = 100
"""Of the held messages so many-th is read by both listeners in every test run: each costs tens of milliseconds."""


def main() -> None:
    """Judge the corpus, write the page of the held part and its floors, and print what changed since last time."""
    examples = read_corpus()
    everything = _with_progress(examples)
    held = [one for one in examples if one.held]
    judged = _with_progress(held, second=True)
    found, alone = figures(judged), figures([one for one in everything if one.example.held])
    part = figures(judged[::EVERY])
    page = written(examples, judged, found, alone)
    print(page)
    PAGE.write_text(page, encoding="utf-8")
    PICTURE.write_text(draw(confusions(judged), _SIGNALS), encoding="utf-8")
    kept = {"alone": floors(alone), "both": floors(part)}
    FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    _say_changes(everything)


def _with_progress(examples: Sequence[Example], *, second: bool = False) -> list[Judged]:
    """Several processes, each with a handbook of its own."""
    parts = [examples[at : at + _STEP] for at in range(0, len(examples), _STEP)]
    judged: list[Judged] = []
    with ProcessPoolExecutor() as pool:
        for found in pool.map(partial(_part, second=second), parts):
            judged += found
            print(f"  {len(judged)} of {len(examples)} messages read", flush=True)
    return judged


def _part(examples: Sequence[Example], *, second: bool) -> list[Judged]:
    return list(judge(examples, _book(second)))


@cache
def _book(second: bool) -> Handbook:
    return load(second=second)


def _say_changes(judged: Sequence[Judged]) -> None:
    """The held messages are counted only: who reads them would soon write phrases for them."""
    found = list(changes(judged, last()))
    shown = [one for one in found if not one.one.example.held]
    better = sum(one.better for one in found)
    print(f"\nHeard otherwise than at the last report: {len(found)}, of which {better} are right now.")
    for change in shown[:_CHANGES]:
        print(f"  {change}")
    if len(shown) > _CHANGES:
        print(f"  ... and {len(shown) - _CHANGES} more")
    remember(verdicts(judged))


def floors(found: Sequence[Figure]) -> dict[str, float]:
    """What tests/triage/test_figures.py lets no figure fall behind."""
    return {one.key: round(one.share, 4) for one in found}


def written(
    examples: Sequence[Example], judged: Sequence[Judged], found: Sequence[Figure], alone: Sequence[Figure]
) -> str:
    """The page, in plain words. `found` are the figures of both listeners, `alone` those of the first."""
    held = [one for one in examples if one.held]
    parts = [
        "# How well danger is heard\n",
        "Written by `make triage-report`; change the corpus, the handbook or the training, not this page.\n",
        f"The corpus has {len(examples)} messages and pieces of conversations about {_ideas(examples)} ideas. "
        f"{len(held)} of them, about {_ideas(held)} ideas, are held: neither the weights nor the limits have seen "
        "them, nor any paraphrase of them. All figures below are of this held part, with the weights that the "
        "bot uses. In brackets: where the share of all such messages likely lies (Wilson, 95 %). The messages were "
        "written for this project; what families write will differ, and the figures with it.\n",
        _table(found, alone),
        "\n## What is taken for what\n",
        "![How the held messages were labelled and what was heard](pictures/triage.svg)\n",
        _signals(confusions(judged)),
        "\nBy the number of words, for how long somebody writes must say nothing by itself:\n",
        _by_length(judged),
        "\nKinds of danger, where danger was missed or asked about instead of handed over:\n",
        _missed(judged),
        "\nCategories, where another one came first (`-`: none was given):\n",
        _pairs(mistaken(judged)),
        "\n## What is still far\n",
        _far(found),
        "\n## How it is decided\n",
        _HOW,
    ]
    return "\n".join(parts)


def _ideas(examples: Sequence[Example]) -> int:
    return len({one.group for one in examples})


def _table(found: Sequence[Figure], alone: Sequence[Figure]) -> str:
    lines = ["| | both listeners | the first alone | of | target | |", "|---|---|---|---|---|---|"]
    for one, first in zip(found, alone, strict=True):
        low, high = one.interval()
        wanted = f"{'at most' if one.fewer else 'at least'} {one.target:.0%}"
        met = "met" if one.met else "not yet"
        both = f"{one.share:.1%} ({low:.1%} to {high:.1%})"
        lines.append(f"| {one.name} | {both} | {first.share:.1%} | {one.total} | {wanted} | {met} |")
    return "\n".join(lines)


def _signals(counted: Mapping[tuple[str, str], int]) -> str:
    lines = ["\n| labelled | heard acute | heard check | nothing heard |", "|---|---|---|---|"]
    for label in _SIGNALS:
        cells = " | ".join(str(counted.get((label, heard), 0)) for heard in _SIGNALS)
        lines.append(f"| {label} | {cells} |")
    return "\n".join(lines)


def _by_length(judged: Sequence[Judged]) -> str:
    lines = ["| words | dangers | of these heard | harmless | of these alarmed |", "|---|---|---|---|---|"]
    single = [one for one in judged if not one.example.turn]
    for low, high in zip((0, *LENGTHS), (*LENGTHS, None), strict=True):
        here = [one for one in single if low < len(one.example.text.split()) <= (high or sys.maxsize)]
        danger = [one.heard.signal != "none" for one in here if one.example.signal != "none"]
        harmless = [one.heard.signal != "none" for one in here if one.example.harmless]
        cells = (f"{len(each)} | {sum(each) / max(1, len(each)):.1%}" for each in (danger, harmless))
        lines.append(f"| {low + 1} to {high} | " if high else f"| more than {low} | ")
        lines[-1] += " | ".join(cells) + " |"
    return "\n".join(lines)


def _missed(judged: Sequence[Judged]) -> str:
    single = [one for one in judged if not one.example.turn and one.example.signal != "none"]
    all_of_them = Counter(one.example.kind or "" for one in single)
    missed = Counter(one.example.kind or "" for one in single if one.heard.signal == "none")
    softer = Counter(
        one.example.kind or ""
        for one in single
        if (one.example.signal, one.heard.signal) == ("acute", "check")
    )
    lines = ["| kind | held | nothing heard | acute taken for check |", "|---|---|---|---|"]
    worst_first = sorted(all_of_them, key=lambda one: (-missed[one] / all_of_them[one], one))
    lines += [f"| `{kind}` | {all_of_them[kind]} | {missed[kind]} | {softer[kind]} |" for kind in worst_first]
    return "\n".join(lines)


def _pairs(counted: Counter[tuple[str, str]]) -> str:
    lines = ["| right | given first | times |", "|---|---|---|"]
    lines += [f"| {right} | {given} | {times} |" for (right, given), times in counted.most_common(_SHOWN)]
    return "\n".join(lines)


def _far(found: Sequence[Figure]) -> str:
    short = [one for one in found if not one.met]
    if not short:
        return "Every target is met."
    lines = [
        f"- {one.name}: {abs(one.share - one.target) * 100:.0f} points "
        f"{'above' if one.fewer else 'below'} the target of {one.target:.0%}."
        for one in short
    ]
    return "\n".join(lines)


_HOW = """In a turn two listeners read every message. The **phrases** of handbook/ are written by practitioners and know
negation, time, films and idioms. Words are read however they are spelled: slang.yaml knows everyday spellings
and regional words, words.txt knows words without their vowels ("skolh"). The **learned** one adds up small
weights of letters, words and neighbouring words, of the message and of what was said shortly before; logistic
regressions taught it on the corpus and on the handbook's own phrases (`make train`), and it is told what the
phrases heard. Either of them can raise a signal. The limits were chosen on messages whose idea the model of
that round had not seen, as low as the permitted false alarms allow. A phrase that is half of the message or
more stands, as a question where the learned listener is sure that nothing is the matter; in a longer one a phrase of
acute danger that the learned listener only half believes becomes a question. Which kind of danger it is the learned
listener says, for a sentence holds more than one; it was told what the phrases name. The words that weighed most are
given as evidence, as they were typed.

A moment later the **second** listener, a small language model, reads the message once more
([why](decisions/a-second-listener.md)). What both say of danger, of its kind and of the risk is added up, each as
much as it was found to count, and what both hear together can only be graver. Beside it the first one is stricter,
so that both together raise no more false alarms.

What is harmless here: messages without danger and without a letter, those written as near misses of a danger
included. The split into ideas to learn from and ideas to measure with is by the idea's name; ideas of different
authors can still resemble each other.
"""


if __name__ == "__main__":
    main()
