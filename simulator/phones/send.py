"""A person sends a photo, a voice note, a document, a sticker, an album, a place or a contact."""

from collections.abc import Sequence

from simulator.arguments import Upload
from simulator.media import keep_file
from simulator.phones.asked import Send
from simulator.phones.chatroom import replied, room_for
from simulator.phones.samples import sample
from simulator.posting import post_from_person
from simulator.records import Json, Kind, StoredFile
from simulator.refusals import Impossible
from simulator.texts.formatted import formatted
from simulator.world import Room, World

ALBUM = range(2, 11)
SOMEWHERE = (-6.1754, 106.8272)
NO_ONES_NUMBER = "+620000000000"


def send(world: World, asked: Send, uploads: Sequence[Upload] = ()) -> Json:
    """Without an uploaded file a small sample is sent."""
    room = room_for(world, asked.person, asked.chat)
    match asked.kind:
        case "location":
            ids = [_location(world, room, asked)]
        case "contact":
            ids = [_contact(world, room, asked)]
        case "album":
            ids = _album(world, room, asked, uploads)
        case _:
            file = _file(world, asked.kind, uploads[0] if uploads else None, 1, asked.seconds)
            ids = [_post_file(world, room, asked, file, asked.caption)]
    return {"message_id": ids[0], "message_ids": ids}


def _album(world: World, room: Room, asked: Send, uploads: Sequence[Upload]) -> list[int]:
    """An album reaches a bot as several messages with one media_group_id; the caption is the first one's."""
    count = len(uploads) or asked.count
    if count not in ALBUM:
        raise Impossible("an album holds 2 to 10")
    album = world.unique("album")
    ids = []
    for number in range(count):
        file = _file(world, "photo", uploads[number] if uploads else None, number + 1, 0)
        ids.append(_post_file(world, room, asked, file, "" if number else asked.caption, album))
    return ids


def _file(world: World, kind: Kind, upload: Upload | None, number: int, seconds: int) -> StoredFile:
    if upload is not None:
        return keep_file(world, kind, upload, seconds=seconds or int(kind == "voice"), emoji="🙂")
    drawn = sample(kind, number)
    return keep_file(world, kind, drawn.upload, seconds=drawn.seconds, emoji=drawn.emoji)


def _post_file(world: World, room: Room, asked: Send, file: StoredFile, caption: str, album: str = "") -> int:
    text, entities = formatted(caption)
    return post_from_person(
        world,
        room,
        asked.person,
        kind=file.kind,
        file=file.id,
        text=text,
        entities=entities,
        album=album,
        **_place(room, asked),
    ).id


def _location(world: World, room: Room, asked: Send) -> int:
    latitude = SOMEWHERE[0] if asked.latitude is None else asked.latitude
    longitude = SOMEWHERE[1] if asked.longitude is None else asked.longitude
    place = {"latitude": latitude, "longitude": longitude}
    return post_from_person(
        world, room, asked.person, kind="location", location=place, **_place(room, asked)
    ).id


def _contact(world: World, room: Room, asked: Send) -> int:
    contact = {
        "phone_number": asked.number or NO_ONES_NUMBER,
        "first_name": world.name_of(asked.person),
        "user_id": asked.person,
    }
    return post_from_person(
        world, room, asked.person, kind="contact", contact=contact, **_place(room, asked)
    ).id


def _place(room: Room, asked: Send) -> Json:
    return {"reply_to": replied(room, asked.reply_to), "topic": asked.topic or 0}
