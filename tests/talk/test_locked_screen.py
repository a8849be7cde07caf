"""In danger a phone lies near whoever the danger comes from: what its locked screen shows, and what it does not."""

from __future__ import annotations

import pytest

from flows.effects import Say
from flows.inputs import Reheard
from flows.notes import Changed, Claimed, Closed, CounsellorSaid, Note, Released, Undelivered
from flows.piece import Piece
from flows.session import Peril, put
from flows.talk import TALK, news
from flows.text import Text
from tests.talk.conversation import Conversation, notes, words
from tests.talk.test_four_questions_in_danger import SEXUAL, quiet
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking
from tests.talk.test_risk_questions import asked
from tests.talk.test_safety import ACUTE

NEUTRAL = "Halo, ada pesan baru."
SAID = CounsellorSaid(1, "Kak Dian", Piece("text", 5, "halo"), 9)


def begins_neutrally(family: Conversation) -> bool:
    return family.last.startswith(NEUTRAL)


def test_nothing_stands_above_the_numbers_that_answer_a_cry() -> None:
    family = Conversation().says("tolong")
    assert family.last.startswith("Kalau sekarang ada bahaya, telepon:\nJakarta Siaga: 112")


def test_what_answers_their_own_words_and_presses_at_once_begins_with_itself() -> None:
    family = Conversation().says(ACUTE).says("kak").hears("tidak perlu cerita lebih banyak")
    assert not begins_neutrally(family)
    family.presses("Tidak bisa bicara").stands_at("safety.where")
    assert not begins_neutrally(family)
    assert not begins_neutrally(family.says("jalan mawar 3").stands_at("safety.phone"))


@pytest.mark.parametrize(
    "note",
    [
        Claimed(1, "Kak Dian"),
        Undelivered(3),
        Closed(1, "Kak Dian", "Sampai jumpa."),
        Closed(1, "Kak Dian", ""),
    ],
    ids=lambda note: type(note).__name__,
)
def test_who_comes_in_the_same_minute_is_announced_neutrally(note: Note) -> None:
    assert begins_neutrally(Conversation().says(ACUTE).gets(note))


def test_a_counsellors_words_and_their_leaving_too() -> None:
    family = Conversation().says(ACUTE).gets(Claimed(1, "Kak Dian")).says("kak").gets(SAID)
    assert family.carried[-1].header[0] == Text("lock.neutral")
    assert begins_neutrally(family.says("kak").gets(Released(1, "Kak Dian")))


def test_beside_an_ordinary_matter_they_begin_with_themselves() -> None:
    family = talking().says("kak").gets(SAID)
    assert family.carried[-1].header[0] != Text("lock.neutral")
    assert not begins_neutrally(family.says("kak").gets(Released(1, "Kak Dian")))


def test_once_in_danger_the_phone_stays_near_whoever_it_came_from() -> None:
    family = Conversation().says(ACUTE).presses("Sekarang sudah aman")
    assert family.session.peril is None
    assert begins_neutrally(family.gets(Claimed(1, "Kak Dian")))


def test_a_risk_that_rises_by_an_answer_is_a_danger_too() -> None:
    family = asked("m").presses("Tidak").presses("Tidak")
    assert "tinggi" in [note.risk for note in notes(family, Changed)]
    assert begins_neutrally(family.gets(Claimed(1, "Kak Dian")))


def test_a_danger_that_an_earlier_version_heard_is_known() -> None:
    family = talking()
    family.session = put(family.session, peril=Peril(("tidak_aman",), family.now))
    assert begins_neutrally(family.gets(Released(1, "Kak Dian")))


def test_numbers_that_come_late_begin_neutrally_and_at_once_do_not() -> None:
    """The second listener is the one that comes late."""
    family = telling().says("kemarin ke rumah nenek")
    assert reheard(family).startswith("Saya di sini.")
    late = reheard(family.passes(seconds=20))
    assert late.startswith(NEUTRAL)
    assert "112" in late


def reheard(family: Conversation) -> str:
    heard = Reheard("acute", "kekerasan_seksual", ("nenek",))
    step = news.belated(family.session, TALK.step(family.session, heard, family.moment), family.moment)
    (said,) = [effect for effect in step.effects if isinstance(effect, Say)]
    return words().paragraphs(said.text, "id")


def test_what_time_brings_begins_with_the_clock_or_neutrally() -> None:
    family = Conversation().says(SEXUAL).passes(minutes=3)
    advised = next(said for said in family.heard if "72 jam" in said)
    assert advised.startswith(NEUTRAL)
    assert family.last.startswith("Pukul ")
    assert quiet(family)


SHOWN = 100
"""Characters that a locked screen shows, as the simulator's does."""


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
def test_in_danger_the_neutral_lines_fill_a_locked_screen(locale: str) -> None:
    assert len(words().paragraphs((Text("lock.neutral"), Text("lock.below")), locale)) >= SHOWN


def test_in_danger_nothing_of_what_is_said_stands_on_a_locked_screen() -> None:
    family = Conversation().says("halo").presses("Saya anak").says(ACUTE).gets(Claimed(1, "Kak Dian"))
    assert "konselor" in family.last
    assert "konselor" not in family.last[:SHOWN]
    family.gets(SAID)
    assert family.carried[-1].header[:2] == (Text("lock.neutral"), Text("lock.below"))


def test_a_childs_phone_is_one_that_others_take_up() -> None:
    """What is no answer within seconds begins neutrally, before any danger was heard; in one short line."""
    family = telling("Saya anak").says("aku susah tidur").presses("Sudah").presses("Hal lain")
    family.gets(Claimed(1, "Kak Dian")).hears("konselor")
    assert begins_neutrally(family)
    assert words().say(Text("lock.below"), "id@anak") not in family.last


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
@pytest.mark.parametrize("key", ["intake.danger.ask", "bystander.intake.danger.ask"])
def test_the_question_of_danger_betrays_nothing_in_its_first_forty_characters(key: str, locale: str) -> None:
    said = words().say(Text(key), locale)
    assert not any(word in said[:40] for word in ("bahaya", "danger", "anak", "child"))
