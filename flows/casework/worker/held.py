"""What was not sent, and can be sent after all: written to a question of closing, or to no case in particular."""

from __future__ import annotations

import msgspec

from flows.casework.worker.state import Desk, Worker, WorkerStep, not_closing, put, say, writes_to
from flows.effects import Option, Say, Tell
from flows.inputs import Said
from flows.notes import ToFamily
from flows.piece import piece_of
from flows.text import Paragraphs, Text, Verbatim, text

HELD = 300
"""Characters of their own words that are shown when they are asked whether to send them."""

CLOSING = "closing"
"""The slot of the questions of closing: the next one stands in the place of the last."""

MOST_HELD = 5
"""Messages that wait for a case."""


def waits(worker: Worker, case: int) -> bool:
    """Whether something is held for this case, or for whichever they choose."""
    return bool(worker.held) and worker.held_for in (None, case) and case in worker.codes


def current_line(worker: Worker, case: int) -> Text:
    """Which case is in hand, and whether what they write there arrives."""
    key = "desk.current.hidden" if case in worker.hidden else "desk.current"
    return text(key, code=worker.codes[case])


def unsent(worker: Worker, case: int) -> tuple[tuple[Option, ...], ...]:
    """What is held for this case can still be sent to the family, unless it hides the chat: then nothing arrives."""
    if not waits(worker, case):
        return ()
    send, drop = Text("desk.close.send"), Text("desk.close.drop")
    if case in worker.hidden:
        return ((Option(drop, f"drop:{case}"),),)
    return ((Option(send, f"send:{case}"), Option(drop, f"drop:{case}")),)


def held_words(worker: Worker, case: int) -> Text | Verbatim:
    """The beginning of it, as a paragraph, or nothing."""
    if not unsent(worker, case):
        return Verbatim("")
    return text("desk.close.unsent", words=beginning(worker))


def held_below(worker: Worker, case: int) -> Paragraphs:
    """The same, as a paragraph of its own."""
    return (text("desk.current.unsent", words=beginning(worker)),) if waits(worker, case) else ()


def seen(worker: Worker) -> int:
    """Names what is held as it is now: the number of the last message of it."""
    return worker.held[-1].message if worker.held else 0


def beginning(worker: Worker) -> str:
    """What is held, as far as it is shown."""
    words = "\n".join(piece.text for piece in worker.held)
    return words if len(words) <= HELD else f"{words[:HELD]}…"


def hold(worker: Worker, said: Said, case: int | None) -> Worker:
    """Keep what is not sent to this case now, so that it can be sent after all."""
    earlier = worker.held if worker.held_for == case else ()
    return put(worker, held=(*earlier, piece_of(said)), held_for=case)


def unaddressed(worker: Worker, said: Said) -> Worker:
    """Nobody can know which family it is for: it waits until they choose one."""
    earlier = worker.held if worker.held_for is None else ()
    return put(worker, held=(*earlier, piece_of(said))[-MOST_HELD:], held_for=None)


def answer_first(worker: Worker, key: str, *also: tuple[Option, ...]) -> WorkerStep:
    """A question of closing stands open: what they write is held, and can be sent with a press."""
    case = worker.closing
    assert case is not None  # nothing is asked of closing without its case
    words = held_words(worker, case)
    asked = say(key, *also, *unsent(worker, case), code=worker.codes.get(case, ""), words=words)
    return WorkerStep(worker, (asked,))


def send_after_all(worker: Worker, case: int, desk: Desk) -> WorkerStep:
    """What was held goes to the family as it was written, and nothing is being closed."""
    tells = tuple(Tell("case", case, ToFamily(desk.own, piece)) for piece in worker.held)
    chosen = (
        worker.chosen or worker.held_for is None
    )  # which case, they said; not yet that the next is meant too
    here = put(not_closing(writes_to(worker, case)), held=(), held_for=None, chosen=chosen)
    sent = say("desk.close.sent", code=worker.codes[case])
    if worker.closing in (None, case):
        return WorkerStep(here, (*tells, sent))
    other = worker.codes.get(worker.closing, "")
    instead = say("desk.close.sent_instead", code=worker.codes[case], other=other)
    return WorkerStep(here, (*tells, no_longer_asked(other), instead))


def waits_for_them(worker: Worker, case: int) -> WorkerStep:
    """The family hides the chat: it is theirs to read once they are back, and is offered then."""
    waiting = put(worker, held_for=case)
    line = Say((current_line(worker, case), *held_below(waiting, case)), unsent(waiting, case), case=case)
    return WorkerStep(waiting, (line,))


def no_longer_asked(code: str) -> Say:
    """In the place of the question of closing: what it says of their words does not hold any more."""
    return msgspec.structs.replace(say("desk.close.no_longer", code=code), slot=CLOSING)
