"""Whether the bot is there: somebody polls, or its webhook takes what it is sent."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypeAlias

from simulator.phones.feed import Feed
from simulator.records import Json

# Between two polls a bot works on what it got; only a longer silence means that it is gone.
GRACE = 3.0

Life: TypeAlias = Literal["unknown", "starting", "running", "killed", "ended"]
"""What whoever runs the bot's process knows of it; "killed" is by them, "ended" by itself."""


class Presence:
    def __init__(self, feed: Feed) -> None:
        self.online = False
        self.life: Life = "unknown"
        self.why = ""
        self._feed = feed
        self._polls = 0
        self._timer: asyncio.TimerHandle | None = None

    @contextmanager
    def polling(self) -> Iterator[None]:
        self._polls += 1
        self.set(online=True)
        try:
            yield
        except asyncio.CancelledError:
            # The poller hung up: its process is gone.
            self._polls -= 1
            if not self._polls:
                self.set(online=False)
            raise
        except BaseException:
            self._polls -= 1
            raise
        self._polls -= 1
        self._timer = asyncio.get_running_loop().call_later(GRACE, self._look)

    def set(self, *, online: bool) -> None:
        self.stop()
        if online != self.online:
            self.online = online
            if online and self.life == "starting":
                self.life = "running"
            self._tell()

    def says(self, life: Life, why: str = "") -> None:
        """Told by whoever runs the bot. `why` is one sentence for people, where it ended by itself."""
        self.life, self.why = life, why
        self._tell()

    @property
    def shown(self) -> Json:
        """As the page is told."""
        return {"online": self.online, "life": self.life, "why": self.why}

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        if not self._polls:
            self.set(online=False)

    def _tell(self) -> None:
        self._feed.tell("bot", **self.shown)
