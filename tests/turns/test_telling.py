"""What a family tells: kept in its order, handed over whole, never in the group, never kept after a no."""

from __future__ import annotations

from pathlib import Path

from bot.channels.contract import Outgoing
from flows.casework.code import make_code
from flows.inputs import Command
from storage import events, outbox
from storage.outbox import CRISIS, Row
from storage.tables import told
from tests.talk.conversation import book
from tests.talk.test_safety import ACUTE
from tests.turns.office import GROUP, Office, Person, office


async def test_a_story_is_kept_in_order_and_goes_to_the_one_who_claims(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        case = await place.person("1001").tells("anak saya umur 4 tahun", "susah makan sayur")
        assert await place.story(case.id) == ["anak saya umur 4 tahun", "susah makan sayur"]
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        letter = "\n".join(dian.hears)
        assert letter.index("anak saya umur 4 tahun") < letter.index("susah makan sayur")
        assert not any("sayur" in said for said in place.group)


async def test_what_is_told_while_waiting_is_in_the_letter_too(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        await family.says("dan dia tidak suka sayur")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        assert "tidak suka sayur" in "\n".join(dian.hears)


async def test_an_edit_before_the_claim_takes_the_place_of_what_was_told(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        said = await family.says("umurnya tiga tahun sekarang")
        await family.says("tidak mau minum susu")
        await family.edits(said, "umurnya lima tahun sekarang")
        assert await place.story(case.id) == [
            "anak saya susah makan",
            "umurnya lima tahun sekarang",
            "tidak mau minum susu",
        ]


async def test_a_no_destroys_what_was_told(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.says("anak saya suka bohong dan saya bingung")
        for label in ("Tidak", "Tidak, jangan"):
            await family.presses(label)
        await family.says("kalau begitu bagaimana ya ini")
        kept = await place.store.read(lambda unit: unit.connection.execute(told.select()).all())
        assert kept == []


async def test_what_was_told_after_the_end_belongs_to_the_matter_they_choose(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        await family.says("kak, masih susah makan juga ternyata")
        await family.presses("Lanjut")
        assert await place.story(case.id) == ["anak saya susah makan", "kak, masih susah makan juga ternyata"]
        (again,) = await place.cases()
        assert (again.id, again.state) == (case.id, "waiting")
        assert "Kembali ke antrean" in " ".join(place.group)


async def closes(dian: Person) -> None:
    await dian.presses("Tutup")
    await dian.presses("Terjawab")
    await dian.presses("Tanpa kata")


async def test_danger_opens_a_case_with_the_words_and_rings_before_all_else(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        child = place.person("1001")
        await child.says(ACUTE)
        (case,) = await place.cases()
        assert (case.risk, await place.story(case.id)) == ("tinggi", [ACUTE])
        assert "112" in child.last
        assert child.office.rows_to("1001")[-1].lane == CRISIS
        card = next(row for to, row, message in place.out if to == GROUP and case.code in message.text)
        assert card.lane == CRISIS
        assert not any("bunuh" in said for said in place.group)


async def test_danger_in_the_queue_rings_although_the_card_hangs_there(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        await family.says(ACUTE)
        rang = [(row, text.text) for to, row, text in place.out if to == GROUP and "BAHAYA" in text.text]
        assert len(rang) == 1
        assert case.code in rang[0][1]
        assert rang[0][0].lane == CRISIS
        assert [one.id for one in await place.cases()] == [case.id]


async def test_what_rang_can_be_claimed_from_while_it_rang_last_and_says_afterwards_who_has_it(
    tmp_path: Path,
) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")

        def rang() -> list[Row]:
            said_first = [(row, said) for to, row, said in place.out if to == GROUP and said.edits is None]
            return [row for row, said in said_first if said.text.startswith("BAHAYA")]

        def rewritten(row: Row) -> list[Outgoing]:
            return [said for said in place.sent_to(GROUP) if said.edits == row.id]

        await family.says(ACUTE)
        await place.passes(minutes=31)
        await family.says("tolong kak bapak mukul aku sekarang")
        first, second = rang()
        (bare,) = rewritten(first)
        assert (bare.buttons, rewritten(second)) == ((), [])
        await dian.claims()
        (over,) = rewritten(second)
        assert over.buttons == ()
        assert over.text.startswith(f"{case.code} · ")
        assert "Kak Dian" in over.text
        await dian.presses("Lepas")
        await dian.presses("Ya, lepas")
        assert "lebih baru di bawah" in rewritten(second)[-1].text  # it is never read as how things stand


async def test_what_rang_says_in_the_end_that_the_case_is_closed(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        await family.says(ACUTE)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await dian.presses("Tutup")
        for label in ("Terjawab", "Tanpa kata", "Ya, tutup"):
            await dian.presses(label)
        (rang,) = [row for row, said in of_group(place) if said.text.startswith("BAHAYA")]
        said = [said.text for said in place.sent_to(GROUP) if said.edits == rang.id]
        assert said[-1].startswith(f"{case.code} · Ditutup")
        assert "Kak Dian" not in said[-1]


def of_group(place: Office) -> list[tuple[Row, Outgoing]]:
    return [(row, said) for to, row, said in place.out if to == GROUP and said.edits is None]


async def test_danger_that_the_counsellor_leaves_unanswered_rings_the_group_after_three_minutes(
    tmp_path: Path,
) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await dian.says("halo, Bu")
        await family.says("anaknya dibanting ke tembok sekarang")
        await place.passes(minutes=1)
        await family.says("anaknya jerit kesakitan")
        assert dian.last.startswith(f"BAHAYA · {case.code}")
        assert any("belum dijawab konselor" in said for said in place.group)
        assert not any(said.startswith("BAHAYA") for said in place.group)
        await place.passes(minutes=2)
        rung = [said.text for _row, said in of_group(place) if said.text.startswith("BAHAYA")]
        assert len(rung) == 1
        assert "Hubungi Kak Dian" in rung[0]
        await dian.says("Telepon 112 sekarang ya Bu")
        card = [said for said in place.sent_to(GROUP) if said.text.startswith(f"{case.code}\n")]
        assert "belum dijawab" not in card[-1].text


async def test_those_on_call_are_woken_at_night_and_not_by_day(tmp_path: Path) -> None:
    async with office(tmp_path, oncall=frozenset({"2001", "2009"})) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        await place.person("1001").says(ACUTE)
        assert "Buka grup" not in dian.last
        await place.passes(hours=14)
        await place.person("1002").says(ACUTE)
        assert "Buka grup" in dian.last
        assert place.sent_to("2009") == []  # who never wrote to the bot cannot be written to


async def test_on_call_at_night_is_told_once_and_not_of_a_case_in_their_own_hands(tmp_path: Path) -> None:
    async with office(tmp_path, oncall=frozenset({"2001", "2002"})) as place:
        dian, bumi = [await place.counsellor(*who) for who in (("2001", "Kak Dian"), ("2002", "Kak Bumi"))]
        await place.passes(hours=14)
        family = place.person("1001")
        await family.says(ACUTE)
        assert [calls(dian), calls(bumi)] == [1, 1]
        await dian.claims()
        await dian.says("Saya di sini, Bu.")
        await place.passes(minutes=10)
        await family.says(ACUTE)
        assert [calls(dian), calls(bumi)] == [1, 2]
        await place.passes(minutes=3)  # and nobody answered
        assert [calls(dian), calls(bumi)] == [1, 3]


def calls(one: Person) -> int:
    return sum("Buka grup" in said for said in one.hears)


async def test_a_code_is_given_once(tmp_path: Path) -> None:
    """Two turns whose dice fall alike: the second throws again."""
    async with office(tmp_path, dice=lambda: 7) as place:
        first = await place.person("1001").tells("anak saya susah makan")
        second = await place.person("1002").tells("anak saya demam")
        assert first.code != second.code
        assert {first.code, second.code} == {case.code for case in await place.cases()}


async def test_the_trail_says_what_happened_and_no_word_of_it(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        trail = await place.store.read(lambda unit: events.of_case(unit, case.id))
        assert [event.kind for event in trail] == ["opened", "claimed", "closed"]
        assert not any(b"makan" in event.data for event in trail)


def test_code_words_give_codes_of_two_different_words() -> None:
    class Always:
        def __init__(self, throw: int) -> None:
            self.throw = throw

        def randrange(self, stop: int, /) -> int:
            return self.throw % stop

    words = book().code_words
    for throw in range(len(words) * 2):
        first, second, _ = make_code(words, Always(throw)).split("-")
        assert first != second


async def test_whoever_said_that_they_are_safe_is_not_taken_for_silent(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        child = place.person("1001")
        await child.says("aku takut pulang ke rumah")
        await child.presses("Ya, aman")
        await place.passes(minutes=6)
        assert await place.cases() == []
        await child.says("aku takut pulang ke rumah")
        await place.passes(minutes=6)
        assert [case.risk for case in await place.cases()] == ["sedang"]


async def test_an_answer_that_comes_late_does_not_begin_with_what_this_is(tmp_path: Path) -> None:
    """The bot was down when the burst ended; by now another hand may hold the phone."""
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        await family.says("dan dia tidak suka sayur")
        await place.passes(minutes=30)
        assert family.last.startswith("Halo, ada pesan baru.")


async def test_whoever_claims_reads_the_age_and_the_words_of_danger(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        await place.person("1001").says("tolong kak, anak umur 7 tahun mau dibunuh sekarang")
        assert any("6–12" in said for said in place.group)
        await dian.claims()
        letter = next(said for said in dian.hears if "Risiko" in said)
        assert "dibunuh" in letter.split("mendasarinya:")[1].split("\n\n")[0]
        assert "kepentingan vital" in letter


async def test_on_call_with_a_closed_chat_is_not_written_to(tmp_path: Path) -> None:
    async with office(tmp_path, oncall=frozenset({"2001"})) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.blocks()
        heard = len(dian.hears)
        await place.passes(hours=14)
        await place.person("1001").says(ACUTE)
        assert len(dian.hears) == heard


async def test_the_card_says_since_when_somebody_has_it_whatever_happens_afterwards(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        await family.says("kebon jeruk")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await place.passes(minutes=20)
        await family.says(ACUTE)
        await place.passes(minutes=20)
        await family.says("rumahku kebakaran, aku terjebak")
        cards = [text for text in place.group if "Risiko" in text]
        assert "Kak Dian pukul 09.30" in cards[-1]


async def test_a_story_longer_than_a_message_is_whole_in_the_letter(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        story = [" ".join(f"nasi{part}x{number}" for number in range(300)) for part in range(3)]
        await place.person("1001").tells(*story)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        letter = " ".join(said for said in dian.hears if "Risiko" not in said).split()
        assert [word for word in letter if word.startswith("nasi")] == " ".join(story).split()


async def test_danger_after_the_end_opens_a_new_case_with_what_is_still_so(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        await family.says("kebon jeruk")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await closes(dian)
        await family.says(ACUTE)
        (now,) = await place.cases()
        assert (now.id != case.id, now.kecamatan, now.risk) == (True, "31.73.05", "tinggi")


async def test_hiding_takes_away_photos_too_and_the_letter_names_them(tmp_path: Path) -> None:
    """Reported by a newcomer: photos, voice notes, commands and short answers stayed on the screen."""
    async with office(tmp_path) as place:
        child = place.person("1001")
        await child.tells("aku sering diejek di sekolah", who="Saya anak")
        wrote = [await child.says("ini fotonya ya kak"), await child.says("kak")]
        files = [await child.sends("photo")]
        files += [await child.sends("photo", album="a") for _ in range(2)]
        status = Command("status", "kode", next(place.numbers))
        await place.take(child.incoming(status))
        await child.says("sembunyi")
        erased = {number for message in place.sent_to("1001") for number in message.erases}
        assert erased >= {*wrote, *files, status.message}
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        assert [message.copy for message in place.sent_to("2001") if message.copy] == []
        letter = "\n".join(message.text for message in place.sent_to("2001"))
        assert letter.count("[berkas: foto.") == 3


async def test_a_line_written_over_the_menu_stands_apart_in_the_letter(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        child = place.person("1001")
        await child.tells("aku sering diejek di sekolah", who="Saya anak")
        await child.says("sembunyi")
        await child.says(ACUTE)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (story,) = [said for said in dian.hears if "· cerita:" in said]
        (apart,) = [said for said in dian.hears if "mungkin bukan oleh pelapor" in said]
        assert ACUTE not in story
        assert apart.endswith(ACUTE)
        assert any("menyembunyikan obrolan" in said for said in dian.hears), "told at the claim"
        assert "112" not in "".join(child.hears[-2:])


async def test_what_was_being_sent_when_they_hid_is_taken_away_and_its_writer_hears(tmp_path: Path) -> None:
    """Reported by a newcomer: a counsellor's words were neither delivered nor refused."""
    async with office(tmp_path) as place:
        family = place.person("1001")
        await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        place.clock.pass_(seconds=5)
        await place.turns.take([dian.incoming(place.said("jangan sampai terbaca"))])
        (flying,) = [
            row
            for row in await place.store.write(lambda unit: outbox.take(unit, 50))
            if b"jangan sampai" in row.data
        ]
        place.clock.pass_(seconds=1)
        await place.turns.take([family.incoming(place.said("sembunyi"))])
        await place.store.write(lambda unit: outbox.sent(unit, flying.id, (777_001,)))
        await place.deliver()
        assert "tidak dikirim" in "".join(dian.hears)
        erased = {number for message in place.sent_to("1001") for number in message.erases}
        assert 777_001 not in erased
        await place.passes(seconds=3)
        erased = {number for message in place.sent_to("1001") for number in message.erases}
        assert 777_001 in erased
