"""What all send methods share: the chat, the thread, the reply, the keyboard (Bot API, sendMessage)."""

from typing import Any

import msgspec

from simulator.access import blocked, open_chat
from simulator.arguments import Args
from simulator.keyboards import Markup, read_markup
from simulator.posting import post
from simulator.records import Json, Message
from simulator.refusals import bad_request, forbidden
from simulator.shapes import message_json
from simulator.texts.formatted import formatted
from simulator.texts.utf16 import units
from simulator.world import Room, World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


class Envelope(msgspec.Struct, frozen=True):
    """Where a message goes and what it hangs on."""

    room: Room
    topic: int
    reply_to: int
    quote: Json | None
    markup: Markup
    silent: bool
    protected: bool


def envelope(world: World, args: Args) -> Envelope:
    markup = read_markup(args.obj("reply_markup"))
    room = open_chat(world, args.text("chat_id"), "write")
    topic = _topic(world, room, args.integer("message_thread_id"))
    reply_to, quote = _reply(room, args)
    silent, protected = args.flag("disable_notification"), args.flag("protect_content")
    return Envelope(room, topic, reply_to, quote, markup, silent, protected)


def send(world: World, to: Envelope, **content: Any) -> Message:
    return post(
        world,
        to.room,
        world.bot.id,
        topic=to.topic,
        reply_to=to.reply_to,
        quote=to.quote,
        inline=to.markup.inline,
        keyboard=to.markup.keyboard,
        silent=to.silent,
        protected=to.protected,
        **content,
    )


def sent(world: World, to: Envelope, **content: Any) -> Json:
    """Sends and answers with the Message."""
    return message_json(world, send(world, to, **content))


def read_text(args: Args, name: str = "text", entities: str = "entities") -> tuple[str, tuple[Json, ...]]:
    """A message's text. Lengths are counted after the entities are read (Bot API, sendMessage, text).

    The platform does not say in which units it counts; UTF-16 is the strictest reading.
    """
    text, found = formatted(args.text(name), args.text("parse_mode"), args.objects(entities))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, found


def read_caption(args: Args) -> tuple[str, tuple[Json, ...]]:
    return checked_caption(args.text("caption"), args.text("parse_mode"), args.objects("caption_entities"))


def checked_caption(text: str, parse_mode: str, entities: list[Json]) -> tuple[str, tuple[Json, ...]]:
    caption, found = formatted(text, parse_mode, entities)
    if units(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return caption, found


def _topic(world: World, room: Room, thread: int) -> int:
    """No thread id means the General topic; a wrong one is refused (server, check_reply_parameters)."""
    if not thread:
        return 0
    topic = room.topics.get(thread)
    if topic is None or topic.gone:
        raise bad_request("message thread not found")
    if topic.closed and not room.member(world.bot.id).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread


def _reply(room: Room, args: Args) -> tuple[int, Json | None]:
    """Bot API, ReplyParameters, and the older reply_to_message_id with allow_sending_without_reply."""
    given = args.obj("reply_parameters") or {
        "message_id": args.integer("reply_to_message_id"),
        "allow_sending_without_reply": args.flag("allow_sending_without_reply"),
    }
    wanted = int(given.get("message_id") or 0)
    if not wanted:
        return 0, None
    replied = room.messages.get(wanted)
    if replied is None:
        if given.get("allow_sending_without_reply"):
            return 0, None
        raise bad_request("message to be replied not found")
    quote = given.get("quote")
    if not quote:
        return wanted, None
    position = replied.text.find(quote)
    if position < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return wanted, {"text": quote, "position": units(replied.text[:position]), "is_manual": True}


def refuse_if_blocked(world: World, room: Room) -> None:
    """Editing in the chat of a person who blocked the bot fails like sending."""
    if room.chat.type == "private" and blocked(world, room):
        raise forbidden("bot was blocked by the user")
