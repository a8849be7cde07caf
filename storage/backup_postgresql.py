"""PostgreSQL's archives: pg_dump twice over one snapshot, and pg_restore. Both come with PostgreSQL's own client."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import URL

from storage.engine import for_writing, reaching
from storage.errors import StorageError, first_line

KEYS = ("files", "keys")
"""The tables that hold wrapped keys."""
_NO_PROGRAM = (
    "Perintah {0} tidak ditemukan. Pasang klien PostgreSQL (misalnya paket postgresql-client), "
    "versinya sama dengan server atau lebih baru."
)
_FAILED = "{0} gagal: {1}"
_TAKEN = "Basis data tujuan tidak kosong. Buat basis data kosong yang baru, arahkan DATABASE_URL ke sana, lalu ulangi."
_HALF = (
    "{0} Basis data tujuan mungkin terisi sebagian: kosongkan dahulu, lalu ulangi. Bila yang disebut fk_..._files, "
    "arsip kuncinya lebih tua daripada arsip datanya."
)


def back_up(address: URL, data: Path, keys: Path) -> None:
    """Into the two files. Raises StorageError."""
    dump = _program("pg_dump")
    with reaching(for_writing(address, 1)) as engine:
        steady = engine.execution_options(isolation_level="REPEATABLE READ")
        with steady.begin() as connection:
            # Others may write on; the two dumps see what this transaction sees, however long they take.
            connection.execute(text("SET idle_in_transaction_session_timeout = 0"))
            snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
            common = (dump, "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
            _run(address, *common, *(f"--exclude-table-data={name}" for name in KEYS), f"--file={data}")
            _run(address, *common, "--data-only", *(f"--table={name}" for name in KEYS), f"--file={keys}")
    engine.dispose()


def restore(address: URL, data: Path, keys: Path) -> None:
    """Into an empty database. Raises StorageError."""
    with reaching(for_writing(address, 1)) as engine, engine.begin() as connection:
        if inspect(connection).get_table_names():
            raise StorageError(_TAKEN)
    engine.dispose()
    back = (_program("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error")
    try:
        _run(address, *back, "--section=pre-data", str(data))
        _run(address, *back, "--section=data", str(data))
        _run(address, *back, "--section=data", str(keys))
        _run(address, *back, "--section=post-data", str(data))
    except StorageError as trouble:
        raise StorageError(_HALF.format(trouble)) from trouble


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise StorageError(_NO_PROGRAM.format(name))
    return found


def _run(address: URL, *command: str) -> None:
    """The password goes by the environment: everybody on the machine can read a command line."""
    # Without our options: libpq does not read the spaces in them as SQLAlchemy writes them.
    plain = address.difference_update_query(["options"]).set(drivername="postgresql", password=None)
    around = {**os.environ, **({"PGPASSWORD": address.password} if address.password else {})}
    done = subprocess.run(  # noqa: S603  the programs are PostgreSQL's, their arguments ours
        [*command, f"--dbname={plain.render_as_string()}"],
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise StorageError(_FAILED.format(Path(command[0]).name, first_line(Exception(done.stderr))))
