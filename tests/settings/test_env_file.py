"""`.env`: where a mistake stands is said by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError
from tests.settings.test_settings import ENOUGH


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    file = tmp_path / ".env"
    file.write_text("".join(f"{name}={value}\n" for name, value in ENOUGH.items()))
    return file


def add(file: Path, *lines: str) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def problems(file: Path, **environment: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as raised:
        Settings.load(environment, file)
    return raised.value.problems


def test_the_file_alone_is_enough(env_file: Path) -> None:
    add(env_file, "", "# supervisors", "ADMIN_IDS='1,2'  # two of them", "export STAFF_IDS=3")
    settings = Settings.load({}, env_file)
    assert (settings.admin_ids, settings.staff_ids) == (frozenset({1, 2}), frozenset({3}))


def test_the_environment_goes_before_the_file(env_file: Path) -> None:
    add(env_file, "SEND_RATE=5", "DATABASE_URL=postgresql://db/puspa")
    settings = Settings.load({"SEND_RATE": "7", "DATABASE_URL": ""}, env_file)
    assert settings.send_rate == 7
    assert settings.database_url.get_secret_value() == "sqlite:///data/puspa.sqlite3"


def test_an_empty_value_is_none_at_all(env_file: Path) -> None:
    add(env_file, "ADMIN_IDS=", "HTTP_PORT=  ")
    settings = Settings.load({}, env_file)
    assert (settings.admin_ids, settings.http_port) == (frozenset(), None)


def test_a_missing_file_is_no_mistake(tmp_path: Path) -> None:
    assert Settings.load(ENOUGH, tmp_path / ".env").telegram_mode == "polling"


def test_a_wrong_value_is_found_by_its_line(env_file: Path) -> None:
    add(env_file, "", "SEND_RATE=cepat")
    assert problems(env_file) == (
        f"SEND_RATE ({env_file} baris 5) berisi 'cepat'. Tulis angka lebih dari 0.",
    )


def test_a_line_that_is_no_assignment_is_named_but_not_repeated(env_file: Path) -> None:
    add(env_file, "a secret pasted on a line of its own")
    (problem,) = problems(env_file)
    assert "Baris 4" in problem
    assert "pasted" not in problem


def test_a_misspelt_name_is_not_ignored(env_file: Path) -> None:
    add(env_file, "ONCALL_ID=5", "COMPOSE_PROJECT_NAME=puspa")
    assert problems(env_file) == (f"Nama ONCALL_ID ({env_file} baris 4) tidak dikenal. Mungkin ONCALL_IDS?",)


def test_a_name_written_twice_is_not_settled_by_chance(env_file: Path) -> None:
    add(env_file, "SEND_RATE=5", "SEND_RATE=25")
    assert problems(env_file) == (f"SEND_RATE tertulis lebih dari sekali di {env_file}. Sisakan satu.",)


def test_a_file_in_another_encoding_is_told(env_file: Path) -> None:
    env_file.write_bytes("ADMIN_IDS=1 # é".encode("latin-1"))
    assert "UTF-8" in problems(env_file)[0]


def test_windows_line_ends_and_marks_do_no_harm(env_file: Path) -> None:
    env_file.write_bytes(b"\xef\xbb\xbf" + env_file.read_bytes().replace(b"\n", b"\r\n"))
    assert Settings.load({}, env_file).counsellor_chat_id == -1001


def test_the_example_names_every_setting_and_is_read_without_complaint(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / ".env.example"
    text = example.read_text(encoding="utf-8")
    for name in Settings.__dataclass_fields__:
        assert f"{name.upper()}=" in text
    file = tmp_path / ".env"
    file.write_text(text)
    assert Settings.load(ENOUGH, file).send_rate == 25
