"""What is said to us and is no story, in whatever words: the wish for a person, that they have waited long, and the
question who wrote here. None of them is a danger by itself.

Who asks what his wife wrote may be the one she fears, or a father who worries: everybody gets the same answer, which
says neither yes nor no, and tells nobody how this chat is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.engine import FIRST_WORD, Talk
from flows.inputs import FromPerson, Said
from flows.match import ADDRESS, POLITE
from flows.moment import Moment
from flows.node import HERE, Move
from flows.session import Session, put, turned, untold
from flows.talk.hearing.alone import phrased_alone
from flows.text import Text
from flows.triage.asides import finder, idle_beside, is_nothing_else, kinds_in
from flows.triage.categories import understand
from flows.triage.danger import listen
from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Match
from flows.triage.question import is_question
from handbook.reading import Handbook
from handbook.reading.asides import EARLIER, HUMAN, TO_US, WAITED, WHO_WROTE

LONGEST = {HUMAN: 12, WAITED: 12, EARLIER: 8, WHO_WROTE: 16}
"""Words of such a message; what is longer tells something."""

_IDLE = frozenset(
    "mau ingin minta tolong bisa boleh dulu sekarang langsung cepat ada tidak bukan jangan apa apakah kah lagi lg dari "  # noqa: SIM905
    "dr tadi kan ini itu sama dengan ke yang aja saja lebih baik mending males bicara ngomong ngobrol chat cerita "
    "jawab balas bales dibalas dibales beneran asli bot robot mesin halo hai hi hello maaf mohon permisi disini sini "
    "masih belum kok ko kenapa gimana bagaimana nih sih ya dong lama sekali banget amat sampai sampe kapan jam berapa "
    "pagi siang sore malam kemarin kemaren semalam sejam setengah menit hari seharian satu dua tiga empat lima kabar "
    "dan tapi terus mulu orang konselor petugas admin saya aku kami can could may i want to would like please a the "
    "with there is it for me my just do not dont t be someone any an real talk speak so long why how much longer have "
    "been has yet and".split()
)
_BESIDE = _IDLE | POLITE | ADDRESS

_FEARS = frozenset({"takut", "khawatir", "kuatir", "ketahuan", "bakal", "bakalan", "akan", "nanti"})
"""Who asks with these whether somebody will know fears to be found out."""

_TELL = frozenset({"kasih", "kasi", "beri", "ngasih", "mau", "ingin", "perlu"})
"""Before "tahu": then it is the writer who wants to know."""

_PLAINLY = frozenset(
    {"siapa", "campur", "campuri", "nyampuri", "urusan", "who", "mind", "stay", "kasih", "beri"}
)
"""Words that ask or forbid it without a question's shape."""

_THREATENS = frozenset(
    "bunuh bakar bacok tusuk hajar habisin abisin gorok tembak cekik awas mampus mati cari datengin datangi samperin "  # noqa: SIM905
    "rusak hancurin balas dendam golok pisau kill burn find hunt".split()
)
"""Who says such a thing beside it threatens, and is listened to as anybody else."""

_SAID_BY = frozenset(
    {"kata", "katanya", "bilang", "dibilang", "dibilangin", "disuruh", "suruh", "nyuruh", "diancam"}
)
"""Before it in its sentence: then somebody else said it to them."""

PLACES = ("intake.", "risk.", "child.", "safe.", "waiting.", "door.", "safety.")


_STILL_LONG = re.compile(
    r"\W*(?:masih|msh|mash)\s+(?:lama|lma)(?:\s+(?:g+a?k?|ya|kak|bu|nih))*\s*\?\W*", re.IGNORECASE
)
"""Without its mark "masih lama" tells something."""


