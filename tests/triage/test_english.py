"""A child or teenager who writes English is heard, too: by phrases of the handbook, in words that children use."""

from __future__ import annotations

import pytest

from flows.triage.age import child_age
from flows.triage.danger import listen
from flows.triage.language import is_english
from flows.triage.writer import writer
from handbook.reading import Handbook


@pytest.mark.parametrize(
    "text",
    [
        "he touches me and I am scared",
        "my uncle touches me down there",
        "my brother touches me",
        "he touched my private parts",
        "he makes me touch him",
        "my uncle tried to rape me",
        "my dad hits me every night",
        "my mom beats me with a belt",
        "my stepdad slaps me when he is drunk",
        "dad is going to kill us",
        "he locks me in my room",
        "i want to end it all",
        "i took a lot of pills",
        "my sister can't breathe",
    ],
)
def test_what_cannot_wait_is_acute(book: Handbook, text: str) -> None:
    assert listen(text, (), book.distress).signal == "acute"


@pytest.mark.parametrize(
    "text",
    [
        "he touches me",
        "i'm scared to go home",
        "im afraid of him",
        "my boyfriend wants to post my nudes",
        "i cut myself",
        "i ran away from home and i have nowhere to sleep",
        "he hurts me",
        "i don't feel safe at home",
        "my mum left us alone",
        "we have not eaten for two days",
        "my mother threw me out",
        "I hear a child screaming next door",
    ],
)
def test_what_may_be_danger_is_asked_about(book: Handbook, text: str) -> None:
    assert listen(text, (), book.distress).signal in ("check", "acute")


@pytest.mark.parametrize(
    "text",
    [
        "this song touches me",
        "home alone is my favorite movie",
        "we watched home alone again",
        "my son beats me at chess",
        "i'm scared of the dark",
        "i am afraid of my maths exam",
        "my sister is scared of dogs",
        "i hurt my knee playing football",
        "my brother plays games all night",
        "my mum is angry because i got bad grades",
        "how do i talk to my kid about sex",
        "hello, my son is 4 and does not eat vegetables",
    ],
)
def test_what_only_sounds_alike_alarms_nobody(book: Handbook, text: str) -> None:
    assert listen(text, (), book.distress).signal == "none"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("i am 12 and scared", 12),
        ("i'm 13", 13),
        ("im 9 years old", 9),
        ("my son is 9 years old", 9),
        ("a 15-year-old boy", 15),
        ("i am 12 weeks pregnant", None),
        ("i am 30 years old", None),
    ],
)
def test_an_age_is_read(text: str, age: int | None) -> None:
    assert child_age([text]) == age


def test_who_is_twelve_is_a_child_and_a_mother_is_none(book: Handbook) -> None:
    assert writer(["i am 12 and my stepdad comes into my room"], book) == "child"
    assert writer(["my son is 12 years old"], book) == "parent"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("my dad hits me every night", True),
        ("i don't want to live anymore", True),
        ("aku sedih banget no one cares", False),
        ("mom marah banget ke aku", False),
    ],
)
def test_a_childs_english_is_english(text: str, english: bool) -> None:
    assert is_english(text) is english
