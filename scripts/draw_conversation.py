"""Draws the conversation's graph into docs/conversation.md, between the marks that stand there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "conversation.md"
START: Final = "```mermaid\n"
END: Final = "```\n"


def drawn(page: str) -> str:
    """The page with the graph as it is now."""
    command = [sys.executable, "-m", "bot", "flows", "--draw"]
    graph = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{graph}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
