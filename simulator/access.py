"""Whether the bot may do this in that chat (server, check_chat_access; wording from there)."""

from typing import Literal

from simulator.records import Message
from simulator.refusals import bad_request, forbidden, upgraded
from simulator.world import Room, World

Need = Literal["read", "members", "edit", "write"]


def open_chat(world: World, chat_id: str, need: Need) -> Room:
    """The chat named by the chat_id argument, or Refused as the platform words it."""
    if not chat_id:
        raise bad_request("chat_id is empty")
    room = _find(world, chat_id)
    if room is None:
        raise bad_request("chat not found")
    match room.chat.type:
        case "private":
            _check_private(world, room, need)
        case "group":
            _check_group(world, room, need)
        case "supergroup":
            _check_supergroup(world, room, need)
    return room


def find_message(room: Room, message_id: int, what: str) -> Message:
    """server, check_message: `what` is "message to edit" and the like."""
    message = room.messages.get(message_id)
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def require(world: World, room: Room, right: str, refusal: str) -> None:
    """In a group the bot needs this administrator right."""
    if room.chat.type != "private" and not room.member(world.bot.id).may(right):
        raise bad_request(refusal)


def blocked(world: World, room: Room) -> bool:
    return room.member(world.bot.id).status == "kicked"


def _find(world: World, chat_id: str) -> Room | None:
    if chat_id.startswith("@"):
        wanted = chat_id[1:].lower()
        return next((r for r in world.rooms.values() if r.chat.username.lower() == wanted), None)
    number = chat_id.removeprefix("-")
    if not (number.isascii() and number.isdecimal()):
        return None
    return world.rooms.get(int(chat_id))


def _check_private(world: World, room: Room, need: Need) -> None:
    """A person who never wrote is unknown to the bot, unless the two met in a group."""
    if not room.chat.opened and not _met(world, room.chat.id):
        raise bad_request("chat not found")
    if need != "write":
        return
    if not room.chat.opened:
        raise forbidden("bot can't initiate conversation with a user")
    if blocked(world, room):
        raise forbidden("bot was blocked by the user")


def _check_group(world: World, room: Room, need: Need) -> None:
    bot = room.member(world.bot.id)
    if room.chat.migrated_to:
        if need in ("write", "members"):
            raise upgraded(room.chat.migrated_to)
        return
    if need == "read":
        return
    if bot.status == "kicked":
        raise forbidden("bot was kicked from the group chat")
    if not bot.inside:
        raise forbidden("bot is not a member of the group chat")


def _check_supergroup(world: World, room: Room, need: Need) -> None:
    bot = room.member(world.bot.id)
    if bot.status == "kicked":
        raise forbidden("bot was kicked from the supergroup chat")
    if bot.inside or (room.chat.username and need in ("read", "members")):
        return
    if bot.user not in room.members:
        raise bad_request("chat not found")
    raise forbidden("bot is not a member of the supergroup chat")


def _met(world: World, person: int) -> bool:
    return any(
        room.chat.type != "private" and room.member(person).inside and room.member(world.bot.id).inside
        for room in world.rooms.values()
    )
