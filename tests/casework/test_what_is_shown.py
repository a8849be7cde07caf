"""What a counsellor reads above the words of a family: why it rings, what comes, and of which case."""

from __future__ import annotations

from datetime import timedelta

from flows.casework.worker.state import Desk, Worker
from flows.casework.worker.welcome import wants, welcomed
from flows.effects import Say
from flows.notes import Danger, FamilySaid
from flows.piece import Piece
from tests.casework.room import COUNSELLOR, Room
from tests.talk.conversation import CODE, WORKDAY, words


def test_what_was_read_again_says_why_and_which_words() -> None:
    """Reported: "Dibaca ulang" named neither."""
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    earlier = WORKDAY - timedelta(minutes=9)
    room.tells(Danger("bunuh_diri", ("aku pengen udahan",), served=True, at=earlier))
    dian.hears("Dibaca ulang: terdengar ingin mati atau menyakiti diri.", "aku pengen udahan")
    room.tells(Danger("bunuh_diri", (), served=True, at=earlier))
    dian.hears("kata-katanya ada di cerita")
    assert "menjawab" not in dian.heard[-1]


def test_a_place_on_the_map_comes_below_a_line_that_says_so() -> None:
    """Reported: an empty "KODE · pelapor:", and then a map."""
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    room.tells(FamilySaid(Piece("location", 8)))
    assert words().paragraphs(dian.carried[-1].header, "id") == f"{CODE} · pelapor: lokasi, di bawah ini"


def test_the_button_of_the_case_that_brought_them_here_names_it() -> None:
    came = wants(Worker(name="Kak Dian"), 7, CODE, reachable=False).worker
    (offer,) = [one for one in welcomed(came, Desk(COUNSELLOR)).effects if isinstance(one, Say)]
    assert [words().say(one.label, "id") for row in offer.options for one in row] == [f"Ambil {CODE}"]
