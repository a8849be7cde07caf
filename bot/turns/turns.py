"""Batches of updates, due timers and failed deliveries, each its own unit of work.

What was handed over is confirmed to the platform only after `take` returned: by then every update has its turn
committed, or lies among the dead letters with its error and the person has an apology.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import msgspec
from sqlalchemy.exc import NoResultFound

from bot import letters
from bot.blame import blame
from bot.channels.contract import Answer, Incoming
from bot.courier import Delivery
from bot.outline import TIMER
from bot.turns import apply, aside, group, meta, outlet, rereading, run
from bot.turns.about import about
from bot.turns.aside import Setback, number_of
from bot.turns.house import House
from bot.turns.route import AskMembership, group_address, route
from bot.turns.turn import CaseMoved, Turn
from flows.acts import Role
from flows.casework.at_opening import OPENING
from flows.casework.exchange import CORRECTED
from flows.effects import Tell
from flows.inputs import Command, Due, Edited, Reach, Reheard, Said, Sent
from flows.notes import CorrectionsOver, HoursBegin, NotDelivered, Note, Unserved
from storage import (
    Erased,
    NotSaved,
    StorageError,
    cases,
    chats,
    deadletters,
    heard,
    outbox,
    places,
    receipts,
    timers,
)
from storage.chats import Chat
from storage.errors import of_the_database
from storage.store import Store
from storage.timers import Timer
from storage.unit import Unit

log = logging.getLogger(__name__)

TRIES = 3
TIMERS_AT_ONCE = 200
TIMERS_TOGETHER = 32
SWEEP = "sweep"
SWEEP_EVERY = timedelta(hours=1)
PROBE = "probe"
CLOCK = "clock.set_back"
SAME_JUMP = timedelta(seconds=5)
IsMember = Callable[[str, str], Awaitable[bool | None]]
Reread = Callable[[bytes], Sequence[Incoming]]
Line = dict[tuple[str, str], str]
"""Of one batch: the update that each chat waits for."""


class Behind(Exception):
    """An earlier update of this chat is not done with: this one must not overtake it."""


class TimerFailed(Exception):
    """The turn of this timer was rolled back, and the timer stands again."""

    def __init__(self, timer: Timer, trouble: Exception) -> None:
        super().__init__("a timer's turn failed")
        self.timer = timer
        self.trouble = trouble


class Turns:
    """The one way in. `is_member(group, user)` asks the platform; `wake` rings the courier; `reread` reads the raw
    update of a dead letter.

    `link` opens the private chat with the bot as a counsellor; it is known once the platform has answered.
    """

    def __init__(
        self, store: Store, house: House, is_member: IsMember, wake: Callable[[], None], reread: Reread
    ) -> None:
        self._store = store
        self._house = house
        self._is_member = is_member
        self._wake = wake
        self._reread = reread
        self.link = ""

    async def take(self, batch: Sequence[Incoming]) -> list[Answer]:
        """Give every update of the batch its turn, in order; returns the answers to presses, to be sent once.

        Raises NotSaved while the database is in trouble: the batch must come again.
        """
        line: Line = {}
        done = await self._store.write_many([partial(self._in_line, line, one) for one in batch])
        try:
            answers = [await self._again(one, result) for one, result in zip(batch, done, strict=True)]
        finally:
            self._wake()
        return [answer for answer in answers if answer is not None]

    async def due(self) -> None:
        """Give every due timer its turn, ever more of them to one commit; after one that failed, singly again.

        Raises NotSaved while the database is in trouble: the timers stay.
        """
        left, together = TIMERS_AT_ONCE, 1
        try:
            while left > 0:
                over: set[bool] = set()
                done = await self._store.write_many([partial(self._timer, over)] * together)
                failed = await self._failed_of(done)
                if over and not failed:
                    break
                left -= together
                together = 1 if failed else min(2 * together, TIMERS_TOGETHER, left)
        finally:
            self._wake()

    async def to_read(self, most: int) -> list[rereading.ToRead]:
        """What the second listener has not read yet."""
        return await self._store.read(lambda unit: rereading.waiting(unit, most))

    async def reheard(self, timer: Timer, heard: Reheard) -> None:
        """What the second listener heard, as an input of that chat; unless something new was said meanwhile, which is
        read as well. A turn that fails is given up: the first listener has heard those words, and others wait."""

        def take(unit: Unit) -> None:
            turn, chat = Turn(unit, self._house), chats.get(unit, timer.owner_id)
            if timers.take(unit, timer):
                run.family(turn, chat, heard)
                run.finish(turn)

        try:
            await self._store.write(take)
        except NotSaved:
            raise
        except CaseMoved:
            return  # the row stands and is read again
        except Exception as trouble:
            log.error("what was heard a second time could not be handled: %s", blame(trouble))
            await self._store.write(lambda unit: timers.take(unit, timer))
        self._wake()

    async def set_back(self, by: timedelta) -> None:
        """The machine's clock was set back by so much: whoever waits for an answer must not wait the hour twice."""
        await self._store.write(lambda unit: _set_back(unit, by))
        self._wake()

    async def begin(self, link: str) -> None:
        """At the start: show the board, with the `link` into the private chat; sweep from now on."""
        self.link = link
        await self._store.write(self._begin)
        self._wake()

    def _begin(self, unit: Unit) -> None:
        timers.set(unit, SWEEP, 0, SWEEP, unit.now)
        timers.set(unit, "desk", 0, outlet.BOARD, unit.now)

    async def delivered(self, delivery: Delivery) -> None:
        """A message that did not arrive, or a group that moved: whoever must know is told."""
        await self._store.write(lambda unit: self._not_delivered(unit, delivery))
        self._wake()

    # ---- one unit each

    def _in_line(self, line: Line, incoming: Incoming, unit: Unit) -> Answer | None:
        """Where a chat's earlier update of this batch failed, the later ones wait until it is done with."""
        place = (incoming.channel, incoming.chat)
        if incoming.chat and line.setdefault(place, incoming.update) != incoming.update:
            raise Behind
        answer = self._turn(incoming, unit)
        line.pop(place, None)
        return answer

    def _turn(self, incoming: Incoming, unit: Unit) -> Answer | None:
        if not receipts.first_time(unit, incoming.channel, incoming.update):
            return Answer(incoming.press) if incoming.press else None
        if incoming.trouble:
            aside.whole(unit, self._house, Setback.of_update(incoming, incoming.trouble))
            return None
        return self._step(incoming, unit)

    def _step(self, incoming: Incoming, unit: Unit, *, late: bool = False) -> Answer | None:
        found = route(unit, incoming, self._house)
        turn = Turn(unit, self._house, incoming.press, late=late)
        if found.to == "talk" and found.chat is not None and (message := number_of(incoming)):
            heard.note(unit, found.chat, message)
        if found.to == "group":
            self._seen_in_group(unit, incoming)
            group.take(turn, incoming, self.link)
        elif found.chat is not None and isinstance(incoming.input, Reach):
            self._reach(turn, found.chat, incoming.input.open)
        elif found.chat is not None and incoming.input is not None:
            if not found.chat.open and not late:
                chats.set_open(unit, found.chat.id, True)
            self._private(turn, found.chat, incoming, found.roles)
        run.finish(turn)
        return turn.answer

    def _private(self, turn: Turn, chat: Chat, incoming: Incoming, roles: frozenset[Role]) -> None:
        said = incoming.input
        if not isinstance(said, Said | Sent | Edited | Command) and not hasattr(said, "token"):
            return
        if roles:
            run.counsellor(turn, chat, said, roles, about(turn.unit, chat, said))  # type: ignore[arg-type]
        else:
            run.family(turn, chat, said)  # type: ignore[arg-type]

    def _seen_in_group(self, unit: Unit, incoming: Incoming) -> None:
        """Whoever writes in the group belongs to it; a press shows nothing, for it may come from an old view."""
        if incoming.press is None and incoming.actor and incoming.input is None and not incoming.trouble:
            chat = chats.find_or_open(unit, incoming.channel, incoming.actor, "private")
            if not chat.desk_member:
                chats.set_member(unit, chat.id, True)

    def _reach(self, turn: Turn, chat: Chat, is_open: bool) -> None:
        chats.set_open(turn.unit, chat.id, is_open)
        if not is_open:
            for row in cases.of_claimer(turn.unit, chat.id):
                turn.note(Tell("case", row.id, NotDelivered("worker", "blocked")))

    async def _again(self, incoming: Incoming, result: Answer | BaseException | None) -> Answer | None:
        """Where a turn failed: ask what it needed, or begin again, or set it aside with an apology."""
        for _ in range(TRIES):
            if not isinstance(result, BaseException):
                return result
            if isinstance(result, AskMembership):
                await self._ask_membership(incoming.channel, result.actor)
            elif isinstance(result, NotSaved):
                await self._store.write(_probe)  # raises while the trouble lasts: it is not this turn's fault
            elif not isinstance(result, CaseMoved | Behind):
                break
            try:
                return await self._store.write(partial(self._turn, incoming))
            except Exception as trouble:
                result = trouble
        assert isinstance(result, BaseException)  # whatever went well has returned
        log.error("a turn failed and is set aside: %s", blame(result))
        number = await aside.set_aside(self._store, self._house, Setback.of_update(incoming, result))
        return aside.failed_press(self._house, incoming, number)

    async def _ask_membership(self, channel: str, actor: str) -> None:
        """Keep the platform's answer; where it gives none, what we knew holds for another ten minutes."""
        address = await self._store.read(lambda unit: group_address(unit, self._house))
        present = await self._is_member(address, actor)

        def note(unit: Unit) -> None:
            turn = Turn(unit, self._house)
            chat = chats.find_or_open(unit, channel, actor, "private")
            group.member(turn, channel, actor, bool(chat.desk_member) if present is None else present)
            run.finish(turn)

        await self._store.write(note)

    # ---- timers

    async def _failed_of(self, done: Sequence[BaseException | None]) -> bool:
        """Set aside the timer that failed: those behind it in its job met it again. Raises what is no timer's fault."""
        failed: dict[Timer, Exception] = {}
        for result in done:
            if isinstance(result, TimerFailed):
                failed.setdefault(result.timer, result.trouble)
            elif result is not None:
                raise result
        for timer, trouble in failed.items():
            await self._timer_failed(timer, trouble)
        return bool(failed)

    async def _timer_failed(self, timer: Timer, trouble: Exception) -> None:
        if isinstance(trouble, AskMembership):
            await self._ask_membership(self._house.channel, trouble.actor)
            return
        if isinstance(trouble, CaseMoved):
            return  # it is still due, and has its turn with the case as it is now
        log.error("a timer's turn failed and is set aside: %s", blame(trouble))
        if timer.owner == letters.OWNER:
            await self._store.write(lambda unit: letters.still_broken(unit, timer, trouble))
            return
        if not await self._store.write(lambda unit: timers.take(unit, timer)):
            return  # it was set anew meanwhile
        chat = await self._family_of(timer) if timer.owner == "talk" else ""
        await aside.set_aside(self._store, self._house, Setback.of_timer(timer, trouble, chat))

    async def _family_of(self, timer: Timer) -> str:
        try:
            return (await self._store.read(lambda unit: chats.address(unit, timer.owner_id)))[1]
        except (StorageError, NoResultFound):
            return ""

    def _timer(self, over: set[bool], unit: Unit) -> None:
        """The longest due has its turn. Where there is none, the rest of this job need not look again: `over`."""
        found = [] if over else timers.take_due(unit, 1)
        if not found:
            over.add(True)
            return
        try:
            self._act(unit, found[0])
        except Exception as trouble:
            if of_the_database(trouble):
                raise
            raise TimerFailed(found[0], trouble) from trouble

    def _act(self, unit: Unit, timer: Timer) -> None:
        turn = Turn(unit, self._house)
        if timer.owner == "talk":
            self._of_family(turn, timer)
        elif timer.owner == "desk" and timer.kind == outlet.BOARD:
            outlet.draw_board(turn, self.link)
        elif timer.owner == apply.CASE:
            self._of_case(turn, timer.owner_id, timer.kind)
        elif timer.owner == letters.OWNER:
            self._open_letter(unit, timer.owner_id)
        elif timer.owner == SWEEP:
            receipts.forget_old(unit)
            heard.forget_old(unit)
            timers.set(unit, SWEEP, 0, SWEEP, unit.now + SWEEP_EVERY)
        run.finish(turn)

    def _of_family(self, turn: Turn, timer: Timer) -> None:
        """Whoever came to the group since has no conversation any more: its state would take the place of theirs."""
        chat = chats.get(turn.unit, timer.owner_id)
        if not chat.desk_member:
            run.family(turn, chat, Due(timer.kind))

    def _of_case(self, turn: Turn, case: int, kind: str) -> None:
        """A case has three timers; what was erased meanwhile needs nothing any more."""
        try:
            turn.case(case)
        except (Erased, NoResultFound):
            return
        due: dict[str, Note] = {CORRECTED: CorrectionsOver(), OPENING: HoursBegin()}
        turn.note(Tell("case", case, due.get(kind, Unserved())))

    def _open_letter(self, unit: Unit, number: int) -> None:
        """A dead letter gets its turn after all; what it makes the bot say passes the gate, for it comes late."""
        letter = deadletters.get(unit, number)
        if letter is None:
            return
        deadletters.delete(unit, number)
        if letter.channel == TIMER:
            owner, owner_id, kind = msgspec.json.decode(letter.raw, type=tuple[str, int, str])
            self._act(unit, Timer(owner, owner_id, kind, unit.now))
            return
        for incoming in self._reread(letter.raw):
            if incoming.trouble:
                raise letters.Unread(incoming.trouble)
            self._step(incoming, unit, late=True)

    def _not_delivered(self, unit: Unit, delivery: Delivery) -> None:
        turn = Turn(unit, self._house)
        riding = meta.unpack(delivery.meta)
        reason = delivery.reason
        if reason == "migrated":
            group.moved(turn, delivery.detail)
        elif reason in ("blocked", "not_started", "no_chat"):
            chats.set_open(unit, delivery.chat_id, False)
        if reason != "migrated" and riding.to and delivery.case_id is not None:
            if riding.to == "worker" and turn.case(delivery.case_id)[1].claimer != delivery.chat_id:
                return  # the case is another's by now, or waits: nobody there missed anything
            turn.note(Tell("case", delivery.case_id, NotDelivered(riding.to, reason, riding.message)))
        run.finish(turn)


def _probe(unit: Unit) -> None:
    """Something that the disk must take, too."""
    places.put(unit, PROBE, unit.now.isoformat().encode())


def _set_back(unit: Unit, by: timedelta) -> None:
    """Once for a database, however many workers on this machine notice it."""
    last = places.get(unit, CLOCK)
    if last is not None and abs(unit.now - datetime.fromisoformat(last.decode())) < SAME_JUMP:
        return
    places.put(unit, CLOCK, unit.now.isoformat().encode())
    timers.set_back(unit, by)
    outbox.set_back(unit, by)
