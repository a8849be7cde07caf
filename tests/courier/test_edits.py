"""Messages that rewrite earlier ones, and what happens when there is nothing left to rewrite."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.contract import Button, Migrated, Outgoing
from bot.courier import Delivery
from simulator.joining import make_group, migrate
from storage import Unit, chats, outbox, slots
from storage.outbox import DESK, NOTICES
from tests.courier.road import GROUP, IBU, SARI, Road, road, running
from tests.time_travel import JumpClock

CARD = b'{"slot":"card:1"}'


async def card(way: Road, text: str) -> int:
    """The card's first message, in its slot."""
    id = await way.put(GROUP, text, DESK, meta=CARD)
    await way.store.write(lambda unit: slots.set(unit, "card:1", id))
    return id


async def redraw(way: Road, text: str, first: int, to: int = GROUP) -> int:
    return await way.put(to, Outgoing(text=text, edits=first), DESK, meta=CARD, edits=first)


async def in_slot(way: Road) -> int | None:
    return await way.store.read(lambda unit: slots.get(unit, "card:1"))


async def test_a_card_is_rewritten_in_place_again_and_again(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        first = await card(way, "menunggu")
        await way.courier.drain()
        for text in ("diambil", "selesai"):
            await redraw(way, text, first)
        await way.courier.drain()
        assert way.shown(GROUP) == ["selesai"]
        assert await in_slot(way) == first


async def test_an_edit_of_what_is_just_being_sent_comes_after_it(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        way.sim.faults.add("slow", method="sendMessage", ms=100, times=1)
        async with running(way.courier):
            first = await card(way, "menunggu")
            await redraw(way, "diambil", first)
            await way.courier.drain()
        assert way.shown(GROUP) == ["diambil"]


async def test_a_card_that_somebody_deleted_is_posted_anew_and_takes_its_slot(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        first = await card(way, "menunggu")
        await way.courier.drain()
        way.sim.world.delete(next(iter(way.sim.world.rooms[GROUP].messages.values())))
        for message in list(way.sim.world.rooms[GROUP].messages.values()):
            way.sim.world.delete(message)
        again = await redraw(way, "diambil", first)
        await way.courier.drain()
        assert way.shown(GROUP) == ["diambil"]
        assert await in_slot(way) == again
        await redraw(way, "selesai", first)
        await redraw(way, "dihapus dari papan", again)
        await way.courier.drain()
        assert way.shown(GROUP) == ["dihapus dari papan"]
        assert way.heard == []


async def test_a_card_that_never_arrived_is_posted_anew(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        way.sim.faults.add("400", method="sendMessage", times=1, text="Bad Request: no such thing")
        first = await card(way, "menunggu")
        await way.courier.drain()
        assert await way.state(first) == "dead"
        again = await redraw(way, "diambil", first)
        await way.courier.drain()
        assert way.shown(GROUP) == ["diambil"]
        assert await in_slot(way) == again


async def test_an_uncertain_notice_is_corrected_by_a_new_message(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way, running(way.courier):
        way.sim.faults.add("cut_before", method="sendMessage", times=1)
        first = await way.put(IBU, "kabar", NOTICES)
        await clock.until(way.courier.drain())
        await way.put(IBU, Outgoing(text="kabar yang benar", edits=first), NOTICES, edits=first)
        await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["kabar yang benar"]


async def test_a_slot_that_moved_on_gets_no_second_message(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        way.sim.faults.add("400", method="sendMessage", times=1, text="Bad Request: no such thing")
        first = await card(way, "menunggu")
        await way.courier.drain()
        await way.store.write(lambda unit: slots.clear(unit, "card:1"))
        late = await redraw(way, "diambil", first)
        await way.courier.drain()
        assert way.shown(GROUP) == []
        assert await way.state(late) == "dead"


async def test_a_caption_whose_photo_is_gone_comes_as_words(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        photo = await way.sim.phone(IBU).photo("rumah")
        copy = Outgoing(copy_from=str(IBU), copy=(photo,), caption="PANDAN-LAYAR-27\nrumah")
        first = await way.put(SARI, copy)
        await way.courier.drain()
        new = Outgoing(caption="PANDAN-LAYAR-27\nrumah kami", edits=first, caption_only=True)
        await way.put(SARI, new, edits=first)
        await way.courier.drain()
        assert way.shown(SARI) == ["PANDAN-LAYAR-27\nrumah kami"]
        way.sim.world.delete(next(iter(way.sim.world.rooms[SARI].messages.values())))
        await way.put(SARI, new, edits=first)
        await way.courier.drain()
        assert way.shown(SARI) == ["PANDAN-LAYAR-27\nrumah kami"]


async def test_buttons_whose_message_is_gone_are_nothing_to_say(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        first = await way.put(IBU, "pilih")
        await way.courier.drain()
        way.sim.world.delete(next(iter(way.sim.world.rooms[IBU].messages.values())))
        new = await way.put(IBU, Outgoing(edits=first, buttons=((Button("x", "x"),),)), edits=first)
        await way.courier.drain()
        assert await way.state(new) == "dead"
        assert way.heard[0].reason == "gone"


async def test_an_album_is_carried_whole(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        first = await way.sim.phone(IBU).album(3)
        await way.put(SARI, Outgoing(copy_from=str(IBU), copy=(first, first + 1, first + 2)))
        await way.courier.drain()
        albums = [message.album for message in way.sim.world.rooms[SARI].messages.values()]
        assert len(albums) == 3
        assert len(set(albums)) == 1


async def test_a_group_that_moved_gets_its_messages_at_its_new_address(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        small = make_group(way.sim.world, "Kecil", [SARI], [], chat_id=-77, supergroup=False, bot_rights=())
        await way.put(-77, "satu", DESK)
        await way.courier.drain()
        grown = migrate(way.sim.world, small).chat.id
        id = await way.put(-77, "dua", DESK)
        await way.put(-77, "tiga", DESK)
        await way.courier.drain()
        assert way.shown(grown) == ["dua", "tiga"]
        row = await way.row(id)
        assert way.heard == [Delivery(id, row.chat_id, None, "news", b"", "migrated", str(grown))]
        assert sum(isinstance(outcome, Migrated) for outcome in way.witness.outcomes) == 1


@pytest.mark.parametrize("posted_before", [True, False])
async def test_a_card_in_a_group_that_moved_is_posted_once(tmp_path: Path, posted_before: bool) -> None:
    """The turns draw everything anew when they hear of it; the old row must not do so too."""
    way: Road

    async def draws_anew(delivery: Delivery) -> None:
        def draw(unit: Unit) -> None:
            chats.move(unit, delivery.chat_id, delivery.detail)
            data = b'{"text":"gambar baru"}'
            slots.set(unit, "card:1", outbox.put(unit, delivery.chat_id, DESK, "card", data, meta=CARD))

        await way.store.write(draw)

    async with road(tmp_path, hear=draws_anew) as way:
        small = make_group(way.sim.world, "Kecil", [SARI], [], chat_id=-77, supergroup=False, bot_rights=())
        old = first = await way.put(-77, "menunggu", DESK, meta=CARD)
        await way.store.write(lambda unit: slots.set(unit, "card:1", first))
        async with running(way.courier):
            if posted_before:
                await way.courier.drain()
            grown = migrate(way.sim.world, small).chat.id
            if posted_before:
                old = await redraw(way, "diambil", first, to=-77)
            await way.courier.drain()
        assert way.shown(grown) == ["gambar baru"]
        assert await way.state(old) == "dead"


async def test_after_a_move_a_rewriting_is_a_new_message(tmp_path: Path) -> None:
    async with road(tmp_path) as way, running(way.courier):
        small = make_group(way.sim.world, "Kecil", [SARI], [], chat_id=-77, supergroup=False, bot_rights=())
        first = await way.put(-77, "menunggu", DESK, meta=CARD)
        await way.store.write(lambda unit: slots.set(unit, "card:1", first))
        await way.courier.drain()
        grown = migrate(way.sim.world, small).chat.id
        again = await redraw(way, "diambil", first, to=-77)
        await way.courier.drain()
        assert way.shown(grown) == ["diambil"]
        assert await in_slot(way) == again
