"""Setting aside what cannot be handled: kept sealed, its person gets an apology with the numbers, the desk is told.

Each of the three can fail by itself, for what spoiled the turn may spoil them too (a session that cannot be read, a
word that is missing). So all is done in one unit first, and each alone where that failed: nothing comes again and
again, and nobody goes without what can still be given.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from bot.blame import blame, trail
from bot.channels.contract import Answer, Incoming, Outgoing
from bot.desk.card import CLAIM
from bot.desk.facts import LOCALE
from bot.outline import TIMER
from bot.turns import outlet, states
from bot.turns.house import House
from bot.turns.route import group_chat
from bot.turns.turn import Turn
from flows.effects import Wake
from flows.gate import begun, silent
from flows.inputs import Command, Edited, Pressed, Said, Sent
from flows.session import Session
from flows.talk.numbers import numbers
from flows.text import Paragraphs, Text, text
from flows.triage.verdict import judge
from storage import NotSaved, chats, deadletters, heard, outbox, receipts, slots
from storage.chats import Chat
from storage.store import Store
from storage.timers import Timer
from storage.unit import Unit

SORRY_AGAIN = timedelta(minutes=1)
"""Five messages that fail within a breath get one apology, unless something else was answered in between."""

LINE = "deadletters"
"""The slot of the desk's line: while it waits to leave, later letters are told of by it and post none of their own."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Setback:
    """What failed and why. `chat` is the address of a private chat, or "" where nobody waits for an answer.

    `claims`: it was a press that would have claimed a case; `writes`: words or a file for somebody.
    """

    channel: str
    raw: bytes
    trouble: str
    chat: str = ""
    update: str = ""
    said: str = ""
    timer: bool = False
    message: int = 0
    actor: str = ""
    in_group: bool = False
    claims: bool = False
    writes: bool = False

    @staticmethod
    def of_update(incoming: Incoming, trouble: BaseException | str) -> Setback:
        """An update that could not be read, or whose turn failed."""
        return Setback(
            incoming.channel,
            incoming.raw,
            trouble if isinstance(trouble, str) else trail(trouble),
            incoming.chat if incoming.chat_kind == "private" else "",
            incoming.update,
            getattr(incoming.input, "text", "") or getattr(incoming.input, "caption", ""),
            message=number_of(incoming),
            actor=incoming.actor,
            in_group=incoming.chat_kind == "group",
            claims=isinstance(incoming.input, Pressed) and incoming.input.token.startswith(f"{CLAIM}:"),
            writes=isinstance(incoming.input, Said | Sent | Edited),
        )

    @staticmethod
    def of_timer(timer: Timer, trouble: BaseException, chat: str) -> Setback:
        """A timer whose turn failed; `chat` is the family's that it belonged to."""
        raw = msgspec.json.encode([timer.owner, timer.owner_id, timer.kind])
        return Setback(TIMER, raw, trail(trouble), chat, timer=True)


def number_of(incoming: Incoming) -> int:
    """The platform's number of what a person sent in their private chat; 0 where nothing new stands there."""
    said = incoming.input
    if incoming.chat_kind != "private":
        return 0
    return incoming.message or (said.message if isinstance(said, Said | Sent | Command) else 0)


async def set_aside(store: Store, house: House, setback: Setback) -> int:
    """Do with it what can be done; returns the letter's number. Raises NotSaved while the database is in trouble: then
    it must come again.
    """
    try:
        return await store.write(lambda unit: whole(unit, house, setback))
    except NotSaved:
        raise
    except Exception as worse:
        log.error("it spoils more than its turn: %s", blame(worse))
        return await _in_parts(store, house, setback)


def whole(unit: Unit, house: House, setback: Setback) -> int:
    """Keep it, apologise, tell the desk."""
    number = _keep(unit, house, setback)
    _apologise(unit, house, setback, number)
    _tell_desk(unit, house, setback, number)
    return number


def failed_press(house: House, incoming: Incoming, number: int) -> Answer | None:
    """What the phone of somebody who pressed in the group shows; in a private chat it is said in a message."""
    if not incoming.press:
        return None
    if incoming.chat_kind != "group":
        return Answer(incoming.press)
    words = _failed(Setback.of_update(incoming, ""), number)
    return Answer(incoming.press, house.words.say(words, LOCALE), alert=True)


def _failed(setback: Setback, number: int) -> Text:
    """What somebody of the desk reads: nothing of it happened, and the case is where it was."""
    what = "claim" if setback.claims else "message" if setback.writes else "step"
    return text(f"desk.failed.{what}", number=number)


def _by_desk(house: House, setback: Setback, chat: Chat | None) -> bool:
    """Whether it was a counsellor's own step, or one in their group: no family's message."""
    return setback.in_group or bool(
        chat is not None and house.roles(setback.actor or setback.chat, bool(chat.desk_member))
    )


