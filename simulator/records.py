"""What the simulator remembers: frozen records, each of which is also one line of the journal.

Times are seconds since 1970 (UTC), as in the Bot API. A record replaces the earlier one with the same key.
"""

from typing import Any, Literal, TypeAlias

import msgspec

ChatType: TypeAlias = Literal["private", "group", "supergroup"]
Kind: TypeAlias = Literal["text", "photo", "voice", "document", "sticker", "location", "contact", "service"]
Status: TypeAlias = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
Json: TypeAlias = dict[str, Any]

RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
FULL_RIGHTS = frozenset(RIGHTS) - {"can_be_edited", "can_promote_members"}


class Kept(msgspec.Struct, frozen=True, tag=True, tag_field="is", omit_defaults=True):
    """A line of the journal; defaults are left out, which keeps it short."""


class Bot(Kept, frozen=True):
    """The one bot of this world (Bot API, User, fields returned only in getMe)."""

    id: int
    username: str
    name: str
    privacy: bool = True


class Person(Kept, frozen=True):
    """Somebody with a phone. `role` is for the page alone: Telegram knows no roles."""

    id: int
    name: str
    role: str = ""
    lang: str = "id"
    username: str = ""


class Chat(Kept, frozen=True):
    """A chat. In a private one `opened` says that the person pressed START at least once."""

    id: int
    type: ChatType
    title: str = ""
    forum: bool = False
    username: str = ""
    opened: bool = False
    migrated_to: int = 0
    migrated_from: int = 0
    pinned: tuple[int, ...] = ()


class Member(Kept, frozen=True):
    """Who is what in a chat, the bot included; "left" and "kicked" are remembered as Telegram does."""

    chat: int
    user: int
    status: Status
    rights: frozenset[str] = frozenset()

    @property
    def inside(self) -> bool:
        return self.status in ("creator", "administrator", "member", "restricted")

    @property
    def admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


class Topic(Kept, frozen=True):
    """A forum topic; its id is the id of the message that made it (Bot API, ForumTopic)."""

    chat: int
    id: int
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False
    gone: bool = False


class StoredFile(Kept, frozen=True):
    """What is known of a file; its bytes lie beside the journal."""

    id: str
    unique_id: str
    kind: Kind
    name: str
    mime: str
    size: int
    path: str
    width: int = 0
    height: int = 0
    seconds: int = 0
    emoji: str = ""


class Message(Kept, frozen=True):
    """One message. Entities, markups, contact, location and service parts are kept in Bot API shape."""

    chat: int
    id: int
    sender: int
    date: int
    kind: Kind = "text"
    text: str = ""
    entities: tuple[Json, ...] = ()
    edited: int = 0
    edit_shown: bool = False
    file: str = ""
    album: str = ""
    reply_to: int = 0
    topic: int = 0
    inline: tuple[tuple[Json, ...], ...] = ()
    keyboard: Json | None = None
    contact: Json | None = None
    location: Json | None = None
    service: Json | None = None
    origin: Json | None = None
    quote: Json | None = None
    caption_above: bool = False
    silent: bool = False
    protected: bool = False
    reactions: dict[str, str] = {}


class Deleted(Kept, frozen=True):
    chat: int
    id: int


class Query(Kept, frozen=True):
    """A press that waits for its answerCallbackQuery."""

    id: str
    person: int
    chat: int
    message: int
    pressed: float
    answered: bool = False


class Update(Kept, frozen=True):
    """An update in the queue. `body` is the JSON after `{"update_id":N,`; `lane` keeps webhooks in order.

    `message` is the id of the message that it brings from a private chat, whose id is the lane.
    """

    id: int
    type: str
    body: str
    expires: float
    lane: str
    message: int = 0


class Confirmed(Kept, frozen=True):
    """Every update below this id is forgotten."""

    below: int


class Taken(Kept, frozen=True):
    """One update that a webhook has taken."""

    id: int


class Subscription(Kept, frozen=True):
    """What getUpdates or setWebhook asked for last, and where updates go."""

    allowed: tuple[str, ...] = ()
    webhook: str = ""
    secret: str = ""
    connections: int = 40
    certificate: bool = False


class Profile(Kept, frozen=True):
    """One text or list that the bot said about itself, kept as JSON under its scope and language."""

    key: str
    value: Any


class WebhookTrouble(msgspec.Struct, frozen=True):
    """Bot API, WebhookInfo: the last time a webhook could not be delivered."""

    last_error_date: int
    last_error_message: str


Record: TypeAlias = (
    Bot
    | Person
    | Chat
    | Member
    | Topic
    | StoredFile
    | Message
    | Deleted
    | Query
    | Update
    | Confirmed
    | Taken
    | Subscription
    | Profile
)
