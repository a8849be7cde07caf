"""A message comes into being, changes or goes: the state, the phones, and (for people's messages) the bot."""

from typing import Any

import msgspec

from simulator.records import Json, Kind, Message
from simulator.telling import tell_edited, tell_message
from simulator.texts.utf16 import index_of_unit
from simulator.world import Room, World

PREVIEW = 100
_LABELS: dict[Kind, str] = {
    "photo": "Foto",
    "voice": "Pesan suara",
    "document": "Berkas",
    "sticker": "Stiker",
    "location": "Lokasi",
    "contact": "Kontak",
}


def post(world: World, room: Room, sender: int, **content: Any) -> Message:
    """Puts a new message into the chat and shows it; `content` are fields of Message."""
    message = Message(chat=room.chat.id, id=room.next_id(), sender=sender, date=int(world.now()), **content)
    world.put(message)
    world.feed.message("message", message)
    _notify(world, room, message)
    return message


def post_from_person(world: World, room: Room, person: int, **content: Any) -> Message:
    message = post(world, room, person, **content)
    tell_message(world, message)
    return message


def post_service(world: World, room: Room, sender: int, service: Json, **content: Any) -> Message:
    """They reach the bot too, even those of its own making (server, need_skip_update_message)."""
    message = post(world, room, sender, kind="service", service=service, **content)
    tell_message(world, message)
    return message


def change(world: World, message: Message, **fields: Any) -> Message:
    """An edit; the date of the edit is set, and shown only when words or media changed."""
    now = int(world.now())
    changed = msgspec.structs.replace(message, edited=now, **fields)
    world.put(changed)
    world.feed.message("edited", changed)
    return changed


def change_from_person(world: World, message: Message, **fields: Any) -> Message:
    changed = change(world, message, edit_shown=True, **fields)
    tell_edited(world, changed)
    return changed


def remove(world: World, message: Message) -> None:
    """No update tells the bot (Bot API has none for deletions outside business accounts)."""
    world.delete(message)
    world.feed.tell("deleted", chat=message.chat, id=message.id)


def _notify(world: World, room: Room, message: Message) -> None:
    chat = room.chat
    if message.kind == "service":
        return
    preview = preview_of(message)
    if chat.type == "private":
        if message.sender != chat.id:
            world.feed.tell("notification", chat=chat.id, person=chat.id, preview=preview)
        return
    preview = f"{world.name_of(message.sender)}: {preview}"[:PREVIEW]
    for user, member in room.members.items():
        if member.inside and user not in (message.sender, world.bot.id):
            world.feed.tell("notification", chat=chat.id, person=user, preview=preview)


def preview_of(message: Message) -> str:
    """What a locked screen shows: the first 100 characters, spoilers covered, a word for what is no text."""
    text = message.text
    for entity in message.entities:
        if entity["type"] == "spoiler":
            start = index_of_unit(text, entity["offset"])
            end = index_of_unit(text, entity["offset"] + entity["length"])
            text = text[:start] + "▒" * (end - start) + text[end:]
    label = _LABELS.get(message.kind)
    if label is None:
        return text[:PREVIEW]
    return f"{label}, {text}"[:PREVIEW] if text else label
