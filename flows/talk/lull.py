"""Within a danger: "it is quiet now", and "it begins again". Neither is met with words that fit both.

The first is kept and answered with one sentence, whom to call if it begins again. The second is the same danger, said
again, also for some hours after it was over: the danger's guard asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from flows.effects import Effect, StopTimer
from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.match import ADDRESS, chosen, core
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, answered, put, turned
from flows.talk import believed, living
from flows.talk.details import told
from flows.talk.numbers import to_call
from flows.talk.safety.first_question import after_first
from flows.talk.safety.known import calmed, known_kinds, longer
from flows.text import Text
from flows.triage.asides import finder
from flows.triage.danger import by_phrases, listen, look
from flows.triage.nearing import nearing
from flows.triage.normalise import Token, tokens
from flows.triage.others import names_another
from flows.triage.phrases import evidence
from handbook.reading import Handbook
from handbook.reading.asides import (
    AWAY,
    BESIDE_SAFE,
    CALM,
    FLARES,
    GONE,
    NOTHING_WRONG,
    ONLY_ASKING,
    REACH,
    SAFE,
)

LONGEST = 8
"""Words up to which "sekarang sudah sepi" says that, and is no part of a story."""

LITTLE = 3
"""Words beside it that change nothing: "tidak ada suara lagi", "ga kedengeran apa2"."""

LONGEST_SAFE = 14
"""Of these may be more: "dia udah pergi kak, sekarang saya sama mama"; what else they say is listened to."""

TURNS = frozenset(
    (
        *("tidak", "belum", "bukan", "kurang", "jangan", "tapi", "padahal", "cuma", "lagi", "sebentar"),
        *("kalau", "mungkin", "semoga", "biar", "supaya", "agar", "disuruh", "bilang", "katanya", "pura"),
        *("bawa", "membawa", "ambil", "ke", "menuju", "dulu", "balik", "pulang", "tolong", "kayaknya"),
        *("cari", "nyari", "takut", "mau", "ingin", "kapan", "gimana", "kah", "not", "nanti"),
    )
)
"""Beside "aman" or "dia pergi" these make something else of it: "belum aman", "dia pergi bawa adik"."""

BESIDE = (GONE, AWAY, ONLY_ASKING)
"""Beside "aman" these say that it is so at present."""

_PLACED = frozenset({"di", "kami", "it", "we", "i", "in", "alhamdulillah", "skrg", "iya", "yes", "oh"})
"""What is left of such a sentence and says nothing by itself."""

AT_PRESENT = frozenset({"sekarang", "sudah", "now"})

STAYS_OPEN = TURNS - {"lagi"} | {
    "lemas",
    "lemes",
    "sadar",
    "gerak",
    "napas",
    "nafas",
    "darah",
    "dingin",
    "luka",
}
"""The same beside "sudah sepi", and what a silence may mean; what comes "lagi" is looked for by itself."""

AFTER = timedelta(hours=12)
"""For so long after a danger was over "it begins again" means that one."""

MISSING = frozenset({"anak_hilang", "penculikan"})
"""The kinds of danger in which "dia pergi" may be said of the child."""

CHECK, NOW, ASKED = "safety.check", "safety.now", "intake.danger"
SAID_AT = ("safety.", "intake.danger", "waiting.line")
"""Where it is answered: within a danger, and where it leads when it is over."""


_KINDS = (CALM, FLARES, SAFE, GONE, REACH, *BESIDE_SAFE)

_LEFT = re.compile(
    r"\W*(?:udah?|sudah|sdh|udh|dah)\W+(?:pergi|cabut|berangkat|brgkt|g+a?k?\W+ada\W+orang(?:nya)?)"
    r"\W*(?:kok|kak|bu|dia|orangnya|semua)?\W*",
    re.IGNORECASE,
)
"""Nobody is named: whoever they fear has gone, or they have. Of a missing child it says nothing."""

YES = frozenset({"ya", "ok", "ya ok", "ok ya", "yes"})

_BUT_NO = re.compile(
    r"\W*(?:(?:g+a?k?|n?g+a+k?|e?n?g+a+k?|tidak|tdk|no)\W+(?:kok|ko|kog)\b\W*(?:\w{1,4}\W*)?)+", re.IGNORECASE
)
"""To "are you safe?" that may mean that nothing is the matter, or that they are not: it is asked which."""


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: it is quiet by now. Where it is asked whether it goes on, it is answered; where it is, comes next."""
    if not isinstance(said, Said) or not session.node.startswith(SAID_AT):
        return None
    if counts_as_safe(said.text, session, moment):
        return _safe(talk, session, said, moment)
    if session.node == CHECK:
        return _which(talk, session, said, moment)
    if lately(session, moment) is None or not is_calm(said.text, session, moment):
        return None
    node = talk.nodes[session.node]
    offered = node.offered(session, moment)
    if says_safe(said.text, session, moment) and chosen(said.text, node, offered, session.locale, moment):
        return None  # "sudah aman" is the button
    session, kept = talk.keep(session, piece_of(said))
    effects: tuple[Effect, ...] = (*kept, *(longer(moment) if session.peril else ()))
    words = (Text("safety.calm"), *to_call("numbers.again", session, moment))
    session = turned(calmed(session))
    if any(choice.key == "ended" for choice in node.offered(session, moment)):
        session = answered(session, NOW, "ended")
        effects = (*effects, *told(session, NOW))
        return Move(session, effects, to=after_first(session), prefix=words)
    if node.kind == "rest":
        return Move(session, effects, to=HERE, instead=words)
    return Move(session, effects, to=HERE, prefix=words)


