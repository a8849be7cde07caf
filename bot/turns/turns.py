"""Batches of updates, due timers and failed deliveries, each its own unit of work.

What was handed over is confirmed to the platform only after `take` returned: by then every update has its turn
committed, or lies among the dead letters with its error and the person has an apology.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial

import msgspec

from bot.blame import blame
from bot.channels.contract import Answer, Incoming, Outgoing
from bot.courier import Delivery
from bot.turns import group, meta, outlet, run
from bot.turns.house import House
from bot.turns.route import AskMembership, group_address, group_chat, route
from bot.turns.turn import CaseMoved, Turn
from flows.acts import Role
from flows.effects import Tell
from flows.inputs import Command, Due, Edited, Reach, Said, Sent
from flows.notes import NotDelivered
from flows.talk.numbers import numbers
from flows.text import Text, text
from storage import cases, chats, deadletters, outbox, receipts, relays, timers
from storage.chats import Chat
from storage.store import Store
from storage.unit import Unit

log = logging.getLogger(__name__)

TRIES = 3
TIMERS_AT_ONCE = 200
TIMERS_TOGETHER = 32
SWEEP = "sweep"
SWEEP_EVERY = timedelta(hours=1)
IsMember = Callable[[str, str], Awaitable[bool | None]]


class Turns:
    """The one way in. `is_member(group, user)` asks the platform; `wake` rings the courier.

    `link` opens the private chat with the bot as a counsellor; it is known once the platform has answered.
    """

    def __init__(self, store: Store, house: House, is_member: IsMember, wake: Callable[[], None]) -> None:
        self._store = store
        self._house = house
        self._is_member = is_member
        self._wake = wake
        self.link = ""

    async def take(self, batch: Sequence[Incoming]) -> list[Answer]:
        """Give every update of the batch its turn, in order; returns the answers to presses, to be sent once."""
        done = await self._store.write_many([partial(self._turn, one) for one in batch])
        answers = [await self._again(one, result) for one, result in zip(batch, done, strict=True)]
        self._wake()
        return [answer for answer in answers if answer is not None]

    async def due(self) -> None:
        """Give every due timer its turn, ever more of them to one commit; after one that failed, singly again."""
        left, together = TIMERS_AT_ONCE, 1
        while left > 0:
            done = await self._store.write_many([self._timer] * together)
            trouble = next((one for one in done if isinstance(one, BaseException)), None)
            if trouble is None and False in done:
                break
            if trouble is not None and together == 1:
                log.error("a timer's turn failed and is set aside: %s", blame(trouble))
                await self._store.write(partial(self._drop_timer, repr(trouble)))
            left -= together
            together = min(2 * together, TIMERS_TOGETHER, left) if trouble is None else 1
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

    def _turn(self, incoming: Incoming, unit: Unit) -> Answer | None:
        if not receipts.first_time(unit, incoming.channel, incoming.update):
            return Answer(incoming.press) if incoming.press else None
        if incoming.trouble:
            self._bury(unit, incoming, incoming.trouble)
            return None
        found = route(unit, incoming, self._house)
        turn = Turn(unit, self._house, incoming.press)
        if found.to == "group":
            self._seen_in_group(unit, incoming)
            group.take(turn, incoming, self.link)
        elif found.chat is not None and isinstance(incoming.input, Reach):
            self._reach(turn, found.chat, incoming.input.open)
        elif found.chat is not None and incoming.input is not None:
            if not found.chat.open:
                chats.set_open(unit, found.chat.id, True)
            self._private(turn, found.chat, incoming, found.roles)
        run.finish(turn)
        return turn.answer

    def _private(self, turn: Turn, chat: Chat, incoming: Incoming, roles: frozenset[Role]) -> None:
        said = incoming.input
        if not isinstance(said, Said | Sent | Edited | Command) and not hasattr(said, "token"):
            return
        if roles:
            run.counsellor(turn, chat, said, roles, _about(turn.unit, chat, said))  # type: ignore[arg-type]
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
            elif not isinstance(result, CaseMoved):
                break
            try:
                return await self._store.write(partial(self._turn, incoming))
            except Exception as trouble:
                result = trouble
        assert isinstance(result, BaseException)  # whatever went well has returned
        log.error("a turn failed and is set aside: %s", blame(result))
        await self._store.write(partial(self._set_aside, incoming, repr(result)))
        return Answer(incoming.press) if incoming.press else None

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

    def _set_aside(self, incoming: Incoming, trouble: str, unit: Unit) -> None:
        receipts.first_time(unit, incoming.channel, incoming.update)
        self._bury(unit, incoming, trouble)

    def _bury(self, unit: Unit, incoming: Incoming, trouble: str) -> None:
        """Keep what cannot be handled, and tell the person plainly, with the numbers to call."""
        private = incoming.chat_kind == "private" and incoming.chat
        chat = chats.find_or_open(unit, incoming.channel, incoming.chat, "private") if private else None
        number = deadletters.bury(unit, incoming.channel, incoming.raw, trouble, chat.id if chat else None)
        turn = Turn(unit, self._house)
        if chat is not None and chat.open:
            words = self._house.words.paragraphs((Text("sorry.ask"), *numbers(None, turn.moment)), "id")
            outlet.put(turn, chat, Outgoing(text=words), lane=outlet.CRISIS)
        told = self._house.words.say(text("desk.dead_letter", number=number), "id")
        outlet.put(turn, group_chat(unit, self._house), Outgoing(text=told), lane=outlet.DESK)

    def _timer(self, unit: Unit) -> bool:
        found = timers.take_due(unit, 1)
        if not found:
            return False
        timer, turn = found[0], Turn(unit, self._house)
        if timer.owner == "talk":
            run.family(turn, chats.get(unit, timer.owner_id), Due(timer.kind))
        elif timer.owner == "desk" and timer.kind == outlet.BOARD:
            outlet.draw_board(turn, self.link)
        elif timer.owner == SWEEP:
            receipts.forget_old(unit)
            timers.set(unit, SWEEP, 0, SWEEP, unit.now + SWEEP_EVERY)
        run.finish(turn)
        return True

    def _drop_timer(self, trouble: str, unit: Unit) -> None:
        for timer in timers.take_due(unit, 1):
            deadletters.bury(
                unit,
                "timer",
                msgspec.json.encode([timer.owner, timer.owner_id, timer.kind]),
                trouble,
                None,
            )

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


def _about(unit: Unit, chat: Chat, said: object) -> int | None:
    """The case that a counsellor's message is about: of the message it replies to, or of the one it edits."""
    if isinstance(said, Edited):
        rows = relays.carried(unit, chat.id, said.message)
        return outbox.get(unit, rows[0]).case_id if rows else None
    reply_to = getattr(said, "reply_to", None)
    posted = outbox.by_message(unit, chat.id, reply_to) if reply_to is not None else None
    return posted.case_id if posted else None
