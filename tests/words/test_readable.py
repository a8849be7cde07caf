"""For people who read little, or see little: short sentences, short words, nothing that only a picture says."""

from __future__ import annotations

import re

import pytest

from bot.words import DOMAINS, FAMILY, LOCALES, read_catalogue
from flows import ask
from flows.session import VERSION, CaseRef, Frame, Session
from flows.talk import NODES
from tests.talk.conversation import Conversation, book, words

LONGEST_SENTENCE = 15
"""Words."""

LONGEST_WORD = 15
"""Letters."""

LONGEST_MESSAGE = 600
"""Characters, however it is put together."""

BUTTON = 40
"""Characters: what a phone shows in one line, and a little."""

HARD = re.compile(
    r"\b(terkait|merupakan|dikarenakan|sehubungan|guna|apabila|agar supaya|selanjutnya|berdasarkan|dimaksud|"
    r"pengaduan|asesmen|intervensi|rujukan|verifikasi|konfirmasi|prosedur|administrasi|yang bersangkutan)\b",
    re.IGNORECASE,
)
TYPED = re.compile(r"^(word|command)\.|\.also$")
LOCALE_OF = {"id": "parent", "id@anak": "child", "en": "parent"}


def read(locale: str) -> dict[str, str]:
    found = read_catalogue(LOCALES, locale, FAMILY)
    return {key: said for key, said in found.items() if not TYPED.search(key)}


def of_a_sentence(sentence: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:-[^\W_]+)*", re.sub(r"\{\w+\}", "isi", sentence))


def sentences(said: str) -> list[str]:
    return [part for part in re.split(r"[.?!:;\n]+", said) if part.strip()]


@pytest.mark.parametrize("locale", DOMAINS[FAMILY])
def test_no_sentence_is_long(locale: str) -> None:
    long = {
        key: sentence
        for key, said in read(locale).items()
        for sentence in sentences(said)
        if len(of_a_sentence(sentence)) > LONGEST_SENTENCE
    }
    assert long == {}


@pytest.mark.parametrize("locale", ["id", "id@anak"])
def test_no_word_is_long_and_none_is_an_offices(locale: str) -> None:
    for key, said in read(locale).items():
        assert not HARD.search(said), key
        assert [word for word in of_a_sentence(said) if len(word) > LONGEST_WORD] == [], key


def test_english_is_simple_enough_for_a_child_for_it_has_no_register_of_its_own() -> None:
    hard = re.compile(
        r"\b(landmark|regarding|assistance|assist|inform|provide|proceed|disclose|perpetrator|victim|incident|"
        r"authorit\w+|require[ds]?|additional|subsequent\w*|currently|immediate\w*|personnel|guidance)\b",
        re.IGNORECASE,
    )
    for key, said in read("en").items():
        assert not hard.search(said), (key, said)
        assert [word for word in of_a_sentence(said) if len(word.split("-")[0]) > 12] == [], (key, said)


@pytest.mark.parametrize("locale", DOMAINS[FAMILY])
def test_no_button_and_no_sentence_says_it_with_a_sign_alone(locale: str) -> None:
    for key, said in read(locale).items():
        assert re.search(r"[^\W\d_]|\{", said), key


@pytest.mark.parametrize("locale", DOMAINS[FAMILY])
def test_the_handbooks_advice_and_answers_are_as_short(locale: str) -> None:
    told = [line for advice in book().advice for line in advice.lines[locale]]
    told += [line for answer in book().information for line in answer.lines[locale]]
    for line in told:
        assert all(len(of_a_sentence(part)) <= LONGEST_SENTENCE for part in sentences(line)), line


def standing(name: str, locale: str) -> Session:
    answers = {"intake.who": LOCALE_OF[locale], "intake.consent": "yes", "intake.city": "31.71"}
    case = CaseRef(1, "PANDAN-LAYAR-27", counsellor="Kak Dian")
    return Session(
        version=VERSION,
        frames=(Frame("intake.danger"), Frame(name, ("intake.who",))),
        answers=answers,
        language="en" if locale == "en" else "id",
        case=case,
        former=case,
        told=12,
    )


@pytest.mark.parametrize("locale", DOMAINS[FAMILY])
@pytest.mark.parametrize("name", NODES)
def test_no_message_as_it_is_sent_is_long(name: str, locale: str) -> None:
    session, moment = standing(name, locale), Conversation().moment
    say = ask.ask(NODES[name], session, moment)
    assert len(words().paragraphs(say.text, session.locale)) <= LONGEST_MESSAGE
    for row in say.options:
        for option in row:
            assert len(words().say(option.label, session.locale)) <= BUTTON


@pytest.mark.parametrize(
    "name", [name for name, node in NODES.items() if node.numbered and node.spoken and node.choices]
)
def test_every_choice_can_be_typed_as_a_number(name: str) -> None:
    from flows.match import chosen

    session, moment = standing(name, "id"), Conversation().moment
    node = NODES[name]
    offered = node.offered(session, moment)
    for number, choice in enumerate(offered, 1):
        assert chosen(str(number), node, offered, session.locale, moment) == choice.key
