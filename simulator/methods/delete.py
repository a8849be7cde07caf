"""Bot API, deleteMessage and deleteMessages."""

from simulator.access import find_message, open_chat
from simulator.arguments import Args
from simulator.posting import remove
from simulator.records import Message
from simulator.refusals import bad_request
from simulator.world import Room, World

OLDEST = 48 * 3600
MOST_AT_ONCE = 100


def delete_message(world: World, args: Args) -> bool:
    room = open_chat(world, args.text("chat_id"), "edit")
    message = find_message(room, args.integer("message_id"), "message to delete")
    if not _may_delete(world, room, message):
        raise bad_request("message can't be deleted")
    remove(world, message)
    return True


def delete_messages(world: World, args: Args) -> bool:
    """Messages that cannot be found are skipped; one that must stay refuses the whole call."""
    room = open_chat(world, args.text("chat_id"), "edit")
    wanted = args.integers("message_ids")
    if not 1 <= len(wanted) <= MOST_AT_ONCE:
        raise bad_request("message_ids must contain 1-100 message identifiers")
    messages = [room.messages[each] for each in dict.fromkeys(wanted) if each in room.messages]
    if not all(_may_delete(world, room, message) for message in messages):
        raise bad_request("message can't be deleted")
    for message in messages:
        remove(world, message)
    return True


def _may_delete(world: World, room: Room, message: Message) -> bool:
    """Bot API, deleteMessage, the list of limitations."""
    if room.chat.migrated_to or message.date <= world.now() - OLDEST:
        return False
    if room.chat.type == "private" or message.sender == world.bot.id:
        return True
    bot = room.member(world.bot.id)
    return bot.admin if room.chat.type == "group" else bot.may("can_delete_messages")
