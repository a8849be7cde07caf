"""Small words that answer nothing yet: somebody who cannot begin, who says how they feel, who asks to be heard.

They are met warmly, the same question stands again, and nothing is counted as a slip. The whole message must be made of
such words: "takut" is one, "takut sama om" is the beginning of a story.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from flows.match import ADDRESS, POLITE, is_address
from flows.moment import Moment
from flows.session import Session
from flows.triage.asides import finder
from flows.triage.categories import understand
from flows.triage.normalise import Token, tokens
from flows.triage.others import others
from handbook.reading import Handbook
from handbook.reading.asides import GENTLY, WORN

SHY, FEELING, HALTING, WISH, LIGHT, BACK = GENTLY
CALLED = "called"
"""Only a word of address: "kak"."""

LAUGH = "laugh"
"""A whole sentence with a laugh in it, of nothing that we know: a joke that tests us, or pain that hides behind one.
It is kept, and met without a laugh of ours.
"""

SLIGHT = (HALTING, WISH, LIGHT, CALLED)
"""What need not be kept. That somebody is afraid, and how they feel, belongs to their story."""

UNBEGUN = (*SLIGHT, SHY)
"""What somebody says who has not begun to tell."""

LONGEST = 10
"""Words of such a message."""

LONGEST_WORN = 24
"""Words up to which how tired they are is what a message says first of all."""

FIRST = "intake.who"
"""Where nothing was asked yet but who writes: a question about that alone would be cold."""

EARLY = ("intake.who", "intake.danger", "intake.consent", "intake.story", "door.")
"""Where "takut" and "malu" say that it is hard to begin; later they say how somebody feels."""

_SAD = re.compile("[😭😢😥😔😞☹🙁😟😣😖😫😩😰😨😱😓🥺🥹💔]")
_LAUGHS = re.compile(r"(?:wk|kw|ha|he|hi|xi|ck|eh|ah)+[wkhx]?|lol|lmao")
_GRINS = "😂🤣😆😄😅"
_IDLE = (
    "mau ingin mohon maaf sebenarnya sebenernya jujur agak masih harus dulu dari buat untuk tapi cuma cuman hanya dan "
    "terlalu gini begini kayak kaya jadinya soalnya mungkin sekarang apa cerita mulai ngomong bilang nulis curhat "
    "drmn darimana dmn please so am im i talk say tell it this"
)
_BESIDE = frozenset((*POLITE, *ADDRESS, *_IDLE.split()))
"""What stands beside such words and adds nothing to them."""


def kind_of(text: str, node: str, moment: Moment) -> str:
    """One of GENTLY, CALLED, or '' where these words are something else."""
    if is_address(text):
        return CALLED
    if not any(char.isalnum() for char in text):
        return FEELING if _SAD.search(text) else LIGHT if _is_emoji(text) else HALTING
    if len(text.split()) > LONGEST:
        return ""
    handbook = moment.handbook
    typed = [
        token
        for token in tokens(text, handbook.distress.language)
        if not _laughs(text[token.start : token.end])
    ]
    if not typed:
        return LIGHT
    found = finder(GENTLY, handbook).find(typed)
    met = {match.label for match in found}
    covered = {place for match in found for place in range(match.places[0], match.places[-1] + 1)}
    if any(place not in covered and not _adds_nothing(token, handbook) for place, token in enumerate(typed)):
        return ""
    order = GENTLY if node.startswith(EARLY) else (FEELING, *GENTLY)
    return next((kind for kind in order if kind in met), "")


def of_an_answer(text: str, session: Session, moment: Moment) -> str:
    """What a text is that answered no question: the engine says `gently.<kind>` to it."""
    if session.node == FIRST and (worn := worn_out(text, moment.handbook)):
        return worn
    return kind_of(text, session.node, moment) or (LAUGH if _laughing(text, moment) else "")


def worn_out(text: str, handbook: Handbook) -> str:
    """Which of WORN somebody says of themselves, whatever they tell beside it; or ''. Not "anak saya capek sekali"."""
    if len(text.split()) > LONGEST_WORN:
        return ""
    typed = tokens(text, handbook.distress.language)
    found = {
        match.label
        for match in finder(WORN, handbook).find(typed)
        if _of_oneself(typed[: match.places[0] + 1], handbook)
    }
    return next((kind for kind in WORN if kind in found), "")


def _of_oneself(before: Sequence[Token], handbook: Handbook) -> bool:
    """Whether nobody else was named last: "anak saya" is one person, and not the writer."""
    language = handbook.distress.language
    another = (others(language) | language.groups["kecil"]) - language.fillers
    oneself, last = True, False
    for token in before:
        if not language.groups["aku"].isdisjoint(token.forms):
            oneself, last = oneself if last else True, False
        else:
            last = not another.isdisjoint(token.forms)
            oneself = oneself and not last
    return oneself


def _laughing(text: str, moment: Moment) -> bool:
    """The rest is read without the laugh, which takes the weight from what stands beside it."""
    spoken = [word for word in text.split() if not _laughs(word.strip(".,!?"))]
    rest = " ".join(spoken).translate(dict.fromkeys(map(ord, _GRINS)))
    return rest != " ".join(text.split()) and not understand([rest], moment.handbook).categories


def _is_emoji(text: str) -> bool:
    return any(unicodedata.category(char) == "So" for char in text)


def _laughs(word: str) -> bool:
    return len(word) > 2 and _LAUGHS.fullmatch(word.lower()) is not None


def _adds_nothing(token: Token, handbook: Handbook) -> bool:
    language = handbook.distress.language
    idle = language.fillers | language.groups["aku"] | _BESIDE
    return not idle.isdisjoint(token.forms)


TEXTS = tuple(f"gently.{kind}.{number}" for kind in (*GENTLY, LAUGH, *WORN) for number in (1, 2, 3))
