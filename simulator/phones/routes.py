"""The people's side over HTTP: every path under /phones/."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from aiohttp import web

from simulator.arguments import Upload
from simulator.media import known_file
from simulator.phones import asked, belong, change, press, say
from simulator.phones.send import send
from simulator.phones.stream import stream_events
from simulator.phones.view import state_json
from simulator.records import Json
from simulator.refusals import Impossible
from simulator.world import World

Act = Callable[[World, Any], Any]

ACTS: Mapping[str, tuple[type[msgspec.Struct], Act]] = {
    "say": (asked.Say, say.say),
    "start": (asked.Start, say.start),
    "press": (asked.Press, press.press),
    "edit": (asked.Edit, change.edit),
    "delete": (asked.Delete, change.delete),
    "react": (asked.React, change.react),
    "block": (asked.Block, belong.block),
    "unblock": (asked.Block, belong.unblock),
    "join": (asked.Belong, belong.join),
    "leave": (asked.Belong, belong.leave),
    "promote": (asked.Promote, belong.promote),
    "migrate": (asked.Migrate, belong.migrate),
    "group": (asked.Group, belong.group),
    "person": (asked.NewPerson, belong.new_person),
}


class Phones:
    """`extras` adds to the state what only the server knows: whether the bot is online, limits, faults."""

    def __init__(self, world: World, extras: Callable[[], Json]) -> None:
        self._world = world
        self._extras = extras

    async def serve(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        if request.method == "GET":
            return await self._get(request, path)
        try:
            done = await self._act(request, path)
        except Impossible as impossible:
            return web.json_response({"error": str(impossible)}, status=400)
        except msgspec.MsgspecError as unreadable:
            return web.json_response({"error": str(unreadable)}, status=400)
        # Whoever asked can wait until their own view has come as far as this.
        return web.json_response({**done, "event": self._world.feed.last})

    async def _get(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        if path == "state":
            person = int(request.query["person"]) if request.query.get("person") else None
            return web.json_response({**_merged(state_json(self._world, person=person), self._extras())})
        if path == "last":
            return web.json_response({"event": self._world.feed.last})
        if path == "events":
            return await stream_events(request, self._world)
        if path.startswith("file/"):
            file = known_file(self._world, path.removeprefix("file/"))
            if file is not None:
                return web.Response(body=self._world.bytes.read(file.id), headers=_file_headers(file.mime))
        return web.json_response({"error": "there is nothing here"}, status=404)

    async def _act(self, request: web.BaseRequest, path: str) -> Json:
        if path == "send":
            return await self._send(request)
        if path not in ACTS:
            raise Impossible("phones cannot do that")
        body, act = ACTS[path]
        done = act(self._world, msgspec.json.decode(await request.read(), type=body))
        result: Json = await done if inspect.isawaitable(done) else done
        return result

    async def _send(self, request: web.BaseRequest) -> Json:
        if request.content_type != "multipart/form-data":
            return send(self._world, msgspec.json.decode(await request.read(), type=asked.Send))
        fields: Json = {}
        uploads = []
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads.append(Upload(value.filename, value.content_type, value.file.read()))
            elif value:
                fields[name] = value
        return send(self._world, msgspec.convert(fields, asked.Send, strict=False), uploads)


def _merged(state: Json, extras: Json) -> Json:
    bot = {**state["bot"], **extras.pop("bot", {})}
    return {**state, **extras, "bot": bot}


def _file_headers(mime: str) -> dict[str, str]:
    """Only media is shown in the page; anything else is a download, so that no upload becomes a page of ours."""
    shown = mime.startswith(("image/", "audio/", "video/")) and mime != "image/svg+xml"
    headers = {
        "Content-Type": mime if shown else "application/octet-stream",
        "X-Content-Type-Options": "nosniff",
    }
    return headers if shown else {**headers, "Content-Disposition": "attachment"}
