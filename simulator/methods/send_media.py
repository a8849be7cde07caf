"""Bot API, sendPhoto, sendVoice, sendDocument, sendSticker and sendMediaGroup."""

from simulator.arguments import Args
from simulator.media import is_voice, media_item, sent_file
from simulator.records import Json, Kind
from simulator.refusals import bad_request
from simulator.sending import checked_caption, envelope, read_caption, send, sent
from simulator.shapes import message_json
from simulator.world import World

ALBUM = range(2, 11)


def send_photo(world: World, args: Args) -> Json:
    return _send(world, args, "photo", "photo")


def send_voice(world: World, args: Args) -> Json:
    upload = args.uploads.get("voice")
    other = upload is not None and not is_voice(upload.content)
    return _send(world, args, "voice", "document" if other else "voice")


def send_document(world: World, args: Args) -> Json:
    return _send(world, args, "document", "document")


def send_sticker(world: World, args: Args) -> Json:
    file = sent_file(world, args, "sticker", "sticker")
    return sent(world, envelope(world, args), kind="sticker", file=file.id)


def send_media_group(world: World, args: Args) -> list[Json]:
    """2 to 10 photos, or 2 to 10 documents, as one album (Bot API, sendMediaGroup)."""
    media = args.objects("media")
    if len(media) not in ALBUM:
        raise bad_request("group send failed" if media else "media must be a non-empty array")
    if len({item.get("type") for item in media}) > 1:
        raise bad_request("can't use the media of the specified type in the album")
    files = [media_item(world, args, item) for item in media]
    captions = [
        checked_caption(
            str(item.get("caption") or ""),
            str(item.get("parse_mode") or ""),
            item.get("caption_entities") or [],
        )
        for item in media
    ]
    to = envelope(world, args)
    album = world.unique("album")
    return [
        message_json(
            world, send(world, to, kind=file.kind, file=file.id, text=text, entities=entities, album=album)
        )
        for file, (text, entities) in zip(files, captions, strict=True)
    ]


def _send(world: World, args: Args, name: str, kind: Kind) -> Json:
    caption, entities = read_caption(args)
    file = sent_file(world, args, name, kind)
    above = args.flag("show_caption_above_media")
    to = envelope(world, args)
    return sent(world, to, kind=kind, file=file.id, text=caption, entities=entities, caption_above=above)
