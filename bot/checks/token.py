"""Whether Telegram knows the token."""

from __future__ import annotations

from telegram import User
from telegram.error import InvalidToken

from bot.channels.telegram.api import Api
from bot.checks.finding import Finding, good, needed


async def token(api: Api) -> tuple[Finding, User | None]:
    """The bot itself, where Telegram knows it. The token is never part of the sentence."""
    try:
        me = await api.get_me()
    except InvalidToken:  # 401, and 404 for what does not even look like a token
        return needed(
            "Telegram menolak token bot.",
            "Salin lagi TELEGRAM_BOT_TOKEN dari @BotFather (perintah /token), utuh tanpa spasi.",
        ), None
    return good(f"Token dikenal: bot ini @{me.username}."), me
