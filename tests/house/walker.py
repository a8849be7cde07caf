"""Somebody who presses and writes at random, and expects an answer each time."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache

from bot.words import DOMAINS, FAMILY, Words
from simulator.client import NotSeen, Phone
from simulator.line import PhoneRefused
from simulator.seen import Seen
from tests.house.stolen import Stolen

FALLBACK = re.compile(
    r"^(noted|voiced|miss|stale|stale\.rest|command\.unknown|aside\.\w+)\.\d|\.(heard|again|empty|listen|unheard|unseen)\.\d"
)
PATIENCE = 30.0
"""Seconds before we call it silence; how soon each answer must come the test itself says."""

WORDS = (
    "halo",
    "iya",
    "tidak",
    "anak",
    "saya ibunya",
    "anak saya susah makan dan sering nangis kalau malam",
    "kak aku mau cerita",
    "2",
    "99",
    "kebon jeruk",
    "sudah",
    "makasih kak",
    "stop",
    "sembunyi",
    "cerita bersambung",
    "lanjut",
    "kembali",
    "orang",
    "tolong",
    "aku takut pulang ke rumah",
    "aku mau bunuh diri",
    "aman",
    "english",
    "bahasa",
    "status",
    "?",
    "😀😀😀",
    "مرحبا",
    "a" * 4096,
    "<b>&amp; {code} %s \\n",
    "qwerty asdf",
    "/start",
    "/bantuan",
    "/ubah",
    "/tidakada",
    "/kembali",
    "/status",
    "/orang",
)
FILES = ("photo", "voice", "sticker", "document", "location", "contact", "album")


@dataclass
class Walker:
    """One person. `silences` are actions that nobody answered and that reached no counsellor."""

    phone: Phone
    dice: random.Random
    desks: tuple[Phone, ...]
    held: Callable[[], Awaitable[bool]]
    """Whether a counsellor has the case, of whom a hidden or stopped chat was not told: then it is relayed."""
    stolen: Stolen
    silences: list[str] = field(default_factory=list)
    pressed: list[tuple[int, int, int]] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    marks: int = 0

    async def walk(self, steps: int) -> None:
        await self._act("START", self.phone.start())
        for _ in range(steps):
            kind = self.dice.choices(("press", "say", "file", "stale", "two"), (55, 25, 8, 6, 6))[0]
            await getattr(self, f"_{kind}")()

    @property
    def talking(self) -> bool:
        """Whether a human answers here now, by the bot's own words."""
        heard = [seen.text for seen in self._heard()]
        since = max(
            (n for n, text in enumerate(heard) if "bukan bot" in text or "not a bot" in text), default=-1
        )
        return since >= 0 and not any(
            "bot lagi" in text or "bot is answering" in text for text in heard[since:]
        )

    async def _press(self) -> None:
        newest = next((seen for seen in reversed(self.phone.messages) if seen.buttons), None)
        if newest is None:
            return await self._say()
        row = self.dice.randrange(len(newest.buttons))
        column = self.dice.randrange(len(newest.buttons[row]))
        self.pressed.append((newest.id, row, column))
        label = newest.buttons[row][column].text
        return await self._act(f"press {label}", self.phone.press((row, column), newest))

    async def _say(self) -> None:
        text, mark = self._marked(self.dice.choice(WORDS))
        await self._act(f"say {text[:40]}", self.phone.say(text), mark=mark)

    async def _file(self) -> None:
        kind = self.dice.choice(("photo", "document")) if self.talking else self.dice.choice(FILES)
        caption, mark = self._marked("")
        send = getattr(self.phone, kind)
        await self._act(kind, send(caption=caption) if caption else send(), mark=mark)

    async def _stale(self) -> None:
        standing = {seen.id: seen for seen in self.phone.messages}
        old = [one for one in self.pressed if one[0] in standing]
        if not old:
            return await self._press()
        message, row, column = self.dice.choice(old)
        return await self._act("stale press", self.phone.press((row, column), standing[message]))

    async def _two(self) -> None:
        one, mark = self._marked(self.dice.choice(WORDS))
        other = self.dice.choice(WORDS)
        await self._act(
            f"say {one[:20]} and {other[:20]}", self.phone.say(other), self.phone.say(one), mark=mark
        )

    def _marked(self, text: str) -> tuple[str, str]:
        """In the talk with a counsellor: words that can be found again where they arrive."""
        if not self.talking:
            return text, ""
        self.marks += 1
        mark = f"#{self.phone.person}-{self.marks}"
        return f"{text[:4000]} {mark}", mark

    async def _act(self, what: str, *doings: Awaitable[object], mark: str = "") -> None:
        """Do it, and wait for an answer, or for its arrival at a counsellor."""
        try:
            done = await asyncio.gather(*doings)
        except (PhoneRefused, NotSeen):
            return  # the message went away under the finger: nothing was pressed
        if any(getattr(one, "toast", None) for one in done):
            return
        since, stolen = time.monotonic(), self.stolen.seconds
        waits = [asyncio.ensure_future(self.phone.sees("", timeout=PATIENCE))]
        waits += [
            asyncio.ensure_future(desk.sees(mark, timeout=PATIENCE, ever=True)) for desk in self.desks if mark
        ]
        for first in asyncio.as_completed(waits):
            try:
                await first
            except NotSeen:
                continue
            if not mark:  # to a counsellor it is delivered, one after another behind all that they are sent
                self.waited.append(time.monotonic() - since - (self.stolen.seconds - stolen))
            break
        else:
            if await self.held():
                return
            self.silences.append(f"{what} | last heard: {self._last()}")
        for wait in waits:
            wait.cancel()
        await asyncio.gather(*waits, return_exceptions=True)

    def _heard(self) -> list[Seen]:
        return sorted((seen for seen in self.phone.messages if seen.sender.bot), key=lambda seen: seen.id)

    def _last(self) -> str:
        heard = self._heard()
        return heard[-1].text[:80] if heard else ""

    def repeated(self) -> str | None:
        """The fallback that the bot said three times in a row, if any."""
        heard = [seen.text for seen in self._heard()]
        for one, two, three in zip(heard, heard[1:], heard[2:], strict=False):
            if one == two == three and one.startswith(fallbacks()):
                return one
        return None


@cache
def fallbacks() -> tuple[str, ...]:
    """How everything begins that the bot says because it did not understand, or has nothing new to ask."""
    words = Words()
    found = (
        words.get(key, locale)
        for locale in DOMAINS[FAMILY]
        for key in words.all_keys()
        if FALLBACK.search(key)
    )
    return tuple(said for said in found if said)
