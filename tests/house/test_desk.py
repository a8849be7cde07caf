"""The counsellors' side over real HTTP: two cases at once, what cannot be delivered, giving back, moving house."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from simulator.joining import migrate
from storage.tables import receipts
from storage.unit import Unit
from tests.house.test_first_way import claim, tell
from tests.house.town import BASIC_GROUP, Town, clock_from, comes_back, counsellor_ready, press, town
from tests.talk.conversation import NIGHT, WORKDAY


async def two_cases(place: Town) -> tuple[str, str]:
    """Counsellor 1 holds the mother's case and then the child's, which is the current one; returns both codes."""
    await tell(place.parent, "Orang tua", "anak saya susah makan")
    await claim(place)
    mother = (await place.desk_1.sees("Risiko", ever=True)).text.splitlines()[0]
    await tell(place.child, "Saya anak", "aku sering diejek di sekolah")
    await place.group_1.sees("Menunggu sejak")
    await press(place.group_1, "Ambil")
    await place.child.sees("Sekarang yang membalas orang")
    child = (await place.desk_1.sees("diejek di sekolah", ever=True)).text.splitlines()[0].split(" · ")[0]
    return mother, child


async def test_a_reply_goes_to_the_case_it_answers_and_the_rest_to_the_current_one(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        _, child = await two_cases(place)
        await place.desk_1.say("ini untuk kamu")
        await place.desk_1.sees("Untuk siapa")  # of two, nothing says yet which one they write to
        await press(place.desk_1, child)
        await place.child.sees("ini untuk kamu")
        await place.parent.say("bagaimana, Kak?")
        asked = await place.desk_1.sees("bagaimana, Kak?")
        await (
            place.service.courier.drain()
        )  # nobody answers before it is written down which message stands there
        await place.desk_1.reply(asked, "ini untuk Ibu")
        await place.parent.sees("ini untuk Ibu")
        assert not any("ini untuk Ibu" in seen.text for seen in place.child.messages)


async def test_the_current_case_is_changed_by_a_press(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        mother, _ = await two_cases(place)
        await place.desk_1.say("/kasus")
        await place.desk_1.sees("Kasus Anda")
        await press(place.desk_1, mother)
        await place.desk_1.sees(f"Kasus yang sedang dibuka: {mother}")
        await place.desk_1.say("sekarang untuk Ibu")
        await place.parent.sees("sekarang untuk Ibu")


async def test_long_texts_arrive_whole_in_parts(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await claim(place)
        words = " ".join(f"kata{number}" for number in range(520))
        assert len(words) <= 4096
        await place.parent.say(words)
        await place.desk_1.sees("kata519")
        arrived = " ".join(seen.text for seen in place.desk_1.messages)
        assert all(f"kata{number}" in arrived for number in range(520))


async def test_a_family_that_blocked_the_bot_is_told_to_its_counsellor(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await claim(place)
        await place.parent.block()
        said = await place.desk_1.say("halo Bu, masih di sana?")
        failed = await place.desk_1.sees("memblokir bot")
        assert failed.reply_to == said


async def test_nothing_reaches_a_family_that_hides_and_the_counsellor_hears_why(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.child, "Saya anak", "aku mau cerita")
        await claim(place)
        await place.child.say("sembunyi")
        await place.child.sees("Info keluarga")
        await place.desk_1.say("kamu di mana?")
        await place.desk_1.sees("menyembunyikan obrolan")
        assert not any("konselor" in seen.text.lower() for seen in place.child.messages)
        await comes_back(place.child)
        await place.child.sees("Kita lanjut")
        await place.desk_1.say("kamu aman?")
        await place.child.sees("kamu aman?")


async def test_a_counsellors_contact_and_place_are_kept_back(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await claim(place)
        await place.desk_1.contact()
        await place.desk_1.sees("tidak diteruskan")
        await place.desk_1.location()
        await place.desk_1.sees("tidak diteruskan")
        assert {seen.kind for seen in place.parent.messages if seen.sender.bot} == {"text"}


async def test_an_album_is_carried_whole(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await claim(place)
        await place.parent.album(3)
        await place.desk_1.sees_kind("photo")
        await place.parent.say("itu tiga foto")
        await place.desk_1.sees("itu tiga foto", ever=True)
        photos = [seen for seen in place.desk_1.messages if seen.kind == "photo"]
        assert len(photos) == 3
        assert len({seen.album for seen in photos}) == 1


async def test_given_back_the_next_counsellor_reads_everything_and_nothing_is_told_twice(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await claim(place)
        await place.parent.say("dan juga susah tidur")
        await place.desk_1.sees("susah tidur")
        await press(place.desk_1, "Lepas")
        await place.parent.sees("kembali ke antrean")
        await counsellor_ready(place.desk_2, "Kak Bumi")
        await place.group_2.sees("Kembali ke antrean", ever=True)
        await press(place.group_2, "Ambil")
        story = await place.desk_2.sees("susah tidur", ever=True)
        assert "susah makan" in story.text
        await place.parent.sees("Kak Bumi")


async def test_a_supervisor_gives_back_anothers_case_and_others_may_not(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await counsellor_ready(place.desk_2, "Kak Bumi")
        await place.group_2.sees("Menunggu sejak", ever=True)
        await press(place.group_2, "Ambil")
        code = (await place.desk_2.sees("Risiko", ever=True)).text.splitlines()[0]
        await place.group_2.say(f"/lepas {code}")
        await place.group_2.sees("hanya untuk penyelia")
        await place.group_1.say(f"/lepas {code.lower().replace('-', ' ')}")
        await place.group_1.sees("dikembalikan ke antrean oleh penyelia")
        await place.desk_2.sees("kembali ke antrean", ever=True)


async def test_leaving_the_group_frees_the_case(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await counsellor_ready(place.desk_2, "Kak Bumi")
        await place.group_2.sees("Menunggu sejak", ever=True)
        await press(place.group_2, "Ambil")
        await place.parent.sees("Sekarang yang membalas orang")
        await place.group_2.leave()
        await place.parent.sees("kembali ke antrean")


async def test_a_group_that_moved_gets_board_and_cards_anew(tmp_path: Path) -> None:
    async with town(tmp_path, group=BASIC_GROUP) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await counsellor_ready(place.desk_1, "Kak Dian")
        await place.desk_1.in_chat(BASIC_GROUP).sees("Menunggu sejak", ever=True)
        moved = migrate(place.simulator.world, place.simulator.world.rooms[BASIC_GROUP]).chat.id
        there = place.desk_1.in_chat(moved)
        await there.sees("Menunggu sejak", ever=True)
        await press(there, "Ambil")
        await place.parent.sees("Sekarang yang membalas orang")


async def test_those_on_call_are_woken_by_danger_outside_hours(tmp_path: Path) -> None:
    async with town(tmp_path, clock=clock_from(NIGHT)) as place:
        await counsellor_ready(place.desk_1, "Kak Dian")
        await place.child.start()
        await place.child.say("tolong")
        await place.desk_1.sees("Buka grup konselor", ever=True)


async def test_nobody_is_woken_while_counsellors_are_at_work(tmp_path: Path) -> None:
    async with town(tmp_path, clock=clock_from(WORKDAY)) as place:
        await counsellor_ready(place.desk_1, "Kak Dian")
        await place.child.start()
        await place.child.say("tolong")
        await place.group_1.sees("TINGGI", ever=True)
        await place.service.courier.drain()
        assert not any("Buka grup konselor" in seen.text for seen in place.desk_1.messages)


async def test_the_board_counts_who_waits_and_who_is_held(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await place.group_1.sees("Menunggu: 1", ever=True)
        await claim(place)
        await place.group_1.sees("Ditangani: 1", ever=True)
        board = [seen for seen in place.group_1.messages if "Papan Puspa" in seen.text]
        assert len(board) == 1
        assert board[0].pinned


async def test_what_is_too_old_is_swept_out_by_itself(tmp_path: Path) -> None:
    async with town(tmp_path, clock=clock_from(WORKDAY)) as place:
        await place.parent.start()
        await place.parent.sees("Siapa yang menulis")
        assert await place.service.store.read(receipts_of_that_day) > 0
    async with town(tmp_path, clock=clock_from(WORKDAY + timedelta(days=4))) as place:
        await place.service.turns.due()
        assert await place.service.store.read(receipts_of_that_day) == 0


def receipts_of_that_day(unit: Unit) -> int:
    that_day = receipts.c.at < WORKDAY + timedelta(days=1)
    found: int = unit.connection.execute(
        select(func.count()).select_from(receipts).where(that_day)
    ).scalar_one()
    return found


async def test_a_403_after_a_claim_frees_the_case(tmp_path: Path) -> None:
    """The private chat was open when the counsellor pressed, and shut when the letter came."""
    async with town(tmp_path) as place:
        await tell(place.parent, "Orang tua", "anak saya susah makan")
        await counsellor_ready(place.desk_1, "Kak Dian")
        await place.group_1.sees("Menunggu sejak", ever=True)
        place.simulator.faults.add(
            "403",
            method="sendmessage",
            chat=place.desk_1.person,
            text="Forbidden: bot was blocked by the user",
        )
        pressed = await press(place.group_1, "Ambil")
        assert "sekarang milik Anda" in (pressed.toast or "")
        await place.group_1.sees("Kembali ke antrean")
        await place.parent.sees("kembali ke antrean", ever=True)
        place.simulator.faults.clear()
        await counsellor_ready(place.desk_2, "Kak Bumi")
        await press(place.group_2, "Ambil")
        await place.parent.sees("Kak Bumi")
