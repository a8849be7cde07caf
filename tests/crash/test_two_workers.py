"""Two workers on PostgreSQL: one is killed again and again while the other goes on, and nobody notices."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from bot.clock import SystemClock
from bot.settings import Settings
from simulator.cast import COUNSELLOR_1, COUNSELLOR_2, COUNSELLOR_CHAT
from simulator.seen import Seen
from simulator.updates import FIRST_ID, UpdateQueue
from storage import Store, Unit, chats, outbox
from storage.tables import outbox as outbox_table
from tests.crash.test_killed import BURST, Teller, teller, what_is_kept
from tests.crash.two_workers import PATIENCE, Works, works
from tests.house.town import counsellor_ready
from tests.storage.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

pytestmark = [pytest.mark.crash, pytest.mark.postgres]

KILLS, MANY_KILLS = 10, 100
WAVE = 4
"""So many begin to tell before each kill, so that there is always somebody in the middle of it."""
PRESSES = 8


@dataclass
class Unhurried(Teller):
    """Presses nothing before what it wrote has arrived.

    A webhook's platform carries a chat's messages and a person's presses beside each other (Bot API server,
    Client::add_update_impl), so a press may overtake words whose delivery has to be repeated.
    """

    updates: UpdateQueue = field(kw_only=True)

    async def _answer(self, question: str, choice: str) -> None:
        async with asyncio.timeout(PATIENCE):
            await self._arrived()
        await super()._answer(question, choice)

    async def _arrived(self) -> None:
        """The queue tells of what comes, not of what was taken: so it is looked at."""
        mine = f'"id":{self.phone.person}'
        while True:
            if not any(mine in update.body for update in self.updates.all()):
                return
            await asyncio.sleep(0.05)


def unhurried(here: Works, number: int) -> Unhurried:
    phone = teller(here.simulator, number).phone
    return Unhurried(phone, patience=PATIENCE, updates=here.simulator.world.updates)


@pytest.mark.timeout(900)
async def test_one_killed_while_the_other_goes_on(
    tmp_path: Path, postgres_url: str, unused_tcp_port_factory: Callable[[], int]
) -> None:
    await killed_while_the_other_goes_on(tmp_path, postgres_url, unused_tcp_port_factory, KILLS)


@pytest.mark.long
@pytest.mark.timeout(3600)
async def test_one_killed_many_times_while_the_other_goes_on(
    tmp_path: Path, postgres_url: str, unused_tcp_port_factory: Callable[[], int]
) -> None:
    await killed_while_the_other_goes_on(tmp_path, postgres_url, unused_tcp_port_factory, MANY_KILLS)


async def killed_while_the_other_goes_on(
    folder: Path, url: str, free_port: Callable[[], int], kills: int
) -> None:
    async with works(folder, url, (free_port(), free_port(), free_port())) as here:
        await here.start()
        tellers: list[Unhurried] = []
        telling: list[asyncio.Task[None]] = []
        dice = random.Random(7)
        for _ in range(kills):
            wave = [unhurried(here, len(tellers) + number) for number in range(WAVE)]
            tellers += wave
            telling += [asyncio.create_task(one.tell()) for one in wave]
            await asyncio.sleep(dice.uniform(0.2, 2.5))
            killed = dice.randrange(2)
            await here.workers[killed].kill()
            await here.workers[killed].start()
            await here.page(here.ports[killed], "readyz")
        await asyncio.gather(*telling)
        await asyncio.gather(*(worker.stop() for worker in here.workers))
        handed_over = here.simulator.world.updates.last_id - FIRST_ID + 1
        assert not list(here.simulator.world.updates.all()), "what was not taken would still wait"
        assert all(here.balancer.carried.values()), "both workers took part"
        settings = Settings.load(here.workers[0].environment, env_file=None)
        asked = [one.questions() for one in tellers]
        got = {str(one.phone.person): messages(one) for one in tellers}
    opened, stories, dead = await what_is_kept(folder, settings)
    assert dead == 0
    assert len(opened) == len({row.family_chat for row in opened}) == len(tellers)
    assert sorted(map(tuple, stories)) == sorted(
        tuple(f"{text} ({one.phone.person})" for text in BURST) for one in tellers
    )
    for questions in asked:
        assert len(questions) == len(set(questions)), f"asked again: {questions}"
    assert await taken(url) == handed_over, "one turn for each update"
    for person, kept in (await what_was_sent(folder, settings)).items():
        number = got[person]
        assert kept.sent <= number, "a message counts as sent that nobody got"
        assert number <= kept.sent + kept.tries, "twice, and nothing says that it may be"
        assert kept.once == sorted(kept.once), "out of order"


async def test_two_who_press_at_once_on_two_workers_are_one_claim(
    tmp_path: Path, postgres_url: str, unused_tcp_port_factory: Callable[[], int]
) -> None:
    free_port = unused_tcp_port_factory
    async with works(tmp_path, postgres_url, (free_port(), free_port(), free_port())) as here:
        await here.start()
        await asyncio.gather(
            *(
                counsellor_ready(here.simulator.phone(number), name)
                for number, name in ((COUNSELLOR_1, "Sari"), (COUNSELLOR_2, "Bima"))
            )
        )
        tellers = [unhurried(here, number) for number in range(PRESSES)]
        await asyncio.gather(*(one.tell() for one in tellers))
        await all_cards(here)
        pressed: set[int] = set()
        winners = [await press_at_once(here, pressed) for _ in range(PRESSES)]
        assert "puspa_workers 2" in await until_seen(here)
        settings = Settings.load(here.workers[0].environment, env_file=None)
    assert winners == [1] * PRESSES
    opened, _, dead = await what_is_kept(tmp_path, settings)
    assert dead == 0
    assert [row.state for row in opened] == ["claimed"] * PRESSES


async def press_at_once(here: Works, pressed: set[int]) -> int:
    """Both counsellors press on the same card, which nobody has `pressed`; how many were told that it is theirs."""
    desks = [here.simulator.phone(number).in_chat(COUNSELLOR_CHAT) for number in (COUNSELLOR_1, COUNSELLOR_2)]
    await asyncio.gather(*(desk.open() for desk in desks))
    card = next(seen for seen in desks[0].messages if claimable(seen) and seen.id not in pressed)
    pressed.add(card.id)
    told = await asyncio.gather(*(desk.press(claimable(card), card) for desk in desks))
    return sum("sekarang milik Anda" in (press.toast or "") for press in told)


def claimable(seen: Seen) -> str:
    """The label under a card that nobody has claimed, or ""."""
    return next((label for label in seen.labels if label.startswith("Ambil ")), "")


async def all_cards(here: Works) -> None:
    """Wait until every case has its card in the group."""
    desk = here.simulator.phone(COUNSELLOR_1).in_chat(COUNSELLOR_CHAT)
    async with asyncio.timeout(PATIENCE):
        while True:
            await desk.open()
            if sum(bool(claimable(seen)) for seen in desk.messages) == PRESSES:
                return
            await asyncio.sleep(0.1)


async def until_seen(here: Works) -> str:
    """The figures of the first worker, once it has looked around."""
    async with asyncio.timeout(PATIENCE):
        while True:
            page = await here.page(here.ports[0], "metrics")
            if "puspa_workers 2" in page:
                return page
            await asyncio.sleep(0.2)


def messages(one: Teller) -> int:
    """How many messages of the bot's this person's phone ever got."""
    return sum(seen.sender.bot for seen in one.phone.messages)


async def taken(url: str) -> int:
    with psycopg.connect(url) as connection:
        return int(connection.execute("SELECT count(*) FROM receipts").fetchall()[0][0])


@dataclass
class Kept:
    """What the outbox says of one person: messages sent, tries of any that failed, and the platform's numbers of those
    that were sent at the first try, in the order in which they were put.
    """

    sent: int = 0
    tries: int = 0
    once: list[int] = field(default_factory=list)


async def what_was_sent(folder: Path, settings: Settings) -> dict[str, Kept]:
    """By the platform's address, for everybody in a private chat."""
    url = settings.database_url.get_secret_value()
    store = Store.open(url, folder, settings.master_keys, SystemClock().now)
    try:
        return await store.read(_kept)
    finally:
        store.close()


def _kept(unit: Unit) -> dict[str, Kept]:
    rows = unit.connection.execute(select(outbox_table).order_by(outbox_table.c.id)).all()
    found: dict[str, Kept] = {}
    for row in rows:
        if chats.get(unit, row.chat_id).kind != "private":
            continue
        kept = found.setdefault(chats.address(unit, row.chat_id)[1], Kept())
        kept.tries += row.attempts
        if row.state == "sent" and row.edits is None and row.messages:
            kept.sent += 1
            if row.attempts == 0 and row.lane == outbox.CONVERSATION:
                kept.once += outbox.earlier(unit, row.id)[1]
    return found
