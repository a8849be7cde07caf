"""The machines step, and what they cause is done, until no note is left; then everything is written.

Notes are taken up in the order in which they were left. LIMIT ends a turn that would never end.
"""

from __future__ import annotations

from dataclasses import replace

from bot.turns import apply, outlet, rereading
from bot.turns.about import about
from bot.turns.turn import Turn
from flows.acts import Role
from flows.casework import machine as casework
from flows.casework.worker import inputs, notes
from flows.casework.worker.state import Desk
from flows.effects import Effect, Tell
from flows.inputs import Due, Edited, FromPerson, Reheard, Said, Sent
from flows.notes import Note
from flows.talk import TALK, matters, news
from storage.chats import Chat

LIMIT = 1000
"""A counsellor who leaves gives back every case in one turn, six steps each."""


def family(turn: Turn, chat: Chat, said: FromPerson | Due | Reheard) -> None:
    """A family's input or timer. With several matters at once, what it replies to or edits says which one it is for."""
    before = turn.talk(chat.id, chat)[1]
    opened: tuple[Effect, ...] = ()
    addressed = before
    if before.others and not isinstance(said, Due | Reheard):
        case = about(turn.unit, chat, said)
        addressed, opened = matters.addressed(before, said, case, turn.moment)
    step = TALK.step(addressed, said, turn.moment)
    step = replace(
        step, session=matters.turned_back(step.session, before, said), effects=(*opened, *step.effects)
    )
    turn.went(before, step.session)
    if isinstance(said, Due | Reheard):
        step = news.passed(step, turn.moment)
    elif turn.late:
        step = news.belated(before, step, turn.moment)
    turn.keep_talk(chat, step.session)
    for event in step.events:
        turn.record(event, step.session.case.id if step.session.case else None, chat.id)
    _carry_out(turn, chat, "talk", step.effects)
    if turn.house.second and step.session.unread and isinstance(said, Said | Sent | Edited):
        rereading.ask(turn.unit, chat.id)


def counsellor(turn: Turn, chat: Chat, said: FromPerson, roles: frozenset[Role], about: int | None) -> None:
    """An input in a counsellor's, supervisor's or staff member's private chat."""
    step = inputs.step(turn.worker(chat.id, chat)[1], said, Desk(roles, about, chat.id), turn.moment)
    turn.keep_worker(chat, step.worker)
    _carry_out(turn, chat, "worker", step.effects)


def finish(turn: Turn) -> None:
    """Take up what is left to do, draw the cards, write the states."""
    for _ in range(LIMIT):
        if not turn.to_do:
            break
        match turn.to_do.popleft():
            case Tell(machine="case") as tell:
                _to_case(turn, tell.id, tell.note)
            case Tell(machine="talk") as tell:
                _to_talk(turn, tell.id, tell.note)
            case Tell() as tell:
                _to_worker(turn, tell.id, tell.note)
            case (case_id, effect):
                apply.of_case(turn, case_id, effect)
    else:
        raise RuntimeError(f"a turn with more than {LIMIT} steps")
    for case_id, alarm in turn.cards.items():
        outlet.draw_case(turn, case_id, alarm)
    turn.write()


def _to_case(turn: Turn, case_id: int, note: Note) -> None:
    row, case = turn.case(case_id)
    step = casework.step(case, note, turn.moment)
    turn.keep_case(row, step.case)
    for event in step.events:
        turn.record(event, case_id, None)
    turn.to_do.extend((case_id, effect) for effect in step.effects)


def _to_talk(turn: Turn, chat_id: int, note: Note) -> None:
    chat, session = turn.talk(chat_id)
    step = news.take(TALK, session, note, turn.moment)
    turn.went(session, step.session)
    turn.keep_talk(chat, step.session)
    _carry_out(turn, chat, "talk", step.effects)


def _to_worker(turn: Turn, chat_id: int, note: Note) -> None:
    chat, worker = turn.worker(chat_id)
    step = notes.hear(worker, note, turn.moment)
    turn.keep_worker(chat, step.worker)
    _carry_out(turn, chat, "worker", step.effects)


def _carry_out(turn: Turn, chat: Chat, machine: str, effects: tuple[Effect, ...]) -> None:
    for effect in effects:
        apply.of_person(turn, chat, machine, effect)
