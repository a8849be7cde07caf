"""`python -m bot triage` as a real process: one line in, one line out, whatever the line is."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

COMMAND = [sys.executable, "-m", "bot", "triage"]


def judged(lines: bytes) -> list[dict[str, Any]]:
    done = subprocess.run(COMMAND, input=lines, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_plain_lines_are_answered_in_order() -> None:
    first, second = judged(b"bapak lagi mukul aku\nanak saya susah makan\n")
    assert first["id"] == 1
    assert (first["signal"], first["risk"], first["categories"][0]) == ("acute", "tinggi", "i")
    assert len(set(first["categories"])) == 3, "the letters next in line are told too"
    assert first["evidence"][0] == "bapak lagi mukul aku"
    assert list(second) == ["id", "signal", "risk", "categories", "topics", "evidence"]
    assert (second["signal"], second["categories"], second["topics"][0]) == ("none", [], "gizi")


def test_json_lines_keep_their_id_and_know_what_was_said_before() -> None:
    line = json.dumps({"id": "x7", "text": "mati", "before": ["aku", "mau"], "writer": "child"})
    [verdict] = judged(line.encode() + b"\n")
    assert (verdict["id"], verdict["signal"]) == ("x7", "acute")


def test_every_line_gets_an_answer_however_broken() -> None:
    lines = [
        b"",
        "😂😂".encode(),
        b"\xff\xfe bapak mukul aku \xc3",
        b'{"text": 5}',
        b'{"id": null, "text": "\\ud83d tolong", "before": "aku"}',
        b'{"id": 1, "text": "halo"',
        b"[" * 5000,
        b"{" * 5000,
        "\u202eمرحبا".encode(),
        b"aku " * 2500,
        b"\x00\x01",
        b"tolong",
    ]
    verdicts = judged(b"\n".join(lines) + b"\r\n")
    assert len(verdicts) == len(lines)
    assert [verdicts[2]["signal"], verdicts[4]["signal"], verdicts[-1]["signal"]] == [
        "acute",
        "acute",
        "acute",
    ]
    assert {verdicts[index]["signal"] for index in (0, 1, 7, 8, 9, 10)} == {"none"}


def test_many_lines_are_answered_in_order_by_all_processors() -> None:
    texts = [b"halo", b"bapak lagi mukul aku", b"anak saya susah makan", b""] * 60
    verdicts = judged(b"\n".join(texts))
    assert [verdict["id"] for verdict in verdicts] == list(
        range(1, len(texts))
    )  # behind the last \n nothing waits
    assert [verdict["signal"] for verdict in verdicts[:8]] == ["none", "acute", "none", "none"] * 2
    assert all(
        {**one, "id": 0} == {**other, "id": 0} for one, other in zip(verdicts, verdicts[4:], strict=False)
    )


def test_it_answers_each_line_before_the_next_is_written() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin
        assert running.stdout
        for text, signal in ((b"halo\n", "none"), (b"tolong\n", "acute")):
            running.stdin.write(text)
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["signal"] == signal
        running.stdin.close()
        assert running.wait(timeout=30) == 0


def test_a_reader_who_leaves_is_no_error() -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        running.stdin.write(b"halo\n" * 10)
        running.stdin.close()
        assert running.wait(timeout=30) == 0
        assert running.stderr.read() == b""


def test_arguments_are_a_wrong_call() -> None:
    done = subprocess.run([*COMMAND, "pesan.txt"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "Pemakaian" in done.stderr.decode()
