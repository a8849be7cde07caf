"""Closing a case: how it ends, to whom it is referred, a last word, and whether they are sure."""

from __future__ import annotations

import msgspec

from flows.acts import Act, allowed
from flows.casework.worker.held import CLOSING, held_words, unsent
from flows.casework.worker.menu import none_such, stale
from flows.casework.worker.state import Desk, Worker, WorkerStep, not_closing, put, say
from flows.effects import Option, Say, Tell, TellPlans
from flows.moment import Moment
from flows.notes import AskIfSure, Close
from flows.text import Paragraphs, Text, Verbatim, text

REFERRED = "referred"
"""The outcome after which it is asked to whom."""

TO_WHOM = 80
"""Characters of it."""

CLOSING_ACTIONS = ("cancel", "keep", "noword", "nobody", "outcome", "sure")


def pressed(worker: Worker, action: str, case: int, detail: str, desk: Desk, moment: Moment) -> WorkerStep:
    """A button under one of the questions of closing."""
    match action:
        case "outcome" if detail == REFERRED:
            return _ask_to_whom(put(worker, outcome=detail, referred=""), case)
        case "outcome":
            return _ask_word(put(worker, outcome=detail, referred=""), case, moment)
        case "nobody" if worker.asking == "referred":
            return _ask_word(worker, case, moment)
        case "sure" if worker.asking == "sure":
            closing = Close(desk.own, worker.outcome, worker.word, True, worker.referred)
            return WorkerStep(not_closing(worker), (Tell("case", case, closing),))
        case "keep" if worker.asking == "sure":
            return kept_open(worker, "desk.close.kept", case)
        case "cancel":
            return cancelled(worker)
        case "noword" if worker.outcome:
            return finish(worker, "", desk)
        case _:
            return stale(worker, case)


def begin_closing(
    worker: Worker, desk: Desk, case: int | None, moment: Moment, *, pledged: bool = True
) -> WorkerStep:
    """How does it end? Above it, what the family means to do, and what it was promised, unless they said of that."""
    if case is None or case not in worker.codes:
        return none_such(worker, case, "close")
    if not allowed(Act.CLOSE_OWN, desk.roles):
        return WorkerStep(worker, (say("desk.refused"),))
    options = tuple(
        (Option(Verbatim(outcome.label), f"outcome:{case}:{outcome.key}"),)
        for outcome in moment.handbook.outcomes
    )
    asked = say("desk.close.outcome", *options, _cancel(case), code=worker.codes[case], case=case)
    plans = (TellPlans(case),) if pledged else ()
    return WorkerStep(
        put(not_closing(worker), asking="outcome", closing=case, held=(), held_for=None, broken=None),
        (*plans, msgspec.structs.replace(asked, slot=CLOSING, anew=True, bares=not pledged)),
    )


def _ask_to_whom(worker: Worker, case: int) -> WorkerStep:
    skip = (Option(Text("desk.close.to_nobody"), f"nobody:{case}"),)
    asked = say("desk.close.to_whom", skip, _cancel(case), code=worker.codes.get(case, ""), case=case)
    return WorkerStep(put(worker, asking="referred"), (msgspec.structs.replace(asked, slot=CLOSING),))


def referred_to(worker: Worker, case: int, to: str, moment: Moment) -> WorkerStep:
    """Their words stand between the question and the next one, which therefore stands below them."""
    step = _ask_word(put(worker, referred=" ".join(to.split())[:TO_WHOM]), case, moment)
    return WorkerStep(step.worker, tuple(msgspec.structs.replace(one, anew=True) for one in step.effects))


def _ask_word(worker: Worker, case: int, moment: Moment) -> WorkerStep:
    """The last word, in the place of the buttons they chose among: a stray press there would choose otherwise."""
    skip = (Option(Text("desk.close.no_word"), f"noword:{case}"),)
    code, ends = worker.codes.get(case, ""), ends_as(worker.outcome, worker.referred, moment)
    asked = say("desk.close.word", skip, _cancel(case), code=code, outcome=ends, case=case)
    return WorkerStep(put(worker, asking="word"), (msgspec.structs.replace(asked, slot=CLOSING),))


def ends_as(outcome: str, referred: str, moment: Moment) -> Text | Verbatim:
    """The outcome as the desk reads it, with whom it was referred to; its key where the handbook has it no more."""
    label = next((one.label for one in moment.handbook.outcomes if one.key == outcome), outcome)
    return text("desk.close.referred", outcome=label, to=referred) if referred else Verbatim(label)


def _cancel(case: int) -> tuple[Option, ...]:
    return (Option(Text("desk.close.cancel"), f"cancel:{case}"),)


def cancelled(worker: Worker) -> WorkerStep:
    """No question stands open any more."""
    if worker.closing is None:
        return WorkerStep(not_closing(worker), (say("desk.cancelled"),))
    return kept_open(worker, "desk.close.cancelled", worker.closing)


def kept_open(worker: Worker, key: str, case: int) -> WorkerStep:
    """The case stays theirs; what they wrote meanwhile was not sent, and can be."""
    words = held_words(worker, case)
    kept = say(key, *unsent(worker, case), code=worker.codes.get(case, ""), words=words)
    whole = msgspec.structs.replace(kept, text=(*kept.text, *went_nowhere(worker)))
    return WorkerStep(not_closing(worker), (whole,))


def went_nowhere(worker: Worker) -> Paragraphs:
    """What they wrote as an answer to a question of closing, if anything: nobody else read it."""
    return (text("desk.close.nowhere", words=worker.referred),) if worker.referred else ()


def finish(worker: Worker, word: str, desk: Desk) -> WorkerStep:
    """All was answered: the case is told."""
    case, outcome = worker.closing, worker.outcome
    if case is None or not outcome:
        return WorkerStep(worker, (say("desk.stale"),))
    closing = Close(desk.own, outcome, word, referred=worker.referred)
    return WorkerStep(not_closing(worker), (Tell("case", case, closing),))


def ask_if_sure(note: AskIfSure, moment: Moment) -> Say:
    """Once more, over what was said since and what is promised."""
    ends = ends_as(note.outcome, note.referred, moment)
    key = "desk.close.sure" if note.grave else "desk.close.sure_plain"
    asked = say(key, sure_or_not(note.case), code=note.code, outcome=ends, case=note.case)
    above: Paragraphs = (Text("desk.close.promised"),) if note.promised else ()
    return msgspec.structs.replace(asked, text=(*above, *asked.text))


def sure_or_not(case: int) -> tuple[Option, ...]:
    """The two buttons."""
    return Option(Text("desk.close.yes"), f"sure:{case}"), Option(Text("desk.close.no"), f"keep:{case}")
