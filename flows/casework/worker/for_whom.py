"""Words of which nobody can know for whom they are, although a case is in hand: they are asked about first."""

from __future__ import annotations

import msgspec

from flows.casework.worker.closing import finish, referred_to
from flows.casework.worker.held import beginning, hold, seen, unaddressed, unsent
from flows.casework.worker.menu import cases, own_buttons
from flows.casework.worker.state import Desk, Worker, WorkerStep, put, say
from flows.effects import Option
from flows.inputs import Said, Sent
from flows.moment import Moment
from flows.text import Text, text

TYPED = ("referred", "word")
"""The questions of closing that are answered in words."""

UNADDRESSED = "for_whom"
"""The slot of the question: the one before it loses its buttons."""

ASKED = ("outcome", *TYPED, "sure")


def ask_for_whom(worker: Worker, said: Said, desk: Desk) -> WorkerStep | None:
    """While a case is being closed: words after another family's danger may be for them, and a reply may answer the
    question or the family of that case. Never filed as an answer, nor sent, before that is clear."""
    case = worker.closing
    if case is None or worker.asking not in ASKED:
        return None
    if said.reply_to:
        replies = desk.about == case and worker.asking in TYPED
        return _ask(worker, said, case, case, "desk.for_whom.reply") if replies else None
    if worker.alarmed is None or worker.alarmed not in worker.codes:
        return None
    return _ask(worker, said, case, worker.alarmed, "desk.for_whom")


def ask_which(worker: Worker, said: Said | Sent) -> WorkerStep:
    """They hold several cases, and nothing says which one this is for: the press that names it sends it there. A file
    they send again.
    """
    if isinstance(said, Sent):
        return WorkerStep(worker, (say("desk.which_case.file", *cases(worker, "now")),))
    return which_of(unaddressed(worker, said))


def which_of(worker: Worker) -> WorkerStep:
    """All that waits, and a button for each case; a press under words that are not all of it sends nothing."""
    drop = (Option(Text("desk.close.drop"), f"drop:{next(iter(worker.codes))}"),)
    rows = (*cases(worker, "send", f":{seen(worker)}"), drop)
    asked = say("desk.which_case", *rows, words=beginning(worker))
    return WorkerStep(worker, (msgspec.structs.replace(asked, slot=UNADDRESSED, anew=True, bares=True),))


def _ask(worker: Worker, said: Said, case: int, other: int, key: str) -> WorkerStep:
    waiting = unaddressed(worker, said)
    rows = [(Option(text("desk.for_whom.family", code=worker.codes[other]), f"send:{other}"),)]
    if worker.asking in TYPED:
        rows.append((Option(text("desk.for_whom.answer", code=worker.codes[case]), f"{ANSWER}:{case}"),))
    rows.append((Option(Text("desk.close.drop"), f"drop:{case}"),))
    words = "\n".join(piece.text for piece in waiting.held)
    return WorkerStep(waiting, (say(key, *rows, code=worker.codes[other], words=words),))


ANSWER = "answer"
"""The button by which words were the answer to the question of closing after all."""


def was_answer(worker: Worker, desk: Desk, moment: Moment) -> WorkerStep:
    """They meant the question of closing."""
    case, words = worker.closing, "\n".join(piece.text for piece in worker.held)
    assert case is not None  # the button is asked of a closing that stands
    if worker.asking == "referred":
        return referred_to(put(worker, held=(), held_for=None, alarmed=None), case, words, moment)
    return finish(put(worker, held_for=case, alarmed=None), words, desk)


COMMANDS = frozenset({"tutup", "selesai", "lepas", "kasus", "batal", "papan", "nama", "alihkan"})
"""Alone in a message these are more likely meant for the bot: a child in danger read "tutup" of its counsellor."""


def ask_if_command(worker: Worker, said: Said, case: int) -> WorkerStep | None:
    """A command without its stroke: it goes nowhere before they say for whom it is."""
    words = said.text.strip()
    if words.casefold().strip(".!") not in COMMANDS or case not in worker.codes:
        return None
    waiting = hold(put(worker, held=(), held_for=None), said, case)
    rows = (*unsent(waiting, case), *own_buttons(waiting, case))
    asked = say("desk.command_word", *rows, code=worker.codes[case], words=words, case=case)
    return WorkerStep(waiting, (asked,))


def ask_if_meant(worker: Worker, said: Said, case: int) -> WorkerStep | None:
    """A closing was broken off while they were asked for words: are these for the family, or still the answer?"""
    if worker.broken != case or said.reply_to:
        return None
    waiting = hold(worker, said, case)
    words = "\n".join(piece.text for piece in waiting.held)
    asked = say("desk.close.meant", *unsent(waiting, case), code=worker.codes[case], words=words, case=case)
    return WorkerStep(waiting, (asked,))
