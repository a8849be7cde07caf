"""Whether the bot is there: somebody polls, or its webhook takes what it is sent."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from simulator.phones.feed import Feed

# Between two polls a bot works on what it got; only a longer silence means that it is gone.
GRACE = 3.0


class Presence:
    def __init__(self, feed: Feed) -> None:
        self.online = False
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
            self._feed.tell("bot", online=online)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        if not self._polls:
            self.set(online=False)
