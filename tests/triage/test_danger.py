"""What is heard in a message: each test is something somebody writes, and what should be understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.triage.danger import Heard, listen
from handbook.reading import Handbook


def heard(book: Handbook, text: str, *before: str) -> Heard:
    return listen(text, before, book.distress)


@pytest.mark.parametrize(
    "text", ["tolong", "TOLOOONG!!", "tolong tolong", "help", "sos", "S.O.S", "kak tolong", "tulung"]
)
def test_the_bare_cry_is_danger(book: Handbook, text: str) -> None:
    assert heard(book, text)[:2] == ("acute", "minta_tolong")


@pytest.mark.parametrize(
    "text", ["tolong kirim jadwalnya ya kak", "minta tolong info syarat KB", "kak", "ya sekarang"]
)
def test_please_is_no_cry(book: Handbook, text: str) -> None:
    assert heard(book, text).signal == "none"


@pytest.mark.parametrize(
    "text",
    [
        "aku mau mati",
        "aku mau m4ti",
        "aku mau matiiii",
        "AKU MAU MATI",
        "aku mau m.a.t.i",
        "aku mau m a t i",
        "ak mw mati",
        "aku pgn mati bgt",
        "aku ma\u200bu m\u200bati",
        "aku mau 𝗺𝗮𝘁𝗶",
    ],
)
def test_letters_hide_nothing(book: Handbook, text: str) -> None:
    assert heard(book, text)[:2] == ("acute", "bunuh_diri")


@pytest.mark.parametrize(
    "text", ["bapak mukul aku", "aku dipukulin bapak", "aku di pukul bapak", "dipukuli bapakku aku"]
)
def test_affixes_hide_nothing(book: Handbook, text: str) -> None:
    assert heard(book, text)[:2] == ("acute", "kekerasan_berlangsung")


def test_the_evidence_is_what_they_wrote(book: Handbook) -> None:
    assert heard(book, "Kak, BAPAK mukuulin ibuku sekarang!").evidence == ("BAPAK mukuulin ibuku sekarang",)


def test_a_denial_counts_only_where_it_stands(book: Handbook) -> None:
    assert heard(book, "aku gak mau mati").signal == "none"
    assert heard(book, "aku gak mau mati, tapi bapak mau bunuh aku").kind == "senjata_ancaman"
    assert heard(book, "dia gak cuma marah, dia mukul aku").signal == "acute"
    assert heard(book, "ayah tidak memukul adik").signal == "none"


def test_long_ago_is_not_tonight(book: Handbook) -> None:
    assert heard(book, "dulu pernah aku dipukul bapak").signal == "check"
    assert heard(book, "malam ini aku dipukul bapak").signal == "acute"
    assert heard(book, "dulu aku dipukul, sekarang sudah aman").signal == "none"


def test_films_games_and_homework_are_not_here(book: Handbook) -> None:
    assert heard(book, "di film itu anaknya dibunuh ayahnya").signal == "none"
    assert heard(book, "tugas ppkn tentang kekerasan pada anak").signal == "none"


def test_who_says_i_is_asked_even_behind_a_film(book: Handbook) -> None:
    assert heard(book, "kaya di film, aku mau mati aja").signal == "check"


def test_idioms_cancel_only_themselves(book: Handbook) -> None:
    assert heard(book, "mati lampu").signal == "none"
    assert heard(book, "mati lampu, bapak mukul ibu di gelap").signal == "acute"
    assert heard(book, "ngakak sampe mati").signal == "none"


def test_a_child_in_halting_pieces_is_heard_at_the_last_piece(book: Handbook) -> None:
    assert heard(book, "kak").signal == "none"
    assert heard(book, "aku", "kak").signal == "none"
    assert heard(book, "pengen", "kak", "aku").signal == "none"
    found = heard(book, "mati", "kak", "aku", "pengen")
    assert found[:2] == ("acute", "bunuh_diri")


def test_what_was_heard_before_is_not_heard_again(book: Handbook) -> None:
    assert heard(book, "makasih kak", "bapak mukul aku").signal == "none"


def test_the_signal_in_the_last_clause_of_a_polite_message_is_heard(book: Handbook) -> None:
    text = (
        "Selamat malam, mohon maaf mengganggu waktunya. Saya ibu dari dua anak, sudah lama ingin bertanya soal makan "
        "anak saya yang kecil, dia susah sekali makan sayur. Oh iya, suami saya sekarang sedang memukuli kakaknya."
    )
    assert heard(book, text)[:2] == ("acute", "kekerasan_berlangsung")


@pytest.mark.parametrize("text", ["", "   ", "😂😂", "...", "\u202eاهلا", "1234", "\ud83d"])
def test_nothing_is_heard_in_nothing(book: Handbook, text: str) -> None:
    assert heard(book, text) == Heard("none", None, ())


@given(st.text(max_size=400), st.lists(st.text(max_size=80), max_size=4))
def test_whatever_is_written_it_answers_with_their_words(
    book: Handbook, text: str, before: list[str]
) -> None:
    found = listen(text, before, book.distress)
    assert (found.signal == "none") == (found.kind is None)
    assert (found.signal == "none") == (found.evidence == ())
    said = "\n".join([*before, text])
    assert all(words in said for words in found.evidence)


@given(
    st.lists(
        st.sampled_from(
            [
                "aku",
                "mau",
                "mati",
                "lampu",
                "bapak",
                "mukul",
                "ibu",
                "tidak",
                "dulu",
                "film",
                "tolong",
                "pisau",
            ]
        ),
        max_size=30,
    )
)
def test_any_order_of_loaded_words_is_weighed(book: Handbook, words: list[str]) -> None:
    found = heard(book, " ".join(words))
    assert found.signal in ("acute", "check", "none")


def test_what_began_long_ago_and_goes_on_is_now(book: Handbook) -> None:
    assert heard(book, "dari dulu aku dipukul bapak dan masih sampai sekarang").signal == "acute"


def test_two_sentences_make_no_phrase(book: Handbook) -> None:
    assert heard(book, "iya kak aku mau. mati itu urusan Tuhan").signal == "none"
