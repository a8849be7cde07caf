"""service.yaml: what the service, its corner and its bot are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import read_page
from handbook.reading.problems import Problems

FILE = "service.yaml"


@dataclass(frozen=True, slots=True)
class Service:
    """`name` is short (Puspa), `full_name` official; `pisa` is what PISA stands for; `bot` is the bot's nickname."""

    name: str
    full_name: str
    office: str
    pisa: str
    bot: str
    origin: Origin


def read_service(folder: Path, problems: Problems) -> Service | None:
    """The names, or None when the page cannot be read (which is then among the problems)."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return None
    names = (
        page.text("name"),
        page.text("full_name"),
        page.text("office"),
        page.text("pisa"),
        page.text("bot"),
    )
    service = Service(*names, read_origin(page))
    page.done()
    return service
