"""What a frightened person asks within a danger: does he read this, what now, where can I go, will the police come, can
you send help, is anybody there.

Each gets a short and honest answer, and the question that stood there is asked again: such a question is no address and
no number. A counsellor reads it, too. What both asks and tells ("jalan mawar 3, polisi bakal dateng?") does both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from flows.effects import Effect, Say, StopTimer
from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.match import ADDRESS, POLITE
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, answered, put, turned, unanswered
from flows.talk import advice, areas, aside, believed, bystander
from flows.talk.numbers import call_now, numbers, to_call
from flows.talk.promise import named, next_reading, promise, reads_now
from flows.text import Paragraphs, Text, Verbatim, text
from flows.triage.asides import finder
from flows.triage.danger import by_phrases, listen, look
from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Match
from flows.triage.question import ONESELF, asks_why, ends_asking, is_question
from flows.triage.writer import writer
from handbook.reading import Handbook
from handbook.reading.asides import CALL, IN_DANGER, SEEN, SEND, THERE, UNTIL, WHAT_NOW, WHERE_TO, WHY

LONGEST = 14
"""Words up to which it is a question to us; what is longer tells something."""

FEW = 4
"""Words of a message in which one alone ("dibaca?", "gimana") asks it."""

FEARED = frozenset({"dia", "mereka", "suami", "om", "paman", "ayah", "bapak", "pacar", "abang"})

ADULTS = frozenset({"parent", "family"})
"""Answers of who writes: grown-ups who tell of a child of theirs."""

ELSEWHERE = frozenset({"kekerasan_seksual", "penculikan"})
"""The kinds of danger of a child that need not be where the one who tells them is."""

FROM_SOMEBODY = believed.KINDS | {"minta_tolong", "tidak_aman"}
"""The kinds of danger that come, or may come, from somebody near."""

BEFORE = POLITE | ADDRESS | {"tolong", "minta", "cepat", "halo"}
"""What may stand before the wish that somebody be called."""

DIGITS = 6
"""So many and more are a telephone number, whatever is asked beside it."""

TWICE = re.compile(r"(?<=[^\W\d_])2\b")
"""Behind "diam2": the word said twice, and no house number."""

THIS_ONE = frozenset({"ini", "sini", "disini", "nih"})
""" "Nomor ini aja ya?" asks, and is an answer."""

CHECK, PHONE, WHERE_ASKED = "safety.check", "safety.phone", "safety.where"
TALKING = "relay.open"

WAITED = "asked.by_night"
"""Answered once they asked by night whether somebody comes or reads: in the morning they hear that nobody had."""


def waits(session: Session, kind: str, moment: Moment) -> Session:
    """The same session, which remembers that they asked this while nobody was at work."""
    asked_so = kind in (THERE, CALL, SEND) and reads_now(moment) != "passed_on"
    return answered(session, WAITED, "yes") if asked_so else session


def unread(session: Session) -> tuple[Session, Paragraphs]:
    """In the morning, where nobody has the case yet: that it was not read until now, once, to whoever asked."""
    if WAITED not in session.answers or session.case is None or session.case.claimed:
        return session, ()
    return unanswered(session, WAITED), (Text("asked.unread"),)


TEXTS = (
    "asked.unread",
    "asked.what_now",
    "bystander.asked.what_now",
    "asked.police",
    "asked.why",
    "about_us.why",
    "asked.send",
    "asked.send.first",
    "asked.where_to",
    "asked.there",
    "asked.until.nobody_reads",
    "asked.until.on_call",
    "asked.until.morning",
    "bystander.asked.until.morning",
)


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: within a danger, anywhere but beside a counsellor, who answers it themselves."""
    if not isinstance(said, Said) or session.node == TALKING:
        return None
    kind = kind_of(said.text, moment.handbook)
    if not session.node.startswith("safety.") and session.peril is None and not _waits(session, kind):
        return None
    if not kind and session.node == PHONE and _no_number(said.text, moment.handbook):
        kind = THERE
    if not kind or (kind == WHAT_NOW and session.node == CHECK):
        return None  # whether there is a danger is not known yet: that question is the next step
    session = waits(session, kind, moment)
    node, answer = talk.nodes[session.node], words(kind, session, moment)
    session = named(session, moment) if kind == UNTIL else session
    if kind == WHAT_NOW and node.kind == "rest":  # that it is not their fault waits for nothing
        session, believing = believed.told(session, moment)
        answer = (*believing, *answer)
    if _answers(session, kind, said.text, moment):
        case = session.case.id if session.case else None
        move = talk.at_node(session, said, moment)
        return replace(move, effects=(Say(answer, urgent=True, case=case), *move.effects))
    kept: tuple[Effect, ...] = ()
    if node.keeps:
        session, kept = talk.keep(session, piece_of(said))
    if not session.refused:
        session = put(
            session, recent=session.recent[:-1]
        )  # a question completes no danger that is told after it
    if session.pending == "heard":  # this answers what came a moment ago, too
        session, kept = put(session, pending=""), (*kept, StopTimer("burst"))
    if node.kind == "rest":
        return Move(turned(session), kept, to=HERE, instead=answer)
    return Move(turned(session), kept, to=HERE, prefix=answer)


