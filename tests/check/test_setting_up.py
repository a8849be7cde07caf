"""Setting up on a fresh machine: the locks, and what is said where Python is missing or too old."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.check.telegram_world import environment

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    for word in ("://", "file:", "--index", "--extra", "--find-links", "--trusted"):
        assert word not in text
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock)) > 30
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_development_lock_holds_the_runtimes_versions() -> None:
    runtime, development = map(pins, LOCKS)
    assert runtime.items() <= development.items()


def test_a_new_key_is_one_that_the_settings_take() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "scripts" / "new_master_key.py"], check=True, capture_output=True, text=True
    )
    name, _, value = made.stdout.strip().partition("=")
    given = environment("http://127.0.0.1:1") | {name: value}
    ((version, key),) = Settings.load(given, env_file=None).master_keys
    assert (version, len(key)) == (1, 32)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout on a machine that has a shell and nothing else."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for lock in LOCKS:
        shutil.copy(ROOT / lock, tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "cmp"):
        (programs / name).symlink_to(str(shutil.which(name)))
    return tmp_path


def has_python(machine: Path, script: str) -> None:
    file = machine / "bin" / "python3"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def set_up(machine: Path) -> subprocess.CompletedProcess[str]:
    around = {"PATH": str(machine / "bin")}
    command = ["sh", "scripts/setup.sh", LOCKS[0]]
    return subprocess.run(command, check=False, cwd=machine, env=around, capture_output=True, text=True)


def test_without_python_one_command_is_named(machine: Path) -> None:
    done = set_up(machine)
    assert done.returncode == 1
    assert "sudo apt install python3 python3-venv" in done.stderr


def test_an_old_python_is_as_good_as_none(machine: Path) -> None:
    has_python(machine, "exit 1  # what sys.exit(not 3.11 <= version) gives")
    assert "Perlu Python 3.11" in set_up(machine).stderr


def test_a_python_without_its_venv_is_told_which_package_is_missing(machine: Path) -> None:
    has_python(machine, f'case "$*" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')
    done = set_up(machine)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert done.returncode == 1
    assert f"sudo apt install python{version}-venv" in done.stderr


def test_a_second_start_does_nothing_at_all(machine: Path) -> None:
    venv = machine / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    shutil.copy(ROOT / LOCKS[0], venv)
    done = set_up(machine)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (venv / LOCKS[0]).write_text("an older lock\n")
    assert set_up(machine).returncode == 1
