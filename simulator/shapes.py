"""The world's records in the shapes of the Bot API (Bot API, "Available types")."""

from simulator.records import RIGHTS, Bot, Chat, Json, Member, Message, Person, StoredFile, Topic
from simulator.world import World

THUMB = "t"


def user_json(world: World, user: int) -> Json:
    if user == world.bot.id:
        return bot_json(world.bot)
    person = world.people[user]
    shape: Json = {"id": person.id, "is_bot": False, "first_name": person.name}
    if person.username:
        shape["username"] = person.username
    if person.lang:
        shape["language_code"] = person.lang
    return shape


def bot_json(bot: Bot) -> Json:
    return {"id": bot.id, "is_bot": True, "first_name": bot.name, "username": bot.username}


def chat_json(world: World, chat: Chat) -> Json:
    if chat.type == "private":
        person: Person = world.people[chat.id]
        shape: Json = {"id": chat.id, "type": "private", "first_name": person.name}
        return {**shape, "username": person.username} if person.username else shape
    shape = {"id": chat.id, "type": chat.type, "title": chat.title}
    if chat.username:
        shape["username"] = chat.username
    if chat.forum:
        shape["is_forum"] = True
    return shape


def member_json(world: World, member: Member) -> Json:
    """Bot API, ChatMember: each status has its own fields, all of them present."""
    shape: Json = {"status": member.status, "user": user_json(world, member.user)}
    match member.status:
        case "creator":
            return {**shape, "is_anonymous": False}
        case "administrator":
            rights = {right: right in member.rights for right in RIGHTS}
            return {**shape, **rights, "is_anonymous": False}
        case "restricted":
            return {**shape, "is_member": True, **_RESTRICTED, "until_date": 0}
        case "kicked":
            return {**shape, "until_date": 0}
    return shape


_RESTRICTED = dict.fromkeys(
    (
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_react_to_messages",
        "can_edit_tag",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ),
    False,
)


def topic_json(topic: Topic) -> Json:
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def message_json(world: World, message: Message, *, with_reply: bool = True) -> Json:
    """Bot API, Message. A reply's own reply is left out, as the Bot API does."""
    shape: Json = {
        "message_id": message.id,
        "from": user_json(world, message.sender),
        "chat": chat_json(world, world.rooms[message.chat].chat),
        "date": message.date,
    }
    if message.edited:
        shape["edit_date"] = message.edited
    if message.topic:
        shape["message_thread_id"] = message.topic
        shape["is_topic_message"] = True
    if message.reply_to and with_reply:
        replied = world.rooms[message.chat].messages.get(message.reply_to)
        if replied is not None:
            shape["reply_to_message"] = message_json(world, replied, with_reply=False)
    if message.quote:
        shape["quote"] = message.quote
    if message.origin:
        shape["forward_origin"] = message.origin
    if message.album:
        shape["media_group_id"] = message.album
    if message.protected:
        shape["has_protected_content"] = True
    shape.update(_content(world, message))
    if message.inline:
        shape["reply_markup"] = {"inline_keyboard": message.inline}
    return shape


def inaccessible_json(world: World, chat: Chat, message_id: int) -> Json:
    """Bot API, InaccessibleMessage: the date is always 0."""
    return {"chat": chat_json(world, chat), "message_id": message_id, "date": 0}


def _content(world: World, message: Message) -> Json:
    match message.kind:
        case "text":
            shape: Json = {"text": message.text}
            if message.entities:
                shape["entities"] = message.entities
            return shape
        case "contact":
            return {"contact": message.contact}
        case "location":
            return {"location": message.location}
        case "service":
            return message.service or {}
    return {**file_json(message.kind, world.files[message.file]), **_caption(message)}


def _caption(message: Message) -> Json:
    if not message.text:
        return {}
    shape: Json = {"caption": message.text}
    if message.entities:
        shape["caption_entities"] = message.entities
    if message.caption_above:
        shape["show_caption_above_media"] = True
    return shape


def file_json(kind: str, file: StoredFile) -> Json:
    base: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    match kind:
        case "photo":
            return {"photo": _sizes(file)}
        case "voice":
            return {"voice": {**base, "duration": file.seconds, "mime_type": file.mime}}
        case "sticker":
            return {
                "sticker": {
                    **base,
                    **_STICKER,
                    "width": file.width,
                    "height": file.height,
                    "emoji": file.emoji,
                }
            }
    return {"document": {**base, "file_name": file.name, "mime_type": file.mime}}


_STICKER: Json = {"type": "regular", "is_animated": False, "is_video": False}


def _sizes(file: StoredFile) -> list[Json]:
    """Smallest first, as Telegram lists them. The small one is the same picture: here nothing is scaled."""
    scale = min(1.0, 90 / max(file.width, file.height, 1))
    small: Json = {
        "file_id": file.id + THUMB,
        "file_unique_id": file.unique_id + THUMB,
        "file_size": file.size,
        "width": max(1, round(file.width * scale)),
        "height": max(1, round(file.height * scale)),
    }
    full = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    return [small, {**full, "width": file.width, "height": file.height}]
