"""What somebody is called, without the words around the name: "panggil bu Rini aja" is "bu Rini"."""

from __future__ import annotations

from flows.match import ADDRESS, POLITE, plain, says
from flows.moment import Moment
from flows.session import Session
from flows.talk import in_words

CALL_ME, CALLED = "word.call_me", "word.called"
"""Keys of the catalogue: what is said before one's own name ("nama saya"), and before anybody's ("namanya")."""

UNNAMED = "word.unnamed"
"""Key of what is said where no name is told: "rahasia", "lupa"."""

TEXTS = (CALL_ME, CALLED, UNNAMED, in_words.FIRST_NO)
MOST = 6
"""Words around and in a name; what is longer is kept as it was typed."""

LONGEST = 20
"""Letters of a name."""


def bare(said: str, session: Session, moment: Moment) -> str:
    """The name alone, as it was typed; all of it where nothing is left, or it is longer than a name with its words."""
    words = said.split()
    if "\n" in said or len(words) > MOST:
        return said
    named = _behind(words, (CALL_ME, CALLED), session, moment)
    while named and plain(named[-1]) in POLITE:
        named = named[:-1]
    return " ".join(named).strip(".,!") or said


def is_none(said: str, session: Session, moment: Moment) -> bool:
    """Whether it says that there is no name, or that none will be told: "gak usah", "belum dikasih nama", "rahasia"."""
    words = plain(said).split()
    refuses = frozenset((moment.words.get(in_words.FIRST_NO, session.locale) or "").split("|"))
    return bool(words) and (
        says(UNNAMED, said, session.locale, moment) or (len(words) <= MOST and words[0] in refuses)
    )


def read(said: str, session: Session, moment: Moment, *, asked: bool) -> str:
    """The name in words that say what to call them; '' where they say none. Where it was not `asked` what is to be
    changed about that, they must say that it is a name: "panggil saya Rini"."""
    words = said.split()
    if not words or len(words) > MOST:
        return ""
    named = bare(said, session, moment).split()
    told = len(_behind(words, (CALL_ME,), session, moment)) < len(words)
    first = plain(named[0]) if named else ""
    name = named[1:] if len(named) > 1 and (first in ADDRESS or first in ("ibu", "bapak")) else named
    if not 1 <= len(name) <= 2 or not all(_is_name(word, moment) for word in name):
        return ""
    written = name != named or name[0][0].isupper()
    return " ".join(named) if told or (asked and written) else ""


def without(said: str, moment: Moment) -> str:
    """The words without a name behind a word of address: "makasih bu Dian" is "makasih bu"."""
    kept: list[str] = []
    for word in said.split():
        called = bool(kept) and plain(kept[-1]) in ADDRESS | {"ibu", "bapak", "kakak"}
        if not (called and plain(word) and _is_name(word, moment)):
            kept.append(word)
    return " ".join(kept)


def _is_name(word: str, moment: Moment) -> bool:
    """Whether it is no word of the language."""
    low = plain(word)
    language = moment.handbook.distress.language
    known = low in language.shortened.known or low in language.slang or low in POLITE
    return low.isalpha() and 1 < len(low) <= LONGEST and not known


def _behind(words: list[str], keys: tuple[str, ...], session: Session, moment: Moment) -> list[str]:
    """Without what is said before the name."""
    phrases = [one for key in keys for one in (moment.words.get(key, session.locale) or "").split("|")]
    for phrase in sorted(map(str.split, phrases), key=len, reverse=True):
        if list(map(plain, words[: len(phrase)])) == phrase:
            behind = words[len(phrase) :]
            while behind and plain(behind[0]) in POLITE - ADDRESS:
                behind = behind[1:]
            return behind
    return words
