"""What holds for every test: it talks to this machine only, and Hypothesis finds the same examples every time."""

from __future__ import annotations

import gc
import ipaddress
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

SHOWN = Path(__file__).resolve().parent.parent / "build" / "triage" / "figures.txt"
"""What tests/triage/test_figures.py measured in this run."""

LONGEST = ("crash", "no_cover")
"""Markers of what takes half a minute or more."""

# Nothing of what is imported before the first test is garbage; looking for some among it takes seconds.
gc.disable()

# Two workers on two cores: how long one example takes says nothing.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def _only_this_machine(event: str, args: tuple[Any, ...]) -> None:
    """Families' words must never leave by a test's mistake. The contract with real Telegram is asked for by name."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        host = str(args[1][0])
    elif event == "socket.getaddrinfo" and args[0] is not None:
        host = args[0].decode() if isinstance(args[0], bytes) else str(args[0])
    else:
        return
    if not _is_here(host):
        raise RuntimeError(f"a test tried to reach {host}")


def _is_here(host: str) -> bool:
    if host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


if not os.environ.get("TELEGRAM_CONTRACT_TOKEN"):
    sys.addaudithook(_only_this_machine)


def pytest_addoption(parser: pytest.Parser) -> None:
    """One flag writes the golden conversations anew."""
    parser.addoption("--refresh-golden", action="store_true", help="write the golden conversations anew")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Figures of an earlier run are none of this one."""
    if not hasattr(session.config, "workerinput"):
        SHOWN.unlink(missing_ok=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest come first: begun last, one of them would keep a worker busy while the other has nothing left."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in LONGEST))


def pytest_collection_finish() -> None:
    """From here on there is garbage, and what stands already is never looked through for it."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of the listener, in sight also where they pass."""
    if SHOWN.exists():
        terminalreporter.section("how well danger is heard (held messages)")
        terminalreporter.write_line(SHOWN.read_text(encoding="utf-8"))
