"""The counsellors' room without a platform: cases, private chats and the notes between them, as a turn takes them up.

Between every two steps each state is written and read back, as storage would. What reaches a family's conversation
and what a turn would draw or send is written down.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from bot.desk.letter import buttons
from flows.acts import Role
from flows.casework import machine as casework
from flows.casework.at_opening import OPENING
from flows.casework.case import Case
from flows.casework.exchange import CORRECTED
from flows.casework.worker import inputs, notes
from flows.casework.worker.state import Desk, Worker
from flows.effects import (
    Attach,
    Carry,
    DrawCard,
    Effect,
    Event,
    ListCases,
    Say,
    SetTimer,
    Tell,
    TellPlans,
    TellStory,
    TellUnanswered,
    Toast,
    Wake,
)
from flows.inputs import Command, Edited, FromPerson, Pressed, Said, Sent
from flows.moment import Moment
from flows.notes import (
    Claim,
    CorrectionsOver,
    CounsellorSaid,
    FamilySaid,
    HoursBegin,
    Note,
    PledgesShown,
    Release,
    Unserved,
)
from flows.piece import Piece
from tests.talk.conversation import CODE, WORKDAY, Conversation, words

T = TypeVar("T", Case, Worker)
COUNSELLOR = frozenset({Role.COUNSELLOR})
CASE, FAMILY = 1, 100
"""The first case, and the chat of its family; the second case is 2, its family 101."""


class Room:
    """Cases by id, counsellors by the id of their private chat; `families` are told what stands there, by chat."""

    def __init__(self, now: datetime = WORKDAY) -> None:
        self.now = now
        self.cases: dict[int, Case] = {}
        self.counsellors: dict[int, Counsellor] = {}
        self.families: list[tuple[int, Note]] = []
        self.drawn: list[int] = []
        self.rung: list[int] = []
        self.attached: list[int] = []
        self.due: dict[tuple[int, str], datetime] = {}
        self.woken: list[str] = []
        self.wakes: list[Wake] = []
        self.events: list[Event] = []
        self.toasts: list[str] = []
        self._notes: deque[Tell] = deque()
        self.opens(CODE)

    @property
    def case(self) -> Case:
        """The first case."""
        return self.cases[CASE]

    @property
    def moment(self) -> Moment:
        return Conversation(self.now).moment

    def opens(self, code: str, risk: str = "rendah") -> int:
        """One more family waits."""
        number = len(self.cases) + 1
        self.cases[number] = Case(
            id=number,
            code=code,
            state="waiting",
            risk=risk,
            family=FAMILY + number - CASE,
            opened=self.now,
            waiting_since=self.now,
        )
        return number

    def counsellor(self, name: str, roles: frozenset[Role] = COUNSELLOR) -> Counsellor:
        """Somebody with a private chat and a working name."""
        found = Counsellor(self, 200 + len(self.counsellors), name, roles)
        self.counsellors[found.chat] = found
        return found

    def passes(self, **span: float) -> Room:
        self.now += timedelta(**span)
        for case, kind in [timer for timer, due in self.due.items() if due <= self.now]:
            del self.due[case, kind]
            found: dict[str, Note] = {CORRECTED: CorrectionsOver(), OPENING: HoursBegin()}
            self.tells(found.get(kind, Unserved()), case)
        return self

    def tells(self, note: Note, case: int = CASE) -> Room:
        """A note to a case, from the family's conversation, the group or the courier."""
        return self.take_up(Tell("case", case, note))

    def family_says(self, text: str, case: int = CASE) -> Room:
        return self.tells(FamilySaid(Piece("text", 7, text)), case)

    def supervisor_releases(self, case: int = CASE) -> Room:
        return self.tells(Release(0, supervisor=True), case)

    @property
    def family(self) -> list[Note]:
        """What any family's conversation was told."""
        return [note for _, note in self.families]

    def heard(self, kind: type[Note]) -> list[Note]:
        """Every note of one kind that reached a family's conversation."""
        return [note for note in self.family if isinstance(note, kind)]

    @property
    def relayed(self) -> list[str]:
        """What counsellors wrote that reached a family."""
        return [note.piece.text for note in self.family if isinstance(note, CounsellorSaid)]

    def said_to(self, case: int) -> list[str]:
        """What counsellors wrote that reached the family of this case."""
        family = self.cases[case].family
        return [
            note.piece.text
            for chat, note in self.families
            if chat == family and isinstance(note, CounsellorSaid)
        ]

    def take_up(self, tell: Tell) -> Room:
        """A note and all that it causes, in order."""
        self._notes.append(tell)
        while self._notes:
            self._deliver(self._notes.popleft())
        return self

    # ---- inside

    def _deliver(self, tell: Tell) -> None:
        if tell.machine == "talk":
            self.families.append((tell.id, tell.note))
        elif tell.machine == "worker":
            self.counsellors[tell.id].hears_note(tell.note)
        else:
            step = casework.step(reread(self.cases[tell.id], Case), tell.note, self.moment)
            self.cases[tell.id] = step.case
            self.events.extend(step.events)
            for effect in step.effects:
                self._carry_out(tell.id, effect)

    def _carry_out(self, case: int, effect: Effect) -> None:
        match effect:
            case Tell():
                self._notes.append(effect)
            case Toast():
                self.toasts.append(words().say(effect.text, "id"))
            case DrawCard():
                self.drawn.append(case)
                self.rung.extend([case] if effect.alarm else [])
            case TellStory():
                claimer = self.cases[case].claimer
                assert claimer is not None
                self.counsellors[claimer].gets_letter(case)
            case SetTimer():
                self.due[case, effect.kind] = effect.due
            case TellUnanswered():
                pass  # read from what is stored: tests/turns/test_closing_over_a_cry.py
            case Attach():
                self.attached.append(effect.family)
            case Wake():
                self.woken.append(words().say(effect.text, "id"))
                self.wakes.append(effect)
            case _:
                raise AssertionError(effect)


