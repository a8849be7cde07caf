"""The intake with aiogram's FSM.

Durable: after each update one committed row with the chat's state and data, by SQLAlchemy on SQLite (WAL, FULL) in a
thread, as aiosqlite would do it (which is not among our dependencies). Volatile: aiogram's MemoryStorage alone.
The updates of a batch are handled as tasks, as its polling does.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from aiogram import BaseMiddleware, Bot, Dispatcher, F, Router
from aiogram.client.session.base import BaseSession
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, TelegramObject
from sqlalchemy import Column, Engine, MetaData, String, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert

from bench.outcome import Outcome, cpu
from bench.peers.intake import ASKS, CALL, DATA, in_danger
from bench.silent import answer
from bench.steps import TURNS, wave
from simulator.server import TOKEN
from storage.engine import sqlite_module

BATCH = 100
STATES = Table("states", MetaData(), Column("key", String, primary_key=True), Column("data", String))
_NEW = insert(STATES)
KEEP = _NEW.on_conflict_do_update(index_elements=[STATES.c.key], set_={"data": _NEW.excluded.data})


class Intake(StatesGroup):
    """Where a family stands."""

    answering = State()


class Silent(BaseSession):
    """The library's request layer, without a network."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        values = {name: getattr(method, name, None) for name in ("chat_id", "text", "reply_markup")}
        for value in method.model_dump(exclude_none=True).values():
            self.prepare_value(value, bot=bot, files={})
        body = answer(method.__api_method__[0].lower() + method.__api_method__[1:], values)
        return self.check_response(bot=bot, method=method, status_code=200, content=body.decode()).result

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing to close."""


class Committed(BaseMiddleware):
    """Writes the chat's state and data after its handler, in one commit."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._one_at_a_time = asyncio.Lock()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        result = await handler(event, data)
        state: FSMContext = data["state"]
        kept = {"state": await state.get_state(), "data": await state.get_data()}
        async with self._one_at_a_time:
            await asyncio.to_thread(self._keep, str(state.key.chat_id), msgspec.json.encode(kept).decode())
        return result

    def _keep(self, key: str, data: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(KEEP, {"key": key, "data": data})


async def _step(event: Message | CallbackQuery, state: FSMContext) -> None:
    """Keep the answer, put the next question."""
    kept = await state.get_data()
    turn = kept.get("turn", 0)
    if isinstance(event, CallbackQuery):
        await event.answer()
        message = event.message
        question, _, value = (event.data or "").partition(":")
        kept[question] = value
    else:
        message = event
        kept["told"] = [*kept.get("told", []), event.text]
        if in_danger(event.text or ""):
            await event.answer(CALL)
    assert isinstance(message, Message)
    words, buttons = ASKS[turn]
    rows = [[InlineKeyboardButton(text=label, callback_data=data)] for label, data in buttons]
    await message.answer(words, reply_markup=InlineKeyboardMarkup(inline_keyboard=rows) if rows else None)
    await state.set_state(Intake.answering)
    await state.set_data({**kept, "turn": turn + 1})


def _dispatcher(file: Path | None) -> Dispatcher:
    router = Router()
    router.message.register(_step, F.text)
    router.callback_query.register(_step, Intake.answering)
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    if file is not None:
        engine = create_engine(f"sqlite:///{file}", module=sqlite_module())

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _: Any) -> None:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")

        STATES.metadata.create_all(engine)
        for observer in (router.message, router.callback_query):
            observer.middleware(Committed(engine))
    return dispatcher


async def _measure(file: Path | None, chats: int, seconds: float) -> Outcome:
    dispatcher, done = _dispatcher(file), 0
    async with Bot(TOKEN, session=Silent()) as bot:
        begun, used = time.perf_counter(), cpu()
        for turn in range(len(TURNS)):
            updates = list(wave(turn, chats, DATA))
            for start in range(0, chats, BATCH):
                batch = updates[start : start + BATCH]
                fed = (dispatcher.feed_raw_update(bot, msgspec.json.decode(raw)) for raw in batch)
                await asyncio.gather(*fed)
                done += len(batch)
                if time.perf_counter() - begun > seconds:
                    return Outcome(done, time.perf_counter() - begun, cpu() - used)
        return Outcome(done, time.perf_counter() - begun, cpu() - used)


def main(chats: int, durable: bool, seconds: float) -> Outcome:
    """At most so many seconds."""
    with TemporaryDirectory(prefix="bench-") as folder:
        return asyncio.run(_measure(Path(folder) / "intake.sqlite3" if durable else None, chats, seconds))
