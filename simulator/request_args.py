"""Reading the arguments of a call from GET, JSON, a form or multipart (Bot API, "Making requests")."""

from typing import Any
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from simulator.arguments import Args, Upload
from simulator.refusals import bad_request


async def read_args(request: web.BaseRequest) -> Args:
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "multipart/form-data":
        return await _multipart(request, values)
    body = await request.read()
    if not body:
        return Args(values)
    if request.content_type == "application/json":
        return Args({**values, **_json(body)})
    return Args({**values, **dict(parse_qsl(body.decode(), keep_blank_values=True))})


def _json(body: bytes) -> dict[str, Any]:
    try:
        given = msgspec.json.decode(body)
    except msgspec.DecodeError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("can't parse JSON object: expected an Object")
    return given


async def _multipart(request: web.BaseRequest, values: dict[str, Any]) -> Args:
    uploads: dict[str, Upload] = {}
    for name, field in (await request.post()).items():
        if isinstance(field, web.FileField):
            uploads[name] = Upload(field.filename, field.content_type, field.file.read())
        else:
            values[name] = field if isinstance(field, str) else field.decode()
    return Args(values, uploads)
