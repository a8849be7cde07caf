"""In danger a phone lies near whoever the danger comes from: what its locked screen shows, and what it does not."""

from __future__ import annotations

import re

import pytest

from flows.effects import Say
from flows.gate import ANSWERS, AT_ALARM, LONG
from flows.gate import NEUTRAL as NEUTRAL_LINE
from flows.inputs import Reheard
from flows.notes import Changed, Claimed, Closed, CounsellorSaid, Note, Released, Undelivered
from flows.piece import Piece
from flows.session import Peril, put
from flows.talk import TALK, news
from flows.text import Text
from tests.talk.conversation import NIGHT, Conversation, notes, words
from tests.talk.test_four_questions_in_danger import SEXUAL, quiet
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking
from tests.talk.test_risk_questions import asked
from tests.talk.test_safety import ACUTE

NEUTRAL = "Halo, ada pesan baru."
SAID = CounsellorSaid(1, "Kak Dian", Piece("text", 5, "halo"), 9)


COVER = ("Info keluarga", "Ada beberapa", "Halo! Ini info keluarga", "Cerita bersambung.")
"""How everything begins that a hidden chat shows."""

STRIP = 35
"""Characters of a message that the strip on top of a locked screen shows."""


def begins_neutrally(family: Conversation) -> bool:
    return family.last.startswith(NEUTRAL)


def begins(said: str, locale: str = "id") -> bool:
    """With the line of an answer, or with that of what comes unasked."""
    return said.startswith(
        tuple(words().say(line, locale) for line in (AT_ALARM, *ANSWERS, *LONG, NEUTRAL_LINE))
    )


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
def test_the_line_of_an_answer_fills_the_strip_and_names_nothing(locale: str) -> None:
    for line in (AT_ALARM, *ANSWERS, *LONG):
        said = words().say(line, locale)
        assert len(said) >= STRIP
        assert not re.search(r"puspa|konselor|counsellor|bahaya|danger|112|telepon|call", said, re.I)


@pytest.mark.parametrize(
    ("cry", "locale"), [("tolong", "id"), (ACUTE, "id"), ("help me he is hitting me now", "en")]
)
def test_even_the_numbers_that_answer_a_cry_begin_neutrally(cry: str, locale: str) -> None:
    family = Conversation().says(cry).stands_at("safety.company").hears("112")
    assert begins(family.last, locale)


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
def test_what_answers_a_cry_shows_none_of_it_on_a_locked_screen(locale: str) -> None:
    assert len(words().say(AT_ALARM, locale)) >= SHOWN - 2  # an empty line follows


@pytest.mark.parametrize("demo", [True, False])
def test_it_stands_above_every_answer_to_a_cry_before_any_number_is_confirmed_too(demo: bool) -> None:
    family = Conversation(demo=demo).says(ACUTE).stands_at("safety.company")
    assert ("112" in family.last) == demo
    assert family.last.startswith(words().say(AT_ALARM, "id"))


def test_a_childs_numbers_begin_as_a_cousin_would() -> None:
    family = (
        Conversation().says("halo").presses("Saya anak").says("om masuk kamar aku klo malem").hears("112")
    )
    assert begins(family.last, "id@anak")
    assert family.last.startswith(("Iya", "Oke", "Hai"))


def test_numbers_begin_so_before_any_danger_was_heard() -> None:
    family = Conversation().says("halo").presses("Saya anak").presses("Belum tahu").hears("112")
    assert begins(family.last, "id@anak")
    assert not family.session.grave
    assert begins(Conversation().says("halo").says("nomor").hears("112").last)


def test_while_a_danger_lasts_every_message_begins_neutrally_whatever_brings_it() -> None:
    """The numbers, four questions, what is pressed and written, the clock's notes, the advice, the chat come back."""
    family = Conversation(NIGHT, oncall=True).says("halo")
    before = len(family.heard)
    family.says(SEXUAL).says("kak").presses("Tidak bisa bicara").says("jalan mawar 3").presses("Lewati")
    family.passes(minutes=4).presses("Orang itu").passes(minutes=9).says("nomor").says(
        "sembunyi"
    ).comes_back()
    family.passes(minutes=4)
    said = [one for one in family.heard[before:] if not one.startswith(COVER)]
    assert len(said) > 12
    assert [one for one in said if not (begins(one) or begins(one, "id@anak"))] == []


