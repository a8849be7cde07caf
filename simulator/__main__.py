"""`python -m simulator`: the simulator alone, with the demo's people; prints its address, runs until stopped."""

import argparse
import asyncio
import signal
from collections.abc import Sequence
from pathlib import Path

from simulator import cast
from simulator.server import TOKEN, Simulator


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="Telegram on loopback")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--state", type=Path, help="a file in which the world survives")
    parser.add_argument("--no-limits", action="store_true", help="never answer 429 by itself")
    asked = parser.parse_args(argv)
    asyncio.run(_run(asked.token, asked.state, asked.port, limits=not asked.no_limits))
    return 0


async def _run(token: str, state: Path | None, port: int, *, limits: bool) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with Simulator(token, state=state, limits=limits, port=port) as simulator:
        cast.install(simulator.world)
        print(simulator.url, flush=True)
        await stopped.wait()


if __name__ == "__main__":
    raise SystemExit(main())
