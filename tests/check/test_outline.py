"""The outline of an update shows its fields, and never a word, a name or a number that stood in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outline import kind_of, outline

SECRET = "rahasia"
values = st.recursive(
    st.just(SECRET)
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("text", "chat")), inner),
    max_leaves=20,
)


@given(values)
def test_nothing_that_was_said_is_in_an_outline(value: object) -> None:
    shown = outline("telegram", json.dumps({"message": value}).encode())
    assert SECRET not in shown
    assert shown.startswith("message: ")


def test_a_field_that_is_no_platforms_is_not_named() -> None:
    assert outline("telegram", json.dumps({"bapak memukul": 1, "chat": {"id": 5}}).encode()) == (
        "?: angka\nchat: kelompok\n  id: angka"
    )


def test_what_cannot_be_read_is_its_length() -> None:
    assert outline("telegram", b"rahasia") == "7 byte yang tidak dapat dibaca sebagai JSON"
    assert outline("telegram", b"[" * 100_000) == "100000 byte yang tidak dapat dibaca sebagai JSON"


def test_what_is_no_object_is_its_kind() -> None:
    assert outline("telegram", b'"rahasia"') == "teks, 7 huruf"
    assert outline("telegram", b"7") == "angka"


def test_a_timer_is_our_own_and_is_named() -> None:
    assert outline("timer", b'["talk",12,"burst"]') == "talk 12 burst"


def test_what_is_long_or_deep_is_cut() -> None:
    deep = '{"a":' * 50 + "1" + "}" * 50
    wide = json.dumps({"list": list(range(1000))})
    assert len(outline("telegram", deep.encode()).splitlines()) < 10
    assert len(outline("telegram", wide.encode()).splitlines()) < 50


@pytest.mark.parametrize(
    ("channel", "raw", "kind"),
    [
        ("telegram", b'{"update_id":1,"message":{}}', "pesan"),
        ("telegram", b'{"update_id":1,"callback_query":{}}', "tombol"),
        ("telegram", b'{"update_id":1,"poll":{}}', "lain"),
        ("telegram", b"{", "tidak terbaca"),
        ("timer", b'["talk",1,"burst"]', "langkah otomatis"),
    ],
)
def test_what_kind_of_thing_it_was(channel: str, raw: bytes, kind: str) -> None:
    assert kind_of(channel, raw) == kind