async def _in_parts(store: Store, house: House, setback: Setback) -> int:
    try:
        number = await store.write(lambda unit: _keep(unit, house, setback))
    except NotSaved:
        raise
    except Exception:
        number = await store.write(lambda unit: _keep_bare(unit, setback))
    for tell in (
        lambda unit: _apologise(unit, house, setback, number),
        lambda unit: _tell_desk(unit, house, setback, number),
    ):
        try:
            await store.write(tell)
        except Exception as failed:
            log.error("letter %d: somebody could not be told: %s", number, blame(failed))
    return number


def _keep(unit: Unit, house: House, setback: Setback) -> int:
    """Under its person's key; returns the letter's number."""
    _receipt(unit, setback)
    chat = _chat(unit, house, setback)
    if chat is not None and setback.message and not chat.desk_member:
        heard.note(unit, chat, setback.message)  # where the chat is hidden, it goes like everything else
    return deadletters.bury(
        unit, setback.channel, setback.raw, setback.trouble, None if chat is None else chat.id
    )


def _keep_bare(unit: Unit, setback: Setback) -> int:
    """Under the service's own key, whatever is wrong with its chat."""
    _receipt(unit, setback)
    return deadletters.bury(unit, setback.channel, setback.raw, setback.trouble, None)


def _receipt(unit: Unit, setback: Setback) -> None:
    if setback.update:
        receipts.first_time(unit, setback.channel, setback.update)


def _chat(unit: Unit, house: House, setback: Setback) -> Chat | None:
    channel = house.channel if setback.timer else setback.channel
    return chats.find_or_open(unit, channel, setback.chat, "private") if setback.chat else None


def _apologise(unit: Unit, house: House, setback: Setback, number: int) -> None:
    chat = _chat(unit, house, setback)
    if chat is not None and chat.open and _by_desk(house, setback, chat):
        said = house.words.say(_failed(setback, number), LOCALE)
        outlet.put(Turn(unit, house), chat, Outgoing(text=said))
        return
    if chat is None or not chat.open or _just_said(unit, chat):
        return
    turn = Turn(unit, house)
    session = _session(unit, chat)
    words = house.words.paragraphs(_sorry(turn, session), session.locale if session else "id")
    row = outlet.put(
        turn, chat, Outgoing(text=words, silent=bool(session and silent(session))), lane=outlet.CRISIS
    )
    slots.set(unit, _slot(chat), row)


def _sorry(turn: Turn, session: Session | None) -> Paragraphs:
    """In a chat that must look innocent, the innocent menu's own line."""
    if session is not None and session.hidden:
        return (Text("hidden.menu.ask"),)
    return begun(session, (Text("sorry.ask"), *numbers(session, turn.moment)))


def _session(unit: Unit, chat: Chat) -> Session | None:
    """None where it is the session that cannot be read: then neither kamu nor Anda is used."""
    try:
        return states.session(unit, chat)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _slot(chat: Chat) -> str:
    return f"sorry:{chat.id}"


def _just_said(unit: Unit, chat: Chat) -> bool:
    earlier = slots.get(unit, _slot(chat))
    if earlier is None or abs(unit.now - outbox.get(unit, earlier).created_at) >= SORRY_AGAIN:
        return False
    return not outbox.put_since(unit, chat.id, earlier)


def _tell_desk(unit: Unit, house: House, setback: Setback, number: int) -> None:
    if not setback.timer and _desk_reads_it(unit, house, setback):
        return
    if setback.said and judge(setback.said, (), house.handbook).heard.signal != "none":
        _ring(unit, house, number)
        return
    turn, group = Turn(unit, house), group_chat(unit, house)
    earlier = slots.get(unit, LINE)
    if earlier is not None and _joined(unit, house, earlier, number):
        return
    one = "desk.dead_letter.timer" if setback.timer else "desk.dead_letter"
    said = house.words.say(text(one, number=number), LOCALE)
    slots.set(unit, LINE, outlet.put(turn, group, Outgoing(text=said), lane=outlet.DESK))


def _desk_reads_it(unit: Unit, house: House, setback: Setback) -> bool:
    """Whether it was the desk's own step, so that whoever pressed or wrote it reads that it failed. Where even that
    cannot be found out, somebody must hear of it.
    """
    try:
        return _by_desk(house, setback, _chat(unit, house, setback))
    except Exception as failed:
        log.error("whose it was cannot be told: %s", blame(failed))
        return False


def _joined(unit: Unit, house: House, line: int, number: int) -> bool:
    """Count this one in a line that has not left yet."""
    said = house.words.say(text("desk.dead_letter.more", number=number), LOCALE)
    return outbox.rewrite(unit, line, states.encode(Outgoing(text=said)))


def _ring(unit: Unit, house: House, number: int) -> None:
    """Words of danger lie in it, and no case tells the desk so: that cannot wait for the operator's morning."""
    turn, words = Turn(unit, house), text("desk.dead_letter.danger", number=number)
    line = Outgoing(text=house.words.say(words, LOCALE))
    outlet.put(turn, group_chat(unit, house), line, lane=outlet.CRISIS)
    outlet.wake(turn, Wake(None, words))
