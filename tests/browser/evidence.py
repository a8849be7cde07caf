"""What is kept of a test that failed: the page as it stood, all phones at once, the console, the bot's log."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.async_api import ViewportSize

from tests.browser.stage import Stage

KEPT = Path(__file__).parents[2] / "build" / "browser"
EVERYBODY: ViewportSize = {"width": 2000, "height": 1000}
"""Wide enough for five phones."""


def forget(test: str) -> None:
    """What an earlier run kept would mislead."""
    shutil.rmtree(KEPT / test, ignore_errors=True)


async def keep(test: str, stage: Stage, log: Path) -> None:
    folder = KEPT / test
    folder.mkdir(parents=True, exist_ok=True)
    console = "\n".join([*stage.watch.console, *stage.watch.troubles])
    (folder / "console.txt").write_text(console, encoding="utf-8")
    shutil.copy(log, folder / "bot.log")
    await stage.page.screenshot(path=folder / "page.png")
    await stage.page.set_viewport_size(EVERYBODY)
    await stage.page.screenshot(path=folder / "everybody.png")
    print(f"Kept for a look: {folder}")
