"""python-telegram-bot as a driver of the contract."""

import re
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    TelegramObject,
)
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from tests.simulator.contract.driver import File, Refusal

TELEGRAM = "https://api.telegram.org"


class PtbDriver:
    def __init__(self, token: str, url: str = TELEGRAM) -> None:
        self._bot = Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")
        self._files = f"{url}/file/bot{token}/"

    async def call(self, method: str, **params: Any) -> Any:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", method).lower()
        given = {key: _own_type(key, value) for key, value in params.items()}
        try:
            return _plain(await getattr(self._bot, name)(**given))
        except ChatMigrated as moved:
            raise Refusal(str(moved), migrate_to=moved.new_chat_id) from moved
        except RetryAfter as later:
            raise Refusal("too many requests", retry_after=int(later._retry_after.total_seconds())) from later
        except TelegramError as error:
            raise Refusal(error.message) from error

    async def download(self, file_path: str) -> bytes:
        return bytes(await self._bot.request.retrieve(self._files + file_path.removeprefix(self._files)))

    async def close(self) -> None:
        await self._bot.shutdown()


def _own_type(key: str, value: Any) -> Any:
    if isinstance(value, File):
        return InputFile(value.content, filename=value.name)
    match key:
        case "reply_markup":
            return _markup(value)
        case "reply_parameters":
            return ReplyParameters(**value)
        case "commands":
            return [BotCommand(**each) for each in value]
        case "scope":
            return BotCommandScopeAllPrivateChats()
        case "media" if isinstance(value, list):
            return [_media(each) for each in value]
        case "media":
            return _media(value)
        case "reaction":
            return value[0]["emoji"] if value else None
    return value


def _markup(value: dict[str, Any]) -> TelegramObject | None:
    if "inline_keyboard" in value:
        return InlineKeyboardMarkup.de_json(value, None)
    if "keyboard" in value:
        return ReplyKeyboardMarkup(value["keyboard"])
    return ReplyKeyboardRemove() if "remove_keyboard" in value else ForceReply()


def _media(value: dict[str, Any]) -> InputMediaPhoto | InputMediaDocument:
    kind = InputMediaPhoto if value["type"] == "photo" else InputMediaDocument
    media = value["media"]
    content = media.content if isinstance(media, File) else media
    name = media.name if isinstance(media, File) else None
    return kind(content, caption=value.get("caption"), filename=name)


def _plain(result: Any) -> Any:
    if isinstance(result, TelegramObject):
        return result.to_dict()
    if isinstance(result, list | tuple):
        return [_plain(each) for each in result]
    return result
