"""Bot API, copyMessage, copyMessages and forwardMessage."""

from itertools import pairwise

from simulator.access import find_message, open_chat
from simulator.arguments import Args
from simulator.records import Json, Message
from simulator.refusals import bad_request
from simulator.sending import envelope, read_caption, send, sent
from simulator.shapes import user_json
from simulator.world import World

MOST_AT_ONCE = 100
_WITH_CAPTION = ("photo", "voice", "document")


def copy_message(world: World, args: Args) -> Json:
    """A copy has no link to the original: neither its sender nor its date."""
    source = open_chat(world, args.text("from_chat_id"), "read")
    original = find_message(source, args.integer("message_id"), "message to copy")
    if original.kind == "service" or original.protected:
        raise bad_request("message can't be copied")
    to = envelope(world, args)
    text, entities = original.text, original.entities
    if "caption" in args and original.kind in _WITH_CAPTION:
        text, entities = read_caption(args)
    message = send(world, to, **{**_same_content(original), "text": text, "entities": entities})
    return {"message_id": message.id}


def copy_messages(world: World, args: Args) -> list[Json]:
    """Messages that cannot be found or copied are skipped; albums stay together."""
    source = open_chat(world, args.text("from_chat_id"), "read")
    wanted = args.integers("message_ids")
    if not 1 <= len(wanted) <= MOST_AT_ONCE:
        raise bad_request("too many messages to copy" if wanted else "message_ids are empty")
    if any(later <= earlier for earlier, later in pairwise(wanted)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    to = envelope(world, args)
    originals = [source.messages[each] for each in wanted if each in source.messages]
    originals = [each for each in originals if each.kind != "service" and not each.protected]
    if not originals:
        raise bad_request("there are no messages to copy")
    albums: dict[str, str] = {}
    sent_ids = []
    for original in originals:
        album = albums.setdefault(original.album, world.unique("album")) if original.album else ""
        content = _same_content(original)
        if args.flag("remove_caption") and original.kind in _WITH_CAPTION:
            content |= {"text": "", "entities": ()}
        sent_ids.append({"message_id": send(world, to, album=album, **content).id})
    return sent_ids


def forward_message(world: World, args: Args) -> Json:
    """A forwarded message names whom it came from (Bot API, MessageOrigin)."""
    source = open_chat(world, args.text("from_chat_id"), "read")
    original = find_message(source, args.integer("message_id"), "message to forward")
    if original.kind == "service" or original.protected:
        raise bad_request("message can't be forwarded")
    origin = original.origin or {
        "type": "user",
        "sender_user": user_json(world, original.sender),
        "date": original.date,
    }
    return sent(world, envelope(world, args), origin=origin, **_same_content(original))


def _same_content(original: Message) -> Json:
    return {
        "kind": original.kind,
        "text": original.text,
        "entities": original.entities,
        "file": original.file,
        "contact": original.contact,
        "location": original.location,
    }
