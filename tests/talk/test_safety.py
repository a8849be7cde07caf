"""Danger in any message, in every state: numbers first, one alarm a danger, and on where they were."""

from __future__ import annotations

import pytest

from flows.effects import Say
from flows.engine import RECENT, RECENT_LENGTH
from flows.node import Node
from flows.notes import CheckUnanswered, Claimed, CounsellorSaid, Danger, FamilySaid, Released
from flows.piece import Piece
from flows.session import VERSION, CaseRef, Frame, Session
from flows.talk import NODES
from flows.triage.danger import adds, listen
from tests.talk.conversation import NIGHT, Conversation, book, notes
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking, waiting

ACUTE = "tolong kak dia mau bunuh aku sekarang"


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
def test_what_answers_a_cry_is_short_and_the_other_numbers_are_a_word_away(locale: str) -> None:
    """On a phone of 720 pixels it was a screen and a half, and the buttons stood below it."""
    family = Conversation()
    if locale == "id@anak":
        family.says("halo").presses("Saya anak")
    family.says("help me he is hitting me now" if locale == "en" else ACUTE).stands_at("safety.company")
    shown = [line for line in family.last.splitlines() if "CONTOH" in line]
    assert shown[0].startswith("Jakarta Siaga: 112")
    assert len(shown) == 2
    assert len(family.last) <= 525
    family.says("numbers" if locale == "en" else "nomor").stands_at("safety.company")
    assert sum("CONTOH" in line for line in family.last.splitlines()) == 3
    assert family.labels[0] in ("Bisa bicara", "I can talk")
    assert "Can you talk" in family.last or "bisa bicara" in family.last


def test_where_two_numbers_are_all_nothing_is_said_of_others() -> None:
    assert "Nomor lain" not in Conversation(NIGHT, oncall=True).says(ACUTE).last


def test_the_bare_cry_at_the_very_beginning_gives_the_numbers_and_opens_a_case() -> None:
    child = Conversation().says("tolong").hears("112", "CONTOH")
    assert [case.risk for case in child.opened] == ["tinggi"]
    assert child.opened[0].basis == "vital_interest"


def test_five_messages_are_not_five_alarms() -> None:
    child = Conversation().says(ACUTE).says(ACUTE, ACUTE, ACUTE, ACUTE)
    assert len(child.opened) == 1
    assert list(notes(child, Danger)) == []


def test_after_aman_they_go_on_where_they_were_and_are_not_asked_about_danger_again() -> None:
    child = Conversation().says("halo").presses("Saya anak").says(ACUTE).stands_at("safety.company")
    child.presses("Sekarang aku aman").stands_at("intake.consent")
    assert child.session.peril is None


def test_danger_in_the_queue_raises_the_open_case_and_opens_no_second_one() -> None:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says("anak saya susah makan").presses("Sudah").presses("Hal lain").presses("Lewati").presses(
        "Sudah benar"
    )
    family.says(ACUTE).hears("112")
    assert len(family.opened) == 1
    assert len(list(notes(family, Danger))) == 1
    family.presses("Sekarang sudah aman").stands_at("waiting.line")


def test_saying_yes_again_shows_the_numbers_again_without_a_second_alarm() -> None:
    child = (
        Conversation().says("halo").presses("Saya anak").presses("Ya, sekarang").stands_at("safety.company")
    )
    child.session = Session(
        version=VERSION,
        frames=(Frame("intake.danger"),),
        peril=child.session.peril,
        case=child.session.case,
        seq=90,
    )
    child.says("ya").stands_at("safety.company").hears("112")
    assert list(notes(child, Danger)) == []


def test_a_new_kind_of_danger_alarms_again() -> None:
    child = Conversation().says("aku mau bunuh diri malam ini").says("rumahku kebakaran, aku terjebak")
    assert len(child.opened) == 1
    assert len(list(notes(child, Danger))) == 1


def test_thirty_quiet_minutes_end_it_and_the_same_danger_alarms_anew() -> None:
    child = Conversation().says(ACUTE).passes(minutes=31)
    assert child.session.node == "intake.who"
    child.says(ACUTE).stands_at("safety.company")
    assert len(list(notes(child, Danger))) == 1


def claimed() -> Conversation:
    family = Conversation().says(ACUTE).gets(Claimed(1, "Kak Dian"))
    return family.stands_at("relay.open")


def test_where_the_counsellor_wrote_within_three_minutes_only_they_are_alerted() -> None:
    family = claimed().gets(CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9)).passes(minutes=2)
    family.says("dia datang bawa pisau").hears("sampai ke Kak Dian", "112").stands_at("relay.open")
    assert [note.served for note in notes(family, Danger)] == [True]


def test_where_the_counsellor_is_silent_the_numbers_go_out_and_the_group_is_alerted() -> None:
    family = claimed().gets(CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9)).passes(minutes=4)
    family.says("dia datang bawa pisau").hears("112")
    assert [note.served for note in notes(family, Danger)] == [False]
    family.gets(CounsellorSaid(1, "Kak Dian", Piece("text", 2, "saya di sini"), 9)).stands_at("relay.open")


