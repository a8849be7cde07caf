"""Makes .venv and installs what a lock file names, with the progress in sight. Run by scripts/setup.sh."""

from __future__ import annotations

import itertools
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
RUNTIME = "requirements.lock"
_PACKAGE = re.compile(r"^(?:Collecting |Requirement already satisfied: |Processing \S*/)([A-Za-z][\w.]*)")
_PINNED = re.compile(r"^[\w.-]+==", re.MULTILINE)


def main(lock: str) -> int:
    """Returns the exit code: 0, or 1 after saying what went wrong."""
    started = time.monotonic()
    if not _works() and not _make_venv():
        return 1
    if not _install(lock):
        return 1
    for done in {RUNTIME, lock}:  # the development lock holds everything of the runtime's
        shutil.copyfile(done, VENV / done)
    print(
        f"Siap dalam {time.monotonic() - started:.0f} detik. Setelah ini tidak perlu internet lagi.",
        flush=True,
    )
    return 0


def _works() -> bool:
    """Whether .venv has a Python that is new enough; the machine's own may have been replaced since."""
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-c", check], check=False, capture_output=True).returncode == 0
    )


def _make_venv() -> bool:
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"Menyiapkan .venv dengan Python {version} (sekali saja, perlu internet).", flush=True)
    return _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "membuat .venv", 0)


def _install(lock: str) -> bool:
    total = len(_PINNED.findall(Path(lock).read_text(encoding="utf-8")))
    # The lock names everything, so pip has nothing to solve; where it solved, a newer release of a package that is also
    # wanted with an extra ("coverage[toml]>=7") was taken for the pinned one and refused for want of a hash.
    pip = [str(PYTHON), "-m", "pip", "install", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--requirement", lock]
    return _run(pip + options, "memeriksa paket", total)


def _run(command: list[str], first: str, total: int) -> bool:
    """Run `command`, saying where it is at least every second."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
    )
    said: list[str] = []
    doing, shown, counted, started = first, "", itertools.count(1), time.monotonic()
    try:
        for line in _lines(process):
            said += [line] if line else []
            if package := _PACKAGE.match(line):
                doing = f"paket {next(counted)} dari {total}: {package[1]}"
            elif line.startswith("Installing collected packages"):
                doing = f"memasang {total} paket"
            text = f"{doing} ({time.monotonic() - started:.0f} detik)"
            if text != shown:
                _show(text)
                shown = text
    except KeyboardInterrupt:
        process.terminate()
        raise SystemExit(130) from None
    if sys.stdout.isatty():
        print()
    if process.wait() != 0:
        print("\n".join(said[-15:]), file=sys.stderr)
        print(
            "Pemasangan gagal. Periksa sambungan internet, lalu jalankan perintah yang sama sekali lagi.",
            file=sys.stderr,
        )
        return False
    return True


def _lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """What the process prints, and an empty line for every second of silence."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    assert process.stdout is not None
    output = process.stdout

    def read() -> None:
        for line in output:
            lines.put(line.rstrip())
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            yield ""
            continue
        if line is None:
            return
        yield line


def _show(text: str) -> None:
    """A line that rewrites itself on a terminal, a line of its own elsewhere."""
    print(f"\r\033[K  {text}" if sys.stdout.isatty() else f"  {text}", end="", flush=True)
    if not sys.stdout.isatty():
        print(flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
