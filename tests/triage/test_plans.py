"""What a family means to do with Puspa is named to whoever closes its case; a story of tomorrow is not."""

from __future__ import annotations

import pytest

from flows.triage.plans import means_to, names_plan, pledges, promises


@pytest.mark.parametrize(
    "said",
    ["besok saya ke kantor", "bsk aku dateng ya kak", "nanti sore saya telpon lagi", "I can come on Monday"],
)
def test_a_time_to_come_and_a_coming_are_a_plan(said: str) -> None:
    assert names_plan(said)


@pytest.mark.parametrize("said", ["besok ujian", "saya di kantor", "makasih kak", ""])
def test_one_of_them_alone_is_none(said: str) -> None:
    assert not names_plan(said)


@pytest.mark.parametrize(
    "said", ["nanti yg datang polisi?", "apa besok ada yang telepon", "jam berapa datangnya?"]
)
def test_what_a_family_asks_is_no_plan_of_theirs(said: str) -> None:
    """Reported: at each closing "pelapor menyebut rencana: nanti yg datang polisi?"."""
    assert not means_to(said)


@pytest.mark.parametrize(
    "said", ["besok saya ke kantor ya?", "besok aku dateng. boleh?", "nanti polisi datang ke rumah"]
)
def test_what_they_mean_to_do_stays_one_however_it_is_put(said: str) -> None:
    assert means_to(said)


def test_what_a_counsellor_will_do_is_a_promise_and_what_the_family_may_do_is_none() -> None:
    assert promises("Makasih sudah cerita. Besok jam 10 aku hubungi lagi ya.")
    assert promises("nanti sore saya telepon")
    assert not promises("Jaga diri ya. Kalau nanti ada apa-apa, hubungi kami lagi.")
    assert not promises("")


@pytest.mark.parametrize(
    "said",
    [
        "Besok jam 10 aku hubungi lagi ya.",
        "nanti saya carikan nomor psikolognya",
        "Saya akan tanyakan ke puskesmas dulu.",
        "Kakak cek dulu ya",
        "I will send you the address",
    ],
)
def test_in_the_talk_a_counsellor_promises_more_than_to_call(said: str) -> None:
    assert pledges(said)


@pytest.mark.parametrize(
    "said",
    [
        "nanti kirim fotonya ke saya ya",
        "kalau nanti takut lagi, hubungi saya",
        "saya di sini",
        "sudah saya kirim tadi",
        "siapa yang jemput nanti?",
        "",
    ],
)
def test_what_the_family_does_or_what_was_done_is_no_promise(said: str) -> None:
    assert not pledges(said)