def test_danger_does_not_wait_for_consent_and_a_refusal_keeps_the_case() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Ya, sekarang").hears("112")
    assert child.opened[0].basis == "vital_interest"
    child.presses("Sekarang aku aman").stands_at("intake.consent").presses("Tidak, jangan").hears(
        "tetap kami simpan"
    )


def test_at_night_with_nobody_on_call_it_says_so() -> None:
    Conversation(NIGHT).says("tolong").hears("belum ada konselor yang membaca")
    Conversation(NIGHT, oncall=True).says("tolong").hears("Petugas jaga sudah diberi tahu")


def test_danger_in_an_edited_message_and_in_a_caption() -> None:
    family = Conversation().says("halo", "aku baik")
    family.edits(ACUTE, 2).stands_at("safety.company")
    Conversation().sends("photo", ACUTE).stands_at("safety.company")


def test_a_check_asks_one_kind_question_and_no_answer_opens_a_case() -> None:
    child = Conversation().says("halo").presses("Saya anak").says("aku takut pulang ke rumah")
    child.stands_at("safety.check").hears("aman")
    child.passes(minutes=6)
    assert [case.unanswered for case in child.opened] == [True]
    assert child.opened[0].risk == "sedang"
    assert list(notes(child, CheckUnanswered)) == []


def test_not_safe_is_acute() -> None:
    child = (
        Conversation()
        .says("halo")
        .presses("Saya anak")
        .says("aku takut pulang ke rumah")
        .presses("Tidak aman")
    )
    child.stands_at("safety.company").hears("112")
    assert child.opened[0].risk == "tinggi"


@pytest.mark.parametrize("node", NODES.values(), ids=lambda node: node.name)
def test_every_state_passes_the_guard(node: Node) -> None:
    """A message with danger in it, said at any node, gives the numbers; over a hidden chat it rings the desk alone."""
    family = Conversation()
    case = CaseRef(1, "X", claimed=True, counsellor="Kak Dian") if node.name == "relay.open" else None
    family.session = Session(
        frames=(Frame("intake.who"), Frame(node.name)), answers={"intake.city": "31.71"}, case=case
    )
    family.says(ACUTE)
    if node.name.startswith("hidden."):
        assert [case.risk for case in family.opened] == ["tinggi"]
        assert "112" not in " ".join(family.heard)
        return
    family.stands_at("safety.company").hears("112")


def test_the_numbers_leave_before_everything_else_and_belong_to_the_case() -> None:
    child = Conversation().says(ACUTE)
    said = [effect for effect in child.effects if isinstance(effect, Say)][-1]
    assert said.urgent
    assert child.kept == [ACUTE]
    assert child.opened[0].evidence


def test_while_they_write_the_danger_is_not_over() -> None:
    child = Conversation().says(ACUTE).passes(minutes=20).says("dia masih di luar").passes(minutes=20)
    child.stands_at("safety.company").passes(minutes=11)
    assert child.session.peril is None
    child = Conversation().says(ACUTE).passes(minutes=20).says(ACUTE).passes(minutes=20)
    child.stands_at("safety.company")


def test_after_aman_nothing_is_due_any_more() -> None:
    assert Conversation().says(ACUTE).presses("Sekarang sudah aman").ahead == set()


def asked_whether_safe() -> Conversation:
    child = Conversation().says("halo").presses("Saya anak").says(DOUBT)
    return child.stands_at("safety.check")


DOUBT = "aku takut pulang ke rumah"


def test_safe_goes_on_where_they_were_and_opens_no_case() -> None:
    child = asked_whether_safe().presses("Ya, aman").stands_at("intake.consent").hears("Terima kasih")
    child.passes(minutes=31)
    assert child.opened == []
    assert child.ahead == {"halfway"}


def test_a_question_of_safety_is_asked_once_at_a_time() -> None:
    child = asked_whether_safe().says(DOUBT).stands_at("safety.check")
    assert len(child.session.frames) == 2
    child.presses("Ya, aman").stands_at("intake.consent")
    child = Conversation().says(ACUTE).says(DOUBT).stands_at("safety.company")


def test_danger_takes_the_place_of_the_question_of_safety() -> None:
    child = asked_whether_safe().says(ACUTE).stands_at("safety.company").passes(minutes=6)
    assert [case.unanswered for case in child.opened] == [False]
    assert list(notes(child, CheckUnanswered)) == []
    child.presses("Sekarang aku aman")
    assert not child.session.node.startswith("safety.")


def test_a_question_of_safety_left_open_in_the_queue_raises_the_case() -> None:
    family = waiting().says(DOUBT).passes(minutes=6)
    assert len(list(notes(family, CheckUnanswered))) == 1
    assert len(family.opened) == 1
    family.stands_at("waiting.line")


def test_going_back_from_the_question_of_safety_leaves_it_open() -> None:
    child = asked_whether_safe().says("kembali").stands_at("intake.danger").passes(minutes=6)
    assert [case.unanswered for case in child.opened] == [True]


