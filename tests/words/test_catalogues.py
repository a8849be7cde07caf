"""Every word in every language and register: complete, with the same gaps, short, and in the right voice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from bot.turns.route import GROUP_PLACE
from bot.words import DESK, DOMAINS, FAMILY, LOCALES, read_catalogue
from flows.talk import NODES

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 600
"""Characters of a message to a family."""

EXEMPT = re.compile(r"^(word|command)\.|\.also$")
"""Words that people type, not words that they read."""


def catalogue(domain: str, locale: str) -> dict[str, str]:
    return read_catalogue(LOCALES, locale, domain)


def read(domain: str, locale: str) -> dict[str, str]:
    """What people read of a catalogue."""
    return {key: said for key, said in catalogue(domain, locale).items() if not EXEMPT.search(key)}


def gaps(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name}


PAIRS = [(domain, locale) for domain, locales in DOMAINS.items() for locale in locales]


@pytest.mark.parametrize(("domain", "locale"), PAIRS)
def test_every_catalogue_is_complete_with_the_same_gaps(domain: str, locale: str) -> None:
    first = catalogue(domain, "id")
    here = catalogue(domain, locale)
    assert here.keys() == first.keys()
    for key, said in here.items():
        assert gaps(said) == gaps(first[key]), key


@pytest.mark.parametrize(("domain", "locale"), PAIRS)
def test_each_key_stands_once(domain: str, locale: str) -> None:
    """Of two that are the same the reader of catalogues takes one without a word."""
    page = (LOCALES / locale / "LC_MESSAGES" / f"{domain}.po").read_text(encoding="utf-8")
    keys = Counter(re.findall(r'^msgid "(.+)"$', page, re.MULTILINE))
    assert keys
    assert not [key for key, times in keys.items() if times > 1]


@pytest.mark.parametrize("locale", DOMAINS[FAMILY])
def test_no_message_to_a_family_is_long(locale: str) -> None:
    too_long = {key: len(said) for key, said in read(FAMILY, locale).items() if len(said) > LONGEST}
    assert too_long == {}


def test_a_child_is_kamu_everywhere_and_never_anda_or_saya() -> None:
    labels = {label for node in NODES.values() for label in node.texts}
    for key, said in read(FAMILY, "id@anak").items():
        assert not re.search(r"\bAnda\b", said), key
        assert not re.search(r"\bsaya\b", said, re.I), key
    assert labels


def test_an_adult_is_never_kamu() -> None:
    for key, said in read(FAMILY, "id").items():
        assert not re.search(
            r"\b(kamu|aku)\b|\w+mu\b(?<!kamu)(?<!temu)(?<!jamu)(?<!tamu)(?<!ilmu)(?<!semu)", said, re.I
        ), (
            key,
            said,
        )


@pytest.mark.parametrize("locale", ["id", "id@anak"])
def test_no_word_of_an_office_and_no_blame(locale: str) -> None:
    banned = r"\b(korban|pelaku|kronologi|mohon|identitas|pelapor|terlapor|laporan|kenapa|mengapa|invalid)\b"
    for key, said in read(FAMILY, locale).items():
        assert not re.search(banned, said, re.I), key


def test_no_emoji_where_there_is_danger() -> None:
    for locale in DOMAINS[FAMILY]:
        for key, said in read(FAMILY, locale).items():
            if key.startswith(("safety.", "numbers.", "lock.")):
                assert not re.search(r"[\U0001F000-\U0001FAFF☀-➿]", said), key


def test_the_neutral_line_names_nothing() -> None:
    for locale in DOMAINS[FAMILY]:
        said = read(FAMILY, locale)["lock.neutral"]
        assert not re.search(r"puspa|konselor|counsellor|kekerasan|laporan|anak|kasus", said, re.I)


def test_the_hidden_menu_names_nothing() -> None:
    for locale in DOMAINS[FAMILY]:
        for key, said in read(FAMILY, locale).items():
            if key.startswith("hidden.menu"):
                assert not re.search(r"puspa|konselor|counsellor|kode|bahaya|danger", said, re.I), key


def test_every_desk_text_that_the_code_names_exists_and_none_is_left_over() -> None:
    said = catalogue(DESK, "id").keys()
    code = "\n".join(
        path.read_text() for folder in ("bot", "flows") for path in (ROOT / folder).rglob("*.py")
    )
    named = set(re.findall(r'"((?:desk|pisa)\.[a-z_.]+[a-z_])"', code)) - {GROUP_PLACE}
    assert named <= said, named - said
    prefixes = tuple(re.findall(r'f"(desk\.[a-z_.]+\.)\{', code))
    left_over = {key for key in said - named if not key.startswith(prefixes)}
    assert left_over == set()
