"""Between a family and its counsellor: named, masked, whole, in order; what does not arrive is told to its sender."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bot.channels.contract import Outgoing
from bot.split import LIMIT, units
from storage.cases import CaseRow
from tests.talk.test_safety import ACUTE
from tests.turns.office import GROUP, Office, Person, moved, office


async def talking(place: Office, *story: str) -> tuple[Person, Person, CaseRow]:
    """A mother, the counsellor who has her case, and the case."""
    family = place.person("1001")
    case = await family.tells(*(story or ("anak saya susah makan",)))
    dian = await place.counsellor("2001", "Kak Dian")
    await dian.claims()
    return family, dian, case


async def _nothing() -> None:
    """The platform takes nothing now."""


def new(place: Office, person: Person, before: int) -> list[Outgoing]:
    return place.sent_to(person.address)[before:]


async def test_each_side_sees_who_speaks_and_never_more(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, case = await talking(place)
        await dian.says("Selamat siang, Bu")
        assert family.last == "Kak Dian, konselor Puspa:\nSelamat siang, Bu"
        await family.says("siang, Kak")
        assert dian.last == f"{case.code} · pelapor:\nsiang, Kak"


@pytest.mark.parametrize("length", [4000, 4096])
async def test_a_long_text_arrives_whole_in_parts_both_ways(tmp_path: Path, length: int) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        for sender, reader in ((family, dian), (dian, family)):
            before = len(place.sent_to(reader.address))
            text = " ".join(f"nasi{number}" for number in range(1000))[:length]
            await sender.says(text)
            parts = new(place, reader, before)
            assert all(units(part.text) <= LIMIT for part in parts)
            assert text.split() == " ".join(part.text for part in parts).split(":", 1)[1].split()


async def test_an_edit_rewrites_what_was_carried_and_leads_the_counsellor_to_it(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, case = await talking(place)
        for sender, reader in ((family, dian), (dian, family)):
            said = await sender.says("satu")
            carried = place.rows_to(reader.address)[-1].id
            before = len(place.sent_to(reader.address))
            await sender.edits(said, "satu setengah")
            edit, *line = new(place, reader, before)
            assert edit.edits == carried
            # A change far up the chat rings no phone: the counsellor is led to it.
            stands = await place.posted_as(carried)
            replies = [(one.reply_to, one.text.startswith("Pesan ini baru saja diubah")) for one in line]
            assert replies == ([(stands, True)] if reader is dian else [])
            assert edit.text.endswith(":\nsatu setengah")
        assert (await place.story(case.id))[-1] == "satu setengah"


async def test_an_edit_of_a_long_text_leaves_no_old_word_and_loses_no_new_one(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        long = " ".join(f"kata{number}" for number in range(525))
        said = await family.says(long)
        before = len(place.sent_to(dian.address))
        await family.edits(said, "pendek saja")
        first, second, _line = new(place, dian, before)
        assert first.text.endswith("pendek saja")
        assert second.text == "…"
        said = await family.says("pendek")
        before = len(place.sent_to(dian.address))
        await family.edits(said, long)
        edit, rest, _line = new(place, dian, before)
        assert (edit.edits is not None, rest.edits) == (True, None)
        assert f"{edit.text} {rest.text}".split(":\n")[1].split() == long.split()


async def test_an_edit_of_the_story_reaches_the_letter_that_carried_it(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.commands("start")
        for label in ("Orang tua", "Tidak", "Ya, boleh"):
            await family.presses(label)
        said = await family.says("anaknya umur dua tahun")
        await place.passes(seconds=2)
        await family.presses("Bicara dengan orang")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        before = len(place.sent_to(dian.address))
        await family.edits(said, "anaknya umur tiga tahun")
        edit, _line = new(place, dian, before)
        assert edit.edits is not None
        assert "umur tiga tahun" in edit.text


async def test_a_changed_text_that_was_never_carried_comes_as_a_new_one(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        await family.edits(9999, "yang tadi salah tulis")
        assert dian.last.endswith("yang tadi salah tulis")
        await dian.edits(9998, "apa")
        assert "tidak dapat diteruskan" in dian.last


async def test_an_edit_for_one_family_never_shows_to_another(tmp_path: Path) -> None:
    """Message numbers are unique only within a chat."""
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        other = place.person("1002")
        await other.tells("anak saya demam")
        await dian.claims()
        second = max(await place.cases(), key=lambda case: case.id)
        await dian.commands("kasus")
        await dian.presses(second.code)
        said = await dian.says("untuk keluarga kedua")
        heard = len(family.hears)
        await dian.edits(said, "untuk keluarga kedua saja")
        assert other.last.endswith("kedua saja")
        assert len(family.hears) == heard


async def test_a_reply_goes_to_the_family_of_the_message_it_answers(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, case = await talking(place)
        other = place.person("1002")
        await other.tells("anak saya demam")
        await dian.claims()
        await family.says("bagaimana, Kak?")
        shown = next(row for row in reversed(place.rows_to(dian.address)) if row.case_id == case.id)
        posted = await place.posted_as(shown.id)
        await dian.says("ini untuk Ibu", reply_to=posted)
        assert family.last.endswith("ini untuk Ibu")
        assert not any("ini untuk Ibu" in said for said in other.hears)


async def test_an_album_is_copied_whole_under_one_name(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, case = await talking(place)
        before = len(place.sent_to(dian.address))
        parts = [await family.sends("photo", album="a1") for _ in range(3)]
        await place.passes(seconds=2)
        name, album = new(place, dian, before)
        assert (name.text, album.copy) == (f"{case.code} · pelapor:", tuple(parts))
        again = [await family.sends("photo", album="a1"), await family.sends("photo", album="a2")]
        await place.passes(seconds=2)
        assert [m.copy for m in new(place, dian, before + 2) if m.copy] == [(again[0],), (again[1],)]


async def test_an_album_of_the_story_stands_whole_in_the_letter(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.commands("start")
        for label in ("Orang tua", "Tidak", "Ya, boleh"):
            await family.presses(label)
        await family.says("ini fotonya")
        parts = [await family.sends("photo", album="a1") for _ in range(3)]
        voice = await family.sends("voice")
        sticker = await family.sends("sticker")
        await family.says("yang kemarin sore")
        await place.passes(seconds=2)
        await family.presses("Bicara dengan orang")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (case,) = await place.cases()
        letter = place.sent_to(dian.address)
        assert [message.copy for message in letter if message.copy] == [tuple(parts), (voice,), (sticker,)]
        named = [one.text for one, two in pairwise(letter) if two.copy and two.caption is None]
        assert [name.partition(" [")[0] for name in named] == [f"{case.code} · cerita"] * 2
        said = [message.text for message in letter]
        assert [
            any("ini fotonya" in text for text in said),
            any("kemarin sore" in text for text in said),
        ] == [True] * 2


@pytest.mark.parametrize("kind", ["photo", "voice", "document", "video", "audio", "animation"])
async def test_a_file_carries_its_name_in_the_caption(tmp_path: Path, kind: str) -> None:
    async with office(tmp_path) as place:
        family, dian, case = await talking(place)
        sent = await family.sends(kind, "ini dia")
        message = place.sent_to(dian.address)[-1]
        assert (message.copy, message.copy_from) == ((sent,), "1001")
        assert message.caption == f"{case.code} · pelapor:\nini dia"
        await dian.sends(kind)
        assert place.sent_to(family.address)[-1].caption == "Kak Dian, konselor Puspa:"


async def test_a_sticker_follows_a_line_that_names_its_sender(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        before = len(place.sent_to(family.address))
        await dian.sends("sticker")
        name, sticker = new(place, family, before)
        assert name.text == "Kak Dian, konselor Puspa:"
        assert (sticker.copy_from, sticker.caption) == ("2001", None)


async def test_a_caption_that_is_too_long_comes_as_a_text_before_its_file(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        before = len(place.sent_to(dian.address))
        await family.sends("photo", "k" * 1020)
        text, photo = new(place, dian, before)
        assert text.text.endswith("k" * 1020)
        assert photo.caption is None


async def test_a_changed_caption_changes_the_caption_alone(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        sent = await family.sends("photo", "lama")
        before = len(place.sent_to(dian.address))
        await family.edits(sent, "baru")
        edit, _line = new(place, dian, before)
        assert (edit.caption_only, (edit.caption or "").endswith(":\nbaru"), edit.text) == (True, True, "")


# ---- what does not arrive


async def test_what_a_family_blocked_its_counsellor_hears_under_that_message(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        place.refused[family.address] = "blocked"
        said = await dian.says("halo Bu?")
        assert "memblokir" in dian.last
        assert place.sent_to(dian.address)[-1].reply_to == said


async def test_what_did_not_reach_the_counsellor_the_family_hears_under_that_message(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        place.refused[dian.address] = "bad_request"
        said = await family.says("halo Kak?")
        assert "belum bisa diteruskan" in family.last
        assert place.sent_to(family.address)[-1].reply_to == said


async def test_a_counsellor_who_cannot_be_written_to_after_the_claim_loses_the_case(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        place.refused[dian.address] = "blocked"
        await dian.claims()
        assert (await place.cases())[0].state == "waiting"
        assert "kembali ke antrean" in family.last
        answer = await dian.claims()
        assert "Buka dulu" in answer.text  # from now on we know that the chat is closed


async def test_a_late_refusal_to_the_former_counsellor_takes_nothing_from_the_next(tmp_path: Path) -> None:
    """A letter is several messages: each is refused, the last perhaps after somebody else took the case."""
    async with office(tmp_path) as place:
        family, dian, case = await talking(place)
        late = place.rows_to(dian.address)[-1]
        await dian.presses("Lepas")
        bumi = await place.counsellor("2002", "Kak Bumi")
        await bumi.claims()
        heard = len(family.hears)
        await place.refuses(late, "blocked")
        (now,) = await place.cases()
        assert (now.id, now.state) == (case.id, "claimed")
        assert len(family.hears) == heard
        await place.refuses(late, "bad_request")
        assert len(family.hears) == heard


# ---- hiding, questions, the group


async def test_hiding_takes_the_chat_away_and_what_was_on_its_way(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        shown = [number for row in place.rows_to(family.address) for number in await place.numbers_of(row.id)]
        dian_said = dian.incoming(place.said("jangan sampai terbaca"))
        family_hides = family.incoming(place.said("sembunyi"))
        await place.take(dian_said, family_hides)
        assert not any("jangan sampai terbaca" in said for said in family.hears)
        assert "menyembunyikan" in dian.last
        erased = {number for message in place.sent_to(family.address) for number in message.erases}
        assert erased >= set(shown)
        assert "Info keluarga" in family.last


async def test_a_question_that_a_newer_one_replaced_never_leaves_and_words_always_do(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("halo")
        heard = len(family.hears)
        await place.take(
            family.incoming(place.pressed("1.parent")),
            family.incoming(place.said("status")),
            family.incoming(place.pressed("2.no")),
        )
        new_ones = family.hears[heard:]
        assert (
            sum("sedang dalam bahaya?" in text for text in new_ones) == 1
        )  # the bare question was dropped, the status was not
        assert any("Belum ada yang masuk antrean" in text for text in new_ones)
        assert "simpan" in new_ones[-1]


async def test_the_numbers_to_call_are_never_replaced_by_a_question(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        child = place.person("1001")
        doings = (place.said(ACUTE), place.pressed("2.safe"), place.pressed("3.child"))
        await place.take(*(child.incoming(doing) for doing in doings))
        assert any("112" in text for text in child.hears)
        assert "kami simpan" in child.last


async def test_the_card_is_one_message_that_is_rewritten(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        _, dian, case = await talking(place)
        await dian.presses("Lepas")
        cards = [m for m in place.sent_to(GROUP) if m.text.startswith(f"{case.code}\nRisiko")]
        assert [m.edits is None for m in cards] == [True, *[False] * (len(cards) - 1)]
        rang = [m for m in place.sent_to(GROUP) if "Kembali ke antrean" in m.text]
        assert [m.edits for m in rang] == [None]


async def test_the_board_and_a_card_that_still_wait_say_the_newest_instead_of_waiting_twice(
    tmp_path: Path,
) -> None:
    async with office(tmp_path) as place:
        case = await place.person("1001").tells("anak saya susah makan")
        await place.passes(seconds=10)
        dian = await place.counsellor("2001", "Kak Dian")
        before = len(place.group)
        held, place.deliver = place.deliver, _nothing  # type: ignore[method-assign]
        for _ in range(3):
            for act in ("claim", "release"):
                await dian.presses_token(f"{act}:{case.id}", GROUP if act == "claim" else "")
                await place.passes(seconds=10)
        place.deliver = held  # type: ignore[method-assign]
        await place.deliver()
        edits = [message for message in place.sent_to(GROUP)[before:] if message.edits is not None]
        assert len(edits) == len({message.edits for message in edits}), "one of each message"
        assert any("Papan" in message.text for message in edits)


async def test_a_group_that_moved_gets_everything_anew(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        await family.says(ACUTE)  # a line that rang hangs in the old place too
        await place.passes(seconds=10)
        dian = await place.counsellor("2001", "Kak Dian")
        for _ in range(3):  # the old group says so, and each message that was refused there
            await place.take(moved(dian, "-100777"))
            await place.passes(seconds=10)
        there = place.sent_to("-100777")
        assert [m.edits for m in there] == [None] * len(there)
        assert sum("Papan" in m.text for m in there) == 1
        assert sum("Menunggu sejak" in m.text for m in there) == 1
        (case,) = await place.cases()
        await dian.presses_token(f"claim:{case.id}", "-100777")
        assert not any(m.text.startswith(f"{case.code} ·") for m in place.sent_to("-100777"))


async def test_an_edit_reaches_the_one_who_has_the_case_now_and_not_the_one_who_had_it(
    tmp_path: Path,
) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        said = await family.says("di gang sebelah")
        await dian.presses("Lepas")
        bumi = await place.counsellor("2002", "Kak Bumi")
        await bumi.claims()
        before = len(place.sent_to(dian.address))
        await family.edits(said, "di gang belakang")
        assert "pelapor:\ndi gang belakang" in bumi.last
        assert (
            place.sent_to(bumi.address)[-1].edits is None
        )  # what stood in the other chat cannot be rewritten here
        assert len(place.sent_to(dian.address)) == before


async def test_a_last_word_of_any_length_arrives_whole(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, _ = await talking(place)
        heard = len(family.hears)
        await dian.presses("Tutup")
        await dian.presses("Terjawab")
        words = " ".join(f"kata{number}" for number in range(520))
        await dian.says(words)
        arrived = " ".join(family.hears[heard:])
        assert all(word in arrived.split() for word in words.split()[:-1])
        assert "kata519" in arrived
        assert place.sent_to(family.address)[-1].buttons


async def test_whatever_carries_a_familys_words_is_sealed_under_their_own_key(tmp_path: Path) -> None:
    """So that destroying that one key destroys them, wherever they were sent."""
    async with office(tmp_path) as place:
        family, dian, case = await talking(place)
        await family.says("siang, Kak")
        for address in (dian.address, family.address, GROUP):
            rows = [row for row in place.rows_to(address) if row.case_id == case.id]
            assert rows
            assert {row.file_id for row in rows} == {case.file_id}
