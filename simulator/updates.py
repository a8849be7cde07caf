"""The bot's queue of updates, with the offsets of Bot API's getUpdates."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable

import msgspec

from simulator.journal import Journal
from simulator.records import Confirmed, Subscription, Taken, Update

FIRST_ID = 700_000_001
DAY = 24 * 3600.0
# server, add_new_callback_query: a press is not worth telling after 150 s.
PRESS_LIFE = 150.0

# Bot API, getUpdates, allowed_updates: what a bot gets that asked for nothing in particular.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KNOWN = ON_REQUEST | {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
}


class UpdateQueue:
    """Updates wait until confirmed, at most 24 hours (Bot API, "Getting updates")."""

    def __init__(self, journal: Journal, now: Callable[[], float]) -> None:
        self.journal = journal
        self.subscription = Subscription()
        self._now = now
        self._waiting: OrderedDict[int, Update] = OrderedDict()
        self._unread: dict[tuple[int, int], int] = {}
        self._next = FIRST_ID
        self._news = asyncio.Event()

    def __len__(self) -> int:
        self._forget_old()
        return len(self._waiting)

    def wants(self, type_: str) -> bool:
        allowed = self.subscription.allowed
        return type_ in allowed if allowed else type_ not in ON_REQUEST

    def push(
        self, type_: str, payload: bytes, lane: str, life: float = DAY, *, message: int = 0
    ) -> int | None:
        """Queues `payload` (the JSON of the update's one field) if the bot asked for its type."""
        if not self.wants(type_):
            return None
        return self.push_body(type_, f'"{type_}":{payload.decode()}', lane, life, message)

    def push_body(self, type_: str, body: str, lane: str, life: float = DAY, message: int = 0) -> int:
        update = Update(self._next, type_, body, self._now() + life, lane, message)
        self.put(update)
        self.journal.write(update)
        return update.id

    def put(self, update: Update) -> None:
        self._waiting[update.id] = update
        if update.message:
            self._unread[int(update.lane), update.message] = update.id
        self._next = max(self._next, update.id + 1)
        self._announce()

    def take(self, offset: int, limit: int) -> list[Update]:
        """Up to `limit` updates from `offset` on; those before it are forgotten (Bot API, getUpdates).

        A negative offset counts from the end of the queue. As on Telegram (TDLib, TQueue), an offset more
        than ten beyond the queue's end is not believed and forgets nothing.
        """
        self._forget_old()
        if offset < 0:
            self.confirm(self._from_end(-offset))
        elif 0 < offset <= self._next + 10:
            self.confirm(offset)
        chosen: list[Update] = []
        for update in self._waiting.values():
            if len(chosen) == limit:
                break
            chosen.append(update)
        return chosen

    def unread(self, chat: int, message: int) -> bool:
        """Whether this message of a private chat still waits for the bot to fetch it."""
        return (chat, message) in self._unread

    def fetched(self, updates: Iterable[Update]) -> list[tuple[int, int]]:
        """Notes that the bot was handed these; returns chat and id of the messages that it had not before."""
        brought = [(int(update.lane), update.message) for update in updates if update.message]
        return [message for message in brought if self._unread.pop(message, None) is not None]

    def confirm(self, below: int) -> None:
        dropped: list[Update] = []
        while self._waiting and next(iter(self._waiting)) < below:
            dropped.append(self._waiting.popitem(last=False)[1])
        self.fetched(dropped)
        if dropped:
            self.journal.write(Confirmed(below))

    def taken(self, update: Update) -> None:
        if self.forget(update.id):
            self.journal.write(Taken(update.id))

    def forget(self, update_id: int) -> bool:
        update = self._waiting.pop(update_id, None)
        if update is None:
            return False
        self.fetched((update,))
        return True

    def clear(self) -> None:
        self.confirm(self._next)

    def all(self) -> Iterable[Update]:
        self._forget_old()
        return self._waiting.values()

    def after(self, seen: int) -> list[Update]:
        """The updates with a greater id, found from the queue's end."""
        self._forget_old()
        fresh: list[Update] = []
        for update in reversed(self._waiting.values()):
            if update.id <= seen:
                break
            fresh.append(update)
        return fresh[::-1]

    def allow(self, types: tuple[str, ...]) -> None:
        self.subscribe(msgspec.structs.replace(self.subscription, allowed=types))

    def subscribe(self, subscription: Subscription) -> None:
        if subscription != self.subscription:
            self.subscription = subscription
            self.journal.write(subscription)
            self._announce()

    @property
    def news(self) -> asyncio.Event:
        """Set at the next update or change of subscription. Take it before looking, then wait on it."""
        return self._news

    @property
    def last_id(self) -> int:
        return self._next - 1

    def continue_after(self, last_id: int) -> None:
        self._next = max(self._next, last_id + 1)

    def _announce(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    def _from_end(self, count: int) -> int:
        ids = list(self._waiting)
        return ids[-count] if count <= len(ids) else (ids[0] if ids else self._next)

    def _forget_old(self) -> None:
        now = self._now()
        while self._waiting:
            first = next(iter(self._waiting.values()))
            if first.expires > now:
                break
            self._waiting.popitem(last=False)


def chosen_types(asked: object, before: tuple[str, ...]) -> tuple[str, ...]:
    """What allowed_updates means (server, get_allowed_update_types): absent or odd keeps what was set before.

    An empty list, or one of unknown names alone, brings back the default.
    """
    if not isinstance(asked, list) or not all(isinstance(name, str) for name in asked):
        return before
    return tuple(sorted({name.lower() for name in asked} & KNOWN))
