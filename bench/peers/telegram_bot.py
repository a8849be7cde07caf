"""The intake as a ConversationHandler of python-telegram-bot, kept by PicklePersistence.

Durable: what changed is flushed after every update, before the next is begun (the library writes the whole file, and
does not wait for the disk). Volatile: no persistence. Updates have their turn one after another, as by default.
"""

from __future__ import annotations

import asyncio
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import msgspec
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import BaseRequest, RequestData
from telegram.warnings import PTBUserWarning

from bench.outcome import Outcome, cpu
from bench.peers.intake import ASKS, CALL, DATA, in_danger
from bench.silent import answer
from bench.steps import TURNS, wave
from simulator.server import TOKEN


class Silent(BaseRequest):
    """The library's request layer, without a network."""

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = urlsplit(url).path.rpartition("/")[2]
        return 200, answer(name, dict(request_data.parameters) if request_data else {})


async def _step(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """Keep the answer, put the next question."""
    kept: dict[str, Any] = context.user_data  # type: ignore[assignment]
    turn: int = kept.get("turn", 0)
    query, message = update.callback_query, update.effective_message
    assert message is not None
    if query is not None:
        await query.answer()
        kept[query.data.partition(":")[0]] = query.data.partition(":")[2]  # type: ignore[union-attr]
    else:
        kept.setdefault("told", []).append(message.text)
        if in_danger(message.text or ""):
            await message.reply_text(CALL)
    words, buttons = ASKS[turn]
    rows = [[InlineKeyboardButton(label, callback_data=data)] for label, data in buttons]
    await message.reply_text(words, reply_markup=InlineKeyboardMarkup(rows) if rows else None)
    kept["turn"] = turn + 1
    return turn + 1


def _application(file: Path | None) -> Application[Any, Any, Any, Any, Any, Any]:
    warnings.filterwarnings("ignore", category=PTBUserWarning)
    handlers: list[Any] = [MessageHandler(filters.TEXT, _step), CallbackQueryHandler(_step)]
    builder = Application.builder().token(TOKEN).request(Silent()).get_updates_request(Silent())
    if file is not None:
        builder = builder.persistence(PicklePersistence(file, update_interval=3600))
    app = builder.build()
    app.add_handler(
        ConversationHandler(
            entry_points=[handlers[0]],
            states=dict.fromkeys(range(1, len(TURNS) + 1), handlers),
            fallbacks=[],
            name="intake",
            persistent=file is not None,
        )
    )
    return app


async def _measure(file: Path | None, chats: int, seconds: float) -> Outcome:
    app = _application(file)
    done = 0
    async with app:
        begun, used = time.perf_counter(), cpu()
        for turn in range(len(TURNS)):
            for raw in wave(turn, chats, DATA):
                await app.process_update(Update.de_json(msgspec.json.decode(raw), app.bot))
                if file is not None:
                    await app.update_persistence()
                done += 1
                if time.perf_counter() - begun > seconds:
                    break
            else:
                continue
            break
        return Outcome(done, time.perf_counter() - begun, cpu() - used)


def main(chats: int, durable: bool, seconds: float) -> Outcome:
    """At most so many seconds: of a slow run the first part, when its file is still small."""
    with TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder) / "intake.pickle" if durable else None
        return asyncio.run(_measure(file, chats, seconds))
