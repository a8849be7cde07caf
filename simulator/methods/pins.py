"""Bot API, pinChatMessage, unpinChatMessage, unpinAllChatMessages."""

import msgspec

from simulator.access import find_message, open_chat, require
from simulator.arguments import Args
from simulator.posting import post_service
from simulator.refusals import bad_request
from simulator.shapes import message_json
from simulator.world import Room, World

_RIGHT = "not enough rights to manage pinned messages in the chat"


def pin_chat_message(world: World, args: Args) -> bool:
    room = open_chat(world, args.text("chat_id"), "write")
    message = find_message(room, args.integer("message_id"), "message to pin")
    require(world, room, "can_pin_messages", _RIGHT)
    if message.kind == "service":
        raise bad_request("message can't be pinned")
    if message.id in room.chat.pinned:
        return True
    _set_pins(world, room, (*room.chat.pinned, message.id))
    service = {"pinned_message": message_json(world, message, with_reply=False)}
    post_service(world, room, world.bot.id, service, silent=args.flag("disable_notification"))
    return True


def unpin_chat_message(world: World, args: Args) -> bool:
    """Without a message_id the most recent pinned message."""
    room = open_chat(world, args.text("chat_id"), "write")
    require(world, room, "can_pin_messages", _RIGHT)
    wanted = args.integer("message_id") or max(room.chat.pinned, default=0)
    if wanted not in room.chat.pinned:
        raise bad_request("message to unpin not found")
    _set_pins(world, room, tuple(each for each in room.chat.pinned if each != wanted))
    return True


def unpin_all_chat_messages(world: World, args: Args) -> bool:
    room = open_chat(world, args.text("chat_id"), "write")
    require(world, room, "can_pin_messages", _RIGHT)
    _set_pins(world, room, ())
    return True


def _set_pins(world: World, room: Room, pinned: tuple[int, ...]) -> None:
    changed = set(pinned) ^ set(room.chat.pinned)
    world.put(msgspec.structs.replace(room.chat, pinned=pinned))
    for each in sorted(changed):
        if each in room.messages:
            world.feed.message("edited", room.messages[each])
