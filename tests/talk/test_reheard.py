"""What the second listener hears, a moment after the first: it may raise a signal, once, and never in the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.notes import Changed, Claimed, Closed, CounsellorSaid, Danger, FamilySaid
from flows.piece import Piece
from flows.talk.topics import heard, suggested
from tests.talk.conversation import Conversation, book, notes
from tests.talk.test_a_bystander import SCREAMS
from tests.talk.test_hiding import hidden
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE
from tests.talk.test_what_the_case_knows import about

CALM = "kemarin kami pergi ke rumah nenek"
KIND = "kekerasan_seksual"


def told() -> Conversation:
    return telling().says(CALM).stands_at("intake.story")


def test_an_acute_danger_that_only_the_second_heard_alarms() -> None:
    family = told().is_reheard("acute", KIND, "rumah nenek").stands_at("safety.company")
    (case,) = family.opened
    assert (case.risk, case.danger) == ("tinggi", KIND)
    assert case.evidence == ("rumah nenek",)


def test_what_may_be_a_danger_is_asked_about() -> None:
    told().is_reheard("check", KIND, "rumah nenek").stands_at("safety.check")


def test_nothing_heard_changes_nothing_and_counts_as_read() -> None:
    family = told()
    assert family.session.unread == len(family.session.recent)
    family.is_reheard("none").hears_nothing().stands_at("intake.story")
    assert family.session.unread == 0


def test_words_that_wait_to_be_read_are_counted() -> None:
    family = told().is_reheard("none").says("naik angkot", "pulangnya malam")
    assert family.session.unread == 2
    for _ in range(9):
        family.says("lalu kami makan bakso")
    assert family.session.unread == len(family.session.recent)


def test_within_a_known_danger_nothing_alarms_again() -> None:
    family = telling().says(ACUTE).stands_at("safety.company")
    opened = len(family.opened)
    family.is_reheard("acute", KIND, "x").hears_nothing().stands_at("safety.company")
    assert len(family.opened) == opened


def test_who_just_said_that_they_are_safe_is_not_asked_again() -> None:
    family = told().is_reheard("check", KIND, "x").presses("Ya, aman").says("tadi cuma main")
    where = family.session.node
    family.is_reheard("check", KIND, "x").hears_nothing().stands_at(where)
    family.is_reheard("acute", KIND, "x").hears_nothing().stands_at(where)
    family.passes(minutes=11).says("dia datang lagi ke rumah").is_reheard("acute", KIND, "dia datang lagi")
    family.stands_at("safety.company")


def test_an_answer_from_an_hour_still_to_come_answers_for_nothing() -> None:
    """The machine's clock was set back: else three hours would go by in which no danger is raised."""
    family = told().is_reheard("check", KIND, "x").presses("Ya, aman").says("tadi cuma main")
    family.now -= timedelta(hours=3)
    family.says("naik angkot").stands_at("intake.story")
    family.is_reheard("acute", KIND, "naik angkot").stands_at("safety.company")


def test_who_was_asked_a_moment_ago_is_not_asked_again() -> None:
    family = told().is_reheard("check", KIND, "x").stands_at("safety.check")
    family.is_reheard("check", KIND, "x").hears_nothing()
    family.is_reheard("acute", KIND, "x").stands_at("safety.company")


def test_beside_a_counsellor_who_writes_they_alone_hear_of_it() -> None:
    wrote = CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9)
    family = talking().gets(wrote).says(CALM).is_reheard("check", KIND, "x").hears_nothing()
    family.is_reheard("acute", KIND, "x").hears_nothing()
    (danger,) = notes(family, Danger)
    assert (danger.kind, danger.served) == (KIND, True)
    family.stands_at("relay.open")


@pytest.mark.parametrize("answer", ["iya pelan2", "ya boleh kak", "besok saya ke kantor"])
def test_an_answer_to_the_counsellor_is_no_danger_for_what_was_told_before_it(answer: str) -> None:
    """Reported: "BAHAYA. Dibaca ulang: iya pelan2", to the counsellor whom she had just allowed to go on."""
    family = talking().says(answer).is_reheard("acute", KIND, said=answer, completes=True).hears_nothing()
    assert list(notes(family, Danger)) == []