class Counsellor:
    """One private chat: what is pressed and written there, and what is shown. Every word is Indonesian."""

    def __init__(self, room: Room, chat: int, name: str, roles: frozenset[Role]) -> None:
        self.room, self.chat, self.roles = room, chat, roles
        self.worker = Worker(name=name)
        self.heard: list[str] = []
        self.fresh: list[str] = []
        self.says_to: list[Say] = []
        self.toasts: list[str] = []
        self.carried: list[Carry] = []
        self.letters: list[int] = []
        self.labels: dict[str, str] = {}
        self._message = 0

    def claims(self, case: int = CASE) -> Counsellor:
        """The button in the group; the toast is the newest of the room."""
        self.room.tells(Claim(self.chat, self.worker.name), case)
        return self

    def writes(self, text: str, about: int | None = None) -> Counsellor:
        """`about` is the case of the message that it replies to."""
        return self._take(Said(text, self._next(), reply_to=None if about is None else 5), about)

    def sends(self, kind: str, caption: str = "") -> Counsellor:
        return self._take(Sent(kind, self._next(), caption))  # type: ignore[arg-type]

    def edits(self, text: str, about: int | None) -> Counsellor:
        return self._take(Edited(text, 1), about)

    def commands(self, name: str, argument: str = "", about: int | None = None) -> Counsellor:
        return self._take(Command(name, argument, self._next()), about)

    def presses(self, label: str) -> Counsellor:
        """The newest button whose label starts so."""
        found = [token for name, token in self.labels.items() if name.startswith(label)]
        assert found, f"no button {label!r} among {list(self.labels)}"
        return self.presses_token(found[-1])

    def presses_token(self, token: str) -> Counsellor:
        return self._take(Pressed(token))

    def hears(self, *parts: str) -> Counsellor:
        """The bot's last words hold all of these."""
        for part in parts:
            assert self.heard, f"{part!r}: nothing was said"
            assert part in self.heard[-1], f"{part!r} is not in:\n{self.heard[-1]}"
        return self

    @property
    def reads(self) -> list[str]:
        """What their families wrote."""
        return [carry.piece.text for carry in self.carried]

    # ---- inside

    def gets_letter(self, case: int) -> None:
        self.letters.append(case)
        self.labels.update({button.label: button.token for row in buttons(case, words()) for button in row})

    def hears_note(self, note: Note) -> None:
        step = notes.hear(reread(self.worker, Worker), note, self.room.moment)
        self.worker = step.worker
        for effect in step.effects:
            self._shown(effect)

    def _take(self, said: FromPerson, about: int | None = None) -> Counsellor:
        self.fresh = []
        before = len(self.toasts)
        step = inputs.step(
            reread(self.worker, Worker), said, Desk(self.roles, about, self.chat), self.room.moment
        )
        self.worker = step.worker
        for effect in step.effects:
            self._shown(effect)
        self.fresh += self.toasts[before:]
        return self

    def _shown(self, effect: Effect) -> None:
        match effect:
            case Tell():
                self.room.take_up(effect)
            case Toast():
                self.toasts.append(words().say(effect.text, "id"))
            case Carry():
                self.carried.append(effect)
            case Say():
                said = words().paragraphs(effect.text, "id")
                self.says_to.append(effect)
                self.heard.append(said)
                self.fresh.append(said)
                shown = {
                    words().say(option.label, "id"): option.token for row in effect.options for option in row
                }
                self.labels.update(shown)
            case TellPlans():
                if self.room.cases[
                    effect.case
                ].pledges:  # shown from what is stored: tests/turns/test_closing_over_a_cry.py
                    self.hears_note(PledgesShown(effect.case))
                    self.labels.update({"Sudah": f"kept:{effect.case}", "Belum": f"notyet:{effect.case}"})
            case ListCases():
                self.labels.update({code: f"now:{case}" for case, code in self.worker.codes.items()})
                self.fresh.append("daftar kasus")
            case _:
                raise AssertionError(effect)

    def _next(self) -> int:
        self._message += 1
        return self._message


def reread(state: T, kind: type[T]) -> T:
    return msgspec.json.decode(msgspec.json.encode(state), type=kind)
