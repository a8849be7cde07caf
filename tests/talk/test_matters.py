"""Several matters of one family: each a case of its own, and what is written goes to the right one."""

from __future__ import annotations

import pytest

from flows.effects import MoveTold
from flows.notes import Changed, Claimed, Closed, CounsellorSaid, Danger, FamilySaid, NotDelivered, Released
from flows.piece import Piece
from flows.talk import matters
from flows.text import text
from tests.talk.conversation import CODES, Conversation
from tests.talk.test_reheard import sure_of
from tests.talk.test_relay import talking, waiting
from tests.talk.test_safety import ACUTE
from tests.talk.test_what_the_case_knows import told

FIRST, SECOND, _ = CODES
ANOTHER = "keponakan saya diejek teman sekelasnya di sekolah"


def writes(case: int, name: str, text: str = "halo, saya baca ya") -> CounsellorSaid:
    return CounsellorSaid(case, name, Piece("text", 900, text), 9)


def begun() -> Conversation:
    """A second matter, told in the queue of the first; its questions have begun."""
    return waiting().says(ANOTHER).presses("Bukan, ini hal baru").stands_at("intake.topic")


def two_waiting() -> Conversation:
    return begun().presses("Anak dirundung").presses("Cukup").stands_at("waiting.line")


def two_claimed() -> Conversation:
    family = two_waiting().gets(Claimed(1, "Kak Dian")).gets(Claimed(2, "Kak Bumi"))
    family.heard_by.clear()
    return family


def heard_by(family: Conversation, case: int) -> list[str]:
    return [note.piece.text for to, note in family.heard_by if to == case and isinstance(note, FamilySaid)]


# ---- a case of its own


def test_another_matter_is_a_case_of_its_own_with_its_own_code_and_what_was_told_of_it() -> None:
    family = begun().hears("dicatat sendiri", SECOND)
    opened = family.opened[-1]
    assert (opened.beside, len(opened.moved)) == ({1: FIRST}, 1)
    assert "i" in opened.heard
    assert family.session.story == (ANOTHER,)


def test_what_the_second_listener_says_stays_with_its_matter() -> None:
    family = waiting().says("dia batuk").is_reheard("none", told=sure_of("l")).says(ANOTHER)
    family.is_reheard("none", told=sure_of("h"))
    assert [to for to, note in family.heard_by if isinstance(note, Changed) and "h" in note.heard] == []
    family.presses("Bukan, ini hal baru").stands_at("intake.topic")
    assert (family.session.reread, "l" in family.opened[-1].heard) == ({}, False)
    family.presses("Anak dirundung").presses("Cukup").presses(f"Tentang {FIRST}")
    assert family.session.reread["l"] > 0


def test_its_risk_and_its_subject_are_its_own() -> None:
    family = begun().presses("Anak dirundung").presses("Ya")
    risen = [(to, note.risk) for to, note in family.heard_by if isinstance(note, Changed) and note.risk]
    assert {to for to, _ in risen} == {2}
    assert risen[-1] == (2, "tinggi")


def test_what_is_known_of_the_person_is_not_asked_again() -> None:
    family = two_waiting()
    assert family.session.answers["intake.who"] == "parent"
    assert family.session.answers["intake.city"] == "skip"


def test_a_burst_about_another_matter_goes_over_whole() -> None:
    family = waiting().says("kak", ANOTHER, "kelas tiga").says("anaknya pendiam")
    family.presses("Bukan, ini hal baru")
    assert len(family.opened[-1].moved) == 4


def test_what_was_told_before_stays_with_the_first() -> None:
    family = waiting().passes(minutes=6).says("dia juga sering batuk malam hari").presses("Ya, yang tadi")
    family.presses("Ada hal lain").says(ANOTHER).presses("Sudah").presses("Anak dirundung")
    assert family.opened[-1].moved == ()
    assert not any("batuk" in words for words in family.session.story)


def test_who_says_so_first_tells_it_then_and_may_leave_it() -> None:
    family = waiting().presses("Ada hal lain").hears("tidak tercampur").stands_at("intake.story")
    family.presses("Tidak jadi").stands_at("waiting.line").hears(FIRST)
    assert len(family.opened) == 1
    family.says("hal baru").stands_at("intake.story").says(ANOTHER).presses("Sudah")
    family.presses("Anak dirundung").hears(SECOND)
    assert [to for to, note in family.heard_by if isinstance(note, FamilySaid)] == []


def test_another_child_of_the_same_matter_stays_in_its_case() -> None:
    family = (
        waiting()
        .passes(minutes=6)
        .says("kakaknya juga susah makan sayur")
        .presses("Yang tadi, tapi anak lain")
    )
    assert len(family.opened) == 1
    family.stands_at("child.name")


