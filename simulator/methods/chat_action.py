"""Bot API, sendChatAction."""

from simulator.access import open_chat
from simulator.arguments import Args
from simulator.refusals import bad_request
from simulator.world import World

ACTIONS = frozenset(
    {
        "cancel",
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_chat_action(world: World, args: Args) -> bool:
    action = args.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    room = open_chat(world, args.text("chat_id"), "write")
    world.feed.tell("typing", chat=room.chat.id, action=action)
    return True
