"""The numbers to call, where somebody has lost them: hidden and wiped away, or scrolled out of sight."""

from __future__ import annotations

from functools import lru_cache

from flows.moment import Moment
from flows.session import Session
from flows.talk import advice, numbers
from flows.text import Paragraphs, Text
from flows.triage.asides import finder
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.asides import NO_ANSWER, NUMBERS

LONGEST = 6
"""Words of a question for the numbers; what is longer tells something."""

LONGEST_IN_VAIN = 10
SHORT_NUMBERS = ("112", "110", "129", "113", "119")
SERVICES = frozenset({"polisi", "ambulans", "ambulan", "ambulance", "damkar", "pemadam", "police"})
CALLING = frozenset(
    {"telepon", "telpon", "telp", "nelpon", "nomor", "nomornya", "polisi", "hubungi", "called", "call"}
)

TEXTS = (
    "numbers.unanswered",
    *("hidden.back", "hidden.back.again", "hidden.back.again.all"),
)


def back(session: Session, moment: Moment) -> Paragraphs:
    """What stands first when a hidden chat returns: for whoever was in danger also whom to call, and how to hide it
    again. The words of a danger or of its check name a number themselves."""
    if session.node == "safety.company" or (not session.grave and session.peril is None):
        return (Text("hidden.back"),)
    shown = session.node.startswith("safety.")
    called = () if shown else numbers.to_call("numbers.still", session, moment)
    again = "hidden.back.again.all" if numbers.are_others(session, moment) else "hidden.back.again"
    return (Text("hidden.back"), *called, Text(again))


# More than one guard asks it of a message.
@lru_cache(maxsize=4)
def unanswered(text: str, handbook: Handbook) -> bool:
    """ "Udh telp 112 ga diangkat": a number was called in vain."""
    if len(text.split()) > LONGEST_IN_VAIN:
        return False
    typed = tokens(text, handbook.distress.language)
    calls = any(not CALLING.isdisjoint(token.forms) for token in typed) or any(
        no in text for no in SHORT_NUMBERS
    )
    return calls and bool(finder((NO_ANSWER,), handbook).find(typed))


def which(text: str, session: Session, moment: Moment) -> Paragraphs:
    """For "nomor ambulans brp": through which number each of them comes."""
    typed = tokens(text, moment.handbook.distress.language)
    if all(SERVICES.isdisjoint(token.forms) for token in typed):
        return ()
    return advice.say("one_number", session, moment)


# More than one guard asks it of a message.
@lru_cache(maxsize=4)
def misses(text: str, handbook: Handbook) -> bool:
    """ "Nomor td ilang", "nomernya brp": they ask for the numbers again."""
    if len(text.split()) > LONGEST:
        return False
    return bool(finder((NUMBERS,), handbook).find(tokens(text, handbook.distress.language)))
