"""Every setting: what is taken, what is refused, and in which words."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError

KEY = base64.b64encode(bytes(range(32))).decode()
OTHER_KEY = base64.b64encode(bytes(range(32, 64))).decode()
TOKEN = "12345:a-token-nobody-may-see"
ENOUGH = {"TELEGRAM_BOT_TOKEN": TOKEN, "COUNSELLOR_CHAT_ID": "-1001", "MASTER_KEYS": f"1:{KEY}"}
WEBHOOK = {"TELEGRAM_MODE": "webhook", "WEBHOOK_URL": "https://bot.example/hook", "WEBHOOK_SECRET": "s" * 16}


def load(**changes: str) -> Settings:
    return Settings.load(ENOUGH | changes, env_file=None)


def problems(**changes: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as raised:
        load(**changes)
    return raised.value.problems


def test_three_settings_are_enough_and_the_rest_has_safe_values() -> None:
    settings = load()
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.telegram_mode == "polling"
    assert settings.database_url.get_secret_value() == "sqlite:///data/puspa.sqlite3"
    assert settings.timezone.key == "Asia/Jakarta"
    assert (settings.send_rate, settings.chat_send_rate, settings.group_send_rate) == (25, 1, 20)
    assert settings.http_host == "127.0.0.1"
    assert settings.allow_unconfirmed is False
    assert settings.admin_ids == settings.staff_ids == settings.oncall_ids == frozenset()


def test_everything_can_be_said_otherwise() -> None:
    settings = load(
        **WEBHOOK,
        TELEGRAM_API_URL="http://127.0.0.1:8081/",
        HTTP_HOST="0.0.0.0",
        HTTP_PORT="8443",
        ADMIN_IDS="1, 2,",
        STAFF_IDS="3",
        ONCALL_IDS="4,4",
        DATABASE_URL="postgresql://puspa:pw@db/puspa",
        DATA_DIR="/srv/puspa",
        TIMEZONE="Asia/Makassar",
        SEND_RATE="12.5",
        CHAT_SEND_RATE="2",
        GROUP_SEND_RATE="15",
        ALLOW_UNCONFIRMED="ya",
    )
    assert settings.telegram_api_url == "http://127.0.0.1:8081"
    assert (settings.telegram_mode, settings.webhook_url) == ("webhook", "https://bot.example/hook")
    assert settings.webhook_secret.get_secret_value() == "s" * 16
    assert (settings.http_host, settings.http_port) == ("0.0.0.0", 8443)
    people = (settings.admin_ids, settings.staff_ids, settings.oncall_ids)
    assert people == (frozenset({1, 2}), frozenset({3}), frozenset({4}))
    assert settings.database_url.get_secret_value() == "postgresql://puspa:pw@db/puspa"
    assert settings.data_dir == Path("/srv/puspa")
    assert settings.timezone.key == "Asia/Makassar"
    assert (settings.send_rate, settings.chat_send_rate, settings.group_send_rate) == (12.5, 2, 15)
    assert settings.allow_unconfirmed is True


def test_the_database_stands_in_the_data_folder_unless_it_is_said_otherwise() -> None:
    assert load(DATA_DIR="/srv/puspa").database_url.get_secret_value() == "sqlite:////srv/puspa/puspa.sqlite3"


def test_master_keys_come_newest_first() -> None:
    assert load(MASTER_KEYS=f"2:{OTHER_KEY},1:{KEY}").master_keys == (
        (2, bytes(range(32, 64))),
        (1, bytes(range(32))),
    )


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        load().send_rate = 30  # type: ignore[misc]


def test_no_secret_shows_itself() -> None:
    settings = load(**WEBHOOK, DATABASE_URL="postgresql://puspa:hidden@db/puspa")
    for secret in (TOKEN, KEY, "s" * 16, "hidden", repr(bytes(range(32)))):
        assert secret not in repr(settings)
        assert secret not in str(settings)


def test_all_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        Settings.load({}, env_file=None)
    assert [problem.split()[0] for problem in raised.value.problems] == [
        "TELEGRAM_BOT_TOKEN",
        "COUNSELLOR_CHAT_ID",
        "MASTER_KEYS",
    ]
    assert "make key" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("TELEGRAM_BOT_TOKEN", "not a token", "@BotFather"),
        ("TELEGRAM_API_URL", "api.telegram.org", "https://"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:port", "alamat web"),
        ("TELEGRAM_MODE", "push", "polling atau webhook"),
        ("HTTP_HOST", "http://0.0.0.0", "127.0.0.1"),
        ("HTTP_PORT", "70000", "65535"),
        ("COUNSELLOR_CHAT_ID", "Konselor", "bukan angka"),
        ("COUNSELLOR_CHAT_ID", "1001", "tanda minus"),
        ("ADMIN_IDS", "1;2", "dipisah koma"),
        ("STAFF_IDS", "-5", "dipisah koma"),
        ("ONCALL_IDS", "@kakak", "dipisah koma"),
        ("DATABASE_URL", "mysql://x/y", "postgresql://"),
        ("DATABASE_URL", "sqlite:///:memory:", "sqlite:///data"),
        ("TIMEZONE", "WIB", "Asia/Jakarta"),
        ("TIMEZONE", "../etc/passwd", "Asia/Jakarta"),
        ("SEND_RATE", "0", "lebih dari 0"),
        ("CHAT_SEND_RATE", "nan", "lebih dari 0"),
        ("GROUP_SEND_RATE", "dua puluh", "lebih dari 0"),
        ("ALLOW_UNCONFIRMED", "mungkin", "1 untuk ya"),
        ("MASTER_KEYS", KEY, "1:kunci"),
        ("MASTER_KEYS", "1:cGVuZGVr", "32"),
        ("MASTER_KEYS", "1:***", "base64"),
        ("MASTER_KEYS", f"0:{KEY}", "mulai dari 1"),
        ("MASTER_KEYS", f"1:{KEY},2:{OTHER_KEY}", "versi terbaru"),
        ("MASTER_KEYS", f"1:{KEY},1:{OTHER_KEY}", "versi ganda"),
    ],
)
def test_a_wrong_value_gives_one_sentence_that_mends_it(name: str, value: str, told: str) -> None:
    (problem,) = problems(**{name: value})
    assert problem.startswith(name)
    assert told in problem
    assert "\n" not in problem


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "no-colon-but-secret"),
        ("WEBHOOK_SECRET", "too-short"),
        ("DATABASE_URL", "mysql://puspa:hidden@db"),
        ("MASTER_KEYS", f"1:{KEY}x"),
        ("MASTER_KEYS", f"satu:{KEY}"),
    ],
)
def test_a_wrong_secret_is_not_repeated(name: str, value: str) -> None:
    (problem,) = problems(**{name: value})
    for part in value.split(":"):
        if len(part) > 5:
            assert part not in problem


@pytest.mark.parametrize(
    "url", ["https://api.telegram.org", "http://10.0.0.5:8081", "http://127.0.0.1.example"]
)
def test_unconfirmed_numbers_are_never_shown_on_real_telegram(url: str) -> None:
    (problem,) = problems(ALLOW_UNCONFIRMED="1", TELEGRAM_API_URL=url)
    assert "ALLOW_UNCONFIRMED" in problem


@pytest.mark.parametrize("url", ["http://127.0.0.1:8081", "http://localhost:8081", "http://[::1]:8081"])
def test_the_demo_may_show_them(url: str) -> None:
    assert load(ALLOW_UNCONFIRMED="1", TELEGRAM_API_URL=url).allow_unconfirmed


def test_a_webhook_needs_an_address_and_a_secret() -> None:
    address, secret = problems(TELEGRAM_MODE="webhook")
    assert "WEBHOOK_URL" in address
    assert "WEBHOOK_SECRET" in secret


def test_a_webhook_is_encrypted_except_on_this_machine() -> None:
    open_address = WEBHOOK | {"WEBHOOK_URL": "http://127.0.0.1:8443/hook"}
    assert "https://" in problems(**open_address)[0]
    assert (
        load(**open_address, TELEGRAM_API_URL="http://127.0.0.1:8081").webhook_url
        == "http://127.0.0.1:8443/hook"
    )


def test_a_webhook_takes_no_address_that_is_watched() -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        (told,) = problems(**WEBHOOK | {"WEBHOOK_URL": f"https://bot.example{path}"})
        assert "memantau" in told
