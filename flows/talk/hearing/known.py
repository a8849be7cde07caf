"""Whether a danger that is heard was told already: then it is no new alarm."""

from __future__ import annotations

from datetime import timedelta

from flows.match import ALIKE, plain
from flows.moment import Moment
from flows.session import Session
from flows.talk import areas, aside, asked, believed, bystander, door, lost_numbers, lull, reach, times
from flows.talk.hearing.alone import heard_alone, phrased_alone, signal_alone, slight_alone
from flows.talk.safety.company import STAYING
from flows.talk.safety.first_question import WHERE
from flows.talk.safety.further_questions import DETAILS, NEAR, PHONE
from flows.talk.safety.known import known_kinds, served
from flows.triage.address import said_before
from flows.triage.danger import Heard, adds, by_phrases, cries_out, is_bare_cry, look
from flows.triage.others import names_another
from flows.triage.takes_back import takes_back
from handbook.reading.asides import FOUND_OUT

FEW = 5
"""Words of an answer to a counsellor."""

CHECK = "safety.check"
ASKS_NOT = frozenset({"jangan", "jgn", "jngn", "gausah", "gaperlu", "dont"})
"""The same of what is not to be done."""

NO = frozenset({"tidak", "bukan", "belum", "no", "not"})

TELLING = 3
"""From so many words on, what is said to one of the four questions answers it, dangerous though it sounds."""

DANGER = "intake.danger"
"""Where it is asked whether there is a danger now."""

CRY = "minta_tolong"
"""The kind of a bare cry, which "tolong" in a wish is not."""


def is_new(heard: Heard, session: Session, moment: Moment) -> bool:
    return heard.signal == "acute" and heard.kind not in known_kinds(session, moment)


def adds_nothing(session: Session, kind: str, words: str, moment: Moment, *, near: bool) -> bool:
    """Whoever comes near is new, whatever was said before; not where the question was who is near."""
    if _answers_plainly(session, words, moment) or _answers_detail(session, kind, words, moment):
        return True
    if not near and answers_counsellor(session, words, moment):
        return True
    if session.node == CHECK and _denies(session, words, moment):
        return True
    return not near and (
        _heard_in_company(session, kind, words, moment)
        or _said_so_already(session, words, moment)
        or _known_already(session, words, moment)
    )


def _denies(session: Session, words: str, moment: Moment) -> bool:
    """ "Ga luka", "ga dipaksa", beneath the question whether they are safe: what says no and holds nothing itself."""
    first, *more = plain(words).split() or [""]
    return ALIKE.get(first, first) in NO and len(more) < FEW and _holds_none(session, words, moment)


def answers_counsellor(session: Session, words: str, moment: Moment) -> bool:
    """A few words to a counsellor who writes with them ("iya udah di kamar"), in which no phrase of the handbook hears
    anything, and which name nobody: an answer, and the counsellor reads it.
    """
    if len(words.split()) > FEW or not served(session, moment):
        return False
    if is_bare_cry(words, moment.handbook.distress):
        return False
    return phrased_alone(words, moment) == "none" and not names_another(words, moment.handbook)


def _answers_plainly(session: Session, words: str, moment: Moment) -> bool:
    """How old, how often, or where, that it is quiet by now, that nobody must know, where the numbers are, a taking
    back: what holds no danger by itself is none, however grave what they told before.
    """
    age = session.node == bystander.AGE and any(char.isdigit() for char in words)
    wishes = aside.asks_secrecy(words, moment.handbook)
    if wishes and session.node.startswith("safety.") and _asks_for_silence_alone(words, moment):
        return True
    calm = lull.lately(session, moment) is not None and lull.is_calm(words, session, moment)
    counts = session.node == bystander.OFTEN and times.often(words, session, moment) is not None
    plain = age or counts or session.node == bystander.WHERE or wishes
    plain = plain or (session.peril is not None and asked.asks(words, moment.handbook))
    plain = plain or lost_numbers.misses(words, moment.handbook) or takes_back(words, moment.handbook)
    plain = plain or lost_numbers.unanswered(words, moment.handbook)
    if (
        calm
        or (wishes and _fears_for_themselves(session, words, moment))
        or _asks_if_found_out(session, words, moment)
    ):
        return True
    if known_kinds(session, moment) and said_before(words):
        return phrased_alone(words, moment) == "none"
    return plain and signal_alone(words, moment) == "none"


def _asks_for_silence_alone(words: str, moment: Moment) -> bool:
    """ "Ga usah telp bokap": a few words that begin with the "no", and tell nothing beside it."""
    first = plain(words).split()[:1]
    says_no = bool(first) and (ALIKE.get(first[0], first[0]) in NO or first[0] in ASKS_NOT)
    return says_no and aside.only_secrecy(words, moment.handbook) and slight_alone(words, moment)