def test_once_safe_what_is_asked_at_once_begins_with_itself_and_what_comes_late_does_not() -> None:
    family = Conversation().says(ACUTE).presses("Sekarang sudah aman").says("kak")
    assert not begins(family.last)
    assert begins(family.gets(Claimed(1, "Kak Dian")).last)


def test_what_is_said_of_an_ordinary_matter_begins_with_itself() -> None:
    family = telling().says("anak saya susah tidur").presses("Sudah")
    assert [said for said in family.heard if begins(said)] == []


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
    assert family.carried[-1].header[0] in LONG
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


def long_lines(locale: str = "id") -> tuple[str, ...]:
    return tuple(words().say(line, locale) for line in LONG)


def test_numbers_that_come_late_begin_with_the_long_line_and_at_once_with_that_of_an_alarm() -> None:
    """The second listener is the one that comes late."""
    family = telling().says("kemarin ke rumah nenek")
    assert reheard(family).startswith(words().say(AT_ALARM, "id"))
    late = reheard(family.passes(seconds=20))
    assert late.startswith(long_lines())
    assert "112" in late


def reheard(family: Conversation) -> str:
    heard = Reheard("acute", "kekerasan_seksual", ("nenek",))
    step = news.belated(family.session, TALK.step(family.session, heard, family.moment), family.moment)
    (said,) = [effect for effect in step.effects if isinstance(effect, Say)]
    return words().paragraphs(said.text, "id")


def test_what_time_brings_begins_neutrally_and_the_clock_stands_below() -> None:
    family = Conversation().says(SEXUAL).passes(minutes=3)
    advised = next(said for said in family.heard if "72 jam" in said)
    assert advised.startswith(NEUTRAL)
    assert family.last.startswith(NEUTRAL)
    assert "Pukul " not in family.last[:SHOWN]
    family.hears("Pukul ")
    assert quiet(family)


SHOWN = 100
"""Characters that a locked screen shows, as the simulator's does."""


LONGEST = 101
"""What heads every message of a counsellor is read past every time: no longer than it must be."""


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
def test_in_danger_the_neutral_line_fills_a_locked_screen_and_no_more(locale: str) -> None:
    assert len(set(long_lines(locale))) == len(LONG)
    for said in long_lines(locale):
        assert SHOWN - 2 <= len(said) <= LONGEST  # an empty line follows
        assert said.startswith(words().say(NEUTRAL_LINE, locale))


def shown(family: Conversation, since: int) -> set[str]:
    """What stood on a locked screen, of what came after the answer to the cry; the menu is harmless."""
    said = [one for one in family.heard[since:] if not one.startswith(COVER)]
    assert said
    lines = {*long_lines(family.session.locale), words().say(AT_ALARM, family.session.locale)}
    return (
        {one[:SHOWN] for one in said}
        - {line[:SHOWN] for line in lines}
        - {f"{line}\n\n"[:SHOWN] for line in lines}
    )


def test_from_the_first_danger_on_answers_show_nothing_on_a_locked_screen_either() -> None:
    """Reported by a mother: "Kalau konselor perlu menelepon, nomor mana yang ama" stood there beside him."""
    family = Conversation(NIGHT, oncall=True).says("halo")
    since = len(family.heard)
    family.says(ACUTE).says("saya takut").presses("Tidak bisa bicara").says("jalan mawar 3").presses("Lewati")
    family.says("bntar dia gerak").presses("Belum aman").says("ini dibaca dia gak").says("nomor")
    assert shown(family, since) == set()


