"""How much a bot may send (FAQ, "My bot is hitting limits, how do I avoid this?").

The FAQ gives: in one chat no more than one message a second, short bursts tolerated; in a group no more than
20 messages a minute; over all chats about 30 messages a second. It does not say how long a short burst is:
BURST is our assumption. Edits count like messages; answers to presses, chat actions and deletions do not.
"""

import math
from collections import deque
from collections.abc import Callable

OVERALL_PER_SECOND = 30.0
CHAT_PER_SECOND = 1.0
BURST = 8.0
GROUP_PER_MINUTE = 20
MINUTE = 60.0
COSTLY = frozenset(
    {
        "sendmessage",
        "sendphoto",
        "sendvoice",
        "senddocument",
        "sendsticker",
        "sendmediagroup",
        "sendcontact",
        "sendlocation",
        "copymessage",
        "copymessages",
        "forwardmessage",
        "editmessagetext",
        "editmessagecaption",
        "editmessagemedia",
        "editmessagereplymarkup",
    }
)


class Bucket:
    """Tokens that come back at `rate` a second, at most `capacity` of them."""

    def __init__(self, rate: float, capacity: float, now: float) -> None:
        self._rate = rate
        self._capacity = capacity
        self._tokens = capacity
        self._at = now

    def wait(self, now: float, cost: float) -> float:
        """Seconds until `cost` may be spent; 0 when now. A cost above the capacity needs a full bucket."""
        self._tokens = min(self._capacity, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, min(cost, self._capacity) - self._tokens) / self._rate

    def spend(self, cost: float) -> None:
        self._tokens -= cost


class Window:
    """At most `most` in any `span` seconds."""

    def __init__(self, most: int, span: float) -> None:
        self._most = most
        self._span = span
        self._spent: deque[float] = deque()

    def wait(self, now: float, cost: int) -> float:
        while self._spent and self._spent[0] <= now - self._span:
            self._spent.popleft()
        over = len(self._spent) + min(cost, self._most) - self._most
        return 0.0 if over <= 0 else self._spent[over - 1] + self._span - now

    def spend(self, now: float, cost: int) -> None:
        self._spent.extend([now] * cost)


class Limits:
    """Switch with `on`."""

    def __init__(self, now: Callable[[], float], *, on: bool) -> None:
        self.on = on
        self._now = now
        self._overall = Bucket(OVERALL_PER_SECOND, OVERALL_PER_SECOND, now())
        self._chats: dict[str, Bucket] = {}
        self._groups: dict[str, Window] = {}

    def spend(self, chat: str, cost: int) -> int:
        """0 when the messages may go out now, otherwise the whole seconds of retry_after."""
        if not self.on:
            return 0
        now = self._now()
        bucket = self._chats.setdefault(chat, Bucket(CHAT_PER_SECOND, BURST, now))
        window = (
            self._groups.setdefault(chat, Window(GROUP_PER_MINUTE, MINUTE)) if chat.startswith("-") else None
        )
        wait = max(
            self._overall.wait(now, cost),
            bucket.wait(now, cost),
            window.wait(now, cost) if window else 0.0,
        )
        if wait > 0:
            return math.ceil(wait)
        self._overall.spend(cost)
        bucket.spend(cost)
        if window:
            window.spend(now, cost)
        return 0