def _barely_yes(session: Session, text: str, moment: Moment) -> bool:
    """ "Iya" to "aman atau tidak?": only the question as it was first put is one that yes answers."""
    return session.misses > 0 and core(text, moment.handbook.distress.language) in YES


def _which(talk: Talk, session: Session, said: Said, moment: Moment) -> Move | None:
    if not (_BUT_NO.fullmatch(said.text) or _barely_yes(session, said.text, moment)):
        return None
    session, kept = talk.keep(session, piece_of(said))
    return Move(
        turned(put(session, pending="", misses=max(1, session.misses))),
        (StopTimer("burst"), *kept),
        to=HERE,
        instead=(Text("safety.check.which"),),
    )


def counts_as_safe(text: str, session: Session, moment: Moment) -> bool:
    """ "Dia udh brgkt kerja. aman skrg" says what the button does. Where they were asked whether they are safe, or
    whether there is a danger, "aman sama mama" is enough; that a number is safe says nothing of them.
    """
    if not session.node.startswith(("safety.", ASKED)):
        return False
    if session.node in (CHECK, ASKED) and _nothing_wrong(text, moment.handbook):
        return True
    if not says_safe(text, session, moment):
        return False
    if session.node == CHECK and _LEFT.fullmatch(text):
        return lately(session, moment) is not None
    found = {kind for kind in (SAFE, *BESIDE) if _found(text, moment.handbook, kind)}
    if SAFE not in found or session.node in (CHECK, ASKED) or found & {*BESIDE}:
        return SAFE in found
    now = any(not AT_PRESENT.isdisjoint(one.forms) for one in tokens(text, moment.handbook.distress.language))
    return now and session.node != "safety.phone"


def _safe(talk: Talk, session: Session, said: Said, moment: Moment) -> Move | None:
    """The same as the button; what they wrote is kept, and whom to call if it begins again."""
    node = talk.nodes[session.node]
    offered = node.offered(session, moment)
    safe = ("no",) if node.name == ASKED else ("safe", "child_safe")
    key = next((choice.key for choice in offered if choice.key in safe), None)
    if key is None or chosen(said.text, node, offered, session.locale, moment):
        return None
    session, kept = talk.keep(session, piece_of(said))
    move = node.take(put(session, pending=""), key, moment)
    again = to_call("numbers.again", move.session, moment) if node.name != ASKED else ()
    return replace(move, effects=(StopTimer("burst"), *kept, *move.effects), prefix=(*move.prefix, *again))


def is_calm(text: str, session: Session, moment: Moment) -> bool:
    """Whether this says that it has stopped, or that they are safe, and nothing else: no danger, no going on."""
    handbook = moment.handbook
    if says_safe(text, session, moment) or says_calm(text, handbook):
        return True
    if len(text.split()) > LONGEST or flare(text, handbook):
        return False
    distress = handbook.distress
    typed = tokens(text, distress.language)
    spans = _spans((CALM,), typed, handbook)
    if not spans:
        return False
    if listen(text, (), distress).signal != "acute":
        return True
    if by_phrases(text, look(text, distress), (), distress).signal != "none":
        return False
    rest = _rest(text, typed, spans)  # "tidak ada suara" alone sounds like a danger, and is none
    beside = len(rest.split()) <= LITTLE and not names_another(rest, handbook)
    return beside and listen(rest, (), distress).signal == "none"


def no_danger(session: Session, text: str, moment: Moment) -> bool:
    """Whether these words say that it is safe or quiet, or when to write, where a danger or a counsellor is known: they
    are none then, whatever was told before them."""
    beside = session.case is not None and session.case.claimed
    known = beside or session.node == CHECK or lately(session, moment) is not None
    if not known and living.of(session, moment) is None:
        return session.node == ASKED and counts_as_safe(text, session, moment)
    handbook = moment.handbook
    return says_safe(text, session, moment) or says_calm(text, handbook) or arranges(text, handbook)


def says_safe(text: str, session: Session, moment: Moment) -> bool:
    """ "Iya aman sama mama", "dia udah pergi kak"; not "belum aman", nor "dia pergi, tapi dia pukul lagi", nor, of a
    child that is missing, "dia pergi"."""
    handbook = moment.handbook
    if _LEFT.fullmatch(text) and not _misses_child(session):
        return True
    kinds = (SAFE,) if _misses_child(session) else (SAFE, GONE)
    rest = _beside(kinds if session.node == ASKED else (*kinds, AWAY), text, handbook)
    if rest is None or "?" in text:
        return False
    typed = tokens(rest, handbook.distress.language)
    return all(TURNS.isdisjoint(token.forms) for token in typed)


