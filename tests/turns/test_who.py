"""Who somebody is: families are never looked up, members of the group are asked about again after ten minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.inputs import Command, Said
from tests.turns.office import GROUP, LINK, joined, office


async def test_a_family_is_never_looked_up(tmp_path: Path) -> None:
    """Not at its first word either: that may be a cry, and the platform may take seconds to answer."""
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        assert place.asked == []


@pytest.mark.parametrize("before", ["nothing", "link", "family"])
async def test_the_name_that_is_asked_for_at_a_claim_is_taken_and_the_claim_goes_on(
    tmp_path: Path, before: str
) -> None:
    """Reported: told to write their name, they wrote it, and read "Anda tidak sedang memegang kasus"."""
    async with office(tmp_path) as place:
        case = await place.person("1001").tells("anak saya susah makan")
        sari = place.person("2001")
        if before == "family":  # they joined later
            await sari.commands("start")
            await sari.presses("Orang tua")
        place.members.add("2001")
        if before == "link":
            await sari.commands("start", "konselor")
        await place.passes(minutes=11)
        answer = await sari.claims()
        assert answer.alert
        if before == "nothing":
            assert "Buka dulu" in answer.text
            assert "Buka dulu" in (await sari.claims()).text  # they did not write yet
            assert sari.hears == []
            await sari.commands("start")
        else:
            assert "Tulis dulu nama panggilan" in answer.text
        assert "Nama panggilan" in sari.last
        await sari.says("Kak Sari")
        assert f"Ambil {case.code}" in str(place.sent_to("2001")[-1].buttons)
        await sari.presses("Ambil ")
        (row,) = await place.cases()
        assert (row.code, row.state) == (case.code, "claimed")
        assert any("susah makan" in one for one in sari.hears)


async def test_a_timer_of_the_time_as_a_family_takes_no_name_from_a_counsellor(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        dian = place.person("2001")
        await dian.says("anak saya susah makan")
        await place.take(joined(dian, present=True))
        await place.counsellor("2001", "Kak Dian")
        await place.passes(hours=4)
        await dian.commands("kasus")
        await place.person("1001").tells("anak saya susah makan")
        assert "milik Anda" in (await dian.claims()).text


async def test_a_member_is_asked_about_once_in_ten_minutes(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        assert place.asked == ["2001"]
        await place.passes(minutes=9)
        await dian.says("halo")
        assert place.asked == ["2001"]
        await place.passes(minutes=2)
        await dian.says("halo")
        assert place.asked == ["2001", "2001"]


async def test_whoever_left_unseen_is_a_family_after_ten_minutes_and_holds_no_case(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        place.members.discard("2001")
        await place.passes(minutes=11)
        await dian.says("ini rahasia")
        assert not any("ini rahasia" in said for said in family.hears)
        assert "kembali ke antrean" in " ".join(family.hears)
        (case,) = await place.cases()
        assert case.state == "waiting"


async def test_where_the_platform_cannot_be_asked_what_we_knew_holds(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        place.silent = True
        await place.passes(minutes=11)
        await dian.says("masih di sini")
        assert "masih di sini" in family.last


async def test_a_stranger_with_the_counsellors_link_is_a_family(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        stranger = place.person("3001")
        await stranger.commands("start", "konselor")
        assert "Siapa yang menulis" in stranger.last
        assert place.asked == ["3001"]


async def test_a_press_by_a_stranger_changes_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        shown = len(place.group)
        answer = await place.person("3001").claims()
        assert "Hanya anggota" in answer.text
        assert answer.alert
        assert (await place.cases())[0].state == "waiting"
        assert len(place.group) == shown


async def test_a_member_without_an_open_chat_gets_the_link_and_claims_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        place.members.add("2002")
        answer = await place.person("2002").claims()
        assert (answer.url, "Buka dulu" in answer.text) == (f"{LINK}_1", True)  # and with it the case
        assert (await place.cases())[0].state == "waiting"


async def test_a_member_without_a_working_name_is_sent_to_choose_one(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        place.members.add("2002")
        bumi = place.person("2002")
        await bumi.commands("start", "konselor")
        answer = await bumi.claims()
        assert "nama panggilan" in answer.text
        assert (await place.cases())[0].state == "waiting"


async def test_a_member_who_blocked_the_bot_claims_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.blocks()
        answer = await dian.claims()
        assert answer.url == f"{LINK}_1"
        assert (await place.cases())[0].state == "waiting"
        await dian.says("halo")
        assert "milik Anda" in (await dian.claims()).text


async def test_one_press_wins_and_the_other_sees_who_has_it(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        dian, bumi = await place.counsellor("2001", "Kak Dian"), await place.counsellor("2002", "Kak Bumi")
        claim = next(row[0].token for message in place.sent_to(GROUP) for row in message.buttons)
        assert "milik Anda" in (await dian.presses_token(claim, GROUP)).text
        assert "sudah diambil Kak Dian" in (await bumi.presses_token(claim, GROUP)).text
        assert not any("susah makan" in said for said in bumi.hears)


async def test_whoever_joined_or_wrote_in_the_group_is_known_without_asking(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        dian = place.person("2001")
        await place.take(joined(dian, present=True))
        await dian.commands("start")
        assert "Nama panggilan" in dian.last
        bumi = place.person("2002")
        await bumi.in_group(None)
        await bumi.commands("start")
        assert "Nama panggilan" in bumi.last
        assert place.asked == []


async def test_whoever_left_the_group_gives_their_cases_back(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await place.take(joined(dian, present=False))
        assert "kembali ke antrean" in family.last
        assert (await place.cases())[0].state == "waiting"


async def test_another_group_is_nobodys(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        await place.person("1001").tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        shown = len(place.out)
        await place.take(
            dian.incoming(Command("papan", "", 5), "-999"), dian.incoming(Said("halo", 6), "-999")
        )
        assert len(place.out) == shown


async def test_a_strange_button_in_the_group_is_answered(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        for token in ("", "claim", "claim:x", "now:1"):
            assert "tidak berlaku" in (await dian.presses_token(token, GROUP)).text


async def test_only_a_supervisor_gives_back_for_others(tmp_path: Path) -> None:
    async with office(tmp_path, supervisors=frozenset({"4001"})) as place:
        case = await place.person("1001").tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        bumi = await place.counsellor("2002", "Kak Bumi")
        await bumi.in_group(Command("lepas", case.code, 5))
        assert "penyelia" in place.group[-1]
        assert (await place.cases())[0].state == "claimed"
        await place.person("4001").in_group(Command("lepas", "TIDAK-ADA-10", 6))
        assert "tidak ditemukan" in place.group[-1]
        await place.person("4001").in_group(Command("lepas", case.code.lower(), 6))
        assert (await place.cases())[0].state == "waiting"
        assert "kembali ke antrean" in dian.last


async def test_the_board_is_shown_to_those_who_may_see_it(tmp_path: Path) -> None:
    async with office(tmp_path, supervisors=frozenset({"4001"})) as place:
        for address, shows in (("3001", False), ("4001", True), ("2001", True)):
            if address == "2001":
                await place.counsellor(address, "Kak Dian")
            await place.person(address).in_group(Command("papan", "", 5))
            assert ("Papan" in place.group[-1]) == shows
