"""The chat as a person may use it."""

import msgspec

from simulator.records import Message
from simulator.refusals import Impossible
from simulator.world import Room, World

EDITABLE_FOR = 48 * 3600


def room_for(world: World, person: int, chat: int) -> Room:
    """The chat, when this person can write there; writing to the bot opens the private chat."""
    room = watched_room(world, person, chat)
    if room.chat.type != "private":
        return room
    if room.member(world.bot.id).status == "kicked":
        raise Impossible("this person has blocked the bot")
    if not room.chat.opened:
        world.put(msgspec.structs.replace(room.chat, opened=True))
    return world.rooms[chat]


def watched_room(world: World, person: int, chat: int) -> Room:
    """The chat, when this person can see it."""
    if person not in world.people:
        raise Impossible("nobody has this id")
    if chat == person:
        return world.private(person)
    room = world.rooms.get(chat)
    if room is None:
        raise Impossible("there is no such chat")
    if room.chat.migrated_to:
        raise Impossible("this group has become a supergroup")
    if not room.member(person).inside and not (room.chat.username and room.chat.type != "private"):
        raise Impossible("this person is not in the chat")
    return room


def own_message(room: Room, person: int, message_id: int) -> Message:
    message = message_in(room, message_id)
    if message.sender != person or message.kind == "service":
        raise Impossible("this message is somebody else's")
    return message


def message_in(room: Room, message_id: int) -> Message:
    message = room.messages.get(message_id)
    if message is None:
        raise Impossible("there is no such message")
    return message


def replied(room: Room, reply_to: int | None) -> int:
    return message_in(room, reply_to).id if reply_to else 0
