"""What a story is about, beyond single messages (those are in messages.yaml)."""

from __future__ import annotations

from flows.triage.categories import Understood, understand
from handbook.reading import Handbook


def test_nothing_told_is_nothing_understood(book: Handbook) -> None:
    assert understand([], book) == understand(["", "😂"], book) == Understood((), (), ())


def test_a_woman_hit_by_her_husband_is_no_child(book: Handbook) -> None:
    found = understand(["dipukul suami"], book)
    assert (found.categories, found.topics) == ((), ("kdrt",))


def test_one_story_may_carry_several_letters(book: Handbook) -> None:
    story = [
        "anak tetangga disuruh ngemis tiap hari",
        "kalau setorannya kurang dipukul pake sabuk",
        "gak dikasih makan",
    ]
    assert set(understand(story, book).categories) >= {"d", "i", "m"}


def test_a_story_in_pieces_is_read_as_one(book: Handbook) -> None:
    assert understand(["om", "pegang", "payudaraku"], book).categories == ("j",)


def test_danger_names_a_subject_where_no_phrase_does(book: Handbook) -> None:
    assert understand(["aku mau mati"], book).topics == ("psikologi",)


def test_an_idiom_or_a_film_is_no_category(book: Handbook) -> None:
    assert understand(["aku dihajar tugas matematika"], book).categories == ()
    assert understand(["nonton film horor, ada yang ditusuk"], book).categories == ()
    assert understand(["suami tidak pernah memukul anak"], book).categories == ()