def test_a_counsellor_who_comes_answers_the_question_of_safety() -> None:
    family = waiting().says(DOUBT).gets(Claimed(1, "Kak Dian")).passes(minutes=6)
    assert list(notes(family, CheckUnanswered)) == []
    family.stands_at("relay.open")


def test_the_bot_does_not_step_between_a_child_and_a_counsellor_who_is_writing() -> None:
    family = talking().gets(CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9)).says(DOUBT)
    family.hears_nothing().stands_at("relay.open")
    assert [note.piece.text for note in notes(family, FamilySaid)] == [DOUBT]


def test_in_danger_with_a_silent_counsellor_what_is_written_goes_to_them_and_the_bot_stays() -> None:
    family = talking().passes(minutes=5).says(ACUTE).stands_at("safety.company").says("dia di depan pintu")
    assert len(family.fresh) == 1
    assert [note.piece.text for note in notes(family, FamilySaid)][-1] == "dia di depan pintu"


def test_another_counsellor_does_not_count_as_the_one_who_wrote() -> None:
    family = talking().gets(CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9))
    family.gets(Released(1, "Kak Dian")).gets(Claimed(1, "Kak Bumi")).says(ACUTE).hears("112")
    assert [note.served for note in notes(family, Danger)] == [False]


def test_given_back_nobody_is_there_and_danger_rings() -> None:
    family = (
        talking()
        .gets(CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9))
        .gets(Released(1, "Kak Dian"))
    )
    family.says(ACUTE).hears("112")
    assert [note.served for note in notes(family, Danger)] == [False]


def test_danger_that_takes_two_messages_is_danger() -> None:
    child = (
        Conversation().says("halo").presses("Saya anak").says("aku").says("pengen").stands_at("intake.danger")
    )
    child.says("mati").stands_at("safety.company").hears("112")


def test_only_the_last_few_texts_are_remembered_for_that() -> None:
    family = telling().says(*(f"kalimat nomor {number}" for number in range(9)), "x" * 900)
    assert len(family.session.recent) == RECENT
    assert max(map(len, family.session.recent)) == RECENT_LENGTH
    assert family.edits("kalimat yang diubah", 3).session.recent[-1] == "kalimat yang diubah"


# ---- asked once, not again and again

HARMLESS = ("iya kak", "biar nggak diejek lagi", "oke kak", "udah makan kak")


def answered() -> Conversation:
    """A child told something worrying, was asked, and answered that it is safe."""
    family = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya")
    family.says(DOUBT).stands_at("safety.check").presses("Ya, aman")
    return family.stands_at("intake.story")


@pytest.mark.parametrize("words", HARMLESS)
def test_harmless_words_after_the_answer_are_not_asked_about_again(words: str) -> None:
    assert listen(words, [DOUBT], book().distress).signal != "acute"
    answered().says(words).stands_at("intake.story")


def test_some_of_them_are_heard_for_what_was_said_before() -> None:
    """Else nothing above would show anything."""
    assert any(listen(words, [DOUBT], book().distress).signal == "check" for words in HARMLESS)
    assert not any(adds(words, [DOUBT], book().distress) for words in HARMLESS)


@pytest.mark.parametrize("words", ["iya kak", "oke kak", "udah bu", "hmm kak"])
def test_a_bare_yes_says_nothing_of_danger_however_grave_the_words_before_it(words: str) -> None:
    assert listen(words, [ACUTE], book().distress).signal == "none"


def test_a_yes_with_a_cry_is_heard() -> None:
    assert listen("iya kak tolong", [DOUBT], book().distress).signal != "none"


def test_a_danger_in_the_words_themselves_is_asked_about_again() -> None:
    family = answered().says("iya kak").says(DOUBT)
    assert family.session.node.startswith("safety.")


def test_an_acute_danger_alarms_however_lately_they_said_that_they_are_safe() -> None:
    family = answered().says(ACUTE).stands_at("safety.company")
    assert family.opened[-1].risk == "tinggi"


def test_a_phrase_that_ends_in_this_message_is_its_own() -> None:
    assert adds("mati aja", ["aku mau"], book().distress)


def test_the_answer_holds_for_ten_minutes_and_for_this_story() -> None:
    said = answered().session.said_safe
    assert said is not None
    later = answered().passes(minutes=11)
    heard = [words for words in HARMLESS if listen(words, [DOUBT], book().distress).signal == "check"]
    later.says(heard[0]).stands_at("safety.check")


# ---- what is known already


def test_who_goes_on_with_their_story_is_not_called_back_by_words_that_say_nothing_new() -> None:
    family = Conversation().says("tolong anak saya diperkosa om nya tadi malam").presses("Belum aman")
    where = family.presses("Ya, boleh").session.node
    family.says("anaknya umur 9 tahun, sekarang diam saja").stands_at(where)
    family.says("tolong, om nya datang lagi").stands_at("safety.company")


def test_beside_a_counsellor_a_plain_answer_raises_no_question_of_safety() -> None:
    family = Conversation().says(DOUBT).presses("Tidak aman").passes(minutes=4).gets(Claimed(1, "Kak Dian"))
    family.says("iya kak aku di sini").hears_nothing().stands_at("relay.open")
    family.says(ACUTE).stands_at("safety.company")
