"""Opening: the tables are there or are made, and what is wrong is said in one sentence."""

from __future__ import annotations

import importlib
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import StorageError, Store, engine, migrations, places, sessions
from storage.tables import metadata
from tests.storage.conftest import KEYS
from tests.storage.people import family
from tests.storage.still_clock import StillClock

ROOT = Path(__file__).parents[2]


async def test_a_store_opened_again_holds_what_it_held(url: str, tmp_path: Path, clock: StillClock) -> None:
    first = Store.open(url, tmp_path, KEYS, clock)
    chat = await first.write(family)
    await first.write(lambda unit: sessions.save(unit, chat, b"words"))
    first.close()

    again = Store.open(url, tmp_path, KEYS, clock)
    assert await again.write(family) == chat
    assert await again.read(lambda unit: sessions.load(unit, chat)) == b"words"
    again.close()


async def test_a_new_master_key_leaves_everything_findable_and_readable(
    url: str, tmp_path: Path, clock: StillClock
) -> None:
    new, old = (2, b"2" * 32), KEYS[0]
    before = Store.open(url, tmp_path, [old], clock)
    chat = await before.write(family)
    await before.write(lambda unit: sessions.save(unit, chat, b"words"))
    await before.write(lambda unit: places.put(unit, "desk group", b"-9001"))
    before.close()

    rotated = Store.open(url, tmp_path, [new, old], clock)
    assert await rotated.write(family) == chat
    assert await rotated.read(lambda unit: sessions.load(unit, chat)) == b"words"
    assert await rotated.read(lambda unit: places.get(unit, "desk group")) == b"-9001"
    later = await rotated.write(lambda unit: family(unit, "later"))
    await rotated.write(lambda unit: sessions.save(unit, later, b"under the new key"))
    rotated.close()

    with pytest.raises(StorageError, match=r"kunci induk nomor 1.*tidak ada di MASTER_KEYS"):
        Store.open(url, tmp_path, [new], clock)


def test_a_wrong_master_key_is_said_in_one_sentence(url: str, tmp_path: Path, clock: StillClock) -> None:
    Store.open(url, tmp_path, KEYS, clock).close()

    with pytest.raises(StorageError, match=r"^Kunci induk nomor 1 di MASTER_KEYS bukan kunci yang mengunci"):
        Store.open(url, tmp_path, [(1, b"x" * 32)], clock)
    with pytest.raises(StorageError, match="MASTER_KEYS kosong"):
        Store.open(url, tmp_path, [], clock)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://host/puspa", "memakai mysql"),
        ("sqlite://", "memakai sqlite"),
        ("puspa", "tidak terbaca"),
        ("postgresql://nobody@127.0.0.1:1/puspa", "tidak dapat dibuka: connection"),
        ("sqlite:////proc/puspa/puspa.sqlite3", "tidak dapat dibuka"),
    ],
)
def test_an_address_that_leads_nowhere_is_said_in_one_sentence(
    tmp_path: Path, clock: StillClock, address: str, sentence: str
) -> None:
    with pytest.raises(StorageError, match=sentence) as trouble:
        Store.open(address, tmp_path, KEYS, clock)

    assert "\n" not in str(trouble.value)
    with pytest.raises(StorageError, match=sentence):
        migrations.upgrade(address)


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path: Path, clock: StillClock) -> None:
    (tmp_path / "puspa.sqlite3").write_bytes(b"a letter, not a database " * 100)

    with pytest.raises(StorageError, match="tidak dapat dibuka: file is not a database"):
        Store.open("", tmp_path, KEYS, clock)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path, clock: StillClock) -> None:
    with sqlite3.connect(tmp_path / "puspa.sqlite3") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")

    with pytest.raises(StorageError, match="bukan milik layanan ini"):
        Store.open("", tmp_path, KEYS, clock, migrate=True)


@pytest.mark.parametrize(
    ("version", "sentence"),
    [("0000", "masih berbentuk versi 0000"), ("9999", "lebih baru daripada program ini")],
)
def test_a_database_of_another_version_is_not_touched(
    tmp_path: Path, clock: StillClock, version: str, sentence: str
) -> None:
    Store.open("", tmp_path, KEYS, clock).close()
    with sqlite3.connect(tmp_path / "puspa.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))

    with pytest.raises(StorageError, match=sentence):
        Store.open("", tmp_path, KEYS, clock)


def test_only_a_sqlite_without_the_wal_bug_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine.sqlite_module().sqlite_version_info >= (3, 51, 3)

    def offer(**versions: tuple[int, int, int]) -> None:
        offered = {name: SimpleNamespace(sqlite_version_info=version) for name, version in versions.items()}

        def load(name: str) -> SimpleNamespace:
            if name not in offered:
                raise ImportError(name)
            return offered[name]

        monkeypatch.setattr(importlib, "import_module", load)

    offer(sqlite3=(3, 51, 3))
    assert engine.sqlite_module().sqlite_version_info == (3, 51, 3)
    offer(pysqlite3=(3, 51, 2), sqlite3=(3, 40, 1))
    with pytest.raises(StorageError, match=r"lebih lama daripada 3\.51\.3"):
        engine.sqlite_module()


def test_the_migrations_make_the_tables_that_the_code_declares(url: str, tmp_path: Path) -> None:
    assert migrations.current(url, tmp_path) is None
    migrations.upgrade(url, tmp_path)

    made = engine.for_writing(engine.parse(url, tmp_path), 1)
    with made.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    made.dispose()

    assert differences == []
    assert migrations.current(url, tmp_path) == migrations.head()
    assert migrations.is_current(url, tmp_path)


def test_the_version_the_program_checks_is_the_newest_there_is() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "storage" / "migrations"))

    assert ScriptDirectory.from_config(config).get_current_head() == migrations.head()


def test_processes_that_start_at_once_make_the_tables_once(url: str, tmp_path: Path) -> None:
    opening = (
        "import sys; from pathlib import Path; from storage import Store;"
        "from tests.storage.conftest import KEYS; from tests.storage.still_clock import StillClock;"
        "Store.open(sys.argv[1], Path(sys.argv[2]), KEYS, StillClock()).close()"
    )
    command = [sys.executable, "-c", opening, url, str(tmp_path)]
    processes = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(4)]

    errors = [process.communicate(timeout=240)[1] for process in processes]

    assert errors == [""] * 4
    assert migrations.is_current(url, tmp_path)


def test_a_database_that_is_up_to_date_opens_without_alembic(tmp_path: Path, clock: StillClock) -> None:
    """Alembic takes a third of a second to import, and the first poll should come soon."""
    Store.open("", tmp_path, KEYS, clock).close()
    opening = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime; from storage import Store;"
        "Store.open('', Path(sys.argv[1]), [(1, b'1' * 32)], lambda: datetime.now(UTC)).close();"
        "print('alembic' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", opening, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"
