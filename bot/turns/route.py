"""Whose turn an update is: a family's, a counsellor's in private, the counsellors' group's, or nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.channels.contract import Incoming
from bot.turns.house import House
from flows.acts import Role
from flows.casework.worker.welcome import START
from flows.inputs import Command
from storage import chats
from storage.chats import Chat
from storage.places import get as place
from storage.unit import Unit

KNOWN_FOR = timedelta(minutes=10)
"""How long an answer about somebody's membership holds."""

GROUP_PLACE = "desk.group"


class AskMembership(Exception):
    """The turn needs to know whether `actor` belongs to the group now; ask the platform, note it, begin again."""

    def __init__(self, actor: str) -> None:
        super().__init__("membership unknown or old")
        self.actor = actor


@dataclass(frozen=True, slots=True)
class Route:
    """Where an update belongs; `roles` of who did it."""

    to: Literal["talk", "worker", "group", "nobody"]
    chat: Chat | None = None
    roles: frozenset[Role] = frozenset()


def group_address(unit: Unit, house: House) -> str:
    """The counsellors' group: as configured, or where it moved to."""
    moved = place(unit, GROUP_PLACE)
    return moved.decode() if moved else house.group


def route(unit: Unit, incoming: Incoming, house: House) -> Route:
    """Decide by the database and the settings, never by displayed text. May raise AskMembership."""
    if not incoming.chat:
        return Route("nobody")
    if incoming.chat_kind == "group":
        ours = incoming.chat in (house.group, group_address(unit, house))
        return Route("group", group_chat(unit, house)) if ours else Route("nobody")
    chat = chats.find_or_open(unit, incoming.channel, incoming.chat, "private")
    roles = house.roles(incoming.actor, _member(unit, chat, incoming))
    return Route("worker" if roles else "talk", chat, roles)


def group_chat(unit: Unit, house: House) -> Chat:
    """The group's row, not locked."""
    return chats.desk(unit, house.channel, group_address(unit, house))


def known(unit: Unit, chat: Chat) -> bool:
    """Whether what we know of this person's membership is at most ten minutes old."""
    return chat.member_checked_at is not None and abs(unit.now - chat.member_checked_at) < KNOWN_FOR


def _member(unit: Unit, chat: Chat, incoming: Incoming) -> bool:
    """Families are never looked up: only who was seen in the group, or says they come from it."""
    said = incoming.input
    claims = isinstance(said, Command) and said.argument.strip().partition("_")[0] == START
    if (chat.desk_member or claims) and not known(unit, chat):
        raise AskMembership(incoming.actor)
    return bool(chat.desk_member)
