"""What stands on this machine: database, keys, SQLite, the handbook's numbers, the clock."""

from __future__ import annotations

import base64
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.checks.database import database
from bot.checks.keys import keys
from bot.checks.numbers import numbers
from bot.checks.sqlite import sqlite
from bot.checks.time_of_day import time_of_day
from bot.clock import SystemClock
from bot.settings import Settings
from handbook.reading import load
from handbook.reading.book import FOLDER
from storage import Store
from tests.check.telegram_world import environment
from tests.time_travel import JumpClock

OTHER_KEY = base64.b64encode(bytes(range(32, 64))).decode()


def settings(folder: Path, **changes: str) -> Settings:
    given = environment("http://127.0.0.1:1", DATA_DIR=str(folder), **changes)
    return Settings.load(given, env_file=None)


def a_service_ran(chosen: Settings) -> None:
    url = chosen.database_url.get_secret_value()
    Store.open(url, chosen.data_dir, chosen.master_keys, SystemClock().now).close()


def test_a_database_that_is_not_there_yet_is_left_so(tmp_path: Path) -> None:
    found = database(settings(tmp_path / "data"), SystemClock())
    assert found.grade == "good"
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_the_service_made_is_opened(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    a_service_ran(chosen)
    assert "kuncinya cocok" in database(chosen, SystemClock()).sentence


def test_another_key_does_not_open_it(tmp_path: Path) -> None:
    a_service_ran(settings(tmp_path))
    found = database(settings(tmp_path, MASTER_KEYS=f"1:{OTHER_KEY}"), SystemClock())
    assert not found.ok
    assert "MASTER_KEYS" in str(found)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "puspa.sqlite3").write_text("not a database, but long enough to be looked at " * 100)
    found = database(settings(tmp_path), SystemClock())
    assert not found.ok


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    found = database(settings(tmp_path / "taken" / "data"), SystemClock())
    assert not found.ok
    assert "DATA_DIR" in found.mend


def test_a_server_out_of_reach_is_told_without_its_password(tmp_path: Path) -> None:
    found = database(
        settings(tmp_path, DATABASE_URL="postgresql://puspa:hidden@127.0.0.1:1/puspa"), SystemClock()
    )
    assert not found.ok
    assert "DATABASE_URL" in found.mend
    assert "hidden" not in str(found)


def test_the_keys_are_counted_but_not_shown(tmp_path: Path) -> None:
    chosen = settings(tmp_path, MASTER_KEYS=f"2:{OTHER_KEY},1:{base64.b64encode(bytes(32)).decode()}")
    (found,) = keys(chosen, tmp_path / ".env")
    assert "2, yang dipakai versi 2" in found.sentence
    assert OTHER_KEY not in str(found)


@pytest.mark.parametrize(("mode", "grades"), [(0o600, ["good"]), (0o644, ["good", "note"])])
def test_a_file_of_secrets_that_others_can_read_is_told(tmp_path: Path, mode: int, grades: list[str]) -> None:
    file = tmp_path / ".env"
    file.touch()
    file.chmod(mode)
    found = list(keys(settings(tmp_path), file))
    assert [each.grade for each in found] == grades


def test_sqlite_is_new_enough_and_named() -> None:
    found = sqlite()
    assert found.ok
    assert "3.51.3" in found.sentence


def test_unconfirmed_numbers_block_the_service_but_not_the_demo() -> None:
    assert not any(found.ok for found in numbers(allow_unconfirmed=False))
    demo = list(numbers(allow_unconfirmed=True))
    assert demo
    assert all(found.grade == "note" for found in demo)


def test_a_slip_in_the_handbook_is_told_by_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pages = shutil.copytree(FOLDER, tmp_path / "handbook", ignore=shutil.ignore_patterns("*.py", "reading"))
    (pages / "numbers.yaml").write_text("numbers: [\n", encoding="utf-8")
    monkeypatch.setattr("bot.checks.numbers.load", lambda: load(pages))
    found = list(numbers(allow_unconfirmed=True))
    assert not any(each.ok for each in found)
    assert "numbers.yaml" in found[0].sentence


def server_at(moment: datetime) -> TestServer:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(headers={"Date": moment.strftime("%a, %d %b %Y %H:%M:%S GMT")})

    app = web.Application()
    app.router.add_get("/", answer)
    return TestServer(app)


@pytest.mark.parametrize(("off", "grade"), [(0, "good"), (59, "good"), (-61, "needed"), (3600, "needed")])
async def test_a_clock_that_is_off_by_more_than_a_minute_is_told(
    tmp_path: Path, off: int, grade: str
) -> None:
    noon = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
    async with server_at(noon + timedelta(seconds=off)) as server:
        chosen = settings(tmp_path, TELEGRAM_API_URL=f"http://127.0.0.1:{server.port}")
        found = await time_of_day(chosen, JumpClock(noon))
    assert found.grade == grade


async def test_a_clock_that_cannot_be_compared_is_told_in_local_time(tmp_path: Path) -> None:
    found = await time_of_day(settings(tmp_path), JumpClock(datetime(2026, 11, 24, 5, 0, tzinfo=UTC)))
    assert found.grade == "note"
    assert "12.00 (Asia/Jakarta)" in found.sentence
