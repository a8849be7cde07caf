"""After the numbers: four questions for the claimer, the advice that helps, and one silent message as time goes by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.answers import answers
from flows.effects import Say
from flows.notes import Changed, Claimed
from flows.talk import advice
from flows.talk.unasked import unasked
from tests.talk.conversation import NIGHT, Conversation, book, notes, words
from tests.talk.test_safety import ACUTE

SEXUAL = "tolong anak saya diperkosa om nya tadi malam"


def told(family: Conversation) -> dict[str, str]:
    found: dict[str, str] = {}
    for note in notes(family, Changed):
        found.update(note.details)
    return found


def quiet(family: Conversation) -> list[Say]:
    return [effect for effect in family.effects if isinstance(effect, Say) and effect.slot and effect.quiet]


def test_the_numbers_come_first_and_the_first_question_hangs_below_them() -> None:
    family = Conversation().says(ACUTE).hears("112", "bisa bicara")
    assert family.last.index("112") < family.last.index("bisa bicara")
    assert family.labels[:3] == ["Bisa bicara", "Tidak bisa bicara", "Bisa pergi dari sini"]


def test_each_answer_reaches_the_case_and_none_the_group() -> None:
    family = Conversation().says(ACUTE).presses("Tidak bisa bicara").stands_at("safety.where")
    family.says("jalan mawar 3", "dekat masjid").stands_at("safety.phone").says("0812 0000 0000")
    family.stands_at("safety.near").presses("Orang itu").stands_at("safety.stay")
    assert told(family) == {
        "safety.talk": "quiet",
        "safety.where": "jalan mawar 3\ndekat masjid",
        "safety.phone": "0812 0000 0000",
        "safety.near": "there",
    }
    lines = [words().say(line, "id") for line in answers(told(family), words())]
    assert lines[0].endswith("– Tidak bisa bicara")
    assert "jalan mawar 3" in lines[1]


def test_an_address_names_the_kecamatan_and_it_is_not_asked_again() -> None:
    family = Conversation().says(ACUTE).presses("Tidak bisa bicara").says("jalan mawar 3, kalideres")
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan] == ["31.73.06"]
    assert family.session.answers["intake.city"] == "31.73"
    family = Conversation().says(ACUTE).presses("Tidak bisa bicara").says("di kamar mandi")
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan] == []


def test_what_the_four_have_answered_is_not_handed_on_as_unasked() -> None:
    """Reported by a counsellor: where, and which number is safe, stood among what nobody had asked."""
    child = (
        Conversation().says("halo").presses("Saya anak").says("om nya megang megang aku, dia di luar kamar")
    )
    child.stands_at("safety.company").presses("Tidak bisa bicara")
    before = unasked(child.session, child.moment)
    assert {"intake.city", "safe.phone", "risk.j.near", "safe.hours"} <= set(before)
    child.says("jalan mawar 3").says("0812 0000 0000").presses("Orang itu").stands_at("safety.stay")
    after = unasked(child.session, child.moment)
    assert set(before) - set(after) == {"intake.city", "safe.phone", "risk.j.near"}
    assert list(after) == [name for name in before if name in after]


def test_what_was_skipped_in_danger_is_still_unasked() -> None:
    family = Conversation().says(ACUTE).presses("Bisa bicara")
    family.presses("Lewati").presses("Lewati").presses("Lewati").stands_at("safety.stay")
    assert "intake.city" in unasked(family.session, family.moment)


def test_each_can_be_skipped_and_skipping_says_nothing() -> None:
    family = Conversation().says(ACUTE).presses("Bisa bicara")
    family.presses("Lewati").presses("Lewati").presses("Lewati").stands_at("safety.stay")
    assert told(family) == {"safety.talk": "talk"}


def test_a_location_or_a_voice_note_is_an_answer_and_is_kept() -> None:
    family = Conversation().says(ACUTE).presses("Bisa pergi").sends("location").stands_at("safety.phone")
    assert told(family)["safety.where"] == "*location"
    assert family.kept[-1] == "location"
    family = Conversation().says(ACUTE).presses("Bisa pergi").sends("voice").stands_at("safety.phone")
    family.hears("Konselor akan mendengarkannya")
    assert told(family)["safety.where"] == "*voice"


def test_a_voice_note_is_no_telephone_number_and_is_told_that_it_came() -> None:
    family = Conversation().says(ACUTE).presses("Bisa pergi").presses("Lewati").sends("voice")
    family.stands_at("safety.phone").hears("endengarkan", "nomor mana yang aman")
    assert family.kept[-1] == "voice"
    assert "safety.phone" not in told(family)
    family.says("0812 0000 0000").stands_at("safety.near")
    assert told(family)["safety.phone"] == "0812 0000 0000"


def test_where_nothing_is_asked_a_voice_note_is_told_that_it_came_too() -> None:
    family = (
        Conversation().says(ACUTE).presses("Bisa pergi").presses("Lewati").presses("Lewati").presses("Lewati")
    )
    family.stands_at("safety.stay").sends("voice").stands_at("safety.stay").hears("endengarkan", "112")
    assert family.kept[-1] == "voice"
    Conversation().says(ACUTE).sends("voice").stands_at("safety.company").hears("endengarkan", "112")
    near = Conversation().says(ACUTE).blurts("dia di kamar sebelah").sends("voice")
    near.hears("endengarkan", "112")
    assert any("matikan suara HP" in words for words in near.heard)


@pytest.mark.parametrize("said", ["jangan ditelpon, wa aja siang", "jangan telepon dulu, nanti aja"])
def test_how_they_may_be_reached_is_confirmed(said: str) -> None:
    family = Conversation().says(ACUTE).presses("Bisa pergi").presses("Lewati").says(said)
    family.stands_at("safety.near").hears("paling atas")
    assert told(family)["safety.phone"] == said
    family = Conversation().says(ACUTE).presses("Bisa pergi").presses("Lewati").says("0812 0000 0000")
    assert "paling atas" not in family.last


@pytest.mark.parametrize("presses", range(4))
def test_aman_ends_it_at_any_of_the_four(presses: int) -> None:
    family = Conversation().says(ACUTE).presses("Bisa bicara")
    for _ in range(presses):
        if family.session.node != "safety.stay":
            family.presses("Lewati")
    family.says("sudah aman")
    assert not family.session.node.startswith("safety.")
    assert (family.session.peril, family.ahead) == (None, set())


def test_an_address_that_names_the_danger_again_is_an_address() -> None:
    family = Conversation().says("dia mau bunuh aku").presses("Tidak bisa bicara")
    family.says("jalan mawar 3, dia mau bunuh aku").stands_at("safety.phone")
    assert "jalan mawar" in told(family)["safety.where"]


def test_a_bare_cry_instead_of_an_address_shows_the_numbers_again_and_the_question_stands() -> None:
    family = Conversation().says("tolong").presses("Tidak bisa bicara").says("tolong")
    family.stands_at("safety.where").hears("112", "Di mana sekarang?")
    assert "safety.where" not in family.session.answers


def test_a_danger_of_another_day_is_asked_about_anew() -> None:
    family = Conversation().says(ACUTE).presses("Bisa bicara").says("jalan mawar").says("aman")
    family.passes(minutes=60 * 24).says(ACUTE).presses("Tidak bisa bicara").stands_at("safety.where")


def test_quiet_company_is_one_silent_message_that_is_rewritten() -> None:
    family = Conversation(NIGHT).says(ACUTE).passes(minutes=28)
    said = quiet(family)
    assert len(said) >= 4
    assert [say.anew for say in said] == [True, *[False] * (len(said) - 1)]
    assert len({words().paragraphs(say.text, "id") for say in said}) == len(said)
    heard = words().paragraphs(said[1].text, "id")
    assert "\n\nPukul " in heard
    assert "belum ada konselor yang membaca" in heard
    assert "112" in heard


def test_it_promises_no_news_that_would_not_come() -> None:
    family = Conversation(NIGHT).says(ACUTE).passes(minutes=60)
    heard = [words().paragraphs(say.text, "id") for say in quiet(family)]
    assert "diperbarui sesekali, tanpa bunyi" in heard[0]
    assert "selalu datang" not in heard[-1]
    assert "selalu datang" not in heard[-2]
    assert "tersimpan" in heard[-1]


def test_by_day_it_says_that_nobody_took_it_yet_and_by_name_who_was_told() -> None:
    family = Conversation().says(ACUTE).passes(minutes=3)
    family.hears("Belum ada konselor yang membalas")
    family.gets(Claimed(1, "Kak Dian")).passes(minutes=10).says(ACUTE).passes(minutes=4).hears("Kak Dian")


def test_beside_what_they_just_wrote_it_stands_below_it() -> None:
    family = Conversation().says(ACUTE).passes(minutes=6).says("dia masih di luar").passes(minutes=2)
    assert quiet(family)[-1].anew


def test_hidden_no_news_comes_and_a_counsellor_ends_it() -> None:
    family = Conversation().says(ACUTE).says("sembunyi").passes(minutes=20)
    assert quiet(family) == []
    family = Conversation().says(ACUTE).gets(Claimed(1, "Kak Dian"))
    assert "company" not in family.ahead


# ---- after sexual violence


def test_what_to_do_in_the_first_72_hours_is_said_once_in_a_message_of_its_own() -> None:
    family = Conversation().says(SEXUAL).presses("Bisa bicara")
    family.presses("Lewati").presses("Lewati").presses("Lewati").stands_at("safety.stay")
    said = [one for one in family.heard if "72 jam" in one]
    assert len(said) == 1
    assert "rumah sakit" in said[0]
    assert "CONTOH" in said[0]
    family.passes(minutes=25)
    assert sum("72 jam" in one for one in family.heard) == 1


def test_who_answers_no_question_hears_it_with_the_first_news() -> None:
    assert any("72 jam" in one for one in Conversation().says(SEXUAL).passes(minutes=3).heard)


def test_unconfirmed_it_reaches_no_family_and_confirmed_it_is_unmarked() -> None:
    family = Conversation(demo=False).says(SEXUAL).passes(minutes=20)
    assert not any("72 jam" in one for one in family.heard)
    confirmed = replace(book().advice[0], origin=replace(book().advice[0].origin, confirmed_by="dokter"))
    moment = replace(family.moment, handbook=replace(book(), advice=(confirmed,)))
    said = words().paragraphs(advice.say("sexual_72_hours", family.session, moment), "id")
    assert "72 jam" in said
    assert "CONTOH" not in said


def test_a_guess_from_few_words_brings_no_such_advice() -> None:
    """A mother who was beaten, at night: her first words are taken for the sexual kind, the story is not."""
    family = (
        Conversation().says("dia lg tidur di sebelah saya").says("suami saya baru mukul saya sama anak saya")
    )
    family.passes(minutes=25)
    assert family.session.peril is not None
    assert advice.SEXUAL in family.session.peril.kinds
    assert not any("72 jam" in one for one in family.heard)


def test_another_danger_brings_no_such_advice() -> None:
    assert not any("72 jam" in one for one in Conversation().says(ACUTE).passes(minutes=25).heard)


def test_a_cry_where_they_are_asked_for_the_place_leaves_that_question_standing() -> None:
    family = Conversation().says(ACUTE).presses("Bisa bicara").stands_at("safety.where")
    for _ in range(2):
        family.says("tolong").stands_at("safety.where").hears("112", "Di mana sekarang?")
    assert "safety.where" not in family.session.answers
    family.says("jalan mawar 3").stands_at("safety.phone")
