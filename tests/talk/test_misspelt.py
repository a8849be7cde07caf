"""A slip of the thumb in a declared answer is understood, and no other word is ever taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.match import SHORTEST, chosen, slip, spoken
from flows.session import Frame, Session
from flows.talk import NODES
from tests.talk.conversation import Conversation, book

WHO = NODES["intake.who"]
MOMENT = Conversation().moment
SESSION = Session(frames=(Frame("intake.who"),))
OFFERED = WHO.offered(SESSION, MOMENT)
DECLARED = {
    word: choice.key
    for choice in OFFERED
    for word in spoken(WHO, choice, "id", MOMENT).plain
    if len(word) >= SHORTEST and word.isalpha()
}
KNOWN = {word for meaning in book().distress.language.slang.values() for word in meaning.split()} | set(
    book().distress.language.slang
)


def who(said: str) -> str | None:
    return chosen(said, WHO, OFFERED, "id", MOMENT)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("aku anka", "child"),
        ("anka", "child"),
        ("aku ank2", "child"),
        ("aku anak2 kak", "child"),
        ("remja", "child"),
        ("sy ortu", "parent"),
        ("saya ortu kak", "parent"),
        ("orag tua", "parent"),
        ("saya tetanga", "neighbour"),
        ("saya tettangga", "neighbour"),
        ("kelurga", "family"),
        ("nenke", "family"),
        ("prempuan", "self"),
    ],
)
def test_who_writes_though_misspelt(said: str, key: str) -> None:
    assert who(said) == key
    assert Conversation().says("halo").says(said).session.answers.get("intake.who") == key


@pytest.mark.parametrize(
    "said",
    [
        "anak saya susah makan",
        "anak saya sering dipukul ayahnya di rumah",
        "enak",
        "banak",
        "aku mau cerita soal anka itu",
        "tetap",
        "aku takut",
        "susah",
        "anu",
    ],
)
def test_nothing_else_is_taken_for_an_answer(said: str) -> None:
    assert who(said) is None


@pytest.mark.parametrize("said", ["susah", "awas", "tema saya", "sudi"])
def test_a_word_of_its_own_ends_no_story(said: str) -> None:
    story = NODES["intake.story"]
    session = Session(frames=(Frame("intake.story"),))
    assert chosen(said, story, story.offered(session, MOMENT), "id", MOMENT) is None


@given(st.sampled_from(sorted(DECLARED)), st.integers(0, 20), st.sampled_from(["leave", "double", "swap"]))
def test_one_slip_in_a_declared_word_means_that_word_or_is_asked_again(
    word: str, place: int, kind: str
) -> None:
    place = 1 + place % (len(word) - 1)
    typed = {
        "leave": word[:place] + word[place + 1 :],
        "double": word[:place] + word[place - 1] + word[place:],
        "swap": word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
    }[kind]
    assert who(typed) in (DECLARED[word], None) or typed in DECLARED or typed in KNOWN
    if typed != word and typed[0] == word[0]:
        assert slip(typed, word)


@given(st.text("abdeghiklmnoprstuy", min_size=1, max_size=10), st.sampled_from(sorted(DECLARED)))
def test_a_slip_is_one_letter_away_and_keeps_the_first(typed: str, word: str) -> None:
    if slip(typed, word):
        assert typed[0] == word[0]
        assert abs(len(typed) - len(word)) <= 1
        assert sorted(set(typed)) == sorted(set(typed) & set(word))
        assert typed != word


@given(st.lists(st.sampled_from(sorted(KNOWN)), min_size=5, max_size=12))
def test_a_sentence_with_an_answer_in_it_decides_nothing(words: list[str]) -> None:
    assert who(" ".join((*words, "anka", "dan", "saya", "tettangga"))) is None


@pytest.mark.parametrize(
    ("node", "said"), [("risk.b.held", "buka"), ("intake.who", "sisa"), ("intake.danger", "ama")]
)
def test_a_known_word_is_no_slip_of_another(node: str, said: str) -> None:
    """ "Buka" is a word, and not "bukan" with a letter left out."""
    assert typed_at(node, said) is None


def test_in_danger_nothing_is_guessed() -> None:
    assert NODES["safety.company"].urgent
    assert typed_at("safety.company", "bisa bicara") == "talk"
    assert typed_at("safety.company", "bisa bicra") is None
    assert typed_at("safety.company", "skarang aku aman") is None


def typed_at(name: str, said: str) -> str | None:
    node, session = NODES[name], Session(frames=(Frame(name),))
    return chosen(said, node, node.offered(session, MOMENT), "id", MOMENT)
