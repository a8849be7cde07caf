"""`python -m bot ...` as an operator types it: words, exit codes, and no secret on the screen."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from simulator.server import TOKEN
from tests.check.telegram_world import KEY, bot_is, environment, world

ROOT = Path(__file__).parents[2]
PLACE = "http://127.0.0.1:1"


async def bot(folder: Path, *words: str, **environ: str) -> tuple[int, str, str]:
    """Exit code, output, errors of one command, run in an empty folder."""
    kept = {
        name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("COVERAGE_")
    }
    around = kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environ
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        cwd=folder,
        env=around,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), errors.decode()


async def test_check_says_what_only_the_handbook_still_lacks(tmp_path: Path) -> None:
    async with world() as sim:
        code, out, errors = await bot(tmp_path, "check", **environment(sim.url))
    assert (code, errors) == (0, "")
    assert "make run" in out
    assert "[perlu]" not in out
    assert "Nomor 112 (Jakarta Siaga) belum dikonfirmasi" in out
    assert list(tmp_path.iterdir()) == []


async def test_check_blocks_on_a_missing_right(tmp_path: Path) -> None:
    async with world() as sim:
        bot_is(sim, "administrator", "can_pin_messages")
        code, out, errors = await bot(tmp_path, "check", **environment(sim.url))
    assert (code, errors) == (1, "")
    assert "1 hal perlu dibereskan" in out
    assert "[perlu]   Bot belum punya hak 'Sematkan pesan'" in out
    assert " -> " in out


async def test_check_goes_on_where_settings_are_wrong(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HTTP_PORT=satu\n")
    code, out, errors = await bot(tmp_path, "check")
    assert (code, errors) == (1, "")
    for part in ("TELEGRAM_BOT_TOKEN belum diisi", "HTTP_PORT (.env baris 1)", "Nomor Puspa", "SQLite"):
        assert part in out


@pytest.mark.parametrize("command", ["check", "run"])
async def test_no_secret_reaches_the_screen(tmp_path: Path, command: str) -> None:
    async with world() as sim:
        wrong = TOKEN + "x"
        code, out, errors = await bot(tmp_path, command, **environment(sim.url, TELEGRAM_BOT_TOKEN=wrong))
    assert code == 1
    assert "Traceback" not in errors
    for secret in (wrong, TOKEN, KEY):
        assert secret not in out + errors


async def test_wrong_settings_stop_the_service_in_one_sentence(tmp_path: Path) -> None:
    code, out, errors = await bot(tmp_path, "run", **environment(PLACE, SEND_RATE="cepat"))
    assert (code, out) == (1, "")
    assert errors == "SEND_RATE berisi 'cepat'. Tulis angka lebih dari 0.\n"


@pytest.mark.parametrize("words", [(), ("jalan",), ("check", "--all")])
async def test_a_wrong_call_shows_how_it_is_done(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, out, errors = await bot(tmp_path, *words)
    assert (code, out) == (2, "")
    assert errors.startswith("Pemakaian: python -m bot")


async def test_help_is_no_mistake(tmp_path: Path) -> None:
    code, out, errors = await bot(tmp_path, "--help")
    assert (code, errors) == (0, "")
    for command in ("run", "demo", "check", "migrate", "backup", "restore", "flows", "triage"):
        assert f"\n  {command} " in out


async def test_counts_are_shown_from_the_database_and_make_none(tmp_path: Path) -> None:
    code, out, errors = await bot(tmp_path, "flows", "--counts", **environment("http://127.0.0.1:1"))
    assert (code, errors) == (0, "")
    assert "Belum ada yang dihitung" in out
    assert list(tmp_path.iterdir()) == []
