"""A child whose danger is known: nothing leads away from their counsellor, and no question stands before it.

Reported: a child pressed "Ada hal lain" beside her counsellor and wrote that he knocks at her door; she was asked
whether it may be kept, and nobody heard of it.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from flows.notes import Claimed, Closed, Danger
from flows.session import Peril, put
from flows.talk import living
from flows.triage.nearing import nearing
from tests.talk.conversation import CODES, Conversation, book, notes
from tests.talk.test_matters import heard_by, writes
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE

FIRST = CODES[0]
KNOCKS = "kak dia ngetok pintu aku"
COMES_IN = "kak?? dia masuk kmr aku"


def child() -> Conversation:
    """A child whose case was opened by danger, and whose counsellor is there."""
    family = Conversation().says("halo").presses("Saya anak").says(ACUTE).gets(Claimed(1, "Kak Sari"))
    family.passes(minutes=31).gets(writes(1, "Kak Sari"))
    forget(family)
    return family.stands_at("relay.open")


def forget(family: Conversation) -> None:
    family.heard_by.clear()
    family.told.clear()


def in_the_gate() -> Conversation:
    """As somebody stands there who began another matter before it was known how grave the first one is."""
    family = child()
    assert family.session.case is not None
    family.session = put(family.session, case=replace(family.session.case, grave=False))
    family.commands("baru").stands_at("intake.consent")
    (first,) = family.session.others
    assert first.case is not None
    family.session = put(family.session, others=(replace(first, case=replace(first.case, grave=True)),))
    forget(family)
    return family


def in_the_queue() -> Conversation:
    """Danger was heard, half an hour ago; nobody has taken the case yet."""
    family = Conversation().says("halo").presses("Saya anak").says(ACUTE).presses("Belum aman, aku")
    family.presses("Ya, boleh").says("dia suka marah marah di rumah").presses("Sudah").presses("Hal lain")
    return family.presses("Lewati").presses("Sudah benar").passes(minutes=31).stands_at("waiting.line")


# ---- no way leads off


def test_beside_a_counsellor_in_danger_there_is_no_button_that_leads_away() -> None:
    family = child().says("kak?").gets(writes(1, "Kak Sari"))
    assert "Ada hal lain" not in family.labels
    family.commands("baru").stands_at("relay.open").hears("sudah orang")


def test_elsewhere_it_stands_beside_the_numbers() -> None:
    assert talking().labels == ["Nomor telepon", "Ada hal lain"]
    talking().presses("Nomor telepon").hears("112").stands_at("relay.open")


# ---- who comes near


@pytest.mark.parametrize("words", [KNOCKS, COMES_IN])
def test_who_comes_near_is_danger_where_one_is_known_and_nothing_elsewhere(words: str) -> None:
    child().passes(minutes=4).says(words).hears("112").stands_at("safety.company")
    talking().passes(minutes=4).says(words).hears_nothing().stands_at("relay.open")


def test_beside_a_counsellor_who_writes_only_they_hear_that_somebody_comes_near() -> None:
    family = child().says(KNOCKS).hears("sampai ke Kak Sari").stands_at("relay.open")
    assert [note.served for note in notes(family, Danger)] == [True]


@pytest.mark.parametrize("words", ["dia gak masuk kamar", "di film dia masuk kamar", "dia masuk angin"])
def test_what_is_denied_or_of_a_film_comes_near_to_nobody(words: str) -> None:
    assert nearing(words, book().distress) == ()


# ---- another matter begun beside the case


@pytest.mark.parametrize("words", [KNOCKS, COMES_IN])
def test_what_comes_near_in_a_new_matter_brings_them_back_with_the_number_and_alarms_their_case(
    words: str,
) -> None:
    family = in_the_gate().passes(minutes=4).says(words).hears("112").stands_at("safety.company")
    assert family.session.case is not None
    assert family.session.case.id == 1
    assert (heard_by(family, 1), len(family.opened)) == ([words], 1)
    assert [note.served for note in notes(family, Danger)] == [False]


def test_beside_a_counsellor_who_writes_they_are_back_with_them_and_see_the_number() -> None:
    family = in_the_gate().says(KNOCKS).hears("112", "Kak Sari").stands_at("relay.open")
    assert heard_by(family, 1) == [KNOCKS]


def test_all_that_is_written_there_goes_to_the_counsellor_until_the_matter_is_clear() -> None:
    family = in_the_gate().says("kak", "jangan bilang siapa siapa ya")
    assert heard_by(family, 1) == ["kak", "jangan bilang siapa siapa ya"]


@pytest.mark.parametrize("word", ["kembali", "bicara dengan orang"])
def test_back_and_a_person_both_lead_to_the_counsellor(word: str) -> None:
    family = in_the_gate().says("aku bingung").says(word).hears("Kak Sari").stands_at("relay.open")
    assert (family.session.case.id, len(family.opened)) == (1, 1)  # type: ignore[union-attr]
    in_the_gate().presses("Bicara dengan orang").stands_at("relay.open")
    in_the_gate().presses("Tidak jadi").stands_at("relay.open")
    in_the_gate().presses("Tidak, jangan disimpan").stands_at("relay.open")


def test_a_new_matter_beside_a_danger_is_told_before_consent_and_takes_along_what_was_told() -> None:
    family = in_the_queue()
    family.session = put(family.session, answers={"intake.who": "child"})
    family.presses("Ada hal lain").stands_at("intake.story")
    forget(family)
    family.says("haid pertama itu umur berapa").presses("Sudah").stands_at("intake.consent")
    assert heard_by(family, 1) == ["haid pertama itu umur berapa"]
    family.presses("Ya, boleh").stands_at("intake.topic").presses("Tubuh, haid")
    opened = family.opened[-1]
    assert (opened.beside, len(opened.moved), opened.basis) == ({1: FIRST}, 1, "consent")
    assert family.session.fresh == ()


# ---- after closing


def closed() -> Conversation:
    family = child().gets(Closed(1, "Kak Sari", "Jaga diri ya."))
    assert "Jaga diri ya." in family.heard[-2]
    return family.hears("sudah selesai").stands_at("door.closed")


def test_a_day_after_closing_who_comes_near_is_danger_in_a_new_case() -> None:
    family = closed().passes(minutes=30).says(COMES_IN).hears("112").stands_at("safety.company")
    assert family.opened[-1].danger == living.KIND


def test_two_days_after_closing_it_is_none() -> None:
    closed().passes(minutes=2 * 24 * 60).says(COMES_IN).stands_at("door.closed")


def test_a_new_matter_within_that_day_is_told_before_consent() -> None:
    closed().presses("Hal baru").presses("Tidak").stands_at("intake.story")


def test_the_goodbye_stands_alone_also_where_another_matter_was_begun() -> None:
    family = in_the_gate().gets(Closed(1, "Kak Sari", "Jaga diri ya."))
    assert "Jaga diri ya." in family.heard[-2]
    family.hears("sudah selesai").stands_at("door.closed")
    assert "Boleh kami simpan" not in family.last
    family.says(COMES_IN).hears("112")


# ---- buttons of before


def test_a_button_stays_good_when_the_counsellor_wrote_below_it() -> None:
    """Reported: "Ada hal lain" met "Tombol itu dari pertanyaan yang sudah lewat" and the same button again."""
    family = talking()
    family.session = put(family.session, peril=Peril(("kekerasan_berlangsung",), family.now))
    family.gets(writes(1, "Kak Dian")).presses("Ada hal lain").stands_at("intake.story")


def test_where_it_has_passed_one_short_sentence_says_so() -> None:
    family = talking()
    assert family.presses_token("1.other").stands_at("relay.open").last == (
        "Tombol itu sudah lewat. Silakan langsung menulis di sini."
    )


def test_asked_who_is_near_it_is_the_answer_and_no_second_alarm() -> None:
    family = Conversation().says("halo").presses("Saya anak").says(ACUTE).presses("Tidak bisa bicara")
    family.presses("Lewati").presses("Lewati").stands_at("safety.near")
    forget(family)
    family.says("dia di depan kamar aku")
    assert family.session.answers["safety.near"] == "dia di depan kamar aku"
    assert list(notes(family, Danger)) == []
