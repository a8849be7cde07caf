"""`python -m bench.contenders NAME CHATS SECONDS`: one run in a process of its own; prints its outcome as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from bench.outcome import Outcome


# Each imports only what it measures: a peer must not carry our modules in its memory.
def _ours(chats: int, _seconds: float, *, carried: bool = False) -> Outcome:
    from bench.ours import main

    return main(chats, carried)


def _ours_on_postgresql(chats: int, _seconds: float) -> Outcome:
    from bench.ours import main
    from bench.postgres import postgres

    with postgres() as server, server.database("bench") as url:
        return main(chats, carried=False, database=url)


def _telegram_bot(chats: int, seconds: float, *, durable: bool) -> Outcome:
    from bench.peers.telegram_bot import main

    return main(chats, durable, seconds)


def _aiogram(chats: int, seconds: float, *, durable: bool) -> Outcome:
    from bench.peers.aiogram_fsm import main

    return main(chats, durable, seconds)


def _limit(chats: int, _seconds: float) -> Outcome:
    from bench.limit import main

    return main(chats)


OURS = "ours"
ON_POSTGRESQL = "ours, on PostgreSQL (its server's CPU not counted)"
CONTENDERS: Mapping[str, Callable[[int, float], Outcome]] = {
    OURS: _ours,
    "ours, all carried": partial(_ours, carried=True),
    ON_POSTGRESQL: _ours_on_postgresql,
    "python-telegram-bot, flushed": partial(_telegram_bot, durable=True),
    "python-telegram-bot, volatile": partial(_telegram_bot, durable=False),
    "aiogram, committed": partial(_aiogram, durable=True),
    "aiogram, volatile": partial(_aiogram, durable=False),
    "the same rows, bare sqlite3": _limit,
}
DURABLE_PEERS = ("python-telegram-bot, flushed", "aiogram, committed")


def main(argv: list[str]) -> int:
    """Exit 0 with the outcome on the last line."""
    name, chats, seconds = argv[0], int(argv[1]), float(argv[2])
    print(msgspec.json.encode(CONTENDERS[name](chats, seconds)).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
