"""Every setting, read and checked at the start, from the environment and `.env`; the environment goes first."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot import setting_values as values
from bot.env_file import Line, read_env_file
from bot.errors import OperatorError

_READERS: Final[Mapping[str, values.Reader]] = {
    "TELEGRAM_BOT_TOKEN": values.token,
    "TELEGRAM_API_URL": values.address,
    "TELEGRAM_MODE": values.mode,
    "WEBHOOK_URL": values.address,
    "WEBHOOK_SECRET": values.secret,
    "HTTP_HOST": values.host,
    "HTTP_PORT": values.port,
    "COUNSELLOR_CHAT_ID": values.group,
    "ADMIN_IDS": values.people,
    "STAFF_IDS": values.people,
    "ONCALL_IDS": values.people,
    "DATABASE_URL": values.database,
    "MASTER_KEYS": values.master_keys,
    "DATA_DIR": values.folder,
    "TIMEZONE": values.zone,
    "SEND_RATE": values.rate,
    "CHAT_SEND_RATE": values.rate,
    "GROUP_SEND_RATE": values.rate,
    "ALLOW_UNCONFIRMED": values.switch,
    "SECOND_LISTENER": values.switch,
}
WEBHOOK_PORT: Final = 8080
_OURS: Final = ("/healthz", "/readyz", "/metrics")
_REQUIRED: Final[Mapping[str, str]] = {
    "TELEGRAM_BOT_TOKEN": "Buat bot lewat @BotFather, lalu tulis tokennya.",
    "COUNSELLOR_CHAT_ID": "Tulis id grup konselor, misalnya -1001234567890.",
    "MASTER_KEYS": values.MAKE_KEY,
}


class SettingsError(OperatorError):
    """What is wrong with the settings: one sentence a problem, none with a secret in it."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The names are those of the environment, in small letters. Secrets show themselves in no repr."""

    telegram_bot_token: SecretStr
    counsellor_chat_id: int
    master_keys: values.MasterKeys = field(repr=False)
    """(version, 32 bytes), newest first."""
    database_url: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    telegram_mode: values.Mode = "polling"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    http_host: str = "127.0.0.1"
    http_port: int | None = None
    """Where a webhook is served, by default WEBHOOK_PORT; who polls serves nothing unless it is given."""
    admin_ids: frozenset[int] = frozenset()
    staff_ids: frozenset[int] = frozenset()
    oncall_ids: frozenset[int] = frozenset()
    data_dir: Path = Path("data")
    timezone: ZoneInfo = ZoneInfo("Asia/Jakarta")
    send_rate: float = 25.0
    """Messages a second over all chats."""
    chat_send_rate: float = 1.0
    """Messages a second in one chat."""
    group_send_rate: float = 20.0
    """Messages a minute in one group."""
    allow_unconfirmed: bool = False
    second_listener: bool = True
    """Whether what families write is read a second time, by a language model on this machine (120 MB)."""

    @classmethod
    def load(cls, env: Mapping[str, str] | None = None, env_file: str | Path | None = ".env") -> Self:
        """Read `env`, by default the process's environment, and `env_file`, which may be missing.

        An empty value counts as none; an empty one in `env` hides the file's. Raises SettingsError with every problem.
        """
        lines, problems = read_env_file(Path(env_file)) if env_file else ([], [])
        given = {line.name: (line.value.strip(), f" ({env_file} baris {line.number})") for line in lines}
        around = os.environ if env is None else env
        given |= {name: (around[name].strip(), "") for name in _READERS if name in around}
        problems += _misspelt(lines, env_file)
        read: dict[str, Any] = {}
        for name, reader in _READERS.items():
            text, place = given.get(name, ("", ""))
            try:
                if text:
                    read[name.lower()] = reader(text)
                elif name in _REQUIRED:
                    problems.append(f"{name} belum diisi. {_REQUIRED[name]}")
            except values.Wrong as wrong:
                problems.append(f"{name}{place} {wrong}")
        folder = read.get("data_dir", cls.data_dir)
        read.setdefault("database_url", SecretStr(f"sqlite:///{folder / 'puspa.sqlite3'}"))
        if problems or (problems := _at_odds(read)):
            raise SettingsError(problems)
        return cls(**read)


def _misspelt(lines: Sequence[Line], env_file: str | Path | None) -> list[str]:
    strangers = [line for line in lines if line.name not in _READERS]
    misspelt = [
        f"Nama {line.name} ({env_file} baris {line.number}) tidak dikenal. Mungkin {near[0]}?"
        for line in strangers
        if (near := difflib.get_close_matches(line.name, _READERS, 1, 0.85))
    ]
    twice = [name for name, count in Counter(line.name for line in lines).items() if count > 1]
    return misspelt + [f"{name} tertulis lebih dari sekali di {env_file}. Sisakan satu." for name in twice]


def _at_odds(read: Mapping[str, Any]) -> list[str]:
    """Values that are right alone and wrong together."""
    problems = []
    local = values.on_loopback(read.get("telegram_api_url", Settings.telegram_api_url))
    if read.get("allow_unconfirmed") and not local:
        problems.append(
            "ALLOW_UNCONFIRMED=1 hanya untuk peragaan dengan TELEGRAM_API_URL di mesin ini (127.0.0.1). "
            "Hapus baris itu, lalu konfirmasi nomor di handbook/numbers.yaml."
        )
    if read.get("telegram_mode") == "webhook":
        url = read.get("webhook_url", "")
        if not url:
            problems.append(
                "WEBHOOK_URL belum diisi. Mode webhook memerlukan alamat https:// yang dapat dihubungi Telegram."
            )
        elif not url.startswith("https://") and not (local and values.on_loopback(url)):
            problems.append(
                "WEBHOOK_URL harus diawali https://. Telegram tidak mengirim ke alamat tanpa enkripsi."
            )
        if urlsplit(url).path in _OURS:
            problems.append(
                f"WEBHOOK_URL berakhir dengan {urlsplit(url).path}, alamat yang dipakai untuk memantau. "
                "Pilih yang lain, misalnya /telegram."
            )
        if "webhook_secret" not in read:
            problems.append(
                "WEBHOOK_SECRET belum diisi. Mode webhook memerlukan teks acak, paling sedikit 16 huruf atau angka."
            )
    return problems
