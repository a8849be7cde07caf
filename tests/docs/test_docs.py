"""The docs say what is so: the drawn graph is today's, and everything they point at is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.draw_conversation import PAGE, drawn

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page.relative_to(ROOT) for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if page.is_file()
)
POINTERS = re.compile(r'\]\(([^)\s]+)\)|src="([^"]+)"')
PARTS = re.compile(
    r"`((?:bot|deploy|docs|flows|handbook|locales|scripts|simulator|storage|tests)/[^`\s*{]*)`"
)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def pointers(page: Path) -> Iterator[str]:
    for link, picture in POINTERS.findall((ROOT / page).read_text(encoding="utf-8")):
        if not (found := link or picture).startswith(("http://", "https://", "mailto:")):
            yield found


def anchors(page: Path) -> set[str]:
    """As GitHub spells them: small letters, spaces as dashes, no other signs."""
    titles = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_drawn_conversation_is_todays() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == drawn(page), "run: make pictures"


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_pointer_of_a_page_leads_somewhere(page: Path) -> None:
    for pointer in pointers(page):
        path, _, anchor = pointer.partition("#")
        target = (ROOT / page.parent / path).resolve() if path else ROOT / page
        assert target.exists(), f"{page} points at {pointer}"
        assert not anchor or anchor in anchors(target), f"{page} points at {pointer}"


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_part_of_the_code_that_a_page_names_is_there(page: Path) -> None:
    named = PARTS.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [part for part in named if not (ROOT / part).exists()] == []


def test_every_picture_is_shown_somewhere_and_light() -> None:
    shown = {Path(pointer).name for page in PAGES for pointer in pointers(page)}
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.name in shown, f"no page shows {picture.name}"
        assert picture.stat().st_size < 300_000