def test_a_fourth_matter_is_kept_in_the_case_in_front_and_marked() -> None:
    family = (
        two_waiting().says("hal baru").says("anak saya takut ke dokter").presses("Sudah").presses("Hal lain")
    )
    while family.session.node != "waiting.line":
        family.presses("Sudah benar" if "Sudah benar" in family.labels else "Lewati")
    assert len(family.opened) == 3
    family.says("hal baru").stands_at("intake.topic")
    assert [to for to, note in family.heard_by if isinstance(note, Changed) and note.new] == [3]


def test_danger_in_a_matter_that_was_begun_opens_its_case_at_once() -> None:
    family = waiting().presses("Ada hal lain").says(ACUTE).stands_at("safety.company")
    assert family.opened[-1].risk == "tinggi"
    assert family.opened[-1].beside == {1: FIRST}


# ---- which of them


def test_status_shows_both() -> None:
    two_waiting().says("status").hears(FIRST, SECOND, "menunggu konselor")
    two_claimed().commands("status").hears(FIRST, SECOND, "Kak Dian", "Kak Bumi")


def test_what_they_write_goes_to_the_counsellor_who_wrote_last() -> None:
    family = two_claimed().says("iya kak")
    assert (heard_by(family, 1), heard_by(family, 2)) == (["iya kak"], [])
    family.gets(writes(2, "Kak Bumi")).hears("sekarang sampai ke Kak Bumi", SECOND).says("ini soal tetangga")
    assert (heard_by(family, 1), heard_by(family, 2)) == (["iya kak"], ["ini soal tetangga"])


def test_who_writes_and_for_which_code_stands_above_every_word() -> None:
    family = two_claimed().gets(writes(2, "Kak Bumi"))
    assert family.carried[-1].header == (text("relay.from.code", name="Kak Bumi", code=SECOND),)


def test_the_same_counsellor_again_is_not_announced_again() -> None:
    family = two_claimed().gets(writes(2, "Kak Bumi")).says("iya").gets(writes(2, "Kak Bumi"))
    family.hears_nothing()


def test_a_reply_goes_to_the_one_it_answers() -> None:
    family = two_claimed().gets(writes(2, "Kak Bumi")).replies("makannya sudah mau kak", 1)
    assert (heard_by(family, 1), heard_by(family, 2)) == (["makannya sudah mau kak"], [])
    family.says("sayur juga")
    assert heard_by(family, 1)[-1] == "sayur juga"


def test_an_edit_goes_where_it_was_and_turns_nothing() -> None:
    family = two_claimed().says("iya kak").gets(writes(2, "Kak Bumi")).edits("iya kak, benar", 99, case=1)
    assert heard_by(family, 1)[-1] == "iya kak, benar"
    family.says("ini soal tetangga")
    assert heard_by(family, 2) == ["ini soal tetangga"]


def test_one_tap_chooses() -> None:
    family = two_claimed().gets(writes(2, "Kak Bumi")).presses("Ke Kak Dian").hears("Kak Dian", FIRST)
    family.says("masih susah makan")
    assert heard_by(family, 1) == ["masih susah makan"]


def test_the_second_counsellor_is_announced_and_takes_nothing_from_the_first() -> None:
    family = two_waiting().gets(Claimed(1, "Kak Dian")).hears("Kak Dian", FIRST).gets(Claimed(2, "Kak Bumi"))
    family.hears("Kak Bumi", SECOND, "tetap sampai ke Kak Dian").says("iya kak")
    assert heard_by(family, 1)[-1] == "iya kak"


def test_a_typed_label_is_for_the_counsellor() -> None:
    family = two_claimed().says("ada hal lain").stands_at("relay.open")
    assert heard_by(family, 1) == ["ada hal lain"]


def test_danger_goes_to_the_matter_that_is_talked_about() -> None:
    family = two_claimed().gets(writes(2, "Kak Bumi")).says(ACUTE)
    assert [to for to, note in family.heard_by if isinstance(note, Danger)] == [2]


def test_what_was_told_of_the_other_waiting_matter_goes_over_to_it() -> None:
    family = two_waiting().says("anak saya jadi mau makan bayam").stands_at("waiting.more")
    family.presses("Tentang PANDAN").hears("dipindahkan", FIRST).stands_at("waiting.line")
    moved = [effect for effect in family.effects if isinstance(effect, MoveTold)]
    assert [one.case for one in moved] == [1]
    assert heard_by(family, 1)[-1] == "anak saya jadi mau makan bayam"


# ---- one goes, the other stays


def test_closing_one_leaves_the_other_open() -> None:
    family = two_claimed().gets(Closed(1, "Kak Dian", "Semoga lahap."))
    word, ended = family.heard[-3:-1]
    assert word.endswith("Semoga lahap.")
    assert ended == f"Yang berkode {FIRST} sudah selesai."
    family.hears("Kak Bumi").stands_at("relay.open").says("iya")
    assert heard_by(family, 2) == ["iya"]
    family.gets(Closed(2, "Kak Bumi", "")).stands_at("door.closed").hears(SECOND)


