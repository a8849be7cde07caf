"""`python -m bench.growth`: make a big database. Its master key is MASTER_KEYS of bench/growth/make.py."""

from __future__ import annotations

import argparse
import time
from datetime import datetime
from pathlib import Path

from bench.growth.make import make
from bench.growth.sizes import Sizes

WHOLE = Sizes()


def main() -> None:
    """Sizes that are not given keep the proportions of a million people."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--people", type=int, default=WHOLE.people)
    parser.add_argument("--cases", type=int, help="default: a fifth of the people")
    parser.add_argument("--events", type=int, help="default: five for each of the people")
    parser.add_argument("--open-cases", type=int, default=WHOLE.open_cases)
    parser.add_argument("--now", type=datetime.fromisoformat, default=WHOLE.now, help="when the history ends")
    parser.add_argument(
        "--database-url", default="", help="postgresql://..., as a superuser; default: SQLite"
    )
    parser.add_argument("--data-dir", type=Path, default=Path("build/growth"), help="for the SQLite file")
    given = parser.parse_args()
    sizes = Sizes(
        people=given.people,
        cases=given.people // 5 if given.cases is None else given.cases,
        events=given.people * 5 if given.events is None else given.events,
        open_cases=given.open_cases,
        now=given.now,
    )
    begun = time.monotonic()
    make(given.database_url, given.data_dir, sizes)
    print(f"made in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
