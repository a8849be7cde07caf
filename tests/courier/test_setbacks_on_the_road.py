"""What the platform and the network do to messages on their way."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.contract import Later
from bot.courier import Delivery, Rates
from simulator.server import Simulator
from storage import NotSaved, Unit, chats, outbox
from storage import files as berkas
from storage.outbox import CONVERSATION, CRISIS, DESK, NOTICES
from tests.courier.road import BIMA, GROUP, IBU, PATIENT, QUICK, SARI, road, running, settle_in
from tests.time_travel import JumpClock


async def test_a_chat_told_to_wait_an_hour_holds_up_nobody_else(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("429", method="sendMessage", chat=IBU, times=1, retry_after=3600)
        first, second = await way.put(IBU, "satu"), await way.put(IBU, "dua", CRISIS)
        async with running(way.courier):
            await way.witness.after(1)
            await way.put(SARI, "halo")
            await way.witness.after(2)
            assert (way.shown(SARI), way.shown(IBU)) == (["halo"], [])
            await clock.jump(3590)
            assert (await way.state(first), await way.state(second)) == ("pending", "pending")
            await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["satu", "dua"]
        assert way.witness.seen[2][0] >= 3600


async def test_three_chats_told_to_wait_mean_everybody(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("429", method="sendMessage", times=3, retry_after=40)
        for chat in (IBU, SARI, BIMA):
            await way.put(chat, "halo")
        async with running(way.courier):
            await way.witness.after(3)
            await way.put(GROUP, "kartu", CRISIS)
            await clock.until(way.courier.drain())
        assert way.witness.outcomes[2] == Later(40.0, everywhere=True)
        assert all(at >= 40 for at, *_ in way.witness.seen[3:])
        assert [way.shown(chat) for chat in (IBU, SARI, BIMA, GROUP)] == [["halo"]] * 3 + [["kartu"]]


async def test_an_hour_for_three_chats_is_a_minute_for_the_others(tmp_path: Path) -> None:
    """Danger must not wait an hour because three others must."""
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        for chat in (IBU, SARI, BIMA):
            way.sim.faults.add("429", method="sendMessage", chat=chat, times=1, retry_after=3600)
            await way.put(chat, "halo")
        async with running(way.courier):
            await way.witness.after(3)
            crisis = await way.put(GROUP, "kartu", CRISIS)
            await clock.until(way.witness.after(4))
            assert 59 < way.witness.seen[3][0] < 62
            await clock.until(way.witness.after(7))
            await clock.until(way.courier.drain())
            assert await way.state(crisis) == "sent"
        assert all(left >= 3600 for left, to, *_ in way.witness.seen[4:])
        assert [way.shown(chat) for chat in (IBU, SARI, BIMA)] == [["halo"]] * 3


@pytest.mark.parametrize("lane", [CRISIS, CONVERSATION, DESK])
async def test_what_may_have_arrived_is_said_again(tmp_path: Path, lane: int) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("cut_after", method="sendMessage", times=1)
        id = await way.put(IBU, "penting", lane)
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["penting", "penting"]
        assert await way.state(id) == "sent"


@pytest.mark.parametrize("kind", ["cut_before", "hang", "500", "502"])
async def test_what_did_not_arrive_arrives_once(tmp_path: Path, kind: str) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock, timeouts=QUICK if kind == "hang" else PATIENT) as way:
        way.sim.faults.add(kind, method="sendMessage", times=2)  # type: ignore[arg-type]
        await way.put(IBU, "satu")
        await way.put(IBU, "dua")
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["satu", "dua"]


async def test_a_notice_that_may_have_arrived_is_counted_and_held(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("cut_after", method="sendMessage", times=1)
        first, second = await way.put(IBU, "kabar", NOTICES), await way.put(IBU, "kabar lain", NOTICES)
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["kabar", "kabar lain"]
        assert (await way.state(first), await way.state(second)) == ("uncertain", "sent")
        assert way.heard == []
        assert "row 1: a notice that may have arrived is held" in caplog.text


async def test_one_that_hangs_holds_up_no_other_chat(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("hang", method="sendMessage", chat=IBU, times=1)
        await way.put(IBU, "lambat")
        async with running(way.courier, clock):
            await way.witness.hanging(1)
            await way.put(SARI, "cepat")
            await way.sim.phone(SARI).sees("cepat", ever=True)


async def test_a_killed_couriers_messages_are_repeated_and_its_notices_held(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        said, notice = await way.put(IBU, "penting"), await way.put(SARI, "kabar", NOTICES)
        await way.store.write(lambda unit: outbox.take(unit, 10))  # and then the lights went out
        async with running(way.courier):
            await way.courier.drain()
        assert (way.shown(IBU), way.shown(SARI)) == (["penting"], [])
        assert (await way.state(said), await way.state(notice)) == ("sent", "uncertain")


async def test_nobody_dies_of_a_network_that_is_down(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        host, port = way.sim._address
        await way.sim.__aexit__(None, None, None)
        for chat in (IBU, SARI, BIMA):
            await way.put(chat, "halo")
        async with running(way.courier):
            tried = 0
            while clock.monotonic() < 3600:
                await clock.jump(await clock.asleep())
                tried = len(way.witness.seen)
            assert all(isinstance(outcome, Later) for outcome in way.witness.outcomes)
            assert 20 < tried < 500, "the pauses grow"
            async with Simulator(limits=False, now=clock.now, host=host, port=port) as back:
                for chat in (IBU, SARI, BIMA):
                    settle_in(back, chat, "Orang")
                while set(await way.store.read(outbox.counts)) != {"sent"}:
                    await clock.jump(await clock.asleep())
                assert [len(back.world.rooms[chat].messages) for chat in (IBU, SARI, BIMA)] == [1, 1, 1]
        assert way.heard == []


async def test_a_platform_that_answers_only_500_kills_no_message(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("502", method="sendMessage", times=40)
        await way.put(IBU, "satu")
        await way.put(SARI, "dua")
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert (way.shown(IBU), way.shown(SARI)) == (["satu"], ["dua"])


async def test_one_message_that_always_fails_while_others_arrive_is_given_up(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("500", method="sendMessage", chat=IBU)
        poison = await way.put(IBU, "racun")
        async with running(way.courier):
            while await way.state(poison) != "dead":
                tried = len(way.witness.seen)
                await way.put(SARI, "halo")
                await clock.until(way.witness.after(tried + 1))
                await clock.jump(30)  # not every second somebody else hears something
        assert [(one.row, one.reason) for one in way.heard] == [(poison, "bad_request")]
        assert way.witness.texts.count("racun") >= 8


async def test_who_blocked_the_bot_is_reported_and_the_next_one_arrives(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        await way.sim.phone(IBU).block()
        id = await way.put(IBU, "halo", meta=b'{"to":"worker"}')
        other = await way.put(SARI, "halo")
        async with running(way.courier):
            await way.courier.drain()
        assert (await way.state(id), await way.state(other)) == ("dead", "sent")
        row = await way.row(id)
        assert way.heard == [
            Delivery(id, row.chat_id, None, "news", b'{"to":"worker"}', "blocked", way.heard[0].detail)
        ]


async def test_a_message_that_the_platform_cannot_take_dies_at_once(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        bad, good = await way.put(IBU, "a" * 5000), await way.put(IBU, "halo")
        async with running(way.courier):
            await way.courier.drain()
        assert (await way.state(bad), await way.state(good)) == ("dead", "sent")
        assert way.heard[0].reason == "bad_request"


async def test_whoever_must_know_is_told_when_the_database_is_well_again(tmp_path: Path) -> None:
    clock, heard = JumpClock(), 0

    async def in_trouble(_: Delivery) -> None:
        nonlocal heard
        heard += 1
        if heard < 3:
            raise NotSaved(OSError("locked"))

    async with road(tmp_path, clock=clock, hear=in_trouble) as way:
        await way.sim.phone(IBU).block()
        id = await way.put(IBU, "halo", meta=b'{"to":"worker"}')
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert heard == 3
        assert await way.state(id) == "dead"


async def test_nobody_listening_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def deaf(_: Delivery) -> None:
        raise RuntimeError("rahasia")

    async with road(tmp_path, hear=deaf) as way:
        await way.sim.phone(IBU).block()
        id = await way.put(IBU, "halo")
        async with running(way.courier):
            await way.courier.drain()
        assert await way.state(id) == "dead"
    assert "rahasia" not in caplog.text


async def test_rows_that_nobody_can_read_die_and_hold_up_nobody(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        unreadable = await way.put(IBU, "x")
        await way.store.write(lambda unit: outbox.rewrite(unit, unreadable, b"no message"))
        elsewhere = await way.store.write(
            lambda unit: outbox.put(
                unit,
                chats.find_or_open(unit, "pigeon", "501", "private").id,
                CONVERSATION,
                "news",
                b'{"text":"x"}',
            )
        )
        after = await way.put(IBU, "halo")
        async with running(way.courier):
            await way.courier.drain()
        assert [await way.state(id) for id in (unreadable, elsewhere, after)] == ["dead", "dead", "sent"]
        assert sorted((one.row, one.reason) for one in way.heard) == [
            (unreadable, "bad_request"),
            (elsewhere, "no_chat"),
        ]


async def test_an_erased_family_gets_nothing_and_holds_up_nobody(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        await way.put(IBU, "halo")

        def erase(unit: Unit) -> None:
            chat = chats.find(unit, "telegram", str(IBU))
            assert chat is not None
            assert chat.file_id is not None
            berkas.erase(unit, chat.file_id)

        await way.store.write(erase)
        after = await way.put(SARI, "halo")
        async with running(way.courier):
            await way.courier.drain()
        assert way.shown(IBU) == []
        assert await way.state(after) == "sent"


async def test_the_log_names_rows_and_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    clock = JumpClock()
    async with road(tmp_path, clock=clock, rates=Rates()) as way:
        way.sim.faults.add("429", method="sendMessage", chat=SARI, times=1)
        way.sim.faults.add("cut_after", method="sendMessage", chat=BIMA, times=1)
        await way.sim.phone(IBU).block()
        for chat in (IBU, SARI, BIMA):
            await way.put(chat, "rahasia")
        async with running(way.courier):
            await clock.until(way.courier.drain())
        ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
        assert "row 1: refused: blocked" in ours
        for secret in ("rahasia", str(IBU), str(SARI), str(BIMA), way.sim.token):
            assert secret not in ours
