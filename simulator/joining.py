"""Who is in a chat: joining, leaving, promoting, blocking, and a group's upgrade to a supergroup."""

from collections.abc import Iterable

import msgspec

from simulator.posting import post_service
from simulator.records import Chat, ChatType, Json, Member, Status
from simulator.shapes import user_json
from simulator.telling import tell_membership
from simulator.world import Room, World

_SUPERGROUP = -1_000_000_000_000


def set_status(
    world: World, room: Room, user: int, status: Status, *, by: int, rights: Iterable[str] = ()
) -> Member:
    """Changes what somebody is in a chat and tells the bot what it may know of it."""
    before = room.member(user)
    after = Member(room.chat.id, user, status, frozenset(rights))
    world.put(after)
    if after != before:
        tell_membership(world, before, after, by)
        world.feed.tell("membership", chat=room.chat.id, person=user, status=status)
    return after


def make_group(
    world: World,
    title: str,
    members: Iterable[int],
    admins: Iterable[int],
    *,
    chat_id: int | None = None,
    supergroup: bool = True,
    forum: bool = False,
    bot_rights: Iterable[str] | None = None,
) -> Room:
    """A group made by its first admin or member. `bot_rights`: None keeps the bot out, empty is a member."""
    people = [*dict.fromkeys([*admins, *members])]
    owner = people[0] if people else world.bot.id
    kind: ChatType = "supergroup" if supergroup else "group"
    room = world.room(Chat(chat_id or _fresh_id(world, supergroup=supergroup), kind, title, forum=forum))
    world.feed.tell("chat", chat=room.chat.id)
    created = "supergroup_chat_created" if supergroup else "group_chat_created"
    set_status(world, room, owner, "creator", by=owner)
    post_service(world, room, owner, {created: True})
    for person in people[1:]:
        set_status(world, room, person, "administrator" if person in admins else "member", by=owner)
    if bot_rights is not None:
        rights = frozenset(bot_rights)
        join(world, room, world.bot.id, by=owner)
        if rights:
            set_status(world, room, world.bot.id, "administrator", by=owner, rights=rights)
    return room


def join(world: World, room: Room, user: int, *, by: int | None = None) -> None:
    set_status(world, room, user, "member", by=by or user)
    who = user_json(world, user)
    service: Json = {"new_chat_members": [who], "new_chat_member": who, "new_chat_participant": who}
    post_service(world, room, by or user, service)


def leave(world: World, room: Room, user: int, *, by: int | None = None) -> None:
    """Leaves, or with `by` is removed by somebody else."""
    who = user_json(world, user)
    set_status(world, room, user, "kicked" if by not in (None, user) else "left", by=by or user)
    post_service(world, room, by or user, {"left_chat_member": who, "left_chat_participant": who})


def migrate(world: World, room: Room) -> Room:
    """A group becomes a supergroup: a new id, the old chat closed (Bot API, Message, migrate_to_chat_id)."""
    old = room.chat
    fresh = msgspec.structs.replace(
        old, id=_fresh_id(world, supergroup=True), type="supergroup", migrated_from=old.id, pinned=()
    )
    new = world.room(fresh)
    for member in room.members.values():
        world.put(msgspec.structs.replace(member, chat=fresh.id))
    owner = next((m.user for m in room.members.values() if m.status == "creator"), world.bot.id)
    post_service(world, room, owner, {"migrate_to_chat_id": fresh.id})
    world.put(msgspec.structs.replace(old, migrated_to=fresh.id))
    post_service(world, new, owner, {"migrate_from_chat_id": old.id})
    world.feed.tell("chat", chat=old.id)
    world.feed.tell("chat", chat=fresh.id)
    return new


def _fresh_id(world: World, *, supergroup: bool) -> int:
    """Groups are negative, supergroups begin with -100 (Bot API, Chat, id; TDLib, dialog ids)."""
    number = 2_000_000_001 + len(world.rooms)
    return _SUPERGROUP - number if supergroup else -number
