"""Bot API, leaveChat, banChatMember, unbanChatMember."""

from simulator.access import open_chat, require
from simulator.arguments import Args
from simulator.joining import set_status
from simulator.posting import post_service
from simulator.refusals import bad_request, forbidden
from simulator.shapes import user_json
from simulator.world import World

_RIGHT = "not enough rights to restrict/unrestrict chat member"


def leave_chat(world: World, args: Args) -> bool:
    room = open_chat(world, args.text("chat_id"), "edit")
    bot = world.bot.id
    if room.chat.type == "private" or not room.member(bot).inside:
        kind = "supergroup" if room.chat.type == "supergroup" else "group"
        raise forbidden(f"bot is not a member of the {kind} chat")
    set_status(world, room, bot, "left", by=bot)
    post_service(world, room, bot, {"left_chat_member": user_json(world, bot)})
    return True


def ban_chat_member(world: World, args: Args) -> bool:
    room = open_chat(world, args.text("chat_id"), "edit")
    user = args.integer("user_id")
    if room.chat.type == "private":
        raise bad_request("can't ban members in private chats")
    if user not in world.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    require(world, room, "can_restrict_members", _RIGHT)
    before = room.member(user)
    if before.status == "creator":
        raise bad_request("can't remove chat owner")
    if before.admin:
        raise bad_request("user is an administrator of the chat")
    set_status(world, room, user, "kicked", by=world.bot.id)
    if before.inside:
        post_service(world, room, world.bot.id, {"left_chat_member": user_json(world, user)})
    return True


def unban_chat_member(world: World, args: Args) -> bool:
    room = open_chat(world, args.text("chat_id"), "edit")
    user = args.integer("user_id")
    require(world, room, "can_restrict_members", _RIGHT)
    if user in world.people and room.member(user).status == "kicked":
        set_status(world, room, user, "left", by=world.bot.id)
    return True
