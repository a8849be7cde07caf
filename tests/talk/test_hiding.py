"""When somebody looks over a shoulder: nothing shows what this chat is, whoever holds the phone, until the word that
returns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.effects import Keep, WipeChat
from flows.notes import (
    Claimed,
    Closed,
    CounsellorSaid,
    Danger,
    FamilySaid,
    Hid,
    NotDelivered,
    Released,
    Undelivered,
)
from flows.piece import Piece
from flows.session import CaseRef, Frame, Matter, answered, put
from flows.text import Text
from tests.talk.conversation import CODE, Conversation, notes
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking, waiting


def hidden(family: Conversation) -> Conversation:
    family = family.says("sembunyi").stands_at("hidden.menu")
    family.heard.clear()
    return family


def gives_nothing_away(family: Conversation) -> None:
    shown = " ".join(family.heard).lower()
    for word in ("puspa", "konselor", "kak dian", CODE.lower(), "antrean", "simpan", "kode", "aman"):
        assert word not in shown, shown


def test_the_word_wipes_the_chat_and_shows_a_harmless_menu() -> None:
    family = waiting().says("sembunyi").hears("Info keluarga")
    assert any(isinstance(effect, WipeChat) and effect.message for effect in family.effects)


@pytest.mark.parametrize(
    "said",
    [
        "status",
        "bantuan",
        "orang",
        "ubah",
        "kembali",
        "stop",
        "konselor",
        "english",
        "ini siapa ya",
        "?",
        "2",
    ],
)
def test_whatever_another_hand_writes_gives_nothing_away_and_reaches_nobody(said: str) -> None:
    family = hidden(talking())
    before = len(family.kept), len(list(notes(family, FamilySaid)))
    family.says(said).stands_at("hidden.menu")
    assert family.heard, "silence would look odd too"
    gives_nothing_away(family)
    assert (len(family.kept), len(list(notes(family, FamilySaid)))) == before
    assert not family.session.stopped
    family.comes_back().hears("Kak Dian")


@pytest.mark.parametrize("command", ["status", "bantuan", "orang", "kembali", "stop", "english", "apa"])
def test_commands_give_nothing_away_either(command: str) -> None:
    family = hidden(talking()).commands(command).stands_at("hidden.menu").hears("Info keluarga")
    gives_nothing_away(family)


def test_a_message_changed_while_hidden_reaches_nobody() -> None:
    family = hidden(talking())
    told = len(list(notes(family, FamilySaid)))
    family.edits("siapa kamu", 3)
    assert len(list(notes(family, FamilySaid))) == told


def test_a_photo_sent_while_hidden_reaches_nobody() -> None:
    family = hidden(talking())
    told = len(list(notes(family, FamilySaid)))
    family.sends("photo", "ini apa")
    assert len(list(notes(family, FamilySaid))) == told
    gives_nothing_away(family)


def test_the_answer_to_what_was_said_a_breath_before_hiding_does_not_come_after_it() -> None:
    for family in (
        telling(),
        Conversation().says("halo"),
        waiting(),
        Conversation().says("aku takut pulang"),
    ):
        family.says("nanti aku cerita semuanya ya kak", "sembunyi").stands_at("hidden.menu")
        family.hears("Info keluarga")
        assert "simpan" not in family.last
        assert len(family.fresh) == 1


@pytest.mark.parametrize("minutes", [1, 10])
@pytest.mark.parametrize(
    "news",
    [
        Claimed(1, "Kak Dian"),
        Released(1, "Kak Dian"),
        Closed(1, "Kak Dian", "Semoga kuat ya."),
        Undelivered(3),
    ],
    ids=lambda note: type(note).__name__,
)
def test_no_news_reaches_a_chat_that_is_hidden(
    minutes: int, news: Claimed | Released | Closed | Undelivered
) -> None:
    family = hidden(waiting() if isinstance(news, Claimed) else talking()).passes(minutes=minutes)
    family.gets(news).stands_at("hidden.menu")
    assert family.heard == []


def test_a_last_word_that_could_not_be_shown_its_counsellor_hears_of() -> None:
    family = hidden(talking()).passes(minutes=1).gets(Closed(1, "Kak Dian", "Semoga kuat ya."))
    assert [note.reason for note in notes(family, NotDelivered)] == ["kept"]
    silent = hidden(talking()).passes(minutes=1).gets(Closed(1, "Kak Dian", ""))
    assert list(notes(silent, NotDelivered)) == []


def test_what_happened_meanwhile_is_there_after_the_word_that_returns() -> None:
    family = hidden(waiting()).gets(Claimed(1, "Kak Dian")).comes_back()
    family.stands_at("relay.open").hears("Kita lanjut", "Kak Dian")
    family = hidden(talking()).gets(Closed(1, "", "")).comes_back().stands_at("door.closed").hears(CODE)


def test_the_question_of_safety_left_open_under_the_menu_opens_a_case_all_the_same() -> None:
    child = hidden(Conversation().says("halo").presses("Saya anak").says("aku takut pulang ke rumah"))
    child.passes(minutes=6).stands_at("hidden.menu")
    assert [case.unanswered for case in child.opened] == [True]
    assert child.heard == []


CRY = "tolong dia mau bunuh aku sekarang"


def test_danger_over_the_menu_rings_the_counsellor_and_shows_nothing() -> None:
    child = hidden(talking()).says(CRY).stands_at("hidden.menu").hears("bacaan")
    gives_nothing_away(child)
    assert "112" not in " ".join(child.heard)
    (danger,) = notes(child, Danger)
    assert danger.hidden
    assert not danger.served
    (line,) = [note.piece for note in notes(child, FamilySaid)]
    assert (line.text, line.hidden) == (CRY, True)


def test_danger_over_the_menu_opens_a_case_where_there_is_none() -> None:
    child = hidden(Conversation().says("halo").presses("Saya anak")).says(CRY, CRY).stands_at("hidden.menu")
    (case,) = child.opened
    assert (case.risk, case.basis, bool(case.danger), case.evidence) == ("tinggi", "vital_interest", True, ())
    gives_nothing_away(child)
    child.comes_back().stands_at("intake.danger")


@pytest.mark.parametrize("said", ["apa ini", "siapa ini", "nomor siapa ini", "kamu siapa", "woi jawab"])
def test_what_was_said_before_hiding_is_not_joined_to_what_another_hand_writes(said: str) -> None:
    """Reported by a newcomer: these brought up the numbers and "Apakah sekarang aman?"."""
    child = Conversation().says("halo").presses("Saya anak").says("aku dipukul ayah pakai sabuk, tolong aku")
    child = hidden(child).says(said).stands_at("hidden.menu")
    gives_nothing_away(child)
    assert list(notes(child, FamilySaid)) == []
    assert "112" not in " ".join(child.heard)


def test_an_edit_over_the_menu_replaces_nothing_that_was_told_before() -> None:
    child = hidden(talking()).edits(CRY, 3)
    kept = [effect.piece for effect in child.effects if isinstance(effect, Keep) and effect.piece.hidden]
    assert [(piece.text, piece.edited) for piece in kept] == [(CRY, False)]


def test_the_word_said_again_wipes_again_and_is_not_told_twice() -> None:
    family = hidden(talking()).says("siapa ini", "sembunyi").stands_at("hidden.menu").hears("Info keluarga")
    assert len([effect for effect in family.effects if isinstance(effect, WipeChat)]) == 2
    assert [note.back for note in notes(family, Hid)] == [False]
    family.comes_back().stands_at("relay.open")
    assert [note.back for note in notes(family, Hid)] == [False, True]


def test_whoever_claims_a_hidden_case_is_told_that_it_is_hidden() -> None:
    family = hidden(waiting()).gets(Claimed(1, "Kak Dian"))
    assert [note.back for note in notes(family, Hid)][-1:] == [False]


def test_a_session_left_half_hidden_by_an_earlier_version_is_whole_again() -> None:
    """Reported by a newcomer: the child saw the conversation, the bot believed it hidden, and words vanished."""
    family = talking()
    frames = (*family.session.frames, Frame("hidden.menu"), Frame("safety.company"))
    family.session = put(family.session, frames=frames)
    family.passes(minutes=1).gets(word(1)).stands_at("relay.open")
    assert [one.piece.message for one in family.carried] == [1]


def test_everything_begins_neutrally_once_they_hid() -> None:
    family = hidden(talking()).comes_back().says("kak aku balik").gets(word(1))
    assert family.carried[-1].header[0] == Text("lock.neutral")
    assert family.heard[-1].startswith("Halo, ada pesan baru.")
    family.says("stop").hears("berhenti")
    assert family.last.startswith("Halo, ada pesan baru.")


@pytest.mark.parametrize(("phone", "neutral"), [("shared", True), ("other", True), ("mine", False)])
def test_on_a_shared_phone_a_counsellors_words_begin_neutrally(phone: str, neutral: bool) -> None:
    family = talking()
    family.session = answered(family.session, "safe.phone", phone)
    family.says("kak?").gets(word(1))
    assert (family.carried[-1].header[0] == Text("lock.neutral")) == neutral


def word(number: int) -> CounsellorSaid:
    return CounsellorSaid(1, "Kak Dian", Piece("text", number, "halo"), 9)


DOINGS = st.sampled_from(
    ("hide", "back", "other", "danger", "again", "claim", "release", "word", "wait", "stop", "photo", "quiet")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DOINGS, max_size=14))
def test_the_screen_and_the_relay_agree_and_no_word_is_lost(doings: list[str]) -> None:
    family = waiting()
    on_screen, hands = False, 1000
    for doing in doings:
        family.heard.clear()
        hands += 1
        before = len(family.carried), len(list(notes(family, NotDelivered)))
        case = family.session.case
        if doing == "word" and case and case.claimed:
            family.passes(seconds=1).gets(word(hands))
            carried = [one.piece.message for one in family.carried[before[0] :]]
            refused = [note.message for note in list(notes(family, NotDelivered))[before[1] :]]
            assert carried + refused == [hands], "delivered or refused aloud, once"
            assert not (on_screen and carried)
        else:
            do(family, doing)
        on_screen = {"hide": True, "back": False}.get(doing, on_screen)
        assert family.session.hidden == on_screen
        assert sum(frame.node.startswith("hidden.") for frame in family.session.frames) == int(on_screen)
        if on_screen:
            gives_nothing_away(family)
            assert "112" not in " ".join(family.heard)
    family.heard.clear()
    if on_screen:
        family.comes_back()
    assert not family.session.hidden, "two presses bring everything back"


def back(family: Conversation) -> None:
    if family.session.hidden:
        family.presses("Cerita bersambung").presses("Lanjut")


def do(family: Conversation, doing: str) -> None:
    match doing:
        case "hide":
            family.says("sembunyi")
        case "back":
            back(family.commands("start"))
        case "other":
            family.says("siapa ini")
        case "danger":
            family.says(CRY)
        case "again":
            family.says("aku takut pulang")
        case "claim" if family.session.case and not family.session.case.claimed:
            family.gets(Claimed(1, "Kak Dian"))
        case "release" if family.session.case and family.session.case.claimed:
            family.gets(Released(1, "Kak Dian"))
        case "wait":
            family.passes(minutes=6)
        case "quiet":
            family.passes(minutes=40)
        case "stop":
            family.says("stop")
        case "photo":
            family.sends("photo")


def test_a_tip_is_a_tip() -> None:
    family = hidden(waiting()).presses("Main di rumah").hears("tebak benda").stands_at("hidden.menu")
    assert family.labels == ["Main di rumah", "Membaca bersama", "Bekal sekolah", "Cerita bersambung"]


def test_whoever_stopped_and_hid_is_written_to_again_after_the_word_that_returns() -> None:
    family = hidden(talking().says("stop")).comes_back().stands_at("relay.open")
    family.gets(CounsellorSaid(1, "Kak Dian", Piece("text", 5, "halo"), 9))
    assert len(family.carried) == 1


def test_a_case_that_opens_over_a_hidden_chat_knows_the_familys_other_cases() -> None:
    """Each counsellor must see that the same child has another case open."""
    family = hidden(Conversation().says("halo"))
    family.session = put(family.session, others=(Matter(case=CaseRef(7, "MELATI-PERAHU-41")),))
    family.says(CRY)
    assert [case.beside for case in family.opened] == [{7: "MELATI-PERAHU-41"}]
