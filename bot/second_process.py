"""`python -m bot.second_process`: the second listener's model in a process of its own, a question and an answer a line.

Beside the turns and not among them: in a thread it would hold the interpreter's lock between its sums, and each of a
turn's waits for the disk would wait for that too. It asks for the processor after everybody else, and ends when its
input does, so that it cannot outlive a bot that was killed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping

import msgspec

from flows.triage.second import scores
from handbook.reading.second import read_second

NICE = 10
READY = b"ready\n"


class Asked(msgspec.Struct):
    """A text, and what was said before it, oldest first."""

    text: str
    before: tuple[str, ...]


class Told(msgspec.Struct):
    """A score for each output; or what it stumbled over, without a word of the text."""

    scores: Mapping[str, float] = {}
    trouble: str = ""


def main() -> int:
    """Exit 3 where the model is missing or cut off."""
    for number in (signal.SIGINT, signal.SIGTERM):  # whoever stops the bot stops this by closing its input
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # and whoever kills it must not read a trace of this one's
    os.nice(NICE)
    try:
        second = read_second()
    except (OSError, ValueError):
        return 3
    asked, out = msgspec.json.Decoder(Asked), sys.stdout.buffer
    out.write(READY)
    out.flush()
    for line in sys.stdin.buffer:
        try:
            one = asked.decode(line)
            told = Told(scores(one.text, one.before, second))
        except Exception as trouble:
            told = Told(trouble=type(trouble).__name__)
        out.write(msgspec.json.encode(told) + b"\n")
        out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
