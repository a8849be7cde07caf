"""While a family hides its chat nothing that is written to it arrives: whoever chooses its case reads so."""

from __future__ import annotations

from bot.desk.board import board
from bot.desk.card import card
from flows.notes import FamilySaid, Hid
from flows.piece import Piece
from tests.casework.room import CASE, Counsellor, Room
from tests.desk.test_card_and_board import JAKARTA
from tests.talk.conversation import CODE, book, words

OTHER = "MELATI-PERAHU-41"


def hiding() -> tuple[Room, Counsellor, int]:
    """Two cases in hand; the first family hides."""
    room = Room()
    other = room.opens(OTHER)
    dian = room.counsellor("Kak Dian").claims().claims(other)
    room.tells(Hid())
    return room, dian, other


def in_the_group(room: Room) -> tuple[str, str]:
    case = room.case
    drawn = card(case, room.now, JAKARTA, book(), words()).text
    return drawn, board([case], room.now, JAKARTA, words(), "").text


def test_whoever_chooses_its_case_reads_that_nothing_arrives() -> None:
    """Reported: "Yang Anda tulis di sini sampai ke pelapor", after "jangan menulis dulu"."""
    _room, dian, _ = hiding()
    dian.hears("Jangan menulis dulu").presses_token(f"now:{CASE}")
    dian.hears(CODE, "menyembunyikan obrolan", "tidak dikirim")
    assert "sampai ke pelapor" not in dian.heard[-1]
    dian.writes("menu").hears("menyembunyikan obrolan")
    assert "sampai ke pelapor" not in dian.heard[-1]


def test_words_for_it_wait_and_are_offered_once_they_are_back() -> None:
    room, dian, _ = hiding()
    dian.writes("kamu di mana?").presses(CODE).hears(
        "menyembunyikan obrolan", "Belum dikirim:\nkamu di mana?"
    )
    assert room.relayed == []
    assert [option.token for row in dian.says_to[-1].options for option in row] == [f"drop:{CASE}"]
    dian.presses_token(f"send:{CASE}")
    assert room.relayed == []
    room.tells(Hid(back=True))
    dian.hears("kembali ke obrolan", "kamu di mana?").presses("Kirim sekarang")
    assert room.said_to(CASE) == ["kamu di mana?"]


def test_what_they_write_themselves_shows_that_they_are_back() -> None:
    room, dian, _ = hiding()
    room.tells(FamilySaid(Piece("text", 7, "es krim", hidden=True)))
    assert CASE in dian.worker.hidden
    room.family_says("aku balik")
    dian.presses_token(f"now:{CASE}").hears("sampai ke pelapor")
    assert not room.case.hidden


def test_the_group_sees_it_too_and_no_more_than_that() -> None:
    room, _, _ = hiding()
    assert room.drawn[-1] == CASE
    assert CASE not in room.rung
    drawn, listed = in_the_group(room)
    assert "sedang menyembunyikan obrolan" in drawn
    assert f"{CODE} · Kak Dian · tersembunyi" in listed
    room.tells(Hid(back=True))
    drawn, listed = in_the_group(room)
    assert "menyembunyikan" not in drawn
    assert "tersembunyi" not in listed


def test_one_that_waits_is_marked_in_the_queue() -> None:
    room = Room()
    room.tells(Hid())
    assert "· tersembunyi" in in_the_group(room)[1]
