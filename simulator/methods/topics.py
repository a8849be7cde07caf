"""Bot API, createForumTopic, editForumTopic, closeForumTopic, reopenForumTopic, deleteForumTopic."""

import msgspec

from simulator.access import open_chat, require
from simulator.arguments import Args
from simulator.posting import post_service, remove
from simulator.records import Json, Topic
from simulator.refusals import bad_request
from simulator.shapes import topic_json
from simulator.world import Room, World

_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
_RIGHT = "not enough rights to create a topic"


def create_forum_topic(world: World, args: Args) -> Json:
    room = _forum(world, args)
    name = args.text("name").strip()
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_INVALID")
    color = args.integer("icon_color") or _COLORS[0]
    if color not in _COLORS:
        raise bad_request("invalid forum topic icon color specified")
    topic_id = room.last_id + 1
    world.put(Topic(room.chat.id, topic_id, name, color))
    service = {"forum_topic_created": {"name": name, "icon_color": color}}
    post_service(world, room, world.bot.id, service, topic=topic_id)
    world.feed.tell("chat", chat=room.chat.id)
    return topic_json(room.topics[topic_id])


def edit_forum_topic(world: World, args: Args) -> bool:
    room, topic = _topic(world, args)
    name = args.text("name").strip() or topic.name
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    world.put(msgspec.structs.replace(topic, name=name))
    post_service(world, room, world.bot.id, {"forum_topic_edited": {"name": name}}, topic=topic.id)
    world.feed.tell("chat", chat=room.chat.id)
    return True


def close_forum_topic(world: World, args: Args) -> bool:
    return _toggle(world, args, closed=True)


def reopen_forum_topic(world: World, args: Args) -> bool:
    return _toggle(world, args, closed=False)


def delete_forum_topic(world: World, args: Args) -> bool:
    room, topic = _topic(world, args)
    require(world, room, "can_delete_messages", "not enough rights to delete a topic")
    world.put(msgspec.structs.replace(topic, gone=True))
    for message in [each for each in room.messages.values() if each.topic == topic.id]:
        remove(world, message)
    world.feed.tell("chat", chat=room.chat.id)
    return True


def _toggle(world: World, args: Args, *, closed: bool) -> bool:
    room, topic = _topic(world, args)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    world.put(msgspec.structs.replace(topic, closed=closed))
    post_service(
        world,
        room,
        world.bot.id,
        {"forum_topic_closed" if closed else "forum_topic_reopened": {}},
        topic=topic.id,
    )
    world.feed.tell("chat", chat=room.chat.id)
    return True


def _forum(world: World, args: Args) -> Room:
    room = open_chat(world, args.text("chat_id"), "write")
    if not room.chat.forum:
        raise bad_request("the chat is not a forum")
    require(world, room, "can_manage_topics", _RIGHT)
    return room


def _topic(world: World, args: Args) -> tuple[Room, Topic]:
    room = _forum(world, args)
    topic = room.topics.get(args.integer("message_thread_id"))
    if topic is None or topic.gone:
        raise bad_request("TOPIC_ID_INVALID")
    return room, topic
