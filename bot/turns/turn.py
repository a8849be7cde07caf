"""What one turn holds inside its unit of work: the states it read, the notes left, what the press will show."""

from __future__ import annotations

from collections import Counter, deque

from bot.channels.contract import Answer
from bot.turns import counts, states
from bot.turns.house import House
from flows.casework.case import Case
from flows.casework.worker.state import Worker
from flows.effects import Effect, Event, Tell, Toast
from flows.moment import Moment
from flows.piece import Piece
from flows.session import Session
from storage import cases, chats, events
from storage.cases import CaseRow
from storage.chats import Chat
from storage.unit import Unit


class CaseMoved(Exception):
    """Another turn wrote this case first: begin again."""


class Turn:
    """States are read once and written once. `to_do` holds notes and the effects of cases, in the order they came.

    `late`: what is taken up now was said some time ago, and nobody waits at the phone. `before` is what stood in a
    message that is edited now, by the chat and the message.
    """

    def __init__(self, unit: Unit, house: House, press: str | None = None, *, late: bool = False) -> None:
        self.unit = unit
        self.house = house
        self.late = late
        self.moment: Moment = house.moment(unit.now, house.dice())
        self.answer: Answer | None = Answer(press) if press else None
        self.to_do: deque[Tell | tuple[int, Effect]] = deque()
        self.cards: dict[int, bool] = {}
        self.before: dict[tuple[int, int], Piece] = {}
        self._talks: dict[int, tuple[Chat, Session]] = {}
        self._workers: dict[int, tuple[Chat, Worker]] = {}
        self._cases: dict[int, tuple[CaseRow, Case]] = {}
        self._touched: set[int] = set()
        self._ways: counts.Ways = Counter()

    # ---- states

    def talk(self, chat_id: int, chat: Chat | None = None) -> tuple[Chat, Session]:
        """A family's chat and session."""
        if chat_id not in self._talks:
            chat = chat or chats.get(self.unit, chat_id)
            self._talks[chat_id] = (chat, states.session(self.unit, chat))
        return self._talks[chat_id]

    def worker(self, chat_id: int, chat: Chat | None = None) -> tuple[Chat, Worker]:
        """A counsellor's chat and state."""
        if chat_id not in self._workers:
            chat = chat or chats.get(self.unit, chat_id)
            self._workers[chat_id] = (chat, states.worker(self.unit, chat))
        return self._workers[chat_id]

    def case(self, case_id: int) -> tuple[CaseRow, Case]:
        """A case's row and state."""
        if case_id not in self._cases:
            row = cases.get(self.unit, case_id)
            self._cases[case_id] = (row, states.case(row))
        return self._cases[case_id]

    def keep_talk(self, chat: Chat, session: Session) -> None:
        """Where the conversation stands now."""
        self._talks[chat.id] = (chat, session)

    def keep_worker(self, chat: Chat, worker: Worker) -> None:
        """Where the counsellor's chat stands now."""
        self._workers[chat.id] = (chat, worker)

    def keep_case(self, row: CaseRow, case: Case) -> None:
        """Where the case stands now; one that did not change is not written."""
        if self._cases.get(case.id, (row, None))[1] not in (None, case):
            self._touched.add(case.id)
        self._cases[case.id] = (row, case)

    def opened_privately(self, chat: Chat) -> bool:
        """Whether this person ever wrote to the bot in private: only then may the bot write to them. Of one who only
        pressed in the group it is kept what for.
        """
        return states.exists(self.unit, chat) and not self.worker(chat.id, chat)[1].unmet

    # ---- what a step leaves

    def note(self, tell: Tell) -> None:
        """Leave a note for a machine."""
        self.to_do.append(tell)

    def draw(self, case_id: int, *, alarm: bool) -> None:
        """Draw the case's card when the turn is over, once."""
        self.cards[case_id] = alarm or self.cards.get(case_id, False)

    def record(self, event: Event, case_id: int | None, chat_id: int | None) -> None:
        """A line of the trail."""
        events.record(self.unit, event.kind, case_id, chat_id, event.detail.encode())

    def toast(self, toast: Toast) -> None:
        """What the press that is being handled shows; no press has two of them."""
        if self.answer is not None:
            words = self.house.words.say(toast.text, self._locale())
            self.answer = Answer(self.answer.press, words, toast.alert, toast.link)

    def went(self, before: Session, after: Session) -> None:
        """Count the way that a conversation took, without whose it is."""
        if before.node != after.node:
            self._ways[before.node, after.node] += 1

    def write(self) -> None:
        """Every state, once. Raises CaseMoved where another turn was first."""
        for chat, session in self._talks.values():
            states.keep(self.unit, chat, session)
        for chat, worker in self._workers.values():
            states.keep(self.unit, chat, worker)
        for case_id in sorted(self._touched):
            row, case = self._cases[case_id]
            if not cases.save(self.unit, states.row(row, case), expected_version=row.version):
                raise CaseMoved
        counts.add(self.unit, self._ways, self.moment.dice)

    def _locale(self) -> str:
        return next((session.locale for _, session in self._talks.values()), "id")
