"""What the phones show, as JSON for the page and the tests."""

from datetime import UTC, datetime
from itertools import islice

from simulator.phones.feed import Event
from simulator.phones.service_lines import service_line
from simulator.records import Json, Message
from simulator.texts.drawn import drawn
from simulator.world import Room, World

SHOWN = 200


def state_json(world: World, *, person: int | None = None) -> Json:
    """Everything, or only the chats on one person's phone."""
    rooms = list(world.rooms.values() if person is None else world.chats_of(person))
    return {
        "now": moment(world.now()),
        "bot": {"id": world.bot.id, "username": world.bot.username, "name": world.bot.name},
        "people": [
            {"id": p.id, "name": p.name, "role": p.role, "lang": p.lang} for p in world.people.values()
        ],
        "chats": [chat_view(world, room) for room in rooms],
        "last_event": world.feed.last,
    }


def chat_view(world: World, room: Room) -> Json:
    chat = room.chat
    latest = list(islice(reversed(room.messages.values()), SHOWN))[::-1]
    return {
        "id": chat.id,
        "type": chat.type,
        "title": world.bot.name if chat.type == "private" else chat.title,
        "person": chat.id if chat.type == "private" else None,
        "opened": chat.opened or chat.type != "private",
        "migrated_to": chat.migrated_to or None,
        "members": _members(world, room),
        "topics": [
            {"id": t.id, "name": t.name, "closed": t.closed} for t in room.topics.values() if not t.gone
        ],
        "messages": [message_view(world, message) for message in latest],
    }


def message_view(world: World, message: Message) -> Json:
    room = world.rooms[message.chat]
    text = _text(world, message)
    return {
        "chat": message.chat,
        "id": message.id,
        "from": {
            "id": message.sender,
            "name": world.name_of(message.sender),
            "bot": message.sender == world.bot.id,
        },
        "date": moment(message.date),
        "edited": moment(message.edited) if message.edited and message.edit_shown else None,
        "kind": message.kind,
        "text": text,
        "entities": list(message.entities),
        "html": drawn(text, message.entities),
        "file": _file(world, message),
        "buttons": [[_button(button) for button in row] for row in message.inline],
        "keyboard": _keyboard(message),
        "reply_to": message.reply_to or None,
        "topic": message.topic or None,
        "album": message.album or None,
        "deleted": False,
        "pinned": message.id in room.chat.pinned,
        "silent": message.silent,
        "read": not world.updates.unread(message.chat, message.id),
        "contact": message.contact,
        "location": message.location,
        "forwarded_from": ((message.origin or {}).get("sender_user") or {}).get("first_name"),
        "reactions": list(message.reactions.values()),
    }


def event_view(world: World, event: Event) -> Json:
    if event.message is not None:
        return {"type": event.kind, "message": message_view(world, event.message)}
    shape: Json = {"type": event.kind, **event.details}
    if event.chat:
        shape["chat"] = event.chat
    if event.person:
        shape["person"] = event.person
    return shape


def concerns(world: World, event: Event, person: int) -> bool:
    """Whether this person's phone shows the event."""
    if event.kind == "read":
        return False  # only the page draws who has read what
    if event.person and event.kind in ("toast", "notification"):
        return event.person == person
    if not event.chat or event.person == person:
        return True
    room = world.rooms.get(event.chat)
    return room is not None and world.shows(room.chat, person)


def moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _members(world: World, room: Room) -> list[Json]:
    if room.chat.type == "private":
        bot = room.member(world.bot.id)
        status = "kicked" if bot.status == "kicked" else "member"
        return [{"id": room.chat.id, "status": "member"}, {"id": world.bot.id, "status": status}]
    return [{"id": member.user, "status": member.status} for member in room.members.values()]


def _text(world: World, message: Message) -> str:
    if message.contact:
        return f"{message.contact['first_name']}, {message.contact['phone_number']}"
    if message.location:
        return f"{message.location['latitude']}, {message.location['longitude']}"
    if message.kind == "service":
        return service_line(world.name_of(message.sender), message.service or {})
    return message.text


def _file(world: World, message: Message) -> Json | None:
    file = world.files.get(message.file)
    if file is None:
        return None
    return {
        "url": f"/phones/file/{file.id}",
        "name": file.name,
        "mime": file.mime,
        "seconds": file.seconds or None,
        "width": file.width or None,
        "height": file.height or None,
    }


def _button(button: Json) -> Json:
    return {"text": button["text"], "data": button.get("callback_data"), "url": button.get("url")}


def _keyboard(message: Message) -> list[list[str]] | None:
    """The reply keyboard that comes with this message; an empty one takes the keyboard away."""
    keyboard = message.keyboard
    if keyboard is None or keyboard.get("force_reply"):
        return None
    return [[button["text"] for button in row] for row in keyboard.get("keyboard", [])]