def test_who_said_that_somebody_is_near_and_never_that_it_is_safe_is_shown_nothing_once_it_is_quiet() -> None:
    family = Conversation(NIGHT, oncall=True).says(ACUTE).says("dia tidur di sebelah").presses("Belum aman")
    family.passes(minutes=40)
    assert family.session.peril is None
    since = len(family.heard)
    family.says("kak").says("besok saya harus gimana ya")
    assert shown(family, since) == set()


def test_a_neighbour_behind_another_door_reads_the_short_line() -> None:
    family = Conversation().says("anak tetangga saya dipukul bapaknya sekarang").says("kak")
    assert family.last.startswith(tuple(words().say(line, "id") for line in ANSWERS))


def test_a_counsellors_messages_do_not_all_begin_alike() -> None:
    family = Conversation().says(ACUTE).gets(Claimed(1, "Kak Dian"))
    for message in (5, 6, 7):
        family.gets(CounsellorSaid(1, "Kak Dian", Piece("text", message, "halo"), 9))
    assert all(line in [carried.header[0] for carried in family.carried] for line in LONG)


def test_in_danger_nothing_of_what_is_said_stands_on_a_locked_screen() -> None:
    family = Conversation().says("halo").presses("Saya anak").says(ACUTE).gets(Claimed(1, "Kak Dian"))
    assert "konselor" in family.last
    assert "konselor" not in family.last[:SHOWN]
    family.gets(SAID)
    assert family.carried[-1].header[0] in LONG


def test_a_childs_phone_is_one_that_others_take_up() -> None:
    """What is no answer within seconds begins neutrally, before any danger was heard; in one short line."""
    family = telling("Saya anak").says("aku susah tidur").presses("Sudah").presses("Hal lain")
    family.gets(Claimed(1, "Kak Dian")).hears("konselor")
    assert begins_neutrally(family)
    assert not family.last.startswith(long_lines("id@anak"))


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
@pytest.mark.parametrize("key", ["intake.danger.ask", "bystander.intake.danger.ask"])
def test_the_question_of_danger_betrays_nothing_in_its_first_forty_characters(key: str, locale: str) -> None:
    said = words().say(Text(key), locale)
    assert not any(word in said[:40] for word in ("bahaya", "danger", "anak", "child"))


@pytest.mark.parametrize("first", [(), ("aku masih smp",)], ids=["pressed", "written"])
def test_a_child_learns_to_hide_before_anything_was_told_and_no_strip_shows_it(
    first: tuple[str, ...],
) -> None:
    family = Conversation().says(*first) if first else Conversation().says("halo").presses("Saya anak")
    family.stands_at("intake.danger").hears("Matikan suaranya.", 'tulis "sembunyi"')
    assert "sembunyi" not in family.last[:STRIP]
    assert "HP-mu" not in family.last[:STRIP]
    family.says("sembunyi").stands_at("hidden.menu").comes_back().stands_at("intake.danger")


def test_an_adult_and_a_child_in_danger_are_not_told_so_before_it() -> None:
    assert "Matikan" not in Conversation().says("halo").presses("Orang tua").last
    family = Conversation().says("halo", ACUTE).presses("Sekarang sudah aman")
    assert "Matikan suaranya" not in family.last


@pytest.mark.parametrize("locale", ["id", "id@anak", "en"])
@pytest.mark.parametrize(
    ("key", "betrays"),
    [
        *((f"{who}safety.check.ask", ("aman", "safe")) for who in ("", "bystander.")),
        *(
            (f"{who}safety.check.again.{n}", ("aman", "Aman", "safe", "Safe", "anak"))
            for who in ("", "bystander.")
            for n in (1, 2, 3)
        ),
        ("safe.phone.ask", ("HP", "phone")),
    ],
)
def test_what_is_asked_before_any_alarm_fills_a_locked_screen_with_something_else(
    locale: str, key: str, betrays: tuple[str, ...]
) -> None:
    said = words().get(key, locale) or ""
    shown, question = said[:98], said[98:]
    assert not any(word in shown for word in betrays)
    assert any(word in question for word in betrays)
