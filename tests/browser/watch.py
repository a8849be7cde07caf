"""What must hold whatever is played: a quiet console, nothing asked of other machines, nothing cut off."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Error, Page, Request

HERE = Path(__file__).parent


class Watch:
    """Listens to a page from before its first address on."""

    def __init__(self, page: Page) -> None:
        self.console: list[str] = []
        self.troubles: list[str] = []
        self._page = page
        page.on("console", self._said)
        page.on("pageerror", self._failed)
        page.on("request", self._asked)

    async def broken(self) -> list[str]:
        """Everything that went wrong so far, and what is cut off now."""
        return [*self.troubles, *(f"cut off: {words}" for words in await cut_off(self._page))]

    def _said(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text}")
        if message.type in {"error", "warning"}:
            self.troubles.append(f"console {message.type}: {message.text}")

    def _failed(self, error: Error) -> None:
        self.console.append(f"uncaught: {error.stack or error.message}")
        self.troubles.append(f"uncaught: {error.message}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            self.troubles.append(f"asked another machine: {request.url}")


async def cut_off(page: Page) -> list[str]:
    """Words, pictures and buttons that a person cannot see whole."""
    found: list[str] = await page.evaluate((HERE / "cut_off.js").read_text(encoding="utf-8"))
    return found


async def covered(page: Page) -> list[str]:
    """Words and buttons of talks that something lies on."""
    found: list[str] = await page.evaluate((HERE / "covered.js").read_text(encoding="utf-8"))
    return found


async def hard_to_read(page: Page) -> list[str]:
    """Words that hardly stand out from their ground."""
    found: list[str] = await page.evaluate((HERE / "hard_to_read.js").read_text(encoding="utf-8"))
    return found
