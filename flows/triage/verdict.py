"""Everything that is understood of one message with what was said before it, as one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.triage.age import child_age
from flows.triage.both import in_doubt, together
from flows.triage.categories import Understood, understand_all
from flows.triage.circumstances import circumstances_in
from flows.triage.danger import Heard, Seen, Signal, listened, look
from flows.triage.risk import assess
from flows.triage.second import scores
from handbook.reading import Handbook, Row


class Verdict(NamedTuple):
    """`risk` is the row of the handbook's table that decided."""

    heard: Heard
    understood: Understood
    risk: Row


def judge(text: str, before: Sequence[str], handbook: Handbook) -> Verdict:
    """Danger from the message, subjects from the whole story, the risk from both; with the second listener, if any."""
    seen = look(text, handbook.distress)
    heard, weighed = listened(text, seen, before, handbook.distress)
    told: Mapping[str, float] | None = None
    learned = handbook.distress.learned
    if handbook.second is not None and learned is not None and weighed and in_doubt(weighed, learned):
        told = scores(text, before, handbook.second)
        heard = together(text, seen, heard, weighed, told, learned=learned)
    story = "\n".join([*before, text])
    return _of_story(
        story, look(story, handbook.distress) if before else seen, heard, (), handbook, told=told
    )


def judge_story(
    texts: Sequence[str],
    handbook: Handbook,
    *,
    signal: Signal = "none",
    subjects: Sequence[str] = (),
    answers: Sequence[str] = (),
    told: Mapping[str, float] | None = None,
) -> Verdict:
    """A story without a message in question; `signal`, `subjects`, `answers` are what the family itself answered.

    `told` is what the second listener says of it so far, if it was asked.
    """
    story = "\n".join(texts)
    heard = Heard(signal, None, ())
    return _of_story(story, look(story, handbook.distress), heard, subjects, handbook, answers, told)


def _of_story(
    story: str,
    seen: Seen,
    heard: Heard,
    subjects: Sequence[str],
    handbook: Handbook,
    answers: Sequence[str] = (),
    told: Mapping[str, float] | None = None,
) -> Verdict:
    understood = understand_all(story, seen, handbook, told)
    where = circumstances_in(seen.words, handbook)
    row = assess(
        handbook.risk,
        signal=heard.signal,
        kind=heard.kind,
        subjects=(*subjects, *understood.categories, *understood.topics),
        answers=answers,
        age=child_age([story]),
        recent=where.recent,
        near=where.near,
        concern=understood.concern,
        grave=understood.grave,
    )
    return Verdict(heard, understood, row)
