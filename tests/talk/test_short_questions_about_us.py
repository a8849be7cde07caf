"""What people ask us in two words gets its answer wherever they stand, and the question that stood there goes on."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation
from tests.talk.test_about_the_child import at_the_child
from tests.talk.test_intake import telling
from tests.talk.test_relay import waiting


@pytest.mark.parametrize("said", ["bayar ga?", "bayar gak kak", "gratis ga", "ini gratis?"])
def test_that_it_is_free_is_said_everywhere(said: str) -> None:
    for family in (Conversation().says("halo"), telling("Orang tua"), waiting()):
        node = family.session.node
        family.says(said).hears("Gratis").stands_at(node)


@pytest.mark.parametrize(
    "said", ["masih lama ga?", "sudah masuk belum?", "udah dibaca blm", "kapan dibalas?"]
)
def test_who_waits_is_told_where_it_stands(said: str) -> None:
    waiting().says(said).hears("menunggu konselor").stands_at("waiting.line")


def test_that_something_is_paid_in_a_story_stays_in_it() -> None:
    family = telling("Orang tua").says("suami tidak mau bayar nafkah")
    assert "suami tidak mau bayar nafkah" in family.session.story


def test_thanks_open_nothing() -> None:
    waiting().says("ok siap makasih bu").hears("Sama-sama").stands_at("waiting.line")


@pytest.mark.parametrize("said", ["sudah masuk", "sampai mana", "masih lama"])
def test_what_only_looks_like_such_a_question_is_kept(said: str) -> None:
    family = waiting().says(said)
    assert "menunggu konselor" not in family.last
    assert family.kept[-1] == said


@pytest.mark.parametrize("asks", ["bayar ga?", "gratis ga"])
def test_a_question_at_the_childs_name_takes_nothing_from_the_story(asks: str) -> None:
    family = at_the_child()
    told = family.session.story
    assert told
    assert family.says(asks).stands_at("child.name").session.story == told
