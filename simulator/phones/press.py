"""A person presses an inline button and watches it until the bot has answered."""

import asyncio

from simulator.methods.answer_callback_query import LIFE
from simulator.phones.asked import Press
from simulator.phones.chatroom import message_in, watched_room
from simulator.records import Json, Query
from simulator.refusals import Impossible
from simulator.telling import tell_pressed
from simulator.world import World


async def press(world: World, asked: Press) -> Json:
    """{"toast", "alert", "url", "answered"}: a link opens without the bot; other buttons wait up to 15 s.

    {"query"} alone where the asker does not wait: a browser has six connections, and a dead bot would keep them all.
    """
    room = watched_room(world, asked.person, asked.chat)
    message = message_in(room, asked.message)
    try:
        button = message.inline[asked.row][asked.col]
    except IndexError:
        raise Impossible("there is no such button") from None
    if button.get("url"):
        return {"toast": None, "alert": False, "url": button["url"], "answered": True}
    if "callback_data" not in button:
        raise Impossible("the simulator cannot press this kind of button")
    query = Query(str(int(world.unique("query"), 16)), asked.person, room.chat.id, message.id, world.now())
    world.put(query)
    before = world.feed.last
    tell_pressed(world, query, str(button["callback_data"]))
    if not asked.wait:
        return {"query": query.id}
    try:
        async with asyncio.timeout(LIFE):
            return await _answer(world, query, before)
    except TimeoutError:
        return {"toast": None, "alert": False, "url": None, "answered": False}


async def _answer(world: World, query: Query, seen: int) -> Json:
    while True:
        for event in world.feed.after(seen):
            seen = event.number
            if event.kind == "toast" and event.details["query"] == query.id:
                details = event.details
                return {
                    "toast": details["text"] or None,
                    "alert": details["alert"],
                    "url": details["url"],
                    "answered": True,
                }
        await world.feed.news(seen)
