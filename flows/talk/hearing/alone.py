"""What the words of one message hold by themselves, whatever was said before them."""

from __future__ import annotations

from functools import lru_cache

from flows.moment import Moment
from flows.triage.danger import Heard, by_phrases, listen, look
from handbook.reading import Handbook


def heard_alone(words: str, moment: Moment) -> Heard:
    return _heard(words, moment.handbook)


# A dozen guards ask it of one message.
@lru_cache(maxsize=4)
def _heard(words: str, handbook: Handbook) -> Heard:
    return listen(words, (), handbook.distress)


def signal_alone(words: str, moment: Moment) -> str:
    return heard_alone(words, moment).signal


def slight_alone(words: str, moment: Moment) -> bool:
    """Whether no phrase of the handbook hears a danger in them, and the learned listener a doubt at most."""
    return phrased_alone(words, moment) == "none" and signal_alone(words, moment) != "acute"


def phrased_alone(words: str, moment: Moment) -> str:
    """What the handbook's phrases hear in these words."""
    return _phrased(words, moment.handbook)


@lru_cache(maxsize=4)
def _phrased(words: str, handbook: Handbook) -> str:
    distress = handbook.distress
    return by_phrases(words, look(words, distress), (), distress).signal


def of_its_own(heard: Heard, words: str, known: tuple[str, ...], moment: Moment) -> Heard:
    """The danger that these words name themselves, where what was said before colours it as one that is known: "om nya
    dateng bawa pisau, hrs ke dokter ga" after abuse is a knife, and rings.
    """
    if heard.signal != "acute" or heard.kind not in known or phrased_alone(words, moment) != "acute":
        return heard
    alone = heard_alone(words, moment)
    is_new = alone.signal == "acute" and alone.kind is not None and alone.kind not in known
    return alone if is_new else heard
