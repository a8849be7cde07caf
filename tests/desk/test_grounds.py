"""What a case of danger rests on, as its counsellor reads it: who is near, then the gravest words, none twice."""

from __future__ import annotations

from bot.desk.grounds import grounds
from bot.desk.letter import letter
from flows.casework.case import put
from flows.piece import Piece
from tests.desk.test_card_and_board import JAKARTA, NOW, WAITING
from tests.talk.conversation import book, words

LIVES, TOUCHES, NEAR = (
    "om aku tingal dsini kak",
    "dia pegang2 paha aku pas aku tdur",
    "skrg dia ada di kamar sblah",
)
TOLD = [Piece("text", place, said) for place, said in enumerate(("halo kak", LIVES, TOUCHES, NEAR), 1)]
CASE = put(WAITING, dangers=("kekerasan_seksual",), evidence=(LIVES,), topics=(), heard=("j",))


def test_who_is_near_stands_first_and_the_gravest_before_what_rang() -> None:
    assert grounds(CASE, TOLD, book()) == (NEAR, TOUCHES, LIVES)


def test_a_bare_cry_stands_behind_what_says_which_danger() -> None:
    """Reported by a counsellor: "tolong" stood first, and the sentence of the blow fifth."""
    cry, blow = "tolong", "suami saya barusan mukul saya dan anak saya"
    said = [Piece("text", 1, cry), Piece("text", 2, blow)]
    assert grounds(put(CASE, evidence=(cry,)), said, book()) == (blow, cry)


def test_words_that_rang_across_two_messages_stand_apart_and_before_the_cry() -> None:
    cry, blow, wound = "tolong", "suami saya barusan mukul saya sama anak saya", "bibirnya sobek"
    said = [Piece("text", number, one) for number, one in enumerate((cry, blow, wound))]
    assert grounds(put(CASE, evidence=(f"{cry}\nsama anak saya", wound)), said, book()) == (blow, wound, cry)


def test_what_was_written_over_a_hidden_chat_is_no_ground() -> None:
    hidden = [Piece("text", 9, "dia di sini", hidden=True)]
    assert grounds(CASE, hidden, book()) == (LIVES,)


def test_without_a_danger_it_rests_on_what_the_story_was_understood_by() -> None:
    calm = put(CASE, dangers=())
    assert grounds(calm, TOLD, book()) == (LIVES,)


def test_the_gravest_line_of_a_neighbour_is_named_and_no_calm_one_and_no_wish() -> None:
    """Reported: the blow was missing; "skrg sudah sepi" and the wish not to be named stood in its place."""
    blow, rang = "anaknya teriak ampun ampun, bapaknya mukul", "dari sebelah rumah saya ada anak teriak2"
    wish, calm = "tolong jgn kasih tau nama saya", "skrg sudah sepi, tidak ada suara lagi"
    said = [Piece("text", number, one) for number, one in enumerate((rang, blow, wish, calm))]
    found = grounds(put(CASE, evidence=(rang, wish, calm)), said, book())
    assert found[0] == blow
    assert {wish, calm}.isdisjoint(found)
    assert rang in found


def test_what_it_sounds_like_stands_in_the_letter_once() -> None:
    [(facts_of_it, _), *_] = letter(CASE, TOLD, "1", NOW, JAKARTA, book(), words())
    assert facts_of_it.text.count(book().subjects["j"].label("id")) == 1
    assert "Tentang: belum disebut" in facts_of_it.text
    assert facts_of_it.text.index(NEAR) < facts_of_it.text.index(TOUCHES)
