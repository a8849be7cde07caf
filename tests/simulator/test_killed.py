"""Telegram remembers: a simulator killed with SIGKILL and started again has everything it had."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulator import cast
from simulator.client import Phone
from simulator.server import TOKEN, Simulator
from tests.simulator.raw_bot import RawBot


@asynccontextmanager
async def running(state: Path) -> AsyncIterator[str]:
    """The simulator in a process of its own, killed in the end; gives its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", "--port", "0", "--no-limits", "--state", str(state),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(60):
        address = (await process.stdout.readline()).decode().strip()
    try:
        yield address
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()


@pytest.mark.crash
async def test_a_killed_simulator_goes_on_where_it_was(tmp_path: Path) -> None:
    state = tmp_path / "telegram.journal"
    async with running(state) as url, Phone(url, cast.PARENT) as ibu, RawBot(url, TOKEN) as bot:
        await ibu.start()
        await ibu.photo("Bukit")
        sent = await bot.call(
            "sendMessage",
            chat_id=cast.PARENT,
            text="Halo",
            reply_markup={"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]},
        )
        gone = await bot.call("sendMessage", chat_id=cast.PARENT, text="Dihapus")
        await bot.call("deleteMessage", chat_id=cast.PARENT, message_id=gone["message_id"])
        waiting = await bot.updates()
        kept = next(index for index, update in enumerate(waiting) if "photo" in update.get("message", {}))
        await bot.updates(offset=waiting[kept]["update_id"])
        await bot.call("setMyCommands", commands=[{"command": "bantuan", "description": "Bantuan"}])

    async with running(state) as url, Phone(url, cast.PARENT) as ibu, RawBot(url, TOKEN) as bot:
        assert await bot.updates() == waiting[kept:]
        assert [seen.text for seen in ibu.messages] == ["/start", "Bukit", "Halo"]
        picture = waiting[kept]["message"]["photo"][-1]
        assert (await bot.call("getFile", file_id=picture["file_id"]))["file_size"] == picture["file_size"]
        assert await ibu.file(ibu.messages[1])
        edited = await bot.call(
            "editMessageText", chat_id=cast.PARENT, message_id=sent["message_id"], text="Halo lagi"
        )
        assert edited["text"] == "Halo lagi"
        later = await bot.call("sendMessage", chat_id=cast.PARENT, text="Sesudah itu")
        assert later["message_id"] == gone["message_id"] + 1
        await ibu.say("Masih di sini")
        assert (await bot.updates())[-1]["update_id"] == waiting[-1]["update_id"] + 1
        assert (await bot.call("getMyCommands"))[0]["command"] == "bantuan"
        members = [
            m["user"]["id"] for m in await bot.call("getChatAdministrators", chat_id=cast.COUNSELLOR_CHAT)
        ]
        assert cast.COUNSELLOR_1 in members


async def test_a_line_cut_off_by_the_kill_is_left_out(tmp_path: Path) -> None:
    state = tmp_path / "telegram.journal"
    async with Simulator(state=state, limits=False) as sim:
        cast.install(sim.world)
        await sim.phone(cast.PARENT).say("utuh")
    with state.open("ab") as journal:
        journal.write(b'{"is":"Message","chat":500')
    async with Simulator(state=state, limits=False) as sim:
        phone = await sim.phone(cast.PARENT).open()
        assert [seen.text for seen in phone.messages] == ["utuh"]
        await phone.say("sesudahnya")
    async with Simulator(state=state, limits=False) as sim:
        phone = await sim.phone(cast.PARENT).open()
        assert [seen.text for seen in phone.messages] == ["utuh", "sesudahnya"]
