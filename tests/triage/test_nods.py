"""Thanks and consent are nothing that waits for an answer; whatever tells more is."""

from __future__ import annotations

import pytest

from flows.triage.nods import nods
from tests.talk.conversation import book


@pytest.mark.parametrize(
    "said", ["oke bu makasih", "baik bu saya mau", "oke bu", "makasih ya bu, alhamdulillah"]
)
def test_a_nod(said: str) -> None:
    assert nods(said, book())


@pytest.mark.parametrize(
    "said",
    [
        "iya",
        "saya mau",
        "oke dia di depan pintu",
        "oke saya mau mati",
        "ok?",
        "makasih, selamat tinggal",
        "",
        "baik, tapi takut",
    ],
)
def test_no_nod(said: str) -> None:
    assert not nods(said, book())
