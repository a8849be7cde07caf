"""How much a bot may send: one a second in a chat, twenty a minute in a group, about thirty a second in all."""

from datetime import UTC, datetime, timedelta

from simulator import cast
from simulator.limits import BURST
from simulator.server import Simulator
from tests.simulator.raw_bot import Answer, RawBot

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def later(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


async def test_a_burst_in_one_chat_is_let_through_and_then_it_is_one_a_second() -> None:
    clock = Clock()
    async with Simulator(now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        cast.install(sim.world)
        await sim.phone(cast.PARENT).start()
        for _ in range(int(BURST)):
            assert (await _send(bot, cast.PARENT)).ok
        refused = await _send(bot, cast.PARENT)
        assert (refused.status, refused.parameters) == (429, {"retry_after": 1})
        assert refused.description == "Too Many Requests: retry after 1"
        clock.later(1)
        assert (await _send(bot, cast.PARENT)).ok
        assert not (await _send(bot, cast.PARENT)).ok


async def test_a_group_takes_twenty_a_minute() -> None:
    clock = Clock()
    async with Simulator(now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        cast.install(sim.world)
        for _ in range(20):
            assert (await _send(bot, cast.COUNSELLOR_CHAT)).ok
            clock.later(1)
        refused = await _send(bot, cast.COUNSELLOR_CHAT)
        assert refused.parameters == {"retry_after": 40}
        clock.later(40)
        assert (await _send(bot, cast.COUNSELLOR_CHAT)).ok


async def test_edits_cost_and_answers_and_deletions_do_not() -> None:
    clock = Clock()
    async with Simulator(now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        cast.install(sim.world)
        await sim.phone(cast.PARENT).start()
        sent = (await _send(bot, cast.PARENT)).result
        where = {"chat_id": cast.PARENT, "message_id": sent["message_id"]}
        for number in range(int(BURST) - 1):
            assert (await bot.ask("editMessageText", text=f"ke-{number}", **where)).ok
        assert (await bot.ask("editMessageText", text="satu lagi", **where)).status == 429
        assert (await bot.ask("sendChatAction", chat_id=cast.PARENT, action="typing")).ok
        assert (await bot.ask("deleteMessage", **where)).ok


async def test_all_chats_together_take_about_thirty_a_second() -> None:
    clock = Clock()
    async with Simulator(now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        cast.install(sim.world)
        chats = [cast.PARENT, cast.CHILD, cast.COUNSELLOR_1, cast.COUNSELLOR_2, cast.STAFF]
        for chat in chats:
            await sim.phone(chat).start()
        answers = [await _send(bot, chat) for _ in range(7) for chat in chats]
        assert [answer.ok for answer in answers] == [True] * 30 + [False] * 5


async def test_an_album_costs_as_much_as_its_pictures() -> None:
    clock = Clock()
    async with Simulator(now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        cast.install(sim.world)
        phone = sim.phone(cast.PARENT)
        first = await phone.album(6)
        ids = list(range(first, first + 6))
        copy = {"chat_id": cast.PARENT, "from_chat_id": cast.PARENT, "message_ids": ids}
        assert (await bot.ask("copyMessages", **copy)).ok
        assert (await bot.ask("copyMessages", **copy)).parameters == {"retry_after": 4}


async def test_limits_can_be_switched_off_while_it_runs() -> None:
    clock = Clock()
    async with Simulator(now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        cast.install(sim.world)
        await sim.phone(cast.PARENT).start()
        async with bot.http.post(f"{sim.url}/limits", json={"on": False}) as answer:
            assert await answer.json() == {"on": False}
        assert all([(await _send(bot, cast.PARENT)).ok for _ in range(40)])


async def _send(bot: RawBot, chat: int) -> Answer:
    return await bot.ask("sendMessage", chat_id=chat, text="Halo")