def _asks_if_found_out(session: Session, words: str, moment: Moment) -> bool:
    """ "Nnt kasi tau bapak ga": asked of us within a danger that is known. Nothing about it is new but the fear."""
    asks = bool(known_kinds(session, moment)) and aside.wish(words, moment.handbook) == FOUND_OUT
    return asks and slight_alone(words, moment)


def _fears_for_themselves(session: Session, words: str, moment: Moment) -> bool:
    """A neighbour's "saya takut dia tau", "tolong jgn kasih tau nama saya": they fear to be found out, and say nothing
    new of the child. Not "tolong anaknya, jangan bilang siapa-siapa"."""
    if not bystander.tells(session) or not known_kinds(session, moment):
        return False
    alone = heard_alone(words, moment)
    asks_us = alone.kind == CRY and not names_another(words, moment.handbook)
    return alone.signal != "acute" or asks_us


def _answers_detail(session: Session, kind: str, words: str, moment: Moment) -> bool:
    """Whoever is asked where they are may well name the danger again: that is an answer. A bare cry is a cry.

    Words that cry out nothing by themselves ("di kamar", "sudah pulang ke rumah") are an answer too, whatever was said
    before them: while the danger stands, they complete no other one.
    """
    known = known_kinds(session, moment)
    if session.node not in DETAILS or not known:
        return False
    if lull.flare(words, moment.handbook) and not (
        session.node == WHERE and areas.tells_place(words, moment)
    ):
        return False  # "kedengaran lagi" is no answer to any of them
    alone = heard_alone(words, moment)
    if alone.signal != "acute":
        return True
    held = session.node == PHONE and reach.says_how(words, moment.handbook)
    if held and phrased_alone(words, moment) == "none":
        return True  # "hp nya dipegang dia" answers which number is safe
    if session.node == NEAR and believed.says_near(words, moment.handbook):
        return True
    if alone.kind not in known or (session.node == PHONE and not any(map(str.isdigit, words))):
        return False  # "ibu ga bangun2" is no telephone number
    if session.node == WHERE and not areas.tells_place(words, moment):
        return False  # "anaknya dipukul lagi" is no address
    return kind in known and len(words.split()) >= TELLING


def _heard_in_company(session: Session, kind: str, words: str, moment: Moment) -> bool:
    """Within the danger: what cries out nothing itself ("hujan juga") is not the same danger said again; and of another
    kind is only what holds a doubt of it by itself: "besok aja saya lapor" is no wish to hurt anybody.
    """
    known = known_kinds(session, moment)
    if session.node not in STAYING or not known:
        return False
    if kind not in known:
        return _holds_none(session, words, moment)
    return not cries_out(words, session.recent[:-1], moment.handbook.distress)


def _said_so_already(session: Session, words: str, moment: Moment) -> bool:
    """They just answered that they are safe, and these words say nothing of danger themselves."""
    if not door.said_lately(session, moment):
        return False
    return not adds(words, session.recent[:-1], moment.handbook.distress)


def told_before(session: Session, heard: Heard, words: str, moment: Moment) -> bool:
    """Whoever said minutes ago that they are safe, and a grown-up who said that nobody is in danger, is not asked again
    for words that hold none themselves: what was said before was read when it was said. A child answers "tidak"
    before it dares.
    """
    asked_at = session.asked_safe
    lately = asked_at is not None and timedelta() <= moment.now - asked_at < door.ANSWERED_FOR
    said_no = session.register == "adult" and session.answers.get(DANGER) == "no"
    said = (lately and said_no) or door.said_lately(session, moment)
    return heard.signal == "check" and said and _holds_none(session, words, moment)


def _holds_none(session: Session, words: str, moment: Moment) -> bool:
    """Whether nothing is heard in these words by themselves, nor a phrase that began in an earlier message."""
    distress = moment.handbook.distress
    phrased = by_phrases(words, look(words, distress), session.recent[:-1], distress)
    return phrased.signal == "none" and signal_alone(words, moment) == "none"


def _known_already(session: Session, words: str, moment: Moment) -> bool:
    """What was said before is known: a counsellor has the case, or they chose to go on with their story. These words
    cry out nothing themselves."""
    claimed = session.case is not None and session.case.claimed
    going_on = bool(known_kinds(session, moment)) and not session.node.startswith("safety.")
    return (claimed or going_on) and not cries_out(words, session.recent[:-1], moment.handbook.distress)