def test_closing_the_one_behind_moves_nobody() -> None:
    family = two_claimed().gets(Closed(2, "Kak Bumi", "")).hears("Kak Dian")
    assert f"{SECOND} sudah selesai" in family.heard[-2]
    family.says("iya kak")
    assert heard_by(family, 1) == ["iya kak"]
    assert family.session.others == ()


def test_releasing_the_one_behind_moves_nobody() -> None:
    family = two_claimed().gets(Released(2, "Kak Bumi")).hears("Kak Bumi", SECOND).stands_at("relay.open")
    assert "Tentang MELATI-PERAHU-41" in family.labels


def test_a_withdrawn_one_leaves_the_other_waiting() -> None:
    family = two_waiting().presses("Tidak perlu").presses("Ya").gets(Closed(2, "", ""))
    assert f"{SECOND} sudah selesai" in family.heard[-2]
    family.stands_at("waiting.line").hears(FIRST)


def test_a_word_that_could_not_be_said_is_told_to_its_own_case() -> None:
    family = two_claimed().says("stop").passes(minutes=4).gets(writes(2, "Kak Bumi"))
    assert [to for to, note in family.heard_by if isinstance(note, NotDelivered)] == [2]


# ---- half-way


def test_questions_wait_while_a_counsellor_writes_and_go_on_with_one_tap() -> None:
    family = begun().presses("Anak dirundung").stands_at("risk.i.wound")
    family.gets(Claimed(1, "Kak Dian")).stands_at("relay.open").presses("Tentang MELATI")
    family.stands_at("risk.i.wound").hears(SECOND).presses("Tidak").stands_at("risk.i.since")


def test_a_story_without_a_case_gets_one_when_a_counsellor_writes_meanwhile() -> None:
    family = talking().presses("Ada hal lain").says(ANOTHER)
    family.gets(writes(1, "Kak Dian")).stands_at("relay.open")
    assert len(family.hears("dicatat sendiri", SECOND).opened) == 2
    assert {case.code for case in matters.cases(family.session)} == {FIRST, SECOND}
    family.presses("Tentang MELATI").stands_at("intake.story").presses("Sudah").stands_at("intake.topic")


def test_a_reply_in_the_middle_of_a_question_shows_the_way_back_to_it() -> None:
    family = talking().presses("Ada hal lain").says(ANOTHER).presses("Sudah").presses("Anak dirundung")
    family.stands_at("risk.i.wound").replies("iya kak sebentar", 1).stands_at("relay.open")
    assert heard_by(family, 1) == [ANOTHER, "iya kak sebentar"]  # until it had a case, theirs heard it
    family.presses("Tentang MELATI").stands_at("risk.i.wound")


@pytest.mark.parametrize("pause", [False, True])
def test_a_hidden_chat_stays_hidden_whoever_comes(pause: bool) -> None:
    family = two_waiting().says("sembunyi")
    if pause:
        family.passes(minutes=10)
    family.gets(Claimed(2, "Kak Bumi")).gets(Claimed(1, "Kak Dian")).stands_at("hidden.menu")
    family.comes_back().stands_at("relay.open")


def test_a_note_about_a_case_that_is_not_theirs_does_nothing() -> None:
    two_waiting().gets(Claimed(3, "Kak Sari")).stands_at("waiting.line")


def test_after_closing_a_new_matter_knows_the_district() -> None:
    """Reported by a newcomer: it was asked for again."""
    family = told("anak saya susah makan sayur").presses("Makan dan gizi").says("kebon jeruk")
    family.presses("Sudah benar").gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", ""))
    family.says("halo").presses("Hal baru").presses("Tidak").says("kakaknya masih ngompol tiap malam")
    family.presses("Sudah").presses("Mengasuh").stands_at("intake.summary").hears("Kebon Jeruk")
    family.presses("Ubah: kecamatan").says("tebet").stands_at("intake.summary").hears("Tebet")


def test_what_is_told_of_another_matter_beside_a_counsellor_is_said_to_be_read_and_is_marked() -> None:
    """Reported: it was said to be kept apart, and went to the counsellor as part of the old case."""
    family = waiting().gets(Claimed(1, "Kak Dian")).gets(writes(1, "Kak Dian")).presses("Ada hal lain")
    family.hears("Kak Dian ikut membacanya")
    assert "tidak tercampur" not in family.last
    family.says(ANOTHER)
    told = [note for to, note in family.heard_by if isinstance(note, FamilySaid) and to == 1]
    assert [(note.piece.text, note.apart) for note in told] == [(ANOTHER, True)]
    assert ANOTHER not in (family.session.others[0].story if family.session.others else ())


def test_where_nobody_reads_nobody_is_said_to() -> None:
    waiting().presses("Ada hal lain").hears("dicatat sendiri")
