"""A friend's danger is asked about as the friend's; who is threatened with pictures is told not to pay.

Found by playing: "temen gw dipukulin bapaknya" read where to flee, "bayar aja apa ya" was left to a counsellor;
what was told at the question whether it is safe was only asked about again.
"""

from __future__ import annotations

import pytest

from tests.talk.conversation import NIGHT, Conversation

KITCHEN = "jauh dari dapur"


def test_a_friends_danger_is_asked_about_as_the_friends() -> None:
    boy = (
        Conversation()
        .says("temen gw dipukulin bapaknya tiap malem, dia takut")
        .hears("Apakah dia ada di situ")
    )
    assert "pergi dari situ" not in boy.last
    assert KITCHEN not in boy.says("harus gmn").last


def test_their_own_danger_is_theirs() -> None:
    Conversation().says("aku dipukulin bapak, temenku tau").hears("pergi dari situ")


def test_who_is_threatened_with_pictures_reads_not_to_pay() -> None:
    girl = Conversation().says("pacar gw nyebar foto telanjang gw, dia ngancem minta 500rb")
    girl.says("bayar aja apa ya").hears("jangan diberi")


def test_how_they_may_be_reached_is_confirmed_in_company() -> None:
    girl = Conversation().says("pacar gw nyebar foto telanjang gw, dia ngancem minta 500rb")
    girl.says("gausah nelpon").hears("Konselor melihat ini")


def test_what_is_told_at_the_check_is_met_warmly_once() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya")
    child.says("aku takut pulang").stands_at("safety.check").passes(minutes=1)
    child.says("bapak suka ngatain aku bodoh").stands_at("safety.check").hears("bukan salahmu", "aman")
    assert "salahmu" not in child.says("tiap hari").last


@pytest.mark.parametrize(
    "said",
    [
        "dia nginep di rumah gw skrg",
        "dia di rumah gw",
        "lagi sama gw",
        "dia ada di kos aku",
        "gw lg nemenin dia",
    ],
)
def test_a_sentence_that_they_are_together_is_the_answer(said: str) -> None:
    family = (
        Conversation(NIGHT).says("halo").presses("Saya anak").says("temen gw dipukulin bapaknya tiap malem")
    )
    family.hears("bukan salahnya", "Jangan menegur", "orang dewasa").says(said).stands_at("safety.where")
    assert family.session.answers["safety.with"] == "here"
    family.says("harus gmn").hears("Jangan menegur")
    assert "dapur" not in family.last


def test_a_friend_who_wants_to_die_is_no_threat() -> None:
    family = Conversation(NIGHT).says("halo").presses("Saya anak").says("temen gw mau bunuh diri")
    family.hears("Jangan biarkan dia sendirian", "Apa dia sama kamu sekarang?")
    assert family.session.peril.kinds == ("bunuh_diri",)  # type: ignore[union-attr]
    Conversation(NIGHT).says("my friend wants to kill himself").hears("with you")
