"""A wish to die is heard in the English that teenagers mix in; idioms are not. Who must beg is heard as "kak" is."""

from __future__ import annotations

import pytest

from flows.triage.danger import listen
from tests.talk.conversation import book


@pytest.mark.parametrize(
    "said",
    [
        "wanna disappear forever, can't do this anymore",
        "i'm done with life",
        "gw udah done with life deh",
        "i'm better off dead",
        "everyone would be better off without me",
        "gw kms aja kali ya",
        "want to end it all",
        "pengen end it all",
        "gw pengen die aja",
        "wish i was dead",
        "no reason to live",
    ],
)
def test_a_wish_to_die(said: str) -> None:
    heard = listen(said, (), book().distress)
    assert (heard.signal, heard.kind) == ("acute", "bunuh_diri")


@pytest.mark.parametrize(
    "said", ["pengen disappear aja", "kms", "gw wanna die fr", "i can't take it anymore"]
)
def test_what_may_be_one_is_asked_about_at_least(said: str) -> None:
    assert listen(said, (), book().distress).signal != "none"


@pytest.mark.parametrize(
    "said",
    [
        "dead tired habis les",
        "die laughing wkwk",
        "lari 5 kms",
        "done with school",
        "tugas ini bikin pengen die wkwk",
    ],
)
def test_idioms_are_none(said: str) -> None:
    assert listen(said, (), book().distress).signal == "none"


@pytest.mark.parametrize("called", ["", "kak "])
@pytest.mark.parametrize(
    "said",
    [
        "aku disuru ngemis",
        "aku disuruh minta2 di lampu merah",
        "aku dipaksa ngamen",
        "bapak nyuruh gw ngemis",
    ],
)
def test_who_must_beg_is_heard_with_and_without_a_call(said: str, called: str) -> None:
    assert listen(called + said, (), book().distress).signal != "none"
