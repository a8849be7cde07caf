"""What a person wrote or sent."""

from __future__ import annotations

from bot.channels.telegram.command import command
from bot.channels.telegram.envelope import Envelope
from bot.channels.telegram.fields import Json, number, table_or_none, words
from bot.channels.telegram.me import Me
from bot.channels.telegram.service import SERVICE
from flows.inputs import Command, Edited, FileKind, Said, Sent

KINDS: tuple[tuple[str, FileKind], ...] = (
    ("photo", "photo"),
    ("voice", "voice"),
    ("video", "video"),
    ("video_note", "video_note"),
    ("animation", "animation"),  # comes with a document, too
    ("document", "document"),
    ("audio", "audio"),
    ("sticker", "sticker"),
    ("venue", "location"),  # comes with a location, too
    ("location", "location"),
    ("contact", "contact"),
)


def message(body: Json, where: Envelope, me: Me) -> Said | Sent | Command | None:
    """What was said. In a group only a command to us is: all other talk there is dropped right here, unread."""
    if where.kind == "channel":
        return None
    if where.kind == "group":
        return command(words(body, "text"), number(body, "message_id"), me) if where.actor else None
    if any(field in body for field in SERVICE):
        return None
    if "text" in body and "forward_origin" not in body:
        return _said(body, me)
    return _sent(body)


def edited(body: Json, where: Envelope) -> Edited | None:
    """The words as they are now. A live location comes as an edit every few seconds: that is none."""
    if where.kind != "private" or "location" in body:
        return None
    return Edited(words(body, "text") or words(body, "caption"), number(body, "message_id"))


def _said(body: Json, me: Me) -> Said | Command:
    text, id = words(body, "text"), number(body, "message_id")
    return command(text, id, me, _reply_to(body)) or Said(text, id, _reply_to(body))


def _sent(body: Json) -> Sent:
    """A forward is "other" whatever it holds; its words stand in the caption, for the guards to read."""
    kinds = (kind for field, kind in KINDS if field in body)
    return Sent(
        "other" if "forward_origin" in body else next(kinds, "other"),
        number(body, "message_id"),
        words(body, "text") or words(body, "caption"),
        words(body, "media_group_id"),
        _reply_to(body),
    )


def _reply_to(body: Json) -> int | None:
    replied = table_or_none(body, "reply_to_message")
    return None if replied is None else number(replied, "message_id")
