"""Whoever waits for the figures sees that something goes on; what fails or lasts is said and stops nothing else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from bench import __main__ as bench
from bench import replies, start
from bench import watch as watching
from bench.report import Table
from bench.watch import Watch


def test_a_long_silence_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "QUIET", 0.03)
    written = threading.Event()

    def write(line: str) -> None:
        if line.startswith("growth: a big database, "):
            written.set()

    with Watch("growth", 60, write) as watch:
        watch.doing("a big database")
        assert written.wait(30)


def test_a_round_begins_only_while_there_is_time(shown: list[str]) -> None:
    watch = Watch("part", 0, shown.append)
    assert list(watch.rounds(3)) == [0]
    assert watch.cut == ["1 of 3 rounds"]
    assert shown[-1] == "part: its 0 seconds are over: 1 of 3 rounds\n"


def test_with_time_all_rounds_are_made(watch: Watch) -> None:
    assert list(watch.rounds(3)) == [0, 1, 2]
    assert not watch.cut


def test_what_fails_is_said_and_the_next_is_measured(watch: Watch, shown: list[str]) -> None:
    assert watch.tries("one", lambda: 1 // 0) is None
    assert watch.tries("another", lambda: 7) == 7
    assert watch.failed == ["one: ZeroDivisionError integer division or modulo by zero"]
    assert any("Traceback" in line for line in shown)


def test_what_never_ends_has_failed(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "GRACE", 0.01)
    late = Watch("part", 0, lambda _line: None)
    assert late.tries("waits", lambda: late.runs(asyncio.Event().wait())) is None
    assert late.failed[0].startswith("waits: TimeoutError")


def test_a_part_that_fails_reports_itself_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(str(tmp_path))
    monkeypatch.setattr(start, "measure", _fails)
    monkeypatch.setattr(replies, "measure", _finds("Reply latency"))
    assert bench.main(["--tiny", "start", "replies"]) == 1
    said = capsys.readouterr().out
    assert "| start | 0 | 15 | FAILED: start: RuntimeError no simulator |" in said
    assert "### Reply latency" in said
    assert "| replies | 0 | 15 | whole |" in said


def test_an_unknown_part_is_refused() -> None:
    assert bench.main(["--tiny", "stroll"]) == 2
    assert bench.main(["--big"]) == 2


def _fails(*_: object) -> list[Table]:
    raise RuntimeError("no simulator")


def _finds(title: str) -> Callable[..., list[Table]]:
    return lambda *_: [Table(title, ("what",), [("1",)])]
