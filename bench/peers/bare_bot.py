"""`python -m bench.peers.bare_bot URL GROUP PEOPLE ROUNDS`: the calls of a crisis bot and nothing around them.

No library, no database, no limiter: an answer to every text, for danger the group's card first, and once everybody
has written, a notice to everybody at the pace that the platform leaves beside the talk. What a card needs here is what
the simulator itself takes.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import aiohttp

from bench.peers.intake import ANSWER, CALL, CARD, NOTICE, in_danger
from bench.steps import FIRST_PERSON
from simulator.server import TOKEN

PACE = 1 / 14


async def _run(url: str, group: int, people: int, rounds: int) -> None:
    async with aiohttp.ClientSession() as http:
        tasks: set[asyncio.Task[None]] = set()
        wrote: set[int] = set()
        offset = 0

        async def call(method: str, **values: object) -> Any:
            async with http.post(f"{url}/bot{TOKEN}/{method}", json=values) as answer:
                return (await answer.json()).get("result")

        async def heard(chat: int, text: str) -> None:
            if in_danger(text):
                await call("sendMessage", chat_id=group, text=CARD)
                await call("sendMessage", chat_id=chat, text=CALL)
            else:
                await call("sendMessage", chat_id=chat, text=ANSWER)

        async def notices() -> None:
            for number in range(people * rounds):
                await call("sendMessage", chat_id=FIRST_PERSON + number % people, text=NOTICE)
                await asyncio.sleep(PACE)

        def beside(work: Any) -> None:
            task = asyncio.create_task(work)
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        while True:
            for update in await call("getUpdates", offset=offset, timeout=30) or ():
                offset = update["update_id"] + 1
                message = update.get("message")
                if message is None or "text" not in message:
                    continue
                beside(heard(message["chat"]["id"], message["text"]))
                if len(wrote) < people:
                    wrote.add(message["chat"]["id"])
                    if len(wrote) == people:
                        beside(notices())


def main(argv: list[str]) -> None:
    """Runs until it is killed."""
    url, group, people, rounds = argv
    asyncio.run(_run(url, int(group), int(people), int(rounds)))


if __name__ == "__main__":
    main(sys.argv[1:])
