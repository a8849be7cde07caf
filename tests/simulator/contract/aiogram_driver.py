"""aiogram as a driver of the contract."""

from typing import Any

import aiogram.methods
import msgspec
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.types import BufferedInputFile

from tests.simulator.contract.driver import File, Refusal


class AiogramDriver:
    def __init__(self, token: str, url: str | None = None) -> None:
        server = TelegramAPIServer.from_base(url) if url else PRODUCTION
        self._bot = Bot(token, session=AiohttpSession(api=server))

    async def call(self, method: str, **params: Any) -> Any:
        kind = getattr(aiogram.methods, method[0].upper() + method[1:])
        given = {key: _own_type(value) for key, value in params.items()}
        try:
            return _plain(await self._bot(kind(**given)))
        except TelegramMigrateToChat as moved:
            raise Refusal(moved.message, migrate_to=moved.migrate_to_chat_id) from moved
        except TelegramRetryAfter as later:
            raise Refusal("too many requests", retry_after=later.retry_after) from later
        except TelegramAPIError as error:
            raise Refusal(error.message) from error

    async def download(self, file_path: str) -> bytes:
        content = await self._bot.download_file(file_path)
        assert content is not None
        return content.read()

    async def close(self) -> None:
        await self._bot.session.close()


def _own_type(value: Any) -> Any:
    if isinstance(value, File):
        return BufferedInputFile(value.content, value.name)
    if isinstance(value, list):
        return [_own_type(each) for each in value]
    if isinstance(value, dict):
        return {key: _own_type(each) for key, each in value.items()}
    return value


def _plain(result: Any) -> Any:
    if hasattr(result, "model_dump_json"):
        return msgspec.json.decode(result.model_dump_json(exclude_none=True, by_alias=True))
    if isinstance(result, list):
        return [_plain(each) for each in result]
    return result