def _waits(session: Session, kind: str) -> bool:
    """Whether somebody whose case waits asks what there is until it is read: that is asked when the danger is over,
    too."""
    return kind == UNTIL and session.case is not None and not session.case.claimed


def only_asks(session: Session, said: str, moment: Moment) -> bool:
    """Whether these words ask such a thing within a danger that is known, or say that they cannot speak, and sound of
    none that cannot wait; or ask what there is until the case is read ("besok ga ada orang?").
    """
    handbook = moment.handbook
    kind = kind_of(said, handbook)
    heard = listen(said, (), handbook.distress)
    if _waits(session, kind):
        phrased = by_phrases(said, look(said, handbook.distress), (), handbook.distress)
        doubtful = phrased.signal == "none" and (heard.signal == "check" or len(said.split()) <= FEW)
        return doubtful or heard.kind in (None, "minta_tolong", "anak_sendirian")
    within = session.node.startswith("safety.") and session.node != CHECK
    fits = kind or aside.kind_of(said, handbook) == aside.READERS or believed.says_mute(said, handbook)
    return within and bool(fits) and heard.signal != "acute"


def asks(said: str, handbook: Handbook) -> bool:
    """Whether it asks us something of this kind."""
    return bool(kind_of(said, handbook))


# More than one guard asks it of a message.
@lru_cache(maxsize=4)
def kind_of(said: str, handbook: Handbook) -> str:
    """Which of IN_DANGER it asks, or ''. Who reads this, and the wish for secrecy, have answers of their own."""
    if len(said.split()) > LONGEST or aside.asks_secrecy(said, handbook):
        return ""
    typed = tokens(said, handbook.distress.language)
    found = {
        match.label for match in finder(IN_DANGER, handbook).find(typed) if _fits(match, typed, handbook)
    }
    if CALL in found:
        return CALL
    how_long = UNTIL in found and any("berapa" in token.forms for token in typed)
    if not (how_long or is_question(said, typed)) or aside.kind_of(said, handbook) == aside.READERS:
        return ""
    if not ("?" in said or ends_asking(typed)):  # "orangnya masih di situ, tolong" tells
        found.discard(THERE)
    return next((kind for kind in IN_DANGER if kind in found), "")


def words(kind: str, session: Session, moment: Moment, heard: Paragraphs = ()) -> Paragraphs:
    """The answer itself, who `heard` of it, and whom to call: the question of the check names a number itself."""
    called = () if session.node == CHECK else call_now(session, moment)
    if kind == SEEN:
        first = () if session.node == CHECK else numbers(session, moment, first=True)
        return (Text("aside.found_out"), *heard, *first)
    if kind == THERE:
        return (Text("asked.there"), *_reading(session, moment), *called)
    if kind == WHY:
        return (Text("asked.why" if session.node == WHERE_ASKED else "about_us.why"),)
    if kind in (CALL, SEND):
        return (Text("asked.send"), *_reading(session, moment), *called)
    if kind == UNTIL and session.peril is None and session.passed is None:
        return (promise(moment),)
    if kind == UNTIL:
        return (*_until(session, moment), *_till_then(session, moment), *_answering(session, moment))
    if kind == WHERE_TO and not bystander.tells(session):  # a neighbour is told what to do from outside
        where = () if session.node == CHECK else to_call("numbers.where_to", session, moment)
        return (Text("asked.where_to"), *_reading(session, moment), *where)
    if kind in (WHAT_NOW, WHERE_TO):
        return (
            Text(bystander.worded(session, "asked.what_now")),
            *heard,
            *steps(session, moment),
            *called,
        )
    return (Text("asked.police"), *heard, *called)


def _reading(session: Session, moment: Moment) -> Paragraphs:
    """Who was told of the danger; before one is known, nobody was."""
    if session.peril is None:
        return ()
    if session.case and session.case.claimed:
        return (text("safety.stay.claimed", name=session.case.counsellor),)
    return (Text(f"safety.company.{reads_now(moment)}"),)


def _until(session: Session, moment: Moment) -> Paragraphs:
    """When a counsellor reads again, said plainly: whoever is told it may have three nights before them."""
    if session.case and session.case.claimed:
        return (text("safety.stay.claimed", name=session.case.counsellor),)
    reads, when = reads_now(moment), next_reading(moment)
    if reads == "passed_on":  # somebody is at work: that it is with them, and until when they read
        return (*_reading(session, moment), promise(moment))
    if when is None:
        return (promise(moment),)
    mark = Verbatim("") if moment.handbook.hours.confirmed else Text("mark.example")
    first = text(f"asked.until.{reads}", when=when, mark=mark)
    return (first, *(_reading(session, moment) if reads == "on_call" else ()))


