"""Whether what was promised has happened: asked beside the outcome, and never sent to a family as an answer."""

from __future__ import annotations

from flows.casework.worker.closing import begin_closing, kept_open
from flows.casework.worker.state import Desk, Worker, WorkerStep, put, say
from flows.inputs import Said
from flows.moment import Moment
from flows.triage.normalise import tokens

DONE, NOT_YET = "kept", "notyet"
"""The actions of the two buttons."""

_DONE = frozenset({"sudah", "beres"})
_NOT_YET = frozenset({"belum"})
_SOME_TIME = frozenset({"besok", "nanti", "lupa"})
"""Begins an answer too, where no last word is waited for that might begin so."""

SHORT = 3
"""Words of an answer where a last word is waited for as well."""


def answered_pledges(worker: Worker, said: Said, desk: Desk, moment: Moment) -> WorkerStep | None:
    """ "Sudah" or "belum, besok": words for the desk. None where nothing is asked, or where they say neither."""
    case = worker.closing
    if (
        case is None
        or not worker.pledged
        or said.reply_to
        or worker.asking not in ("outcome", "referred", "word")
    ):
        return None
    spoken = tokens(said.text, moment.handbook.distress.language)
    typed = worker.asking != "outcome"
    if not spoken or (typed and len(spoken) > SHORT):
        return None
    first = spoken[0].forms
    if not first.isdisjoint(_NOT_YET if typed else _NOT_YET | _SOME_TIME):
        return not_yet(worker, case)
    return None if first.isdisjoint(_DONE) else done(worker, case, desk, moment)


def done(worker: Worker, case: int, desk: Desk, moment: Moment) -> WorkerStep:
    """It goes on with the question that stands open, which is asked again where it is that of the outcome."""
    worker = put(worker, pledged=False)
    if worker.asking != "outcome":
        return WorkerStep(
            worker, (say("desk.close.pledge.done", code=worker.codes.get(case, ""), case=case),)
        )
    return begin_closing(worker, desk, case, moment, pledged=False)


def not_yet(worker: Worker, case: int) -> WorkerStep:
    """It stays open; what they wrote was said to the desk."""
    return kept_open(worker, "desk.close.pledge.open", case)
