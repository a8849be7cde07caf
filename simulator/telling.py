"""Which happenings become updates for the bot, and in which order they must reach it."""

import msgspec

from simulator.records import Json, Member, Message, Query
from simulator.shapes import chat_json, inaccessible_json, member_json, message_json, user_json
from simulator.updates import PRESS_LIFE
from simulator.world import World

_encode = msgspec.json.Encoder().encode
INACCESSIBLE_AFTER = 48 * 3600


def tell_message(world: World, message: Message) -> None:
    if bot_sees(world, message):
        private = world.rooms[message.chat].chat.type == "private"
        world.updates.push(
            "message",
            _encode(message_json(world, message)),
            str(message.chat),
            message=message.id if private else 0,
        )


def tell_edited(world: World, message: Message) -> None:
    if bot_sees(world, message):
        world.updates.push("edited_message", _encode(message_json(world, message)), str(message.chat))


def tell_pressed(world: World, query: Query, data: str) -> None:
    """Bot API, CallbackQuery. The server keeps a press 150 s and orders presses by person."""
    room = world.rooms[query.chat]
    message = room.messages.get(query.message)
    shown = (
        inaccessible_json(world, room.chat, query.message)
        if message is None or message.date < world.now() - INACCESSIBLE_AFTER
        else message_json(world, message)
    )
    payload = {
        "id": query.id,
        "from": user_json(world, query.person),
        "message": shown,
        "chat_instance": str(query.chat * 7919),
        "data": data,
    }
    world.updates.push("callback_query", _encode(payload), f"press {query.person}", PRESS_LIFE)


def tell_membership(world: World, before: Member, after: Member, by: int) -> None:
    """Bot API, Update: my_chat_member for the bot, chat_member for others where the bot is an admin."""
    room = world.rooms[after.chat]
    own = after.user == world.bot.id
    if not own and not room.member(world.bot.id).admin:
        return
    payload = {
        "chat": chat_json(world, room.chat),
        "from": user_json(world, by),
        "date": int(world.now()),
        "old_chat_member": member_json(world, before),
        "new_chat_member": member_json(world, after),
    }
    lane = f"own member {after.chat}" if own else f"member {after.user}"
    world.updates.push("my_chat_member" if own else "chat_member", _encode(payload), lane)


def tell_reaction(world: World, message: Message, person: int, before: str, after: str) -> None:
    """Bot API, MessageReactionUpdated: the bot must be an administrator of a group to get these."""
    room = world.rooms[message.chat]
    if room.chat.type != "private" and not room.member(world.bot.id).admin:
        return
    payload = {
        "chat": chat_json(world, room.chat),
        "message_id": message.id,
        "user": user_json(world, person),
        "date": int(world.now()),
        "old_reaction": _reaction(before),
        "new_reaction": _reaction(after),
    }
    world.updates.push("message_reaction", _encode(payload), f"reaction {message.chat}")


def bot_sees(world: World, message: Message) -> bool:
    """Features, "Privacy mode": what reaches a bot in a group that is neither admin nor free of privacy mode."""
    room = world.rooms[message.chat]
    if room.chat.type == "private":
        return True
    bot = room.member(world.bot.id)
    if not bot.inside:
        return message.kind == "service" and _left(message, world.bot.id)
    if bot.admin or not world.bot.privacy or message.kind == "service":
        return True
    replied = room.messages.get(message.reply_to)
    if replied is not None and replied.sender == world.bot.id:
        return True
    return any(_means(world, message, entity) for entity in message.entities)


def _left(message: Message, user: int) -> bool:
    """server, need_skip_update_message: of a supergroup it left, a bot learns only that."""
    left = (message.service or {}).get("left_chat_member")
    return left is not None and left["id"] == user


def _means(world: World, message: Message, entity: Json) -> bool:
    if entity["type"] not in ("bot_command", "mention"):
        return False
    words = message.text[entity["offset"] : entity["offset"] + entity["length"]]
    name = words.partition("@")[2]
    if entity["type"] == "bot_command" and not name:
        return True
    return name.lower() == world.bot.username.lower()


def _reaction(emoji: str) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
