"""The page of phones: static files, and the headers that keep it to itself."""

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def serve_page(path: str) -> web.StreamResponse:
    """A file of the page, or 404; nothing outside its folder."""
    file = (PAGE / (path or "index.html")).resolve()
    if not file.is_relative_to(PAGE.resolve()) or not file.is_file():
        return web.Response(status=404, text="there is nothing here")
    return web.FileResponse(file, headers=_HEADERS)
