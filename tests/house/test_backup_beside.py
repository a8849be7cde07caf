"""A backup taken with the command while the service works, restored elsewhere: the family goes on where it was then."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

from bot.commands.demo import environment
from bot.service import Service
from simulator.cast import DEMO_CAST, PARENT
from simulator.server import Simulator
from tests.house.town import UNPACED, press, running, settings


async def bot(simulator: Simulator, folder: Path, *words: str) -> tuple[int, str, str]:
    """Exit code, output, errors."""
    kept = {
        name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("COVERAGE_")
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        env={**kept, **environment(simulator.url, folder)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), errors.decode()


async def test_backed_up_beside_the_service_and_restored_elsewhere(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    archive = str(tmp_path / "cadangan")
    async with Simulator(limits=False) as simulator:
        DEMO_CAST.install(simulator.world)
        parent = simulator.phone(PARENT)
        async with running(Service(settings(simulator, here, **UNPACED))):
            await parent.start()
            await parent.sees("Siapa yang menulis")
            await press(parent, "Orang tua")
            question = await parent.sees("bahaya")
            code, out, errors = await bot(simulator, here, "backup", archive)
            assert (code, errors) == (0, "")
            assert archive in out
            assert "MASTER_KEYS" in out
            assert await bot(simulator, here, "backup", archive) == (
                1,
                "",
                f"{archive} sudah ada. Pilih nama lain; cadangan lama tidak ditimpa.\n",
            )
            code, out, errors = await bot(simulator, here, "restore", archive)
            assert (code, out) == (1, "")
            assert errors.startswith("Masih ada layanan")
        shutil.copy(here / "master.key", there)
        code, out, errors = await bot(simulator, there, "restore", archive)
        assert (code, errors) == (0, "")
        assert "dipulihkan" in out
        async with running(Service(settings(simulator, there, **UNPACED))):
            await parent.press("Tidak", question)
            await parent.sees("simpan")


async def test_a_wrong_call_shows_how_it_is_done(tmp_path: Path) -> None:
    async with Simulator() as simulator:
        for words in (("backup",), ("restore",), ("restore", "--help"), ("migrate", "sekarang")):
            code, out, errors = await bot(simulator, tmp_path, *words)
            assert (code, out) == (2, ""), words
            assert errors.startswith(f"Pemakaian: python -m bot {words[0]}")
