"""What the platform answers when it does not do what was asked (Bot API, "Making requests")."""

from collections.abc import Mapping


class Refused(Exception):
    """An answer with ok=false: HTTP status, description and optional ResponseParameters."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(reason: str) -> Refused:
    return Refused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    return Refused(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refused:
    return Refused(409, f"Conflict: {reason}")


def too_many(seconds: int) -> Refused:
    """Bot API, ResponseParameters: retry_after is in seconds, left to wait before asking again."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def upgraded(new_chat: int) -> Refused:
    """Bot API, ResponseParameters: migrate_to_chat_id."""
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refused(400, reason, {"migrate_to_chat_id": new_chat})


class Impossible(Exception):
    """A person tried on their phone what Telegram's app would not offer."""
