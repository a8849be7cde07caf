"""A person writes."""

from simulator.phones.asked import Say, Start
from simulator.phones.chatroom import replied, room_for
from simulator.posting import post_from_person
from simulator.records import Json
from simulator.refusals import Impossible
from simulator.sending import TEXT_LIMIT
from simulator.texts.formatted import formatted
from simulator.texts.utf16 import index_of_unit, units
from simulator.world import World

PAYLOAD_LIMIT = 64


def say(world: World, asked: Say) -> Json:
    """A text that is too long goes out as several messages, as Telegram's apps do it."""
    room = room_for(world, asked.person, asked.chat)
    pieces = [formatted(piece) for piece in _pieces(asked.text)]
    pieces = [piece for piece in pieces if piece[0]]
    if not pieces:
        raise Impossible("there is nothing to send")
    reply = replied(room, asked.reply_to)
    ids = [
        post_from_person(
            world, room, asked.person, text=text, entities=entities, reply_to=reply, topic=asked.topic or 0
        ).id
        for text, entities in pieces
    ]
    return {"message_id": ids[0], "message_ids": ids}


def start(world: World, asked: Start) -> Json:
    """Presses START, perhaps from a link t.me/<bot>?start=<payload> (Features, "Deep Linking")."""
    payload = asked.payload or ""
    if len(payload) > PAYLOAD_LIMIT or any(not (c.isascii() and (c.isalnum() or c in "_-")) for c in payload):
        raise Impossible("a start payload is up to 64 of A-Z, a-z, 0-9, _ and -")
    return say(world, Say(asked.person, asked.person, f"/start {payload}".strip()))


def _pieces(text: str) -> list[str]:
    pieces = []
    while units(text) > TEXT_LIMIT:
        end = index_of_unit(text, TEXT_LIMIT)
        while units(text[:end]) > TEXT_LIMIT:
            end -= 1
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]
