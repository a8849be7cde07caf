"""Bot API, "Updating messages": the text, the caption, the media or the buttons of a message."""

from typing import Any

from simulator.access import find_message, open_chat
from simulator.arguments import Args
from simulator.keyboards import read_markup
from simulator.media import media_item
from simulator.posting import change
from simulator.records import Json, Message
from simulator.refusals import bad_request
from simulator.sending import checked_caption, read_caption, read_text, refuse_if_blocked
from simulator.shapes import message_json
from simulator.world import World

_WITH_CAPTION = ("photo", "voice", "document")
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, args: Args) -> Json:
    text, entities = read_text(args)
    message = _editable(world, args)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return _edited(world, args, message, text=text, entities=entities)


def edit_message_caption(world: World, args: Args) -> Json:
    caption, entities = read_caption(args)
    message = _editable(world, args)
    if message.kind not in _WITH_CAPTION:
        raise bad_request("there is no caption in the message to edit")
    return _edited(world, args, message, text=caption, entities=entities)


def edit_message_reply_markup(world: World, args: Args) -> Json:
    return _edited(world, args, _editable(world, args))


def edit_message_media(world: World, args: Args) -> Json:
    given = args.obj("media")
    if given is None:
        raise bad_request("media is empty")
    item = media_item(world, args, given)
    caption, entities = checked_caption(
        str(given.get("caption") or ""),
        str(given.get("parse_mode") or ""),
        given.get("caption_entities") or [],
    )
    message = _editable(world, args)
    if message.kind in ("contact", "location", "sticker", "voice"):
        raise bad_request("message can't be edited")
    return _edited(world, args, message, kind=item.kind, file=item.id, text=caption, entities=entities)


def _editable(world: World, args: Args) -> Message:
    """Bot API: only the bot's own messages, without a keyboard or with an inline one."""
    if "inline_message_id" in args and "chat_id" not in args:
        raise bad_request("MESSAGE_ID_INVALID")
    room = open_chat(world, args.text("chat_id"), "edit")
    message = find_message(room, args.integer("message_id"), "message to edit")
    refuse_if_blocked(world, room)
    keyboard = message.keyboard or {}
    own = message.sender == world.bot.id and message.kind != "service" and message.origin is None
    if not own or keyboard or room.chat.migrated_to:
        raise bad_request("message can't be edited")
    return message


def _edited(world: World, args: Args, message: Message, **fields: Any) -> Json:
    """An absent reply_markup takes the inline keyboard away."""
    markup = read_markup(args.obj("reply_markup"))
    if markup.keyboard is not None:
        raise bad_request("object expected as reply markup")
    unlike = {name: value for name, value in fields.items() if getattr(message, name) != value}
    if not unlike and markup.inline == message.inline:
        raise bad_request(_SAME)
    shown = message.edit_shown or bool(unlike)
    changed = change(world, message, inline=markup.inline, edit_shown=shown, **fields)
    return message_json(world, changed)
