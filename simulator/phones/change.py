"""A person edits, deletes or reacts."""

import msgspec

from simulator.phones.asked import Delete, Edit, React
from simulator.phones.chatroom import EDITABLE_FOR, message_in, own_message, room_for, watched_room
from simulator.posting import change_from_person, remove
from simulator.records import Json
from simulator.refusals import Impossible
from simulator.telling import tell_reaction
from simulator.texts.formatted import formatted
from simulator.world import World


def edit(world: World, asked: Edit) -> Json:
    """Changes the text or the caption."""
    room = room_for(world, asked.person, asked.chat)
    message = own_message(room, asked.person, asked.message)
    if message.kind in ("location", "contact", "sticker"):
        raise Impossible("this cannot be edited")
    if message.date < world.now() - EDITABLE_FOR:
        raise Impossible("this message is older than 48 hours")
    text, entities = formatted(asked.text)
    if not text and message.kind == "text":
        raise Impossible("there is nothing to send")
    if text != message.text:
        change_from_person(world, message, text=text, entities=entities)
    return {"message_id": message.id}


def delete(world: World, asked: Delete) -> Json:
    """For everybody. The bot is not told."""
    room = watched_room(world, asked.person, asked.chat)
    message = message_in(room, asked.message)
    if room.chat.type != "private" and message.sender != asked.person and not room.member(asked.person).admin:
        raise Impossible("this message is somebody else's")
    remove(world, message)
    return {"message_id": message.id}


def react(world: World, asked: React) -> Json:
    """With an empty emoji the reaction is taken back."""
    room = watched_room(world, asked.person, asked.chat)
    message = message_in(room, asked.message)
    before = message.reactions.get(str(asked.person), "")
    reactions = {who: emoji for who, emoji in message.reactions.items() if who != str(asked.person)}
    if asked.emoji:
        reactions[str(asked.person)] = asked.emoji
    changed = msgspec.structs.replace(message, reactions=reactions)
    world.put(changed)
    world.feed.message("edited", changed)
    tell_reaction(world, changed, asked.person, before, asked.emoji)
    return {"message_id": message.id}
