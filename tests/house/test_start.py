"""`python -m bot run` as an operator starts it: what is wrong is one clear sentence and a non-zero exit."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from bot.commands.demo import environment
from simulator.cast import COUNSELLOR_1, COUNSELLOR_2, DEMO_CAST
from simulator.joining import make_group
from simulator.server import Simulator
from tests.house.town import BASIC_GROUP


async def run(simulator: Simulator, folder: Path, **changes: str) -> tuple[int, str]:
    """Exit code and what stands on stderr."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    env = {**kept, **environment(simulator.url, folder), **changes}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env=env,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


def is_clear(said: str) -> bool:
    """Words for an operator: no stack trace, no secret."""
    return "Traceback" not in said and len(said.strip().splitlines()) <= 4


async def test_a_token_that_telegram_refuses(tmp_path: Path) -> None:
    async with Simulator() as simulator:
        DEMO_CAST.install(simulator.world)
        code, said = await run(simulator, tmp_path, TELEGRAM_BOT_TOKEN="1234567890:" + "A" * 35)
        assert code == 1
        assert "token" in said.lower()
        assert "AAAA" not in said
        assert is_clear(said)


async def test_settings_that_are_wrong(tmp_path: Path) -> None:
    async with Simulator() as simulator:
        code, said = await run(simulator, tmp_path, COUNSELLOR_CHAT_ID="grup", MASTER_KEYS="1:abc")
        assert code == 1
        assert "COUNSELLOR_CHAT_ID" in said
        assert "MASTER_KEYS" in said
        assert is_clear(said)


async def test_a_bot_that_is_no_admin_of_the_group(tmp_path: Path) -> None:
    async with Simulator() as simulator:
        DEMO_CAST.install(simulator.world)
        members = (COUNSELLOR_1, COUNSELLOR_2)
        make_group(
            simulator.world,
            "G",
            members,
            (COUNSELLOR_1,),
            chat_id=BASIC_GROUP,
            supergroup=False,
            bot_rights=(),
        )
        code, said = await run(simulator, tmp_path, COUNSELLOR_CHAT_ID=str(BASIC_GROUP))
        assert code == 1
        assert "admin" in said
        assert is_clear(said)


async def test_another_key_than_the_database_was_locked_with(tmp_path: Path) -> None:
    async with Simulator() as simulator:
        DEMO_CAST.install(simulator.world)
        first = environment(simulator.url, tmp_path)["MASTER_KEYS"]
        code, said = await run(simulator, tmp_path, TELEGRAM_BOT_TOKEN="1234567890:" + "A" * 35)
        assert code == 1  # the database exists now
        (tmp_path / "master.key").unlink()
        assert environment(simulator.url, tmp_path)["MASTER_KEYS"] != first
        code, said = await run(simulator, tmp_path)
        assert code == 1
        assert "MASTER_KEYS" in said
        assert is_clear(said)
