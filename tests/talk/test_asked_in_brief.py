"""A question that stands above is put in full once, and in one short line under what answers something else.

Reported by a girl of twelve: "Siapa yang menulis? Tidak disebut juga boleh." came six times, the words of consent
three times.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.talk.conversation import Conversation
from tests.talk.test_intake import asked_to_consent

WHO, DANGER, CONSENT = "Tidak disebut juga boleh", "Sebelum lanjut", "dikunci"
SMALL = ("tes", "hmm kak", "aku bingung", "jgn bilang siapa2 ya kak", "bot ya?", "kak?", "nomor", "xqz")


def beginning() -> Conversation:
    return Conversation().says("halo")


def asked_of_danger() -> Conversation:
    return beginning().presses("Saya anak").stands_at("intake.danger")


def asked_for_leave() -> Conversation:
    return asked_of_danger().presses("Tidak").stands_at("intake.consent")


@pytest.mark.parametrize(
    ("family", "full", "brief"),
    [
        (beginning, WHO, "Siapa yang menulis?"),
        (asked_of_danger, DANGER, "Apa sekarang kamu atau orang lain sedang dalam bahaya?"),
        (asked_for_leave, CONSENT, "Boleh kami simpan?"),
        (asked_to_consent, CONSENT, "Boleh kami simpan ceritanya?"),
    ],
)
def test_the_second_time_a_short_line_stands_above_the_buttons(
    family: Callable[[], Conversation], full: str, brief: str
) -> None:
    talk = family()
    node, buttons = talk.session.node, talk.labels
    for said in SMALL:
        talk.says(said).stands_at(node)
        assert talk.last.endswith(f"\n\n{brief}"), said
        assert talk.labels == buttons
    assert sum(full in words for words in talk.heard) == 1


def test_a_neighbour_is_asked_about_the_child_and_after_a_danger_about_the_rest() -> None:
    neighbour = beginning().presses("Tetangga").says("hmm").stands_at("intake.danger")
    neighbour.hears("\n\nApakah anak itu sedang dalam bahaya sekarang?")
    child = asked_of_danger().presses("Ya, sekarang").presses("Sekarang aku aman").stands_at("intake.consent")
    child.says("hmm kak").hears("\n\nBoleh cerita berikutnya juga kami simpan?")


@pytest.mark.parametrize("back", ["halo", "kembali"])
def test_who_greets_or_goes_back_reads_it_in_full(back: str) -> None:
    asked_for_leave().says("hmm kak").says(back).hears(CONSENT if back == "halo" else DANGER)


def test_after_the_menu_that_hides_it_is_asked_in_full() -> None:
    """What stood above was wiped."""
    asked_for_leave().says("hmm kak").says("sembunyi").comes_back().hears(CONSENT)
