"""What a family means to do with Puspa is named to whoever closes its case; a story of tomorrow is not."""

from __future__ import annotations

import pytest

from flows.triage.plans import names_plan


@pytest.mark.parametrize(
    "said",
    ["besok saya ke kantor", "bsk aku dateng ya kak", "nanti sore saya telpon lagi", "I can come on Monday"],
)
def test_a_time_to_come_and_a_coming_are_a_plan(said: str) -> None:
    assert names_plan(said)


@pytest.mark.parametrize("said", ["besok ujian", "saya di kantor", "makasih kak", ""])
def test_one_of_them_alone_is_none(said: str) -> None:
    assert not names_plan(said)
