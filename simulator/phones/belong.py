"""People and groups come, go and change."""

from simulator.joining import join as join_room
from simulator.joining import leave as leave_room
from simulator.joining import make_group, set_status
from simulator.joining import migrate as migrate_room
from simulator.phones.asked import Belong, Block, Group, Migrate, NewPerson, Promote
from simulator.records import FULL_RIGHTS, Json, Person, Status
from simulator.refusals import Impossible
from simulator.world import Room, World

FIRST_PERSON = 5_100_000_001


def block(world: World, asked: Block) -> Json:
    set_status(world, _private(world, asked.person), world.bot.id, "kicked", by=asked.person)
    return {}


def unblock(world: World, asked: Block) -> Json:
    set_status(world, _private(world, asked.person), world.bot.id, "member", by=asked.person)
    return {}


def join(world: World, asked: Belong) -> Json:
    """`by` adds the person; without it they come by a link."""
    room = _group(world, asked.chat)
    if room.member(asked.person).inside:
        raise Impossible("already in the chat")
    join_room(world, room, asked.person, by=asked.by)
    return {}


def leave(world: World, asked: Belong) -> Json:
    """`by` removes the person; without it they leave."""
    room = _group(world, asked.chat)
    if not room.member(asked.person).inside:
        raise Impossible("not in the chat")
    leave_room(world, room, asked.person, by=asked.by)
    return {}


def promote(world: World, asked: Promote) -> Json:
    room = _group(world, asked.chat)
    if not room.member(asked.person).inside:
        raise Impossible("not in the chat")
    owner = next((m.user for m in room.members.values() if m.status == "creator"), asked.person)
    rights = FULL_RIGHTS if asked.rights is None else frozenset(asked.rights)
    status: Status = "administrator" if rights else "member"
    set_status(world, room, asked.person, status, by=owner, rights=rights)
    return {}


def migrate(world: World, asked: Migrate) -> Json:
    room = _group(world, asked.chat)
    if room.chat.type != "group" or room.chat.migrated_to:
        raise Impossible("this is a supergroup already")
    return {"chat": migrate_room(world, room).chat.id}


def group(world: World, asked: Group) -> Json:
    for person in (*asked.members, *asked.admins):
        _known(world, person)
    rights = {"admin": FULL_RIGHTS, "member": frozenset[str](), "out": None}[asked.bot]
    room = make_group(
        world,
        asked.title,
        asked.members,
        asked.admins,
        supergroup=asked.supergroup,
        forum=asked.forum,
        bot_rights=rights,
    )
    return {"chat": room.chat.id}


def new_person(world: World, asked: NewPerson) -> Json:
    number = asked.id or max([FIRST_PERSON, *(each + 1 for each in world.people)])
    world.put(Person(number, asked.name, asked.role, asked.lang, asked.username))
    world.private(number)
    world.feed.tell("chat", chat=number)
    return {"person": number, "id": number}


def _private(world: World, person: int) -> Room:
    _known(world, person)
    return world.private(person)


def _group(world: World, chat: int) -> Room:
    room = world.rooms.get(chat)
    if room is None or room.chat.type == "private":
        raise Impossible("there is no such group")
    return room


def _known(world: World, person: int) -> None:
    if person not in world.people:
        raise Impossible("nobody has this id")
