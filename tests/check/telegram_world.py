"""A Telegram on loopback with a counsellors' group, and what the checks say about it."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.telegram.api import Api
from bot.channels.telegram.request import Timeouts
from bot.checks.finding import Finding
from bot.checks.telegram import telegram
from bot.settings import Settings
from simulator.cast import COUNSELLOR_1, COUNSELLOR_CHAT, DEMO_CAST, STAFF
from simulator.joining import set_status
from simulator.records import FULL_RIGHTS
from simulator.server import TOKEN, Simulator

KEY = base64.b64encode(bytes(range(32))).decode()


def environment(url: str, **changes: str) -> dict[str, str]:
    """Settings with which everything is in order in the demo's world."""
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "COUNSELLOR_CHAT_ID": str(COUNSELLOR_CHAT),
        "MASTER_KEYS": f"1:{KEY}",
        "ADMIN_IDS": str(COUNSELLOR_1),
        "ONCALL_IDS": str(COUNSELLOR_1),
        "STAFF_IDS": str(STAFF),
        "ALLOW_UNCONFIRMED": "1",
    } | changes


@asynccontextmanager
async def world(*, privacy: bool = True, webhook_pause: float = 1.0) -> AsyncIterator[Simulator]:
    """The demo's world, in which everybody pressed START."""
    async with Simulator(privacy=privacy, limits=False, webhook_pause=webhook_pause) as sim:
        DEMO_CAST.install(sim.world)
        for person in DEMO_CAST.people:
            await sim.phone(person.id).start()
        yield sim


async def findings(sim: Simulator, **changes: str) -> list[Finding]:
    settings = Settings.load(environment(sim.url, **changes), env_file=None)
    api = Api(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url, Timeouts(1, 1, 1))
    try:
        return [finding async for finding in telegram(api, settings)]
    finally:
        await api.hang_up()


async def obstacle(sim: Simulator, **changes: str) -> Finding:
    """The one finding that blocks."""
    (blocking,) = [finding for finding in await findings(sim, **changes) if not finding.ok]
    return blocking


def bot_is(sim: Simulator, status: str, *missing: str) -> None:
    """What the bot is in the counsellors' group, and which of an admin's rights it lacks."""
    room = sim.world.rooms[COUNSELLOR_CHAT]
    rights = FULL_RIGHTS - set(missing) if status == "administrator" else ()
    set_status(sim.world, room, sim.world.bot.id, status, by=COUNSELLOR_1, rights=rights)  # type: ignore[arg-type]
