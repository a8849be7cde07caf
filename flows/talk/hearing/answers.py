"""What answers us, and says nothing of danger whatever was told before it: it completes none."""

from __future__ import annotations

from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.match import chosen, is_address, says
from flows.moment import Moment
from flows.session import Session
from flows.talk import (
    about_us,
    advised,
    amend,
    aside,
    asked,
    asking,
    few_words,
    gently,
    go_there,
    help_came,
    lost_numbers,
    lull,
    no_voice,
    parting,
    stepped_away,
    to_us,
    with_me,
)
from flows.talk.hearing.alone import phrased_alone, signal_alone, slight_alone
from flows.talk.safety.known import served

OUR_WORDS = (
    *(f"word.{word}" for word in ("return", "thanks", "stop", "back", "help", "status", "human")),
    "word.language.id",
    "word.language.en",
    "answer.unsure",
)

ENOUGH = "answer.enough"
"""What ends the questions, also where that is not offered yet: "cukup" is no wish to die there."""

NONE = "safety.check.safe"
"""A label whose words say that nothing is the matter, wherever they are said: "ga ada bahaya kok". Not those of "no
danger now": "sudah tidak" may be what became of a breath.
"""

ASKED = (*aside.NO_STORY, *aside.WITHIN_DANGER)
"""What is asked of us ("siapa yang baca?", "bayar berapa?"): alone it is no danger, and it completes none."""

SHORT_QUESTION = 6
"""Words of a question to us in which only a phrase of the handbook is believed to be a danger."""

SHORT_ANSWER = 4
"""Words, at most, of an answer that is no choice of its node, and which the node reads: "4 hari lalu"."""


def says_none(session: Session, words: str, moment: Moment) -> bool:
    """Words that are no danger, whatever was told before them: that it is safe, when to write, what to do now; and at
    the beginning those of somebody who cannot begin ("anu", "gimana ya").
    """
    if to_us.is_none(session, words, moment) or few_words.adds_none(session, words, moment):
        return True
    if no_voice.is_none(session, words, moment):
        return True
    early = bool(words) and session.node.startswith(gently.EARLY)
    halts = early and gently.kind_of(words, session.node, moment) == gently.HALTING
    if help_came.says_so(session, words, moment.handbook) or stepped_away.says_so(session, words, moment):
        return True
    if with_me.says_so(session, words, moment):
        return True
    numbers = lost_numbers.unanswered(words, moment.handbook) or lost_numbers.misses(words, moment.handbook)
    if numbers and phrased_alone(words, moment) == "none":
        return True
    if advised.only_asks(session, words, moment):
        return True
    if go_there.asks(session, words, moment.handbook) and signal_alone(words, moment) != "acute":
        return True
    return halts or lull.no_danger(session, words, moment) or asked.only_asks(session, words, moment)


def answers_us(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> bool:
    """The very words of a choice, a greeting, thanks, "tidak tahu", what this node reads as its answer, or a question
    about us: they say what they say, and complete nothing said before.
    """
    if not isinstance(said, Said):
        return False
    node = talk.nodes[session.node]
    if len(said.text.split()) > 1 and says(NONE, said.text, session.locale, moment):
        return True
    if session.node.startswith(asking.OPTIONAL) and says(ENOUGH, said.text, session.locale, moment):
        return True
    if is_address(said.text) and not served(session, moment):
        return True
    if node.name == talk.start and node.read and node.read(said.text, session, moment):
        return signal_alone(said.text, moment) == "none"
    if chosen(said.text, node, node.offered(session, moment), session.locale, moment) is not None:
        return True
    if node.read and len(said.text.split()) <= SHORT_ANSWER and node.read(said.text, session, moment):
        return phrased_alone(said.text, moment) == "none"
    if amend.is_one(said.text, session, moment) and slight_alone(said.text, moment):
        return True  # "anak saya yg ini 13 tahun bu bukan 2 thn" completes no danger told before it
    if aside.kind_of(said.text, moment.handbook) in ASKED and _asks_no_more(said.text, moment):
        return True
    if about_us.kind_of(said.text, moment.handbook) and _asks_no_more(said.text, moment):
        return True
    if not _troubled(session) and parting.takes_leave(said.text, session.locale, moment):
        return True
    return any(says(word, said.text, session.locale, moment) for word in OUR_WORDS)


def _troubled(session: Session) -> bool:
    """Whether a danger was heard or asked about: then a goodbye may be one for good."""
    return session.grave or bool(session.peril or session.passed or session.said_safe)


def _asks_no_more(said: str, moment: Moment) -> bool:
    """Whether these words only ask. In a short question the learned listener alone is not believed: "ada orang ga di
    sini" is asked by everybody.
    """
    if len(said.split()) <= SHORT_QUESTION:
        return phrased_alone(said, moment) == "none"
    return signal_alone(said, moment) == "none"
