"""Each effect, as rows. Nothing is sent here: what leaves is put into the outbox, and only the courier takes it out."""

from __future__ import annotations

import msgspec

from bot.channels.contract import Button, Outgoing
from bot.desk.facts import LOCALE as DESK_LOCALE
from bot.turns import carry, opening, outlet, states, wiping
from bot.turns.meta import Meta
from bot.turns.render import said
from bot.turns.turn import Turn
from bot.words import Words
from flows.casework.worker.state import Worker
from flows.effects import (
    Attach,
    Carry,
    DrawCard,
    Effect,
    Forget,
    Keep,
    ListCases,
    LookUp,
    MoveTold,
    OpenCase,
    Say,
    SetTimer,
    StopTimer,
    Tell,
    TellAnswers,
    TellPlans,
    TellStory,
    TellUnanswered,
    Toast,
    Wake,
    WipeChat,
)
from flows.notes import Amended
from flows.piece import Piece
from flows.text import Text, text
from storage import timers, told
from storage.chats import Chat

CASE = "case"
"""The owner of a case's own timers."""


def of_person(turn: Turn, chat: Chat, machine: str, effect: Effect) -> None:
    """An effect of a family's conversation or a counsellor's chat."""
    match effect:
        case Say():
            _say(turn, chat, machine, effect)
        case Carry():
            carry.carry(turn, chat, machine, effect)
        case Tell():
            turn.note(effect)
        case Toast():
            turn.toast(effect)
        case SetTimer() | StopTimer():
            _timer(turn, chat, machine, effect)
        case LookUp():
            opening.look_up(turn, chat, effect)
        case Keep() | MoveTold() | Forget():
            _told(turn, chat, effect)
        case OpenCase():
            opening.open_case(turn, chat, effect)
        case ListCases():
            _list_cases(turn, chat)
        case TellPlans():
            carry.plans(turn, chat, effect.case)
        case WipeChat():
            wiping.wipe(turn, chat, effect)
        case _:
            raise TypeError(f"a person's machine cannot cause {type(effect).__name__}")


def of_case(turn: Turn, case_id: int, effect: Effect) -> None:
    """An effect of a case."""
    match effect:
        case Tell():
            turn.note(effect)
        case Toast():
            turn.toast(effect)
        case DrawCard():
            turn.draw(case_id, alarm=effect.alarm)
        case TellStory():
            carry.letter(turn, case_id)
        case TellAnswers():
            carry.answered(turn, case_id, effect.details)
        case TellUnanswered():
            carry.unanswered(turn, case_id)
        case Attach():
            told.attach(turn.unit, effect.family, case_id)
        case SetTimer():
            timers.set(turn.unit, CASE, case_id, effect.kind, effect.due)
        case Wake():
            outlet.wake(turn, effect)
        case _:
            raise TypeError(f"a case cannot cause {type(effect).__name__}")


def _say(turn: Turn, chat: Chat, machine: str, say: Say) -> None:
    locale = turn.talk(chat.id)[1].locale if machine == "talk" else DESK_LOCALE
    question = machine == "talk" and say.kind == "question"
    lane = outlet.CRISIS if say.urgent else outlet.CONVERSATION
    messages = said(say, locale, turn.house.words)
    supersedable = question and not say.urgent and bool(messages[-1].buttons)
    if say.slot:
        outlet.show_to(turn, chat, say, messages[-1], lane=lane, supersedable=supersedable)
        return
    for message in messages:
        outlet.put(
            turn,
            chat,
            message,
            lane=lane,
            meta=Meta(slot=say.slot),
            case_id=say.case,
            supersedable=supersedable and bool(message.buttons),
        )


def _timer(turn: Turn, chat: Chat, machine: str, effect: SetTimer | StopTimer) -> None:
    if isinstance(effect, SetTimer):
        timers.set(turn.unit, machine, chat.id, effect.kind, effect.due)
    else:
        timers.cancel(turn.unit, machine, chat.id, effect.kind)


def _told(turn: Turn, chat: Chat, effect: Keep | MoveTold | Forget) -> None:
    match effect:
        case Keep():
            _keep(turn, chat, effect)
        case MoveTold():
            told.move(turn.unit, chat, effect.messages, effect.case)
        case Forget():
            told.forget_unattached(turn.unit, chat.id)


def _keep(turn: Turn, chat: Chat, keep: Keep) -> None:
    piece = keep.piece
    if piece.edited and _kept_anew(turn, chat, piece):
        return
    told.keep(turn.unit, chat, states.encode(piece), piece.message, keep.case)


def _kept_anew(turn: Turn, chat: Chat, piece: Piece) -> bool:
    """An edit takes the place of what was kept. What answered a question answers it still, and the case hears so."""
    found = told.of_messages(turn.unit, chat, [piece.message])
    if not found:
        return False
    before, case = states.piece(found[0].data), found[0].case_id
    turn.before[chat.id, piece.message] = before
    now = msgspec.structs.replace(
        before,
        text=piece.text,
        edited=True,
        hidden=piece.hidden,
        was=before.was or before.text,
        changed=turn.unit.now,
    )
    told.replace(turn.unit, chat, piece.message, states.encode(now))
    if before.answers and case is not None:
        turn.note(Tell("case", case, Amended(before.answers, before.text, piece.text)))
    return True


def _list_cases(turn: Turn, chat: Chat) -> None:
    worker = turn.worker(chat.id)[1]
    words = turn.house.words
    if not worker.codes:
        outlet.put(turn, chat, Outgoing(text=words.say(Text("desk.no_case"), DESK_LOCALE)))
        return
    latest = [worker.latest] if worker.latest in worker.codes else []
    buttons = tuple(
        (_to_case(case, worker, words),) for case in dict.fromkeys([*latest, *worker.codes]) if case
    )
    message = Outgoing(text=words.say(Text("desk.cases"), DESK_LOCALE), buttons=buttons)
    outlet.put(turn, chat, message)


def _to_case(case: int, worker: Worker, words: Words) -> Button:
    """Among nine, the one whose family wrote last is the one that is mostly meant."""
    code = worker.codes[case]
    last = case == worker.latest
    return Button(
        words.say(text("desk.case.latest", code=code), DESK_LOCALE) if last else code, f"now:{case}"
    )
