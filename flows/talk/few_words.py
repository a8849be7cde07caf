"""A few words within a danger that answer none of its questions: "tkut", "laper", "cukup", "13", "belum".

Each is answered as what it is, and what was asked stands. None of them presses a button, and the danger stays.
"""

from __future__ import annotations

from functools import lru_cache

from flows.match import ADDRESS, POLITE, core
from flows.moment import Moment
from flows.session import Session
from flows.talk.gently import worn_out
from flows.text import Text
from flows.triage.asides import idle_beside, is_nothing_else, kinds_in
from flows.triage.of_oneself import fact
from flows.triage.scene import is_news
from handbook.reading import Handbook
from handbook.reading.asides import AFRAID, ENOUGH_NOW, FLARES, IN_FEW_WORDS, INTERRUPTS, LIVES, NEAR, NEEDS

PLAIN, FACT, SCENE = "plain", "fact", "scene"
"""A bare yes, no or not yet; a fact of oneself; what somebody does there."""

WISH_TO_DIE = "bunuh_diri"
ASKING = ("intake.", "risk.", "child.", "safe.", "waiting.", "again.", "door.")

LONGEST = 8

WORSE = (NEAR, FLARES, INTERRUPTS)
"""Of who is there, or comes, or begins again: other words answer that."""

NO_DANGER = (ENOUGH_NOW, FACT)
"""What completes no danger that was told before it."""

_NAYS = frozenset(("tidak", "belum", "belum ada", "tidak ada", "tidak ada lagi"))
_BARE = _NAYS | {"ya", "sudah", "ok", "ada", "sudah tidak"}
"""Of these only the first complete no danger: "udah" may say what was swallowed."""

_IDLE = (
    POLITE
    | ADDRESS
    | frozenset(
        "aku saya mau udah sudah lagi bgt banget terus sekarang skrg dulu sekali parah masih jadi diri am im so".split()  # noqa: SIM905
    )
)


def kind_of(text: str, handbook: Handbook) -> str:
    """One of IN_FEW_WORDS, FACT, SCENE or PLAIN; '' for anything else."""
    if "?" in text or len(text.split()) > LONGEST:
        return ""
    if core(text, handbook.distress.language) in _BARE:
        return PLAIN
    if fact(text):
        return FACT
    found = _found(text, handbook)
    if found:
        return found
    news = is_news(text, handbook) and not kinds_in(text, WORSE, handbook)
    return SCENE if news else ""


def adds_none(session: Session, text: str, moment: Moment) -> bool:
    """Whether these words, within a danger or where it is asked about, are none themselves."""
    if not session.node.startswith("safety."):
        return _is_enough(session, text, moment)
    nay = core(text, moment.handbook.distress.language) in _NAYS
    return nay or kind_of(text, moment.handbook) in NO_DANGER


def _is_enough(session: Session, text: str, moment: Moment) -> bool:
    """ "Cukup" ends what is asked, wherever it is said; not where they told that they are tired of it all."""
    if not session.node.startswith(ASKING) or kind_of(text, moment.handbook) != ENOUGH_NOW:
        return False
    known = [peril for peril in (session.peril, session.passed) if peril]
    wished = any(WISH_TO_DIE in peril.kinds for peril in known)
    return not wished and not any(worn_out(said, moment.handbook) for said in session.recent)


def answer_to(session: Session, moment: Moment) -> Text | None:
    """What is said to the last text; None where it is nothing of this kind."""
    kind = kind_of(session.recent[-1], moment.handbook) if session.recent else ""
    return Text(f"safety.few.{kind}") if kind else None


@lru_cache(maxsize=8)
def _found(text: str, handbook: Handbook) -> str:
    kinds = kinds_in(text, IN_FEW_WORDS, handbook)
    if not kinds or not is_nothing_else(text, IN_FEW_WORDS, handbook, idle_beside(_IDLE, handbook)):
        return ""
    return next(kind for kind in (LIVES, AFRAID, NEEDS, ENOUGH_NOW) if kind in kinds)


TEXTS = tuple(f"safety.few.{kind}" for kind in (*IN_FEW_WORDS, FACT, SCENE, PLAIN))
