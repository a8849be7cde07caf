"""Another subject in the summary has questions of its own; they are asked once, and nothing else is asked again."""

from __future__ import annotations

from flows.notes import Changed
from tests.talk.conversation import Conversation, notes
from tests.talk.test_risk_questions import asked
from tests.talk.test_what_the_case_knows import about


def at_the_summary(*codes: str) -> Conversation:
    family = asked(*codes)
    while family.session.node != "intake.summary":
        family.presses("Lewati" if "Lewati" in family.labels else "Tidak")
    return family


def changed_to(family: Conversation, code: str) -> Conversation:
    if family.session.node == "waiting.line":
        family.presses("Lihat atau ubah")
    return family.presses("Ubah: tentang apa").presses(about(code))


def test_a_new_subject_is_asked_about_and_leads_back_to_the_summary() -> None:
    family = changed_to(at_the_summary("gizi"), "m").stands_at("risk.m.alone")
    family.presses("Ya")
    assert [note.risk for note in notes(family, Changed) if note.risk][-1] == "tinggi"
    family.presses("Lewati").stands_at("risk.m.ill").presses("Cukup").stands_at("waiting.line")


def test_enough_said_before_does_not_silence_the_new_subject() -> None:
    family = changed_to(at_the_summary("i"), "m").stands_at("risk.m.alone")
    family.presses("Cukup").stands_at("waiting.line")


def test_five_answers_before_do_not_silence_it_either() -> None:
    family = asked("i", "kdrt")
    for _ in range(5):
        assert family.session.node.startswith("risk."), family.session.node
        family.presses("Tidak" if "Tidak" in family.labels else "Lewati")
    while family.session.node != "intake.summary":
        family.presses("Lewati" if "Lewati" in family.labels else "Tidak")
    changed_to(family, "m").stands_at("risk.m.alone")


def test_a_subject_that_was_asked_about_is_not_asked_about_again() -> None:
    family = changed_to(at_the_summary("i"), "m").presses("Cukup").stands_at("waiting.line")
    changed_to(family, "i").stands_at("intake.summary")
    changed_to(family, "m").stands_at("intake.summary")


def test_an_ordinary_subject_leads_straight_back() -> None:
    changed_to(at_the_summary("i"), "gizi").stands_at("intake.summary")