def _till_then(session: Session, moment: Moment) -> Paragraphs:
    """Where to go before somebody reads: not while counsellors are at work, and only for who lives with the danger, or
    a neighbour who worries on."""
    if reads_now(moment) == "passed_on" or advice.is_found_child(session) or advice.is_missing(session):
        return ()
    if not bystander.tells(session) and not _under_one_roof(session, moment):
        return ()
    return (Text(bystander.worded(session, "asked.until.morning")),)


def _answering(session: Session, moment: Moment) -> Paragraphs:
    """The numbers that answer at this hour."""
    found = numbers(session, moment)
    return (Text("safety.stay.answering"), *found) if found else ()


def _fits(match: Match[str], typed: Sequence[Token], handbook: Handbook) -> bool:
    """ "Ketahuan?", "gimana dong" ask where they stand alone; "dia bisa datang" tells who may come."""
    if match.label == WHERE_TO:
        return _of_oneself(match, typed, handbook)
    if match.label == WHY:
        return asks_why(match, typed)
    if match.label == CALL:  # "telpon polisi tlg"; "kalau telpon polisi gimana" asks what happens then
        return all(not BEFORE.isdisjoint(token.forms) for token in typed[: match.places[0]])
    if len(match.places) == 1:
        return len(typed) <= FEW
    before = typed[match.places[0] - 1].forms if match.places[0] else frozenset()
    return match.label != SEND or before.isdisjoint(FEARED)


def _of_oneself(match: Match[str], typed: Sequence[Token], handbook: Handbook) -> bool:
    """ "Aku lari ke mana", "lari ke mana ya"; not "anak saya lari ke mana", nor "gak bisa ke mana-mana"."""
    end = match.places[-1] + 1
    if any("mana" in token.forms for token in typed[end : end + 1]):
        return False
    others = FEARED | {"kamu"} | handbook.distress.language.groups["kecil"]
    said = [token.forms for token in typed[: end + 1]]
    owned = {place for place in range(1, len(said)) if not others.isdisjoint(said[place - 1])}  # "anak saya"
    if any(place not in owned and not ONESELF.isdisjoint(forms) for place, forms in enumerate(said)):
        return True
    return all(others.isdisjoint(forms) for forms in said)


def steps(session: Session, moment: Moment) -> Paragraphs:
    """What can be done meanwhile: where somebody wants to die, where pictures are spread; and without a sound by
    whoever is threatened by somebody."""
    own = advice.of_its_own(session, moment)
    if own is not None:
        return own
    return advice.say("silent_steps", session, moment) if _under_one_roof(session, moment) else ()


def _under_one_roof(session: Session, moment: Moment) -> bool:
    """Whether what threatens is where they are. Of a child's abuse or abduction a grown-up tells from elsewhere."""
    kinds = session.peril.kinds if session.peril else ()
    who = session.answers.get("intake.who") or writer(session.story, moment.handbook)
    elsewhere = who in ADULTS and ELSEWHERE.issuperset(kinds)
    return of_somebody(session) and not elsewhere


def of_somebody(session: Session) -> bool:
    """Whether they are in a danger that comes from somebody: not a neighbour, nor in a fire, nor of their own hand. Who
    is beaten and tells of a wound, too, is."""
    kinds = session.peril.kinds if session.peril else ()
    if advice.is_friends(session) or advice.has_fled(session):
        return False
    if advice.BARE.issuperset(kinds) and advice.expects(
        session
    ):  # "not safe" of who is with child: nobody threatens
        return False
    threatened = FROM_SOMEBODY.issuperset(kinds) or not believed.KINDS.isdisjoint(kinds)
    return threatened and not bystander.of_child(session)


def _no_number(said: str, handbook: Handbook) -> bool:
    """Whether this asks where a number was asked for: without a digit, and not whether this very number will do. Only
    its shape counts: "nanti ketahuan" and "tidak bisa" are answers to it."""
    if any(char.isdigit() for char in said) or len(said.split()) > LONGEST:
        return False
    if aside.asks_secrecy(said, handbook) or aside.kind_of(said, handbook) == aside.READERS:
        return False
    typed = tokens(said, handbook.distress.language)
    if any(not THIS_ONE.isdisjoint(token.forms) for token in typed):
        return False
    return "?" in said or ends_asking(typed)


def _answers(session: Session, kind: str, said: str, moment: Moment) -> bool:
    """Whether it also holds what was asked of them. "Aku ke mana, ke jalan besar?" names no place."""
    if session.node == "safety.where" and kind == WHERE_TO and not any(char.isdigit() for char in said):
        return moment.handbook.areas.named_in(said) is not None
    if session.node == "safety.where":
        return areas.tells_place(TWICE.sub("", said), moment)
    if session.node == "safety.phone":
        return sum(char.isdigit() for char in said) >= DIGITS
    return session.node == "safety.near" and believed.says_near(said, moment.handbook)
