"""How fast messages may leave: over all, in one chat, in one group; a part of each is kept for what is urgent.

The platform's own limits (core.telegram.org, Bots FAQ): about 30 messages a second over all, one a second in
a chat with short bursts, 20 a minute in a group; edits count.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

MINUTE = 61.0
"""Seconds of the group's window: one more than the platform's, since requests do not all travel equally long."""
PATIENT = 0.3
"""The part of a group's minute after which it is closed to what can wait: the rest is for cards, and for danger."""
SPARE = 1e-6
"""Less than this of a token or a second is none: a wait that rounding cut short must not be waited for again."""


@dataclass(frozen=True)
class Rates:
    """Messages a second over all and in one chat, a minute in one group; of the group's, `group_kept` for lane 0."""

    overall: float = 25.0
    chat: float = 1.0
    chat_burst: int = 5
    group_minute: int = 20
    group_kept: int = 5

    def shared(self, workers: int) -> Rates:
        """One worker's part, so that all together keep to the platform's limits. They draw on one queue, so where
        there is much to send each finds enough for its part.
        """
        part = self.overall / workers
        # A bucket cannot be smaller than two, so of many workers each gives up some of its rate for its burst.
        rate = part if workers == 1 else max(part * 1.2 - _burst(part), part / 5)
        return Rates(
            overall=rate,
            chat=self.chat / workers,
            chat_burst=max(1, self.chat_burst // workers),
            group_minute=max(1, self.group_minute // workers),
            group_kept=max(1, self.group_kept // workers),
        )


class Bucket:
    """Tokens that come back at `rate` a second up to `capacity`; it may owe some."""

    def __init__(self, rate: float, capacity: float, now: float) -> None:
        self.rate = rate
        self.capacity = capacity
        self._level = capacity
        self._at = now

    def level(self, now: float) -> float:
        return min(self.capacity, self._level + (now - self._at) * self.rate)

    def spend(self, cost: int, now: float) -> None:
        self._level = self.level(now) - cost
        self._at = now

    def become(self, rate: float, capacity: float, now: float) -> None:
        """Another rate from now on."""
        self._level = min(self.level(now), capacity)
        self._at = now
        self.rate = rate
        self.capacity = capacity

    def wait(self, now: float, above: float = 0.0) -> float:
        """Seconds until one token more than `above` is there; 0 when it is."""
        missing = above + 1 - self.level(now)
        return missing / self.rate if missing > SPARE else 0.0


class Window:
    """At most so many within any minute."""

    def __init__(self) -> None:
        self._spent: deque[float] = deque()

    def spend(self, cost: int, now: float) -> None:
        self._spent.extend([now] * cost)

    def count(self, now: float) -> int:
        while self._spent and self._spent[0] <= now - MINUTE + SPARE:
            self._spent.popleft()
        return len(self._spent)

    def wait(self, now: float, most: int) -> float:
        """Seconds until fewer than `most` stand in the window."""
        over = self.count(now) - most
        return 0.0 if over < 0 else self._spent[over] + MINUTE - now


class Pace:
    """`monotonic` gives seconds. Chats are our own ids."""

    def __init__(self, rates: Rates, monotonic: Callable[[], float]) -> None:
        self._whole = self._rates = rates
        self._now = monotonic
        self._overall = Bucket(rates.overall, _burst(rates.overall), monotonic())
        self._kept = self._overall.capacity * 0.4
        self._chats: dict[int, Bucket] = {}
        self._groups: dict[int, Window] = {}
        self._resting: dict[int, float] = {}
        self._all_rest = 0.0

    def share(self, workers: int) -> None:
        """So many workers keep to the limits together."""
        rates = self._whole.shared(workers)
        if rates == self._rates:
            return
        self._rates = rates
        self._overall.become(rates.overall, _burst(rates.overall), self._now())
        self._kept = self._overall.capacity * 0.4
        for bucket in self._chats.values():
            bucket.become(rates.chat, rates.chat_burst, self._now())

    def room(self, *, urgent: bool) -> int:
        """How many messages may leave now."""
        now = self._now()
        if now < self._all_rest - SPARE:
            return 0
        return max(0, int(self._overall.level(now) - (0.0 if urgent else self._kept) + SPARE))

    def closed(self, *, urgent: bool = False, patient: bool = False) -> set[int]:
        """The chats that must wait."""
        self._forget_rested()
        most = self._most(urgent=urgent, patient=patient)
        return {chat for chat in self._known() if self._wait(chat, most) > SPARE}

    def spend(self, chat: int, cost: int, *, group: bool) -> None:
        """So many messages leave for this chat now."""
        now = self._now()
        self._overall.spend(cost, now)
        if chat not in self._chats:
            self._chats[chat] = Bucket(self._rates.chat, self._rates.chat_burst, now)
        self._chats[chat].spend(cost, now)
        if group:
            self._groups.setdefault(chat, Window()).spend(cost, now)

    def pause(self, chat: int, seconds: float) -> None:
        """Nothing for this chat for so long."""
        self._resting[chat] = max(self._resting.get(chat, 0.0), self._now() + seconds)

    def pause_all(self, seconds: float) -> None:
        """Nothing for anybody for so long."""
        self._all_rest = max(self._all_rest, self._now() + seconds)

    def wait(self) -> float:
        """Seconds until something that is closed now opens; infinite when nothing is."""
        now = self._now()
        waits = [self._all_rest - now, self._overall.wait(now), self._overall.wait(now, self._kept)]
        group = [self._most(urgent=True), self._most(), self._most(patient=True)]
        for chat in self._known():
            waits += [self._wait(chat, most) for most in group]
        return min((wait for wait in waits if wait > SPARE), default=inf)

    def _most(self, *, urgent: bool = False, patient: bool = False) -> int:
        """How many of a group's minute may be spent."""
        rates = self._rates
        most = rates.group_minute - (0 if urgent else rates.group_kept)
        return max(1, min(most, int(rates.group_minute * PATIENT)) if patient else most)

    def _wait(self, chat: int, most: int) -> float:
        now = self._now()
        wait = self._resting.get(chat, now) - now
        if chat in self._chats:
            wait = max(wait, self._chats[chat].wait(now))
        if chat in self._groups:
            wait = max(wait, self._groups[chat].wait(now, most))
        return wait

    def _known(self) -> set[int]:
        return {*self._chats, *self._groups, *self._resting}

    def _forget_rested(self) -> None:
        now = self._now()
        self._chats = {c: bucket for c, bucket in self._chats.items() if bucket.level(now) < bucket.capacity}
        self._groups = {c: window for c, window in self._groups.items() if window.count(now)}
        self._resting = {c: until for c, until in self._resting.items() if until > now + SPARE}


def _burst(overall: float) -> float:
    """A small one: 25 a second and a burst of 5 never make more than 30 within one second."""
    return max(2.0, overall / 5)
