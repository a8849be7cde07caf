"""`python -m bench.peers.crisis_bot URL GROUP PEOPLE ROUNDS WAY`: the crisis as others would write it.

It answers every text, sends a card to the group when it hears danger, before it answers the family, and once everybody
has written sends a notice to all, again and again: WAY is "each" (the next after the one before has gone) or "all"
(everybody's at once).
"""

from __future__ import annotations

import asyncio
import sys
import warnings
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application, ContextTypes, MessageHandler, filters
from telegram.warnings import PTBDeprecationWarning

from bench.peers.intake import ANSWER, CALL, CARD, NOTICE, in_danger
from bench.steps import FIRST_PERSON
from simulator.server import TOKEN

App = Application[Any, Any, Any, Any, Any, Any]


def main(argv: list[str]) -> None:
    """Runs until it is killed."""
    warnings.filterwarnings(
        "ignore", category=PTBDeprecationWarning
    )  # the type of retry_after; both are taken
    url, group, people, rounds, way = argv[0], int(argv[1]), int(argv[2]), int(argv[3]), argv[4]

    wrote: set[int] = set()
    begun: list[asyncio.Task[None]] = []

    async def heard(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        assert message is not None
        if len(wrote) < people:
            wrote.add(message.chat_id)
            if len(wrote) == people:
                begun.append(asyncio.create_task(notices(context.application)))
        if in_danger(message.text or ""):
            await context.bot.send_message(group, CARD)
            await message.reply_text(CALL)
        else:
            await message.reply_text(ANSWER)

    async def one(app: App, person: int) -> None:
        try:
            await app.bot.send_message(FIRST_PERSON + person, NOTICE)
        except TelegramError as refused:
            print(f"a notice was lost: {refused}", file=sys.stderr)

    async def notices(app: App) -> None:
        for _ in range(rounds):
            if way == "all":
                await asyncio.gather(*(one(app, person) for person in range(people)))
            else:
                for person in range(people):
                    await one(app, person)

    limiter = AIORateLimiter(max_retries=3)
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").rate_limiter(limiter)
    app = builder.concurrent_updates(True).build()
    app.add_handler(MessageHandler(filters.TEXT, heard))
    app.run_polling()


if __name__ == "__main__":
    main(sys.argv[1:])