@lru_cache(maxsize=8)
def kind_of(text: str, handbook: Handbook) -> str:
    """Which of TO_US it says, or ''."""
    length = len(text.split())
    if length > max(LONGEST.values()):
        return ""
    if _STILL_LONG.fullmatch(text):
        return WAITED
    found = kinds_in(text, TO_US, handbook)
    for kind in (HUMAN, WAITED):
        alone = kind in found and length <= LONGEST[kind]
        if alone and is_nothing_else(text, (kind,), handbook, idle_beside(_BESIDE, handbook)):
            return kind
    if EARLIER in found and length <= LONGEST[EARLIER] and not understand([text], handbook).categories:
        return EARLIER
    return WHO_WROTE if WHO_WROTE in found and _asks_who_wrote(text, handbook) else ""


def is_none(session: Session, text: str, moment: Moment) -> bool:
    """Whether these words are said to us, and no danger, whatever was told before: no phrase of the handbook hears one
    in them. Within a danger that is known, only the wish for a person is."""
    kind = kind_of(text, moment.handbook)
    if (
        not kind
        or (session.peril is not None and kind != HUMAN)
        or (kind == EARLIER and session.case is None)
    ):
        return False
    return phrased_alone(text, moment) == "none"


def says(kind: str, said: FromPerson, moment: Moment) -> bool:
    """Whether somebody typed this."""
    return isinstance(said, Said) and kind_of(said.text, moment.handbook) == kind


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: who wrote here is told to nobody. It is no part of a story, and completes no danger."""
    if not isinstance(said, Said) or not says(WHO_WROTE, said, moment) or not session.node.startswith(PLACES):
        return None
    first = session.pending == FIRST_WORD
    session = turned(put(untold(session, said.text), recent=session.recent[:-1]))
    words = (*((Text("intake.who.welcome"),) if first else ()), Text("to_us.who_wrote"))
    if talk.nodes[session.node].kind == "rest":
        return Move(session, to=HERE, instead=words)
    return Move(session, to=HERE, prefix=words)


def _asks_who_wrote(text: str, handbook: Handbook) -> bool:
    """Not "apa dia bisa tau siapa yang lapor?", which is fear, nor "kata ayah jangan ikut campur", nor what tells of a
    family's matter, or threatens, beside it."""
    distress = handbook.distress
    typed = tokens(text, distress.language)
    found = [match for match in finder((WHO_WROTE,), handbook).find(typed) if not _said_by(match, typed)]
    if not found or _threatens(typed) or _fears(typed):
        return False
    plainly = any(not _PLAINLY.isdisjoint(token.forms) for token in typed)
    if not (plainly or is_question(text, typed)) or understand([text], handbook).categories:
        return False
    covered = {place for match in found for place in range(match.places[0], match.places[-1] + 1)}
    rest = [text[token.start : token.end] for place, token in enumerate(typed) if place not in covered]
    return not rest or listen(" ".join(rest), (), distress).signal == "none"


def threatens(text: str, handbook: Handbook) -> bool:
    """Whether a threat stands beside the question who wrote, or beside "jangan ikut campur"."""
    if len(text.split()) > LONGEST[WHO_WROTE] or WHO_WROTE not in kinds_in(text, (WHO_WROTE,), handbook):
        return False
    return _threatens(tokens(text, handbook.distress.language))


def _threatens(typed: Sequence[Token]) -> bool:
    return any(not _THREATENS.isdisjoint(token.forms) for token in typed)


def _said_by(match: Match[str], typed: Sequence[Token]) -> bool:
    first = match.places[0]
    before = [token for token in typed[:first] if token.sentence == typed[first].sentence]
    return any(not _SAID_BY.isdisjoint(token.forms) for token in before)


def _fears(typed: Sequence[Token]) -> bool:
    """ "Nanti dia tau", "bapak tau ga": whether somebody else comes to know."""
    for place, token in enumerate(typed):
        told = place and not _TELL.isdisjoint(typed[place - 1].forms)
        if not _FEARS.isdisjoint(token.forms) or ("tahu" in token.forms and not told):
            return True
    return False


TEXTS = ("to_us.who_wrote",)
