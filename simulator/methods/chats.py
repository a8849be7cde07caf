"""Bot API, getChat, getChatMember, getChatAdministrators, getChatMemberCount."""

from simulator.access import open_chat
from simulator.arguments import Args
from simulator.records import Json
from simulator.refusals import bad_request
from simulator.shapes import chat_json, member_json, message_json
from simulator.world import World

_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(world: World, args: Args) -> Json:
    """Bot API, ChatFullInfo: the fields that are always there, and the last pinned message."""
    room = open_chat(world, args.text("chat_id"), "read")
    shape: Json = {
        **chat_json(world, room.chat),
        "accent_color_id": abs(room.chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _GIFTS,
    }
    pinned = [room.messages[each] for each in room.chat.pinned if each in room.messages]
    if pinned:
        shape["pinned_message"] = message_json(world, max(pinned, key=lambda message: message.id))
    return shape


def get_chat_member(world: World, args: Args) -> Json:
    """A user who was never there is "left"; one whom nobody knows is refused (server, getChatMember)."""
    room = open_chat(world, args.text("chat_id"), "members")
    user = args.integer("user_id")
    if user not in world.people and user != world.bot.id:
        raise bad_request("user not found" if user <= 0 else "PARTICIPANT_ID_INVALID")
    if room.chat.type == "private":
        raise bad_request(
            "invalid user_id specified" if user not in (room.chat.id, world.bot.id) else "chat not found"
        )
    return member_json(world, room.member(user))


def get_chat_administrators(world: World, args: Args) -> list[Json]:
    room = open_chat(world, args.text("chat_id"), "members")
    if room.chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member_json(world, member) for member in room.members.values() if member.admin]


def get_chat_member_count(world: World, args: Args) -> int:
    room = open_chat(world, args.text("chat_id"), "members")
    if room.chat.type == "private":
        return 2
    return sum(member.inside for member in room.members.values())
