"""Everything that only Telegram can tell, in the order in which it is mended."""

from __future__ import annotations

from collections.abc import AsyncIterator

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api
from bot.checks.finding import Finding, needed
from bot.checks.group import group, kind
from bot.checks.people import people
from bot.checks.privacy import privacy
from bot.checks.rights import rights
from bot.checks.token import token
from bot.checks.updates import updates
from bot.errors import OperatorError
from bot.settings import Settings


async def telegram(api: Api, settings: Settings) -> AsyncIterator[Finding]:
    """The findings one by one; it ends early where the rest would only be a consequence."""
    try:
        async for finding in _in_turn(api, settings):
            yield finding
    except TelegramError as error:
        yield _trouble(error, settings.telegram_api_url)


async def refuse_if_blocked(api: Api, settings: Settings) -> None:
    """Raises OperatorError for the first thing that must be mended. A network that is down is waited for elsewhere."""
    async for finding in telegram(api, settings):
        if not finding.ok and not finding.passing:
            raise OperatorError(f"{finding.sentence} {finding.mend}")


async def _in_turn(api: Api, settings: Settings) -> AsyncIterator[Finding]:
    known, me = await token(api)
    yield known
    if me is None:
        return
    yield await updates(api, settings)
    findings, found = await group(api, settings.counsellor_chat_id, me.id)
    for finding in findings:
        yield finding
    if found is None:
        return
    yield kind(found)
    yield rights(found.standing)
    yield privacy(me)
    async for finding in people(api, settings):
        yield finding


def _trouble(error: TelegramError, url: str) -> Finding:
    if isinstance(error, RetryAfter):
        return needed("Telegram meminta bot ini menunggu.", "Coba lagi beberapa menit lagi.", passing=True)
    if isinstance(error, BadRequest):  # a NetworkError too, in this library
        return needed(f"Telegram menolak sebuah permintaan: {error.message}.", "Periksa COUNSELLOR_CHAT_ID.")
    if isinstance(error, NetworkError):
        return needed(
            f"Telegram di {url} tidak dapat dihubungi.",
            "Periksa sambungan internet mesin ini dan TELEGRAM_API_URL.",
            passing=True,
        )
    return needed(f"Jawaban dari {url} bukan jawaban Bot API Telegram.", "Periksa TELEGRAM_API_URL.")
