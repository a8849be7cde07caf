"""Golden conversations: what families say, and every word of what is answered; read back between every two steps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.talk.transcript import play, read

FILES = sorted((Path(__file__).parent / "golden" / "conversations").glob("*.txt"))
FEWEST = 40
LONGEST = 600
"""Characters of a message to a family, however it came to be."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_conversation_goes_as_it_is_written(file: Path, request: pytest.FixtureRequest) -> None:
    transcript = read(file)
    today = play(transcript)
    if request.config.getoption("--refresh-golden"):
        file.write_text("\n".join(today) + "\n", encoding="utf-8")
        return
    assert list(transcript.lines) == today


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_message_in_it_is_long_and_nobody_is_met_with_silence(file: Path) -> None:
    lines = list(read(file).lines)
    for said in messages(lines):
        assert len(said) <= LONGEST, said
    talking = False
    for place, line in enumerate(lines):
        desk = re.match(r"@ (?:\d )?(\w+)", line)
        talking = desk[1] not in ("released", "closed") if desk else talking
        if line.startswith("> ") and not talking:
            answered = next((one for one in lines[place + 1 :] if one.startswith(("<", "~", ">"))), ">")
            assert not answered.startswith(">"), f"no answer to: {line}"


def messages(lines: list[str]) -> list[str]:
    """Every message of the bot."""
    found: list[str] = []
    for line in lines:
        if line.startswith(("< ", "~ ")):
            found.append(line[2:])
        elif line.startswith("|"):
            found[-1] += f"\n{line[2:]}"
    return found


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= FEWEST
