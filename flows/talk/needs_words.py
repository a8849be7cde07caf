"""What a message names that needs words at once, whatever is asked there: a fit, blood that does not stop, somebody who
wants to take a child along.

Each is said once in a danger. Unconfirmed advice reaches no family: then what was answered before this page holds.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.moment import Moment
from flows.session import Session, answered
from flows.triage.asides import kinds_in
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.asides import BLEEDING, FITS, HEAD, LURED, NEEDS_WORDS

SEXUAL = "kekerasan_seksual"

LATELY = 2
"""Messages that are looked at: "om2" and "ngajak ke kosan" come as two."""

ORDER = (FITS, BLEEDING, LURED)
ADVICE: Mapping[str, str] = {FITS: "fits", BLEEDING: "bleeding", LURED: "lured"}

NO_WOUND = frozenset(
    "hamil mengandung kandungan pregnant haid mens menstruasi period kelamin vagina kemaluan memek keguguran "  # noqa: SIM905
    "anus dubur bawah nifas melahirkan muntah batuk bab kencing pipis".split()
)
"""Beside these nobody can press a cloth on it."""

OVER = frozenset({"dulu", "pernah", "kemarin", "tadinya", "riwayat", "used"})
"""Beside these the fit or the blood is no more."""

THEIR_OWN = frozenset({"teman", "sahabat", "ibu", "ayah", "nenek", "kakek", "sepupu", "keluarga", "adik"})
"""Who may ask a child to their home, or to stay there."""

STRANGE = frozenset(
    "hotel kos kosan kost kostan penginapan losmen apartemen kenalan cowok om orang tiri pacar ig fb "  # noqa: SIM905
    "instagram facebook tiktok telegram michat game online internet discord litmatch tinder medsos sosmed".split()
)
"""Unless one of these stands beside them."""

NOW = frozenset({"sekarang", "lagi", "barusan", "tadi", "masih", "now", "again", "still"})
"""Unless one of these says that it is."""


def named(said: str, handbook: Handbook) -> str:
    """Which of them this text names, or ''."""
    found = kinds_in(said, NEEDS_WORDS, handbook)
    if not found:
        return ""
    spoken = frozenset().union(*(token.forms for token in tokens(said, handbook.distress.language)))
    if not OVER.isdisjoint(spoken) and NOW.isdisjoint(spoken):
        found -= {FITS, BLEEDING}
    if not NO_WOUND.isdisjoint(spoken) or kinds_in(said, (HEAD,), handbook):
        found.discard(BLEEDING)  # of a head other things matter first
    if not THEIR_OWN.isdisjoint(spoken) and STRANGE.isdisjoint(spoken):
        found.discard(LURED)
    return next((kind for kind in ORDER if kind in found), "")


def just_named(session: Session, moment: Moment) -> str:
    """The same of what they wrote last. Of blood after abuse a doctor must look; no cloth is pressed on it."""
    kinds = session.peril.kinds if session.peril else ()
    for said in reversed(session.recent[-LATELY:]):
        kind = named(said, moment.handbook)
        if kind and not (kind == BLEEDING and SEXUAL in kinds):
            return kind
    return ""


def was_said(session: Session, kind: str) -> bool:
    """Whether its words were given in this danger."""
    return session.answers.get(mark(kind)) == _since(session)


def last_said(session: Session) -> str:
    """The gravest that was said in this danger, or ''."""
    return next((kind for kind in ORDER if session.peril and was_said(session, kind)), "")


def marked(session: Session, kind: str) -> Session:
    """The same session, in which they were."""
    return answered(session, mark(kind), _since(session))


def mark(kind: str) -> str:
    """Answered with when the danger began in which its words were said."""
    return f"advice.{kind}"


def _since(session: Session) -> str:
    return session.peril.since.isoformat() if session.peril and session.peril.since else "-"