def _nothing_wrong(text: str, handbook: Handbook) -> bool:
    """ "Ga ada apa2 bu, cuma mau konsul", and hardly a word beside it."""
    if not _found(text, handbook, ONLY_ASKING):
        return False  # alone it may be said because somebody reads along
    rest = _beside((NOTHING_WRONG,), text, handbook)
    if rest is None or "?" in text or len(rest.split()) > LITTLE:
        return False
    typed = tokens(rest, handbook.distress.language)
    return not names_another(rest, handbook) and all(TURNS.isdisjoint(token.forms) for token in typed)


def says_calm(text: str, handbook: Handbook) -> bool:
    """ "Skrg sudah sepi, tidak ada suara lagi", and what else is said beside it is no danger either."""
    rest = _beside((CALM,), text, handbook)
    if rest is None or "?" in text:
        return False
    typed = tokens(rest, handbook.distress.language)
    return all(STAYS_OPEN.isdisjoint(token.forms) for token in typed)


def arranges(text: str, handbook: Handbook) -> bool:
    """ "0812..., jangan dibales kalau sore ya"; what names somebody says more than that."""
    rest = _beside((REACH,), text, handbook)
    return rest is not None and not names_another(rest, handbook)


def _beside(kinds: Collection[str], text: str, handbook: Handbook) -> str | None:
    """What is said beside words of these kinds; None where there are none of them, or danger is in the rest."""
    distress = handbook.distress
    if len(text.split()) > LONGEST_SAFE:
        return None
    typed = tokens(text, distress.language)
    wanted = tuple(kind for kind in kinds if kind != AWAY)
    spans = _spans(wanted, typed, handbook)
    if not spans or flare(text, handbook) or nearing(text, distress):
        return None
    if (
        believed.says_near(text, handbook)
        or by_phrases(text, look(text, distress), (), distress).signal != "none"
    ):
        return None
    if SAFE in kinds or NOTHING_WRONG in kinds:  # what strengthens it is no part of what is left to weigh
        beside = (ONLY_ASKING, *(kind for kind in kinds if kind == AWAY))
        spans = sorted({*spans, *_spans(beside, typed, handbook)})
    rest = _rest(text, typed, spans)
    if all(_adds_nothing(token, handbook) for token in tokens(rest, distress.language)):
        return rest
    return rest if listen(rest, (), distress).signal == "none" else None


def _spans(kinds: Collection[str], typed: Sequence[Token], handbook: Handbook) -> list[tuple[int, int]]:
    """Where words of these kinds stand in the text."""
    return sorted(
        (typed[match.places[0]].start, typed[match.places[-1]].end)
        for match in finder(_KINDS, handbook).find(typed)
        if match.label in kinds
    )


def _rest(text: str, typed: Sequence[Token], spans: Sequence[tuple[int, int]]) -> str:
    """What is said beside them, without words of address."""
    return " ".join(
        said
        for token in typed
        if (said := text[token.start : token.end]).lower() not in ADDRESS
        and not any(start <= token.start < end for start, end in spans)
    )


def _adds_nothing(token: Token, handbook: Handbook) -> bool:
    language = handbook.distress.language
    return not (language.fillers | language.groups["aku"] | AT_PRESENT | _PLACED).isdisjoint(token.forms)


def flare(text: str, handbook: Handbook) -> tuple[str, ...]:
    """The words that say that it begins again or goes on, as they were typed. "Gak kedengeran lagi" says neither."""
    return _found(text, handbook, FLARES)


def taken_back(session: Session, words: str, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """Where they answered that it has stopped, "it begins again" is the later answer to the same question."""
    if session.answers.get(NOW) != "ended" or not flare(words, moment.handbook):
        return session, ()
    session = answered(session, NOW, "now")
    return session, told(session, NOW)


def lately(session: Session, moment: Moment) -> str | None:
    """The kind of the danger that stands, or that was over not long ago; None where there is none."""
    if known := known_kinds(session, moment):
        return known[-1]
    passed = session.passed
    if passed is None or not timedelta() <= moment.now - passed.heard < AFTER:
        return None
    return passed.kinds[-1]


def _misses_child(session: Session) -> bool:
    """Whether the danger that stands, or was over last, is that a child is gone."""
    peril = session.peril or session.passed
    return peril is not None and not MISSING.isdisjoint(peril.kinds)


def _found(text: str, handbook: Handbook, kind: str) -> tuple[str, ...]:
    typed = tokens(text, handbook.distress.language)
    matches = finder(_KINDS, handbook).find(typed)
    calm = {place for match in matches if match.label == CALM for place in match.places}
    over = calm if kind == FLARES else set()
    found = [match.places for match in matches if match.label == kind and over.isdisjoint(match.places)]
    return evidence(text, typed, found)


TEXTS = ("safety.calm", "safety.check.which")
