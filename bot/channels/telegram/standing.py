"""Who belongs to a chat, and whether the bot may write there."""

from __future__ import annotations

from bot.channels.telegram.envelope import Envelope
from bot.channels.telegram.fields import Json, number, table, words
from flows.inputs import Membership, Reach

INSIDE = ("member", "administrator", "creator")


def inside(member: Json) -> bool:
    """Whether this ChatMember belongs to its chat; a restricted one may have left."""
    status = words(member, "status")
    return status in INSIDE or (status == "restricted" and member.get("is_member") is True)


def reach(body: Json, where: Envelope) -> Reach | None:
    """my_chat_member: the bot was let in or shut out. In a group a mere change of its rights is nothing."""
    now = inside(table(body, "new_chat_member"))
    if where.kind == "private":
        return Reach(now)
    was = inside(table(body, "old_chat_member"))
    return None if was == now or where.kind == "channel" else Reach(now)


def membership(body: Json, where: Envelope) -> Membership | None:
    """chat_member: somebody joined, left, or got other rights."""
    member = table(body, "new_chat_member")
    user = table(member, "user")
    if where.kind != "group" or user.get("is_bot") is True:
        return None
    return Membership(str(number(user, "id")), inside(member))