@pytest.mark.parametrize(
    ("said", "completes"), [("dia masuk kamar", True), ("om udah pulang", True), (CALM, False)]
)
def test_beside_a_counsellor_what_names_somebody_or_says_it_by_itself_still_rings(
    said: str, completes: bool
) -> None:
    family = talking().says(said)
    before = len([*notes(family, Danger)])
    family.is_reheard("acute", KIND, said=said, completes=completes)
    assert len([*notes(family, Danger)]) == before + 1


def test_before_anybody_has_the_case_an_answer_may_complete_a_danger() -> None:
    told().is_reheard("acute", KIND, said="iya pelan2", completes=True).stands_at("safety.company")


def test_over_a_hidden_chat_only_the_counsellors_hear_of_it() -> None:
    family = hidden(told())
    opened = len(family.opened)
    family.is_reheard("check", KIND, "x").hears_nothing()
    family.is_reheard("acute", KIND, "x").hears_nothing().stands_at("hidden.menu")
    assert len(family.opened) + len([*notes(family, Danger)]) == opened + 1


def test_who_said_stop_is_left_alone_and_the_counsellors_hear_of_it() -> None:
    family = told().says("berhenti")
    family.is_reheard("acute", KIND, "x").hears_nothing()
    assert len(family.opened) == 1


# ---- what the story is about

SURE = 50.0
"""A score that decides, however much the second listener counts."""


def sure_of(*codes: str) -> dict[str, float]:
    """What the second listener says that is sure of these letters and of nothing else."""
    learned = book().distress.learned
    assert learned is not None
    named = (*codes, "ampk", "concern")
    return {one: SURE if one in named else -SURE for one in learned.heads["subject"].outputs}


def changed(family: Conversation) -> list[Changed]:
    return [note for note in notes(family, Changed) if note.heard]


def test_what_it_says_of_the_subjects_joins_what_is_suggested() -> None:
    family = told()
    assert "j" not in heard(family.session, family.moment)
    family.is_reheard("none", told=sure_of("j")).hears_nothing().presses("Sudah")
    assert suggested(family.session, family.moment)[0] == "j"
    family.presses(about("j"))
    assert "j" in family.opened[0].heard


def test_where_it_was_not_asked_everything_is_as_before() -> None:
    family = told()
    before = heard(family.session, family.moment)
    family.is_reheard("none")
    assert (family.session.reread, heard(family.session, family.moment)) == ({}, before)


def test_what_it_said_of_one_message_stands_when_it_reads_the_next() -> None:
    family = told().is_reheard("none", told=sure_of("j")).says("lalu kami makan bakso bersama")
    family.is_reheard("none", told=sure_of("l"))
    assert {"j", "l"} <= set(heard(family.session, family.moment))


def test_scores_of_another_model_count_for_nothing() -> None:
    family = told()
    before = heard(family.session, family.moment)
    family.is_reheard("none", told={"j": SURE, "ampk": SURE})
    assert heard(family.session, family.moment) == before


def test_a_case_that_is_open_hears_of_it_and_its_risk_can_only_rise() -> None:
    family = told().presses("Sudah").presses("Hal lain").says("anak saya takut sama om nya")
    family.is_reheard("none", told=sure_of("j", "h"))
    (news,) = changed(family)
    assert {"j", "h"} <= set(news.heard)
    assert news.risk == "tinggi"


def test_beside_a_counsellor_who_writes_the_letters_are_added_and_nobody_is_rung() -> None:
    wrote = CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9)
    family = talking().gets(wrote).says(CALM).is_reheard("none", told=sure_of("h")).hears_nothing()
    (news,) = changed(family)
    assert ("h" in news.heard, news.risk) == (True, "")


