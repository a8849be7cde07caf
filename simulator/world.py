"""The state of this Telegram: one bot, the people, their chats. Every change passes here to the journal."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from simulator.files import FileBytes
from simulator.journal import FileJournal, Journal, NoJournal, read_journal, rewrite_journal
from simulator.phones.feed import Feed
from simulator.records import (
    Bot,
    Chat,
    Confirmed,
    Deleted,
    Member,
    Message,
    Person,
    Profile,
    Query,
    Record,
    StoredFile,
    Subscription,
    Taken,
    Topic,
    Update,
    WebhookTrouble,
)
from simulator.updates import UpdateQueue


class Room:
    """A chat with what belongs to it."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.members: dict[int, Member] = {}
        self.topics: dict[int, Topic] = {}
        self.messages: dict[int, Message] = {}
        self.last_id = 0

    def member(self, user: int) -> Member:
        return self.members.get(user) or Member(self.chat.id, user, "left")

    def next_id(self) -> int:
        """Ids grow within a chat and mean nothing outside it (Bot API, Message, message_id)."""
        self.last_id += 1
        return self.last_id


class World:
    def __init__(self, bot: Bot, now: Callable[[], float], state: Path | None = None) -> None:
        self.now = now
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.rooms: dict[int, Room] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, Query] = {}
        self.profile: dict[str, Profile] = {}
        self.feed = Feed()
        self.journal: Journal = NoJournal()
        self.updates = UpdateQueue(self.journal, now)
        self.bytes = FileBytes(state.with_name(state.name + ".files") if state else None)
        self.webhook_trouble: WebhookTrouble | None = None
        self._counter = 0
        if state is not None:
            self._open_journal(state)

    def put(self, record: Person | Chat | Member | Topic | Message | Query | StoredFile | Profile) -> None:
        self._restore(record)
        self.journal.write(record)

    def fetched(self, updates: Iterable[Update]) -> None:
        """The bot has been handed these updates; phones show their messages as read."""
        if messages := self.updates.fetched(updates):
            self.feed.tell("read", messages=messages)

    def delete(self, message: Message) -> None:
        self.rooms[message.chat].messages.pop(message.id, None)
        self.journal.write(Deleted(message.chat, message.id))

    def room(self, chat: Chat) -> Room:
        """The chat's room, made when it is new."""
        if chat.id not in self.rooms:
            self.put(chat)
        return self.rooms[chat.id]

    def private(self, person: int) -> Room:
        """The private chat of a person and the bot: its id is the person's (Bot API, Chat, id)."""
        return self.room(self.rooms[person].chat if person in self.rooms else Chat(person, "private"))

    def unique(self, purpose: str) -> str:
        """A fresh opaque id of 16 hexadecimal digits."""
        self._counter += 1
        seed = f"{self.bot.id}/{purpose}/{self._counter}/{self.now()}"
        return hashlib.blake2b(seed.encode(), digest_size=8).hexdigest()

    def chats_of(self, person: int) -> Iterator[Room]:
        for room in self.rooms.values():
            if self.shows(room.chat, person):
                yield room

    def shows(self, chat: Chat, person: int) -> bool:
        """Whether the chat is on this person's phone."""
        if chat.type == "private":
            return chat.id == person
        return self.rooms[chat.id].member(person).inside and not chat.migrated_to

    def name_of(self, user: int) -> str:
        if user == self.bot.id:
            return self.bot.name
        person = self.people.get(user)
        return person.name if person else ""

    def records(self) -> Iterator[Record]:
        """The present state, in an order in which it can be read back."""
        yield self.bot
        yield self.updates.subscription
        yield Confirmed(self.updates.last_id + 1)
        yield from self.profile.values()
        yield from self.people.values()
        yield from self.files.values()
        for room in self.rooms.values():
            yield room.chat
            yield from room.members.values()
            yield from room.topics.values()
            yield from room.messages.values()
            if room.last_id and room.last_id not in room.messages:
                yield Deleted(room.chat.id, room.last_id)
        yield from self.queries.values()
        yield from self.updates.all()

    def close(self) -> None:
        self.journal.close()

    def _open_journal(self, path: Path) -> None:
        for record in read_journal(path):
            self._restore(record)
        self._counter = len(self.files) + len(self.queries) + 1
        rewrite_journal(path, self.records())
        self.journal = self.updates.journal = FileJournal(path)

    def _restore(self, record: Record) -> None:
        _RESTORE[type(record)](self, record)


def _put_message(world: World, record: Message) -> None:
    room = world.rooms[record.chat]
    room.messages[record.id] = record
    room.last_id = max(room.last_id, record.id)


def _drop_message(world: World, record: Deleted) -> None:
    room = world.rooms[record.chat]
    room.messages.pop(record.id, None)
    room.last_id = max(room.last_id, record.id)


def _put_chat(world: World, record: Chat) -> None:
    if record.id in world.rooms:
        world.rooms[record.id].chat = record
    else:
        world.rooms[record.id] = Room(record)


def _confirm(world: World, record: Confirmed) -> None:
    world.updates.confirm(record.below)
    world.updates.continue_after(record.below - 1)


def _become(world: World, record: Bot) -> None:
    world.bot = record


def _subscribe(world: World, record: Subscription) -> None:
    world.updates.subscription = record


# How each kind of record finds its place, when it is new and when the journal is read.
_RESTORE: dict[type, Callable[[World, Any], object]] = {
    Message: _put_message,
    Deleted: _drop_message,
    Update: lambda world, record: world.updates.put(record),
    Confirmed: _confirm,
    Taken: lambda world, record: world.updates.forget(record.id),
    Chat: _put_chat,
    Member: lambda world, record: world.rooms[record.chat].members.__setitem__(record.user, record),
    Topic: lambda world, record: world.rooms[record.chat].topics.__setitem__(record.id, record),
    Person: lambda world, record: world.people.__setitem__(record.id, record),
    StoredFile: lambda world, record: world.files.__setitem__(record.id, record),
    Query: lambda world, record: world.queries.__setitem__(record.id, record),
    Profile: lambda world, record: world.profile.__setitem__(record.key, record),
    Subscription: _subscribe,
    Bot: _become,
}
