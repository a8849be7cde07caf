"""Whether supervisors, staff and those on call can be reached: a bot cannot write first."""

from __future__ import annotations

from collections.abc import AsyncIterator

from telegram.error import BadRequest, Forbidden

from bot.channels.telegram.api import Api
from bot.checks.finding import Finding, good, note
from bot.settings import Settings

_START = "Minta mereka membuka obrolan pribadi dengan bot dan menekan Mulai."


async def people(api: Api, settings: Settings) -> AsyncIterator[Finding]:
    """One finding a setting."""
    for name, ids, without in (
        ("ADMIN_IDS", settings.admin_ids, "tidak ada supervisor yang dapat mengalihkan kasus"),
        ("ONCALL_IDS", settings.oncall_ids, "bahaya di luar jam layanan hanya diumumkan di grup"),
        ("STAFF_IDS", settings.staff_ids, "tidak ada petugas yang melihat menu pengumuman"),
    ):
        if not ids:
            yield note(f"{name} kosong: {without}.", f"Isi {name} bila ada orangnya.")
            continue
        strangers = [person for person in sorted(ids) if not await _reachable(api, person)]
        if strangers:
            listed = ", ".join(map(str, strangers))
            yield note(f"{name}: bot belum dapat menulis kepada {listed}.", _START)
        else:
            yield good(f"{name}: {len(ids)} orang, semuanya dapat dihubungi.")


async def _reachable(api: Api, person: int) -> bool:
    try:
        await api.get_chat(person)
    except (BadRequest, Forbidden):
        return False
    return True
