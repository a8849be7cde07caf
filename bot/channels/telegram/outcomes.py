"""What the platform's refusals mean to the house (their wording as the Bot API server has it)."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.contract import Later, Migrated, Outcome, Refused, Sent, Uncertain
from bot.channels.telegram.request import NotTaken

Reason = Literal["blocked", "not_started", "no_chat", "no_right", "gone", "bad_request"]

UNREACHED = 1.0
"""Seconds before the next try where the platform was not reached; whoever tries makes the pauses grow."""
TOKEN_REFUSED = 30.0

UNCHANGED = "message is not modified"
FORBIDDEN: tuple[tuple[str, Reason], ...] = (
    ("can't initiate conversation", "not_started"),
    ("blocked by the user", "blocked"),
    ("user is deactivated", "no_chat"),
    ("kicked", "no_chat"),
    ("not a member", "no_chat"),
    ("can't send messages to", "no_chat"),
    ("right", "no_right"),
)
BAD_REQUEST: tuple[tuple[str, Reason], ...] = (
    ("to edit not found", "gone"),
    ("can't be edited", "gone"),
    ("to copy not found", "gone"),
    ("can't be copied", "gone"),
    ("no messages to copy", "gone"),
    ("message_id_invalid", "gone"),
    ("chat not found", "no_chat"),
    ("peer_id_invalid", "no_chat"),
    ("user not found", "no_chat"),
    ("group chat was deactivated", "no_chat"),
    ("not enough rights", "no_right"),
    ("have no rights", "no_right"),
    ("need administrator rights", "no_right"),
    ("chat_admin_required", "no_right"),
    ("chat_write_forbidden", "no_right"),
    ("chat_restricted", "no_right"),
)


def outcome(error: TelegramError, earlier: tuple[int, ...] = ()) -> Outcome:
    """`earlier` are the messages that the call would have changed."""
    match error:
        case RetryAfter():
            return Later(seconds(error))
        case ChatMigrated():
            return Migrated(str(error.new_chat_id))
        case Forbidden():
            return Refused(_reason(error, FORBIDDEN, "blocked"), error.message)
        case BadRequest() if UNCHANGED in error.message.lower():
            return Sent(earlier)
        case BadRequest():
            return Refused(_reason(error, BAD_REQUEST, "bad_request"), error.message)
        case InvalidToken():
            return Later(TOKEN_REFUSED, everywhere=True)
        case NotTaken():
            return Later(UNREACHED, everywhere=True)
        case NetworkError():
            return Uncertain(type(error).__name__)
    return Uncertain(type(error).__name__)


def seconds(error: RetryAfter) -> float:
    """How long the platform wants to be left alone."""
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _reason(error: TelegramError, table: tuple[tuple[str, Reason], ...], otherwise: Reason) -> Reason:
    said = error.message.lower()
    return next((reason for words, reason in table if words in said), otherwise)
