"""Whether whoever writes hit the child themselves: "sy baru aja nampar anak sy". They must step away, not flee."""

from __future__ import annotations

from flows.triage.asides import finder
from flows.triage.normalise import tokens
from flows.triage.others import names_another
from handbook.reading import Handbook
from handbook.reading.asides import OWN_DEED


def own_deed(text: str, handbook: Handbook) -> bool:
    """Not where somebody else stands between: "saya lihat suami saya mukul anak saya"."""
    typed = tokens(text, handbook.distress.language)
    for match in finder((OWN_DEED,), handbook).find(typed):
        first, blow = match.places[0], match.places[1]
        between = " ".join(text[token.start : token.end] for token in typed[first + 1 : blow])
        of_mine = first > 0 and names_another(text[typed[first - 1].start : typed[first - 1].end], handbook)
        if not (of_mine or names_another(between, handbook)):
            return True
    return False
