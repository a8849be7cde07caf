"""The peer's limiter does what python-telegram-bot's documentation says of its own."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from telegram.error import RetryAfter

from bench.peers.rate_limiter import AsDocumented, Bucket

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
"""retry_after is whole seconds, and some day a timedelta: both are taken."""


async def test_a_full_bucket_makes_the_next_wait_its_turn() -> None:
    bucket, begun = Bucket(2, 0.4), time.monotonic()
    for _ in range(4):
        await bucket.take()
    assert time.monotonic() - begun >= 0.39


async def test_a_refusal_halts_every_chat_and_the_call_is_made_again() -> None:
    limiter, calls, halted = AsDocumented(), list[int](), asyncio.Event()

    async def call(chat: int, refused: bool) -> bool:
        calls.append(chat)
        if refused and calls.count(chat) == 1:
            asyncio.get_running_loop().call_soon(halted.set)
            raise RetryAfter(1)
        return True

    def ask(chat: int, refused: bool) -> Any:
        return limiter.process_request(call, (chat, refused), {}, "sendMessage", {"chat_id": chat}, None)

    begun = time.monotonic()
    first = asyncio.create_task(ask(1, True))
    await halted.wait()
    assert await ask(2, False)
    assert time.monotonic() - begun >= 1.1
    assert await first
    assert sorted(calls) == [1, 1, 2]


async def test_after_some_tries_the_call_is_lost() -> None:
    limiter = AsDocumented()

    async def never() -> bool:
        raise RetryAfter(0)

    with pytest.raises(RetryAfter):
        await limiter.process_request(never, (), {}, "sendMessage", {"chat_id": 1}, None)
