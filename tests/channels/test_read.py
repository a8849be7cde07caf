"""What each kind of update means to the house."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.contract import Incoming
from bot.channels.telegram.read import read, update_id
from flows.inputs import (
    Command,
    Edited,
    FromPlatform,
    Membership,
    Moved,
    Pressed,
    Reach,
    Said,
    Sent,
)
from tests.channels.updates import BOT, GROUP, IBU, ME, PRIVATE, SARI, from_ibu, in_group, read_all, read_one


def test_a_text_comes_with_who_wrote_it_where_and_in_which_language() -> None:
    update = from_ibu(text="halo", reply_to_message={"message_id": 5})
    assert read_one(update) == Incoming(
        channel="telegram",
        update="10",
        raw=msgspec.json.encode(update),
        chat="501",
        chat_kind="private",
        actor="501",
        language="id",
        input=Said("halo", 7, 5),
        message=7,
    )


def test_a_long_text_stays_whole() -> None:
    assert read_one(from_ibu(text="a" * 9000)).input == Said("a" * 9000, 7)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("/start", Command("start", "", 7)),
        ("/start konselor", Command("start", "konselor", 7)),
        ("/Mulai", Command("mulai", "", 7)),
        ("/start@Puspa_Bot", Command("start", "", 7)),
        ("/tutup  selesai\nterima kasih ", Command("tutup", "selesai\nterima kasih", 7)),
        ("/start@other_bot", Said("/start@other_bot", 7)),
        ("/ tolong", Said("/ tolong", 7)),
        ("//", Said("//", 7)),
    ],
)
def test_a_slash_makes_a_command_only_where_it_is_one_to_us(text: str, means: FromPlatform) -> None:
    assert read_one(from_ibu(text=text)).input == means


FILE = {"file_id": "x", "file_unique_id": "y"}


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"photo": [FILE]}, "photo"),
        ({"video": FILE}, "video"),
        ({"voice": FILE}, "voice"),
        ({"audio": FILE}, "audio"),
        ({"document": FILE}, "document"),
        ({"animation": FILE, "document": FILE}, "animation"),
        ({"sticker": FILE}, "sticker"),
        ({"video_note": FILE}, "video_note"),
        ({"location": {"latitude": 1, "longitude": 2}}, "location"),
        ({"venue": {"title": "t"}, "location": {"latitude": 1, "longitude": 2}}, "location"),
        ({"contact": {"phone_number": "+62800"}}, "contact"),
        ({"dice": {"emoji": "x", "value": 1}}, "other"),
        ({"a_kind_of_next_year": {}}, "other"),
    ],
)
def test_a_file_comes_as_its_kind(fields: dict[str, Any], kind: str) -> None:
    sent = read_one(from_ibu(**fields)).input
    assert isinstance(sent, Sent)
    assert (sent.kind, sent.message) == (kind, 7)


def test_a_photo_of_an_album_keeps_caption_album_and_reply() -> None:
    update = from_ibu(photo=[FILE], caption="ini", media_group_id="9", reply_to_message={"message_id": 3})
    assert read_one(update).input == Sent("photo", 7, "ini", "9", 3)


def test_a_forward_is_other_and_keeps_its_words_for_the_guards() -> None:
    update = from_ibu(text="awas kamu", forward_origin={"type": "hidden_user"})
    assert read_one(update).input == Sent("other", 7, "awas kamu")


def test_an_edit_brings_the_new_words() -> None:
    update = {"update_id": 10, "edited_message": from_ibu(text="baru")["message"]}
    assert read_one(update).input == Edited("baru", 7)
    update = {"update_id": 10, "edited_message": from_ibu(photo=[FILE], caption="baru")["message"]}
    assert read_one(update).input == Edited("baru", 7)


def test_a_live_location_is_no_edit() -> None:
    update = {
        "update_id": 10,
        "edited_message": from_ibu(location={"latitude": 1, "longitude": 2})["message"],
    }
    assert read_one(update).input is None


def press(**fields: Any) -> dict[str, Any]:
    shown = {"message_id": 7, "date": 0, "chat": GROUP}
    return {
        "update_id": 10,
        "callback_query": {"id": "q1", "from": SARI, "message": shown, "data": "claim:1", **fields},
    }


def test_a_press_tells_who_pressed_what_where_and_how_to_answer() -> None:
    incoming = read_one(press())
    assert (incoming.chat, incoming.chat_kind, incoming.actor) == ("-1009", "group", "502")
    assert (incoming.input, incoming.press) == (Pressed("claim:1", 7), "q1")


def test_a_press_without_a_message_is_set_aside() -> None:
    assert read_one(press(message=None)).trouble == "callback_query: message is no object"


def test_talk_in_the_group_is_dropped_at_the_border_but_shows_who_is_there() -> None:
    talk = in_group(text="kasihan anak itu")
    edited = {"update_id": 10, "edited_message": talk["message"]}
    for update in (talk, edited, in_group(photo=[FILE], caption="rahasia")):
        incoming = read_one(update)
        assert (incoming.input, incoming.raw, incoming.actor) == (None, b"", "502")


def test_even_broken_talk_in_the_group_is_not_kept() -> None:
    incoming = read_one(in_group(text=["kasihan"]))
    assert incoming.trouble == "message: text is no text"
    assert incoming.raw == b""


def test_a_command_to_us_in_the_group_is_heard_and_one_to_another_bot_is_not() -> None:
    assert read_one(in_group(text="/papan@puspa_bot")).input == Command("papan", "", 7)
    assert read_one(in_group(text="/papan@other_bot")).input is None


def test_an_anonymous_administrator_is_nobody_we_know() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    update = in_group(text="/papan", sender_chat=GROUP, **{"from": anonymous})
    assert (read_one(update).actor, read_one(update).input) == ("", None)


def standing(field: str, chat: dict[str, Any], was: str, now: str, user: dict[str, Any]) -> dict[str, Any]:
    return {
        "update_id": 10,
        field: {
            "chat": chat,
            "from": SARI,
            "date": 1,
            "old_chat_member": {"user": user, "status": was},
            "new_chat_member": {"user": user, "status": now},
        },
    }


def test_a_person_blocks_the_bot_and_comes_back() -> None:
    assert read_one(standing("my_chat_member", PRIVATE, "member", "kicked", BOT)).input == Reach(False)
    assert read_one(standing("my_chat_member", PRIVATE, "kicked", "member", BOT)).input == Reach(True)


def test_in_the_group_only_being_shut_out_or_let_in_counts() -> None:
    assert read_one(standing("my_chat_member", GROUP, "member", "administrator", BOT)).input is None
    assert read_one(standing("my_chat_member", GROUP, "administrator", "kicked", BOT)).input == Reach(False)


def test_somebody_joins_and_leaves_the_group() -> None:
    joined = read_one(standing("chat_member", GROUP, "left", "member", IBU))
    assert joined.input == Membership("501", True)
    left = read_one(standing("chat_member", GROUP, "member", "left", IBU))
    assert left.input == Membership("501", False)


def test_a_restricted_member_belongs_while_inside() -> None:
    update = standing("chat_member", GROUP, "member", "restricted", IBU)
    assert read_one(update).input == Membership("501", False)
    update["chat_member"]["new_chat_member"]["is_member"] = True
    assert read_one(update).input == Membership("501", True)


def test_two_who_join_together_are_two_inputs_with_numbers_of_their_own() -> None:
    found = read_all(in_group(new_chat_members=[IBU, BOT, SARI]))
    assert [(one.update, one.input) for one in found] == [
        ("10:0", Membership("501", True)),
        ("10:1", Membership("502", True)),
    ]


def test_one_who_joins_or_leaves_alone_keeps_the_updates_number() -> None:
    joined = read_one(in_group(new_chat_members=[IBU, BOT]))
    assert (joined.update, joined.input) == ("10", Membership("501", True))
    left = read_one(in_group(left_chat_member=IBU))
    assert (left.update, left.input) == ("10", Membership("501", False))


def test_a_group_that_became_a_supergroup_says_where_it_is_now() -> None:
    assert read_one(in_group(migrate_to_chat_id=-1007)).input == Moved("-1007")


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 10, "channel_post": {"text": "x"}},
        {"update_id": 10, "inline_query": {"id": "1"}},
        {"update_id": 10, "message_reaction": {"chat": PRIVATE}},
        {"update_id": 10},
        from_ibu(pinned_message={"message_id": 1}),
        in_group(new_chat_title="x"),
        {"update_id": 10, "message": {"message_id": 1, "chat": {"id": -5, "type": "channel"}, "text": "x"}},
    ],
)
def test_the_rest_carries_nothing_for_us(update: dict[str, Any]) -> None:
    incoming = read_one(update)
    assert (incoming.update, incoming.input, incoming.raw, incoming.trouble) == ("10", None, b"", "")


def test_half_a_character_does_not_cost_the_message() -> None:
    raw = (
        rb'{"update_id":10,"message":{"message_id":7,"chat":{"id":501,"type":"private"},"text":"a\ud83d b"}}'
    )
    (incoming,) = read(raw, ME)
    assert incoming.input == Said("a\N{REPLACEMENT CHARACTER} b", 7)


def test_what_cannot_be_read_comes_with_its_trouble_and_its_chat_and_quotes_nobody() -> None:
    incoming = read_one(from_ibu(text={"rahasia": 1}))
    assert (incoming.chat, incoming.trouble) == ("501", "message: text is no text")
    assert b"rahasia" in incoming.raw


def test_an_update_without_a_number_gets_a_stand_in_of_its_own() -> None:
    first, second = read_one({"x": 1}), read_one({"x": 2})
    assert first.trouble == "update: update_id is no integer"
    assert first.update != second.update
    assert update_id(b'{"x":1}') is None


def test_a_number_can_be_told_even_of_what_is_no_json() -> None:
    (incoming,) = read(b'{"update_id": 33, "message": {', ME)
    assert (incoming.update, update_id(incoming.raw)) == ("33", 33)
    assert incoming.trouble


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        "message_id",
        "chat",
        "from",
        "type",
        "id",
        "text",
        "caption",
        "photo",
        "venue",
        "location",
        "forward_origin",
        "reply_to_message",
        "data",
        "new_chat_members",
        "left_chat_member",
        "migrate_to_chat_id",
        "new_chat_member",
        "old_chat_member",
        "user",
        "status",
        "is_member",
        "media_group_id",
        "is_bot",
        "sender_chat",
        "language_code",
        "message",
    ]
)
BODY = st.recursive(JSON, lambda inner: st.dictionaries(FIELDS, inner, max_size=6), max_leaves=12)
KINDS = st.sampled_from(
    ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "poll"]
)
UPDATES = JSON | st.fixed_dictionaries(
    {"update_id": st.integers(0, 2**40) | JSON}, optional={"x": JSON}
).flatmap(lambda head: st.dictionaries(KINDS, BODY, max_size=2).map(lambda body: {**head, **body}))


@given(UPDATES)
def test_no_json_whatever_makes_reading_fail(update: Any) -> None:
    found = read_all(update)
    assert found
    assert all(one.update and (one.input is None or not one.trouble) for one in found)


@given(st.binary(max_size=60))
def test_no_bytes_whatever_make_reading_fail(raw: bytes) -> None:
    assert read(raw, ME)[0].trouble
