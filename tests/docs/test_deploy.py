"""What is handed to an operator to install is as the program is: units, the image's folders, the nightly backup."""

from __future__ import annotations

import base64
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.commands.demo import environment
from tests.storage.conftest import KEYS
from tests.storage.released.make import populate

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
DAY = 24 * 3600


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("puspa*.service")), ids=lambda path: path.name)
def test_a_unit_starts_what_there_is(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    (command,) = re.findall(r"^ExecStart=/opt/puspa/(.*)$", text, re.MULTILINE)
    run = re.fullmatch(r"\.venv/bin/python -m bot (\w+)", command)
    assert run[1] in COMMANDS if run else (ROOT / command.split()[0]).exists()
    assert "UMask=0077" in text


def test_the_image_holds_every_folder_that_the_service_needs(tmp_path: Path) -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    folders = re.findall(r"^COPY (\w+) \1$", text, re.MULTILINE)
    for folder in folders:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "data").mkdir()
    # A service that gets as far as asking Telegram has read everything that it needs.
    around = {"PATH": os.environ["PATH"], **environment("http://127.0.0.1:1", tmp_path / "data")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env=around,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if "the platform does not answer" in line:
            break
    process.kill()
    process.communicate()
    assert "the platform does not answer" in said, said


@pytest.mark.parametrize("page", ["docs/operations.md", "deploy/Containerfile"])
def test_a_container_keeps_its_data_in_its_volume_whatever_the_example_settings_say(page: str) -> None:
    """What stands in an --env-file goes before the image's own ENV."""
    assert "\nDATA_DIR=data\n" in (ROOT / ".env.example").read_text(encoding="utf-8")
    calls = re.findall(r"podman run [^`\n]*--env-file [^`\n]*", (ROOT / page).read_text(encoding="utf-8"))
    assert len(calls) == 2
    for call in calls:
        assert "-e DATA_DIR=/var/lib/puspa -" in call
        assert "-v puspa:/var/lib/puspa " in call


async def test_the_nightly_backup_keeps_the_keys_apart_and_for_a_week(tmp_path: Path) -> None:
    await populate("", tmp_path / "live")
    data, keys = tmp_path / "data", tmp_path / "kunci"
    keys.mkdir()
    for days in (8, 6):
        old = keys / f"puspa-{days}.kunci"
        old.touch()
        os.utime(old, (time.time() - days * DAY - 60,) * 2)
    key = f"1:{base64.b64encode(KEYS[0][1]).decode()}"
    around = {
        "PATH": os.environ["PATH"],
        "PYTHON": sys.executable,
        **environment("http://127.0.0.1:1", tmp_path / "live"),
        "MASTER_KEYS": key,
    }
    subprocess.run([DEPLOY / "backup.sh", data, keys], cwd=ROOT, env=around, check=True, capture_output=True)

    (archive,) = data.iterdir()
    assert sorted(path.name for path in keys.iterdir()) == sorted(["puspa-6.kunci", f"{archive.name}.kunci"])
    with closing(sqlite3.connect(archive)) as opened:
        assert opened.execute("SELECT count(*) FROM told").fetchone()[0] > 0
