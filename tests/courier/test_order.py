"""Who goes first, and who waits for nobody."""

from __future__ import annotations

from pathlib import Path

from bot.channels.contract import Later, Outgoing, Sent
from bot.courier import Rates
from storage.outbox import BOARD, CONVERSATION, CRISIS, DESK, NOTICES
from tests.courier.road import FAST, GROUP, IBU, QUICK, road, running, settle_in
from tests.time_travel import JumpClock


async def test_a_chats_messages_arrive_in_their_order(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        for number in range(20):
            await way.put(IBU, str(number), lane=(DESK, CONVERSATION, BOARD, CRISIS)[number % 4])
        async with running(way.courier):
            await way.courier.drain()
        assert way.shown(IBU) == [str(number) for number in range(20)]


async def test_what_is_put_while_all_rests_leaves_at_once(tmp_path: Path) -> None:
    clock = JumpClock()  # stands still: only the bell can wake the courier
    async with road(tmp_path, clock=clock) as way, running(way.courier):
        await clock.asleep()
        await way.put(IBU, "halo")
        await way.sim.phone(IBU).sees("halo", ever=True)


async def test_a_crisis_goes_before_six_hundred_notices(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock, rates=Rates(), limits=True) as way:
        for person in range(1000, 1600):
            settle_in(way.sim, person, "Keluarga")
            await way.put(person, "kabar", NOTICES)
        async with running(way.courier):
            await clock.until(way.witness.after(40))
            await way.put(IBU, "telepon 112", CRISIS)
            await way.sim.phone(IBU).sees("telepon 112", ever=True)  # while the clock stands still
            assert way.witness.texts.index("telepon 112") < 60
        assert all(isinstance(outcome, Sent) for outcome in way.witness.outcomes)


async def test_slow_notices_leave_room_on_the_road_for_a_crisis(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("hang", method="sendMessage", times=12)
        for person in range(1000, 1040):
            settle_in(way.sim, person, "Keluarga")
            await way.put(person, "kabar", NOTICES)
        async with running(way.courier, clock):
            await way.witness.hanging(12)
            await way.put(IBU, "telepon 112", CRISIS)
            await way.sim.phone(IBU).sees("telepon 112", ever=True)
            assert way.witness.at_once == 13


async def test_what_stands_before_a_crisis_in_its_chat_hurries_with_it(tmp_path: Path) -> None:
    clock = JumpClock()
    slow = Rates(overall=2, chat=10, chat_burst=10)
    async with road(tmp_path, clock=clock, rates=slow) as way:
        for person in range(1000, 1020):
            settle_in(way.sim, person, "Keluarga")
            await way.put(person, "percakapan")
        for text in ("kabar 1", "kabar 2"):
            await way.put(IBU, text, NOTICES)
        for text in ("tanya 1", "tanya 2"):
            await way.put(IBU, text)
        await way.put(IBU, "telepon 112", CRISIS)
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert way.witness.texts.index("telepon 112") <= 5
        assert way.shown(IBU) == ["tanya 1", "tanya 2", "telepon 112", "kabar 1", "kabar 2"]


async def test_part_of_the_groups_pace_is_kept_for_a_crisis(tmp_path: Path) -> None:
    clock = JumpClock()
    rates = Rates(overall=1000, chat=1000, chat_burst=1000, group_minute=20, group_kept=5)
    async with road(tmp_path, clock=clock, rates=rates) as way:
        for number in range(18):
            await way.put(GROUP, f"kartu {number}", DESK)
        async with running(way.courier):
            await way.witness.after(15)
            await clock.asleep()
            await clock.jump(30)
            await way.put(GROUP, "kartu merah", CRISIS)
            await way.witness.after(19)
        assert way.shown(GROUP)[-1] == "kartu merah"
        assert [at for at, *_ in way.witness.seen] == [0.0] * 15 + [30.0] * 4


async def test_a_crisis_goes_before_every_edit_in_its_chat(tmp_path: Path) -> None:
    clock = JumpClock()
    rates = Rates(overall=1000, chat=1000, chat_burst=1000, group_minute=20, group_kept=5)
    async with road(tmp_path, clock=clock, rates=rates) as way:
        first = await way.put(GROUP, "papan", DESK)
        async with running(way.courier):
            await way.courier.drain()
            for number in range(18):
                await way.put(GROUP, Outgoing(text=f"papan {number}", edits=first), DESK, edits=first)
            await way.witness.after(15)
            await way.put(GROUP, "kartu merah", CRISIS)
            await way.witness.after(16)
            await clock.until(way.courier.drain())
        assert way.witness.texts[15] == "kartu merah", "while the clock stood still, and four edits waited"
        assert way.shown(GROUP) == ["papan 17", "kartu merah"]


async def test_the_board_leaves_most_of_the_groups_pace_to_cards(tmp_path: Path) -> None:
    clock = JumpClock()
    rates = Rates(overall=1000, chat=1000, chat_burst=1000, group_minute=20, group_kept=5)
    async with road(tmp_path, clock=clock, rates=rates) as way:
        first = await way.put(GROUP, "papan", DESK)
        async with running(way.courier):
            await way.courier.drain()
            for number in range(9):
                await way.put(GROUP, Outgoing(text=f"papan {number}", edits=first), BOARD, edits=first)
            await way.witness.after(6)
            for number in range(9):
                await way.put(GROUP, f"kartu {number}", DESK)
            await way.witness.after(15)
            assert way.witness.texts[6:] == [f"kartu {number}" for number in range(9)]
            await clock.until(way.courier.drain())
        assert way.shown(GROUP)[0] == "papan 8"


async def test_the_platform_never_has_to_ask_for_a_pause(tmp_path: Path) -> None:
    """Its limits, on the same clock: 30 a second over all, one a second in a chat, 20 a minute in a group."""
    clock = JumpClock()
    async with road(tmp_path, clock=clock, rates=Rates(), limits=True) as way:
        for number in range(50):
            await way.put(GROUP, f"kartu {number}", DESK)
        for person in range(1000, 1040):
            settle_in(way.sim, person, "Keluarga")
            for number in range(8):
                await way.put(person, str(number))
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert not [outcome for outcome in way.witness.outcomes if isinstance(outcome, Later)]
        assert way.shown(GROUP) == [f"kartu {number}" for number in range(50)]
        assert way.shown(1039) == [str(number) for number in range(8)]
        assert 180 <= clock.monotonic() < 260, "15 a minute in the group, the rest kept for a crisis"


async def test_at_most_sixteen_are_on_the_road(tmp_path: Path) -> None:
    async with road(tmp_path, rates=FAST, timeouts=QUICK) as way:
        way.sim.faults.add("hang", method="sendMessage")
        for person in range(1000, 1040):
            settle_in(way.sim, person, "Keluarga")
            await way.put(person, "telepon 112", CRISIS)
        async with running(way.courier):
            await way.witness.after(20)
        assert way.witness.at_once == 16
