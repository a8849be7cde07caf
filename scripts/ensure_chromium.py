"""Sees to it that a Chromium is there for the browser tests: finds one, else gets one, else names the one command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OWN = Path(".venv") / "browsers"
"""Where Playwright keeps a browser of ours; nothing is left outside .venv."""
_INSIDE = (
    "chrome-linux*/chrome",
    "chrome-mac*/*.app/Contents/MacOS/*",
    "chrome-headless-shell-*/chrome-headless-shell",
)
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_chromium() -> str | None:
    """The path of a Chromium that starts: the one named in CHROMIUM, the system's, or Playwright's own."""
    return next((path for path in _candidates() if _starts(path)), None)


def main() -> int:
    """Returns 0 when a Chromium is there."""
    for get in (_nothing, _from_debian, _from_playwright):
        get()
        if found := find_chromium():
            print(f"Chromium: {found}")
            return 0
    print(f"The browser tests need Chromium, and none could be had. Run: {_one_command()}", file=sys.stderr)
    return 1


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield str(_MAC)
    homes = (OWN, Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright")
    for home in homes:
        for inside in _INSIDE:
            yield from map(str, sorted(home.absolute().glob(f"chromium*/{inside}"), reverse=True))


def _starts(path: str) -> bool:
    """Some systems have a `chromium-browser` that only tells how to install one."""
    try:
        return (
            subprocess.run([path, "--version"], check=False, capture_output=True, timeout=30).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _nothing() -> None:
    """First of all, look."""


def _from_debian() -> None:
    root = _root()
    if root is None or not _is_debian():
        return
    print("Chromium is missing: installing Debian's package.", flush=True)
    _run([*root, "apt-get", "update"])
    _run([*root, "apt-get", "install", "--yes", "--no-install-recommends", "chromium"])


def _from_playwright() -> None:
    print("Chromium is missing: asking Playwright for its own.", flush=True)
    libraries = ["--with-deps"] if _root() is not None and shutil.which("apt-get") else []
    environment = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(OWN.absolute())}
    _run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"], environment)


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """A failure shows itself in what the command prints, and in the Chromium that is still missing."""
    subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env=environment)


def _root() -> list[str] | None:
    """What to write before a command that needs root; None where there is no way without asking a person."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _is_debian() -> bool:
    """Ubuntu's package of that name is no browser, but a pointer to its store."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return shutil.which("apt-get") is not None and "ID=debian" in lines


def _one_command() -> str:
    if _is_debian():
        return "sudo apt-get install chromium"
    return f"PLAYWRIGHT_BROWSERS_PATH={OWN} .venv/bin/python -m playwright install --with-deps chromium"


if __name__ == "__main__":
    sys.exit(main())
