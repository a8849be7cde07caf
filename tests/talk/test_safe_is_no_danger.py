"""What says that it is safe is no danger, beside a counsellor or while one is known; that he comes again is one.

Reported by people who played a child and a mother: "dia udh pergi kak. aku skrg sama mama" reached the counsellor as an
alarm, "kak dia dtg lagi" as an ordinary line, and who could not speak was told to call now.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.notes import Danger, FamilySaid, SaidSafe
from flows.session import Peril, put
from flows.talk import believed, lull
from flows.triage.nearing import nearing
from tests.talk.conversation import NIGHT, Conversation, book, notes
from tests.talk.test_danger_lives_on import child, forget
from tests.talk.test_relay import talking

SAFE = (
    "dia udh pergi kak. aku skrg sama mama",
    "iya aman sama mama",
    "sdh ada tetangga, dia pergi. aman kak",
)
REACH = "0812345678, jangan dibales kalau sore ya"
NOT_SAFE = (
    "pergi, tapi dia pukul lagi",
    "dia pergi, tapi dia pukul lagi",
    "dia udah pergi bawa pisau",
    "dia pergi bawa adik",
    "dia udah pergi, adik berdarah",
    "belum aman",
    "gak aman kak",
    "aman gak ya",
    "selamat tinggal kak",
    "aku dikunci, dia pergi",
    "dia udah pergi, tapi nanti balik",
    "aman sih tapi dia ngancem mau bunuh aku",
)
COMES = ("kak dia dtg lagi", "dia dtg lagi", "dia masuk lagi", "dia pulang mabuk, saya takut")


# ---- that it is safe


@pytest.mark.parametrize("said", [*SAFE, REACH])
def test_beside_a_counsellor_it_is_no_danger_neither_at_once_nor_read_again(said: str) -> None:
    for family in (child(), child().passes(minutes=40), talking()):
        forget(family)
        node = family.session.node
        family.says(said).is_reheard("acute", "minta_tolong", said=said).stands_at(node)
        family.is_reheard("acute", "minta_tolong", said=said, completes=True).stands_at(node)
        assert list(notes(family, Danger)) == []
        assert [note.danger for note in notes(family, FamilySaid)] == [False]


@pytest.mark.parametrize("said", SAFE)
def test_within_the_danger_it_is_kept_and_rings_nobody(said: str) -> None:
    family = Conversation().says("halo").presses("Saya anak").says("dia mukul aku pake kayu sekarang")
    family.presses("Bisa bicara").says("jalan mawar 3").passes(minutes=4)
    forget(family)
    family.says(said).hears("Kalau mulai lagi")
    assert list(notes(family, Danger)) == []
    assert family.kept[-1] == said


@pytest.mark.parametrize("said", NOT_SAFE)
def test_beside_danger_or_denied_it_says_no_such_thing(said: str) -> None:
    family = Conversation()
    assert not lull.says_safe(said, family.session, family.moment)


def test_where_it_names_danger_too_the_counsellor_reads_it_marked() -> None:
    family = child()
    forget(family)
    family.says("dia pergi, tapi dia pukul lagi")
    assert [note.danger for note in notes(family, FamilySaid)] == [True]


@pytest.mark.parametrize("said", ["jangan dibales dulu dia ada", "jangan telepon kalau sore, om di sini"])
def test_when_to_write_says_more_where_it_names_somebody(said: str) -> None:
    assert not lull.arranges(said, book())


def test_before_any_danger_or_counsellor_is_known_it_silences_nothing() -> None:
    family = Conversation().says("halo").presses("Saya anak")
    assert not lull.no_danger(family.session, SAFE[0], family.moment)


# ---- that he comes again


@pytest.mark.parametrize("said", COMES)
def test_that_he_comes_again_is_marked_in_a_case_whose_danger_is_known(said: str) -> None:
    later, within = child(), child()
    within.session = put(
        within.session, peril=Peril(("minta_tolong",), within.now, within.now - timedelta(minutes=1))
    )
    for family in (later, within):
        forget(family)
        family.says(said).hears("sampai ke Kak Sari").stands_at("relay.open")
        assert [note.danger for note in notes(family, FamilySaid)] == [True], family.session.peril
        assert [note.served for note in notes(family, Danger)] == [True]


@pytest.mark.parametrize("said", ["mama pulang lagi", "dia gak dtg lagi", "besok saya dtg lagi"])
def test_who_does_not_come_or_is_not_feared_is_none(said: str) -> None:
    assert nearing(said, book().distress) == ()


# ---- who cannot speak


def at_night() -> Conversation:
    family = Conversation(NIGHT, oncall=True).says("tolong").says("suami saya baru mukul saya")
    return family.says("gak bisa ngomong").passes(seconds=20)


def test_who_cannot_speak_is_not_told_to_call_and_hears_whether_somebody_was_rung_again() -> None:
    family = at_night()
    forget(family)
    family.says("tolong").hears("belum kami panggil lagi", "orang lain juga bisa menelepon")
    assert list(notes(family, Danger)) == []
    assert "telepon sekarang" not in family.last
    family.passes(minutes=4).says("tolong").hears("Petugas jaga sudah diberi tahu", "orang lain juga bisa")
    assert len(list(notes(family, Danger))) == 1
    assert all("telepon sekarang" not in words for words in family.heard)


def test_where_whoever_they_fear_is_near_neither() -> None:
    family = Conversation(NIGHT, oncall=True).says("suami saya baru mukul saya")
    family.presses("Bisa bicara").says("jalan mawar 3").presses("Lewati").presses("Orang itu ada")
    since = len(family.heard)
    for _ in range(3):
        family.passes(seconds=20).says("tolong").stands_at("safety.company").hears("112")
    assert family.session.hush
    after = family.heard[since:]
    assert not [words for words in after if "telepon sekarang" in words or "Telepon dulu" in words]


def test_who_can_speak_is_told_to_call() -> None:
    family = Conversation(NIGHT, oncall=True).says("suami saya baru mukul saya").presses("Bisa bicara")
    family.passes(seconds=20).says("tolong").passes(seconds=20).says("tolong").hears("telepon sekarang")


@pytest.mark.parametrize("said", ["tidak bisa bicra", "gak bisa bcara", "gabisa ngomng"])
def test_a_slip_of_the_finger_says_too_that_they_cannot_speak(said: str) -> None:
    assert believed.says_mute(said, book())
    family = Conversation(NIGHT, oncall=True).says("tolong").says("suami saya baru mukul saya")
    family.says(said).passes(seconds=3).hears("Tidak perlu bersuara").stands_at("safety.where")
    assert family.session.hush


@pytest.mark.parametrize(
    "told", ["anak saya hilang dari tadi sore", "anak saya kabur dari rumah, belum pulang"]
)
@pytest.mark.parametrize("said", ["dia pergi", "dia udah pergi kak", "dia gak ada di rumah"])
def test_of_a_missing_child_that_it_has_gone_is_the_danger_itself(told: str, said: str) -> None:
    family = Conversation(NIGHT, oncall=True).says(told).stands_at("safety.company").says(said)
    family.stands_at("safety.company").hears("112")
    assert "mulai lagi" not in family.last


def test_a_missing_child_that_is_safe_is_safe() -> None:
    family = Conversation(NIGHT, oncall=True).says("anak saya hilang dari tadi sore")
    family.says("dia sudah aman sama neneknya kak").hears("mulai lagi")


# ---- as the button


BROKE_OFF = "dia udh brgkt kerja. aman skrg"


@pytest.mark.parametrize("said", [BROKE_OFF, "dia sudah pergi, saya aman", "sekarang saya aman kok"])
def test_that_he_left_and_that_it_is_safe_now_does_what_the_button_does(said: str) -> None:
    """Reported by a mother at night: she was asked whether she was safe."""
    family = (
        Conversation(NIGHT).says("suami saya baru mukul saya sama anak saya").presses("Tidak bisa bicara")
    )
    forget(family)
    family.says(said).hears("Syukurlah", "Kalau mulai lagi, telepon", "112")
    assert family.session.peril is None
    assert not family.session.node.startswith("safety.")
    assert family.kept[-1] == said
    assert len(list(notes(family, SaidSafe))) == 1
    assert list(notes(family, Danger)) == []


@pytest.mark.parametrize("said", [BROKE_OFF, "iya aman sama mama"])
def test_where_it_is_asked_it_is_the_answer(said: str) -> None:
    family = Conversation(NIGHT).says("aku takut pulang ke rumah").stands_at("safety.check").says(said)
    assert family.session.node != "safety.check"
    assert family.session.said_safe is not None
    assert said in family.kept


@pytest.mark.parametrize(
    "said", ["nomor ini aman", "nomor ini sekarang aman", "belum aman skrg", "aman ga ya skrg"]
)
def test_that_a_number_is_safe_or_that_they_are_not_ends_no_danger(said: str) -> None:
    family = Conversation(NIGHT).says("suami saya baru mukul saya").presses("Bisa bicara").presses("Lewati")
    family.stands_at("safety.phone").says(said)
    assert family.session.peril is not None
