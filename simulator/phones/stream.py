"""The stream of events (server-sent events) for the page and the tests."""

import asyncio
import contextlib

import msgspec
from aiohttp import web

from simulator.phones.view import concerns, event_view
from simulator.world import World

HEARTBEAT = 15.0
_encode = msgspec.json.Encoder().encode


async def stream_events(request: web.BaseRequest, world: World) -> web.StreamResponse:
    """Events after ?after=n, or from now on; with ?person=id only what that person's phone shows.

    When events after n have been dropped, the first is {"type":"reset"}: read the state anew.
    """
    feed = world.feed
    last = int(request.query.get("after") or request.headers.get("Last-Event-ID") or feed.last)
    person = int(request.query["person"]) if request.query.get("person") else None
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    await response.prepare(request)
    with contextlib.suppress(ConnectionResetError):  # the page or the phone was closed: nobody looks any more
        await _follow(response, world, last, person)
    return response


async def _follow(response: web.StreamResponse, world: World, last: int, person: int | None) -> None:
    """Write what comes for as long as somebody looks."""
    feed = world.feed
    if not feed.remembers(last):
        last = feed.last
        await response.write(_line(last, {"type": "reset"}))
    await response.write(b": hello\n\n")
    told = last
    while True:
        chunks = []
        for event in feed.after(last):
            last = event.number
            if person is None or concerns(world, event, person):
                chunks.append(_line(event.number, event_view(world, event)))
        if person is not None and last > told:
            # A bare id tells a watcher how far the stream has come, past what is not for this person.
            chunks.append(b"id: %d\n\n" % last)
        told = last
        if chunks:
            await response.write(b"".join(chunks))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(HEARTBEAT):
                await feed.news(last)
                continue
        await response.write(b": still here\n\n")


def _line(number: int, event: dict[str, object]) -> bytes:
    return b"id: %d\ndata: %b\n\n" % (number, _encode(event))
