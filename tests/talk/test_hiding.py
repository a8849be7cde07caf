"""When somebody looks over a shoulder: nothing shows what this chat is, whoever holds the phone, until the word that
returns."""

from __future__ import annotations

import pytest

from flows.effects import WipeChat
from flows.notes import Claimed, Closed, CounsellorSaid, FamilySaid, NotDelivered, Released, Undelivered
from flows.piece import Piece
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
    family.says("halo").hears("Kak Dian")


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
    assert [note.reason for note in notes(family, NotDelivered)] == ["hidden"]
    silent = hidden(talking()).passes(minutes=1).gets(Closed(1, "Kak Dian", ""))
    assert list(notes(silent, NotDelivered)) == []


def test_what_happened_meanwhile_is_there_after_the_word_that_returns() -> None:
    family = hidden(waiting()).gets(Claimed(1, "Kak Dian")).says("halo")
    family.stands_at("relay.open").hears("Kita lanjut", "Kak Dian")
    family = hidden(talking()).gets(Closed(1, "", "")).says("halo").stands_at("door.closed").hears(CODE)


def test_the_question_of_safety_left_open_under_the_menu_opens_a_case_all_the_same() -> None:
    child = hidden(Conversation().says("halo").presses("Saya anak").says("aku takut pulang ke rumah"))
    child.passes(minutes=6).stands_at("hidden.menu")
    assert [case.unanswered for case in child.opened] == [True]
    assert child.heard == []


def test_danger_is_heard_even_there() -> None:
    child = (
        hidden(talking()).says("tolong dia mau bunuh aku sekarang").hears("112").stands_at("safety.company")
    )
    child.presses("Sekarang sudah aman").stands_at("hidden.menu")


def test_a_tip_is_a_tip() -> None:
    family = hidden(waiting()).presses("Main di rumah").hears("tebak benda").stands_at("hidden.menu")
    assert family.labels == ["Main di rumah", "Membaca bersama", "Bekal sekolah"]


def test_whoever_stopped_and_hid_is_written_to_again_after_the_word_that_returns() -> None:
    family = hidden(talking().says("stop")).says("halo").stands_at("relay.open")
    family.gets(CounsellorSaid(1, "Kak Dian", Piece("text", 5, "halo"), 9))
    assert len(family.carried) == 1
