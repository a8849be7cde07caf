"""Bot API, getFile."""

from simulator.arguments import Args
from simulator.media import known_file
from simulator.records import Json
from simulator.refusals import bad_request
from simulator.world import World

DOWNLOAD_LIMIT = 20 * 1024 * 1024


def get_file(world: World, args: Args) -> Json:
    file_id = args.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = known_file(world, file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
