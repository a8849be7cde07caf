"""One turn: an input, the notes it causes among the machines, and everything written before the unit ends.

States are read once and written once. Notes are taken up in the order in which they were left, so a turn is a queue of
steps; LIMIT ends one that would never end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from bot.channels.contract import Answer
from bot.turns import apply, outlet, states
from bot.turns.house import House
from flows.acts import Role
from flows.casework import case as casework
from flows.casework import worker as desk
from flows.effects import Effect, Event, Tell, Toast
from flows.inputs import Due, FromPerson
from flows.moment import Moment
from flows.notes import Note
from flows.session import Session
from flows.talk import TALK, news
from storage import cases, chats, events
from storage.chats import Chat
from storage.unit import Unit

LIMIT = 50


class CaseMoved(Exception):
    """Another turn wrote this case first: begin again."""


class Turn:
    """Everything one turn holds. Lives inside one unit of work."""

    def __init__(self, unit: Unit, house: House, press: str | None = None) -> None:
        self.unit = unit
        self.house = house
        self.moment: Moment = house.moment(unit.now, house.dice())
        self.press = press
        self.answer: Answer | None = Answer(press) if press else None
        self._queue: deque[Callable[[], None]] = deque()
        self._talks: dict[int, tuple[Chat, Session]] = {}
        self._workers: dict[int, tuple[Chat, desk.Worker]] = {}
        self._cases: dict[int, tuple[cases.CaseRow, casework.Case]] = {}
        self._touched: set[int] = set()
        self._cards: dict[int, bool] = {}

    # ---- ways in

    def family(self, chat: Chat, said: FromPerson | Due) -> None:
        """A family's input or timer."""
        session = self.talk(chat.id, chat)[1]
        step = TALK.step(session, said, self.moment)
        if isinstance(said, Due):
            step = news.passed(step, self.moment)
        self._talks[chat.id] = (chat, step.session)
        self._record(step.events, None if step.session.case is None else step.session.case.id, chat.id)
        self._carry_out(chat, "talk", step.effects)

    def counsellor(self, chat: Chat, said: FromPerson, roles: frozenset[Role], about: int | None) -> None:
        """An input in a counsellor's, supervisor's or staff member's private chat."""
        step = desk.step(self.worker(chat.id, chat)[1], said, desk.Desk(roles, about, chat.id), self.moment)
        self._workers[chat.id] = (chat, step.worker)
        self._carry_out(chat, "worker", step.effects)

    def note(self, tell: Tell) -> None:
        """Leave a note for a machine."""
        self._queue.append(lambda: self._deliver(tell))

    def finish(self) -> None:
        """Take up notes until none is left, then write every state."""
        for _ in range(LIMIT):
            if not self._queue:
                break
            self._queue.popleft()()
        else:
            raise RuntimeError(f"a turn with more than {LIMIT} steps")
        for case_id, alarm in self._cards.items():
            outlet.draw_case(self, case_id, alarm)
        self._write()

    # ---- states

    def talk(self, chat_id: int, chat: Chat | None = None) -> tuple[Chat, Session]:
        """A family's chat and session."""
        if chat_id not in self._talks:
            chat = chat or chats.get(self.unit, chat_id)
            self._talks[chat_id] = (chat, states.session(self.unit, chat))
        return self._talks[chat_id]

    def worker(self, chat_id: int, chat: Chat | None = None) -> tuple[Chat, desk.Worker]:
        """A counsellor's chat and state."""
        if chat_id not in self._workers:
            chat = chat or chats.get(self.unit, chat_id)
            self._workers[chat_id] = (chat, states.worker(self.unit, chat))
        return self._workers[chat_id]

    def opened_privately(self, chat: Chat) -> bool:
        """Whether this person ever wrote to the bot in private: only then may the bot write to them."""
        return chat.id in self._workers or states.exists(self.unit, chat)

    def case(self, case_id: int) -> tuple[cases.CaseRow, casework.Case]:
        """A case's row and state."""
        if case_id not in self._cases:
            row = cases.get(self.unit, case_id)
            self._cases[case_id] = (row, states.case(row))
        return self._cases[case_id]

    def draw(self, case_id: int, *, alarm: bool) -> None:
        """Draw the case's card when the turn is over, once."""
        self._cards[case_id] = alarm or self._cards.get(case_id, False)

    def opened(self, row: cases.CaseRow, case: casework.Case) -> None:
        """A case that this turn opened."""
        self._cases[case.id] = (row, case)

    def record(self, event: Event, case_id: int | None, chat_id: int | None) -> None:
        """A line of the trail."""
        events.record(self.unit, event.kind, case_id, chat_id, event.detail.encode())

    def toast(self, toast: Toast) -> None:
        """What the press that is being handled shows; the first word stands."""
        if self.press and self.answer == Answer(self.press):
            self.answer = Answer(
                self.press, self.house.words.say(toast.text, self._locale()), toast.alert, toast.link
            )

    # ---- inside

    def _locale(self) -> str:
        return next((session.locale for _, session in self._talks.values()), "id")

    def _deliver(self, tell: Tell) -> None:
        if tell.machine == "case":
            self._to_case(tell.id, tell.note)
        elif tell.machine == "talk":
            self._to_talk(tell.id, tell.note)
        else:
            self._to_worker(tell.id, tell.note)

    def _to_case(self, case_id: int, note: Note) -> None:
        row, case = self.case(case_id)
        step = casework.step(case, note, self.moment)
        if step.case != case:
            self._touched.add(case_id)
        self._cases[case_id] = (row, step.case)
        self._record(step.events, case_id, None)
        for effect in step.effects:
            self._queue.append(lambda effect=effect: apply.of_case(self, case_id, effect))  # type: ignore[misc]

    def _to_talk(self, chat_id: int, note: Note) -> None:
        chat, session = self.talk(chat_id)
        step = news.take(TALK, session, note, self.moment)
        self._talks[chat_id] = (chat, step.session)
        self._carry_out(chat, "talk", step.effects)

    def _to_worker(self, chat_id: int, note: Note) -> None:
        chat, worker = self.worker(chat_id)
        step = desk.hear(worker, note, self.moment)
        self._workers[chat_id] = (chat, step.worker)
        self._carry_out(chat, "worker", step.effects)

    def _carry_out(self, chat: Chat, machine: str, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            apply.of_person(self, chat, machine, effect)

    def _record(self, found: tuple[Event, ...], case_id: int | None, chat_id: int | None) -> None:
        for event in found:
            self.record(event, case_id, chat_id)

    def _write(self) -> None:
        for chat, session in self._talks.values():
            states.keep(self.unit, chat, session)
        for chat, worker in self._workers.values():
            states.keep(self.unit, chat, worker)
        for case_id in sorted(self._touched):
            row, case = self._cases[case_id]
            if not cases.save(self.unit, states.row(row, case), expected_version=row.version):
                raise CaseMoved
