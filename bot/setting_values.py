"""From the text of one setting to its value. Each reader raises Wrong: what is wrong, and how to mend it.

A reader of a secret never puts the secret into its sentence.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

Mode = Literal["polling", "webhook"]
MasterKeys = tuple[tuple[int, bytes], ...]

KEY_BYTES: Final = 32
MAKE_KEY: Final = "Jalankan `make key`, lalu salin barisnya ke .env."
_TOKEN = re.compile(r"\d+:[\w-]{3,}", re.ASCII)
_SECRET = re.compile(r"[\w-]{16,256}", re.ASCII)  # the characters that the Bot API allows in secret_token
_YES, _NO = ("1", "ya", "true", "yes", "on"), ("0", "tidak", "false", "no", "off")


class Wrong(ValueError):
    """A value that cannot be used; the sentence follows the setting's name."""


def token(text: str) -> SecretStr:
    """Telegram's token of the bot."""
    if not _TOKEN.fullmatch(text):
        raise Wrong("bukan token bot. Salin token dari @BotFather, misalnya 123456:ABC-DEF.")
    return SecretStr(text)


def secret(text: str) -> SecretStr:
    """What Telegram shows with every webhook call (Bot API, setWebhook: secret_token)."""
    if not _SECRET.fullmatch(text):
        raise Wrong("harus 16 sampai 256 huruf, angka, garis bawah atau strip. Buat yang acak dan panjang.")
    return SecretStr(text)


def mode(text: str) -> Mode:
    """How updates come."""
    match text.lower():
        case "polling":
            return "polling"
        case "webhook":
            return "webhook"
    raise Wrong(f"berisi '{text}'. Pilih polling atau webhook.")


def address(text: str) -> str:
    """An http(s) address, without a slash at its end."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:  # a port that is no number, a bracket left open
        known = False
    if not known:
        raise Wrong(f"berisi '{text}' yang bukan alamat web. Tulis lengkap, diawali https://.")
    return text.rstrip("/")


def on_loopback(url: str) -> bool:
    """Whether the address never leaves this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host(text: str) -> str:
    """Where the webhook's server listens."""
    if re.search(r"[\s/]", text):
        raise Wrong(f"berisi '{text}'. Tulis alamat IP atau nama mesin saja, misalnya 127.0.0.1.")
    return text


def port(text: str) -> int:
    """A TCP port; 0 takes a free one."""
    number = _whole(text)
    if number is None or not 0 <= number <= 65535:
        raise Wrong(f"berisi '{text}'. Tulis angka dari 0 sampai 65535.")
    return number


def group(text: str) -> int:
    """A group's id, which is negative on Telegram."""
    number = _whole(text)
    if number is None:
        raise Wrong(f"berisi '{text}' yang bukan angka. Tulis id grup konselor, misalnya -1001234567890.")
    if number >= 0:
        raise Wrong(f"berisi {number}, itu id orang. Id grup selalu diawali tanda minus.")
    return number


def people(text: str) -> frozenset[int]:
    """Telegram user ids, comma-separated."""
    found: set[int] = set()
    for part in text.split(","):
        if not part.strip():
            continue
        number = _whole(part.strip())
        if number is None or number <= 0:
            raise Wrong(
                f"berisi '{part.strip()}' yang bukan id orang. Tulis angka dipisah koma, misalnya 1001,1002."
            )
        found.add(number)
    return frozenset(found)


def database(text: str) -> SecretStr:
    """An address of SQLAlchemy; secret, since it may hold a password."""
    kind, _, rest = text.partition("://")
    if kind == "sqlite" and rest.startswith("/") and len(rest) > 1 and ":memory:" not in rest:
        return SecretStr(text)
    if kind in ("postgresql", "postgres", "postgresql+psycopg") and rest:
        return SecretStr(text)
    raise Wrong(
        "tidak terbaca. Bentuknya sqlite:///data/puspa.sqlite3 atau postgresql://pengguna:sandi@mesin/nama."
    )


def master_keys(text: str) -> MasterKeys:
    """`version:base64 of 32 bytes`, comma-separated, newest first."""
    keys = tuple(_master_key(part.strip()) for part in text.split(",") if part.strip())
    versions = [version for version, _ in keys]
    if not keys or versions != sorted(set(versions), reverse=True):
        raise Wrong("harus berurutan dari versi terbaru, tanpa versi ganda, misalnya 2:...,1:...")
    return keys


def folder(text: str) -> Path:
    """A folder; it need not exist yet."""
    return Path(text).expanduser()


def zone(text: str) -> ZoneInfo:
    """A name of the tz database."""
    try:
        return ZoneInfo(text)
    except (KeyError, OSError, ValueError):  # its own error for an unknown name is a KeyError
        raise Wrong(f"berisi '{text}' yang bukan zona waktu. Tulis misalnya Asia/Jakarta.") from None


def rate(text: str) -> float:
    """Messages in a stretch of time, more than none."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not (math.isfinite(number) and number > 0):
        raise Wrong(f"berisi '{text}'. Tulis angka lebih dari 0.")
    return number


def switch(text: str) -> bool:
    """On or off."""
    if text.lower() in (*_YES, *_NO):
        return text.lower() in _YES
    raise Wrong(f"berisi '{text}'. Tulis 1 untuk ya atau 0 untuk tidak.")


Reader = Callable[[str], object]


def _master_key(part: str) -> tuple[int, bytes]:
    version, colon, encoded = part.partition(":")
    number = _whole(version)
    if not colon or number is None or number < 1:
        raise Wrong(f"harus berbentuk 1:kunci, dengan versi mulai dari 1. {MAKE_KEY}")
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise Wrong(f"versi {number} bukan base64 yang utuh. {MAKE_KEY}") from None
    if len(key) != KEY_BYTES:
        raise Wrong(f"versi {number} panjangnya {len(key)} bita, seharusnya {KEY_BYTES}. {MAKE_KEY}")
    return number, key


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d{1,18}", text, re.ASCII) else None
