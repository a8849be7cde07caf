"""Where one button stands, nobody is offered a list of numbers that begins and ends with it."""

from __future__ import annotations

from flows.session import at, put
from tests.talk.conversation import Conversation


def test_a_list_of_one_choice_is_none() -> None:
    """Reported: "Balas dengan angkanya saja juga bisa: 1. Lewati"."""
    family = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya")
    family.says("aku susah tidur kak").presses("Sudah").presses("Hal lain").stands_at("intake.city")
    # Of a part of the city that has no districts on its list, only the way past the question is left.
    family.session = put(at(family.session, "intake.kecamatan"), misses=1)
    family.says("xyzzy qwrt").passes(seconds=5).hears("masih belum paham", "Tekan tombol")
    assert "1." not in family.last
