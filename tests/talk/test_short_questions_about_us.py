"""What people ask us in two words gets its answer wherever they stand, and the question that stood there goes on."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation
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
