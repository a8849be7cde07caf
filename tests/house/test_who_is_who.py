"""What the settings say reaches those who decide: who is who, and whether unconfirmed facts may be shown."""

from __future__ import annotations

from pathlib import Path

from bot.service import Service
from bot.settings import Settings
from bot.turns import House
from flows.acts import Role

ENVIRONMENT = {
    "TELEGRAM_BOT_TOKEN": "123456:" + "a" * 35,
    "TELEGRAM_API_URL": "http://127.0.0.1:9",
    "COUNSELLOR_CHAT_ID": "-100500",
    "ADMIN_IDS": "11,12",
    "STAFF_IDS": "21",
    "ONCALL_IDS": "31",
    "MASTER_KEYS": "1:" + "A" * 43 + "=",
}


async def house(folder: Path, **changes: str) -> House:
    env = {**ENVIRONMENT, "DATA_DIR": str(folder), **changes}
    service = Service(Settings.load(env, env_file=None))
    await service.channel.close()
    service.store.close()
    return service.house


async def test_everybody_is_what_the_settings_say(tmp_path: Path) -> None:
    place = await house(tmp_path)
    assert place.roles("12", member=False) == {Role.SUPERVISOR}
    assert place.roles("21", member=True) == {Role.STAFF, Role.COUNSELLOR}
    assert place.roles("99", member=False) == frozenset()
    assert place.oncall == {"31"}
    assert place.group == "-100500"


async def test_unconfirmed_facts_are_shown_only_where_that_was_asked_for(tmp_path: Path) -> None:
    assert not (await house(tmp_path / "real")).demo
    assert (await house(tmp_path / "demo", ALLOW_UNCONFIRMED="1")).demo


async def test_no_two_throws_are_alike(tmp_path: Path) -> None:
    place = await house(tmp_path)
    assert len({place.dice() for _ in range(100)}) == 100
