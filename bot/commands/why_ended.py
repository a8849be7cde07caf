"""Why the demo's bot is gone, in one sentence that the page shows."""

from __future__ import annotations

import re
import signal

LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ [A-Z]+ ")
LONGEST = 160
"""Characters."""


def why_ended(code: int, complaints: str) -> str:
    """`code` is the process's exit code, negative after a signal; `complaints` the end of what it said."""
    if code < 0:
        return f"dihentikan dari luar ({_signal(-code)})"
    if code == 0:
        return "diminta berhenti dari luar"
    return _short(_last_words(complaints)) or f"keluar dengan kode {code}"


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"sinyal {number}"


def _last_words(complaints: str) -> str:
    """What was said behind the last line of the log: an operator's sentence, or the last line of a trace."""
    lines = [line.strip() for line in complaints.splitlines() if line.strip()]
    behind: list[str] = []
    for line in reversed(lines):
        if LOG_LINE.match(line):
            break
        behind.insert(0, line)
    if any(line.startswith("Traceback") for line in behind):
        return behind[-1]
    return " ".join(behind)


def _short(words: str) -> str:
    words = words.rstrip(".")
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"
