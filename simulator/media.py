"""Files that come in: what they are, which ids they get (Bot API, "Sending files" and InputFile)."""

import mimetypes

from simulator.arguments import Args, Upload
from simulator.pictures import picture_size
from simulator.records import Json, Kind, StoredFile
from simulator.refusals import bad_request
from simulator.shapes import THUMB
from simulator.world import World

PHOTO_LIMIT = 10 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
_FOLDERS: dict[Kind, str] = {
    "photo": "photos",
    "voice": "voice",
    "document": "documents",
    "sticker": "stickers",
}
_VOICE = (b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3")


def keep_file(
    world: World,
    kind: Kind,
    upload: Upload,
    *,
    seconds: int = 0,
    emoji: str = "",
    size: tuple[int, int] = (0, 0),
) -> StoredFile:
    """Stores the bytes and gives them a file_id and a file_unique_id (Bot API, File)."""
    number = len(world.files)
    suffix = upload.name.rpartition(".")[2] if "." in upload.name else _suffix(upload.mime)
    width, height = size if size[0] else picture_size(upload.content) or (0, 0)
    file = StoredFile(
        id=f"Sim{world.unique('file')}",
        unique_id=f"U{world.unique('content')}",
        kind=kind,
        name=upload.name or f"file_{number}.{suffix}",
        mime=upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream",
        size=len(upload.content),
        path=f"{_FOLDERS.get(kind, 'documents')}/file_{number}.{suffix}",
        width=width,
        height=height,
        seconds=seconds,
        emoji=emoji,
    )
    world.bytes.keep(file.id, upload.content)
    world.put(file)
    return file


def known_file(world: World, file_id: str) -> StoredFile | None:
    return world.files.get(file_id) or world.files.get(file_id.removesuffix(THUMB))


def sent_file(world: World, args: Args, name: str, kind: Kind) -> StoredFile:
    """The file of sendPhoto and its kin: an upload, a file_id, or a URL."""
    upload = args.uploads.get(name)
    given = args.text(name)
    if upload is None and given.startswith("attach://"):
        upload = args.uploads.get(given.removeprefix("attach://"))
    if upload is None and not given:
        raise bad_request(f"there is no {name} in the request")
    return _from_upload(world, args, kind, upload) if upload is not None else _from_id(world, kind, given)


def media_item(world: World, args: Args, given: Json) -> StoredFile:
    """One InputMedia of sendMediaGroup or editMessageMedia."""
    kind = given.get("type")
    if kind not in ("photo", "document"):
        raise bad_request("type of the media is not supported in the simulator")
    reference = str(given.get("media") or "")
    if reference.startswith("attach://"):
        upload = args.uploads.get(reference.removeprefix("attach://"))
        if upload is None:
            raise bad_request("media not found")
        return _from_upload(world, args, "photo" if kind == "photo" else "document", upload)
    return _from_id(world, "photo" if kind == "photo" else "document", reference)


def _from_upload(world: World, args: Args, kind: Kind, upload: Upload) -> StoredFile:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise bad_request("file is too big")
    if kind == "photo" and (len(upload.content) > PHOTO_LIMIT or picture_size(upload.content) is None):
        raise bad_request("IMAGE_PROCESS_FAILED")
    seconds = args.integer("duration") if kind == "voice" else 0
    return keep_file(world, kind, upload, seconds=seconds, emoji=args.text("emoji"))


def _from_id(world: World, kind: Kind, file_id: str) -> StoredFile:
    """Bot API, "Sending by file_id": the type of a file cannot be changed on the way."""
    if file_id.startswith(("http://", "https://")):
        # The simulator never leaves the machine, so every address is one that did not answer.
        raise bad_request("failed to get HTTP URL content")
    file = known_file(world, file_id)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return file


def is_voice(content: bytes) -> bool:
    """Bot API, sendVoice: OGG with OPUS, MP3 or M4A; other formats are sent as documents."""
    return content.startswith(_VOICE) or content[4:8] == b"ftyp"


def _suffix(mime: str) -> str:
    return (mimetypes.guess_extension(mime) or ".bin").removeprefix(".")