def test_an_ordinary_topic_is_never_added_to_a_case() -> None:
    family = told().presses("Sudah").presses("Hal lain").says(CALM)
    family.is_reheard("none", told={**sure_of("j"), "pengasuhan": SURE})
    assert "pengasuhan" not in changed(family)[0].heard


def test_a_danger_that_it_hears_opens_with_what_it_says() -> None:
    family = told().is_reheard("acute", KIND, "rumah nenek", told=sure_of("j"))
    assert "j" in family.opened[0].heard


def test_a_choice_that_stands_open_is_shown_anew_and_its_old_buttons_are_stale() -> None:
    family = told().presses("Sudah").stands_at("intake.topic")
    old = family.buttons[0].token
    family.is_reheard("none", told=sure_of("j", "h")).stands_at("intake.topic")
    assert {about(code) for code in ("j", "h")} <= set(family.labels[:3])
    assert "Keduanya" in family.labels or "Semuanya" in family.labels
    family.presses_token(old).stands_at("intake.topic")
    assert family.opened == []


def test_what_only_answers_a_question_says_nothing_of_the_story() -> None:
    family = telling().says(CALM).presses("Sudah").presses(about("i"))
    while family.session.node != "child.name":
        family.presses("Lewati")
    family.is_reheard("none").says("Bunga").is_reheard("none", told=sure_of("j"))
    assert family.session.reread == {}


def test_it_goes_with_the_story() -> None:
    family = told().is_reheard("none", told=sure_of("j"))
    assert family.session.reread
    family.presses("Sudah").presses("Hal lain").gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", ""))
    assert family.session.reread == {}
    family = Conversation().says(CALM).is_reheard("none", told=sure_of("j")).presses("Orang tua")
    family.presses("Tidak").presses("Tidak")
    assert (family.session.refused, family.session.reread) == (True, {})


QUIET = "sekarang sepi. setahu saya bapaknya, ibunya, sama neneknya tinggal di situ"


@pytest.mark.parametrize("said", ["skrg sudah sepi, tidak ada suara lagi", QUIET])
def test_a_calm_line_is_no_danger_for_what_was_told_before_it(said: str) -> None:
    """Reported: "Dibaca ulang: sekarang sepi. setahu saya ..." as a danger; so it rang for the first listener, too."""
    family = Conversation().says(
        "dari sebelah rumah saya ada anak teriak2", "anaknya teriak ampun, bapaknya mukul"
    )
    rang = len(list(notes(family, Danger)))
    family.passes(minutes=1).says(said).is_reheard("acute", KIND, "x", said=said, completes=True)
    family.gets(Claimed(1, "Kak Dian")).says(said).is_reheard("acute", KIND, "x", said=said, completes=True)
    assert len(list(notes(family, Danger))) == rang


def test_quiet_and_then_a_wound_is_a_danger_still() -> None:
    family = Conversation().says(
        "dari sebelah rumah saya ada anak teriak2", "anaknya teriak ampun, bapaknya mukul"
    )
    family.gets(Claimed(1, "Kak Dian")).says("sudah sepi, anaknya pingsan berdarah")
    assert any(note.danger for note in notes(family, FamilySaid))


def test_an_open_case_gets_only_the_letters_of_the_story_as_it_stands_now() -> None:
    """Reported: "Anak diculik" on the group's card, after the line that it is quiet: the surest of each part."""
    learned = book().distress.learned
    assert learned is not None
    none = dict.fromkeys(learned.heads["subject"].outputs, -9.0)
    family = Conversation().says(SCREAMS).says("anaknya teriak ampun ampun, bapaknya mukul")
    family.is_reheard("none", told={**none, "h": 30.0})
    family.says("ibunya juga teriak").is_reheard("none", told={**none, "i": 30.0})
    first, second = (note for note in notes(family, Changed) if note.heard)
    assert ("h" in first.heard, "h" in second.heard) == (True, False)
    family.says("skrg sudah sepi, tidak ada suara lagi").is_reheard("none", told={**none, "h": 30.0})
    assert [note for note in notes(family, Changed) if note.heard] == [first, second]
