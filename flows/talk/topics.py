"""What it is about, in plain words: a few suggestions from the story, several at once; behind them every subject."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.engine import STORY_WORDS
from flows.match import core, says, spoken
from flows.moment import Moment
from flows.node import Choice, Node
from flows.session import Session, answered, unanswered
from flows.talk import asking
from flows.text import Paragraphs, Text, Verbatim
from flows.triage.asides import kinds_in
from flows.triage.categories import Understood, understand
from flows.triage.normalise import tokens
from flows.triage.verdict import judge_story
from handbook.reading import CODES, Handbook
from handbook.reading.asides import BULLIED, GROWTH

OTHER, ALL = "other", "all"
BEFORE = "topic.before"
"""What the case was about before something new came to it."""

ASKED = "topic.asked"
"""Subjects that were named earlier: what moves their risk was asked then, and is not asked again."""

PROTECTED = frozenset({*CODES, "kdrt"})

MOST = 4
"""Suggestions at once."""

FEW = 3
NEXT = "intake.city"
TEXTS = (
    "topic.other",
    "intake.topic.ask.one",
    "intake.topic.ask.two",
    "intake.topic.both",
    "intake.topic.all",
    "topic.bullied",
    "topic.growth",
    "word.agrees",
)
AGREES = "word.agrees"
"""In the catalogue: "yes" to the one subject that was offered."""

PARENTS = frozenset({"ayah", "ibu", "orangtua", "ortu", "keluarga"})
NEAR_ONES = frozenset(
    {"ayah", "tiri", "suami", "om", "tante", "kakek", "nenek", "pengasuh", "pacar", "mantan", "guru"}
)
"""Where one of these stands in it, too, "dirundung teman" may be too little."""

STORY = Node("intake.story")
"""Names the words that end the story."""

_NUMBERS = re.compile(r"\d{1,2}(?:\W+(?:dan|sama|and|&|\+)?\W*\d{1,2})+")


def choices(session: Session, moment: Moment) -> tuple[Choice, ...]:
    """Every subject as a button, those that the story sounds like first and alone; "something else" last.

    Where the story sounds like several, one button takes them all.
    """
    likely = suggested(session, moment)
    subjects = sorted(moment.handbook.subjects.all, key=lambda subject: _rank(subject.code, likely))
    shown = tuple(Choice(subject.code, NEXT, _button(subject.code, session, moment)) for subject in subjects)
    together = (Choice(ALL, NEXT, _together(len(likely)), pinned=True),) if len(likely) > 1 else ()
    return (*shown, *together, Choice(OTHER, NEXT, pinned=True))


def asks(session: Session, moment: Moment) -> Paragraphs:
    """How to choose among so many: how several are typed is told only where several stand there."""
    ways = {1: "intake.topic.ask.one", 2: "intake.topic.ask.two"}
    return (Text(ways.get(len(suggested(session, moment)), "intake.topic.ask")),)


def suggested(session: Session, moment: Moment) -> tuple[str, ...]:
    """What the story sounds like, four at most."""
    found = _sounds(session, moment)
    codes = heard(session, moment)
    sure = [code for code in found.topics if code not in found.faint and code in codes]
    if not sure or session.peril is not None:
        return tuple(code for code in codes if not _unfit(code, session, moment))[:MOST]
    # "Anak tidak diurus" before "makan" offends a mother who asks about food, where only a guess says so.
    guessed = [code for code in codes if code in found.guessed]
    ranked = (*(code for code in codes if code not in guessed), *guessed)
    return tuple(code for code in ranked if not _unfit(code, session, moment))[:MOST]


def _unfit(code: str, session: Session, moment: Moment) -> bool:
    """That a child is mocked for its parents, where only mocking is told of, and no parent is named."""
    if code != "o" or code not in _sounds(session, moment).guessed:
        return False
    return _says(BULLIED, session, moment) and not _names(PARENTS, session, moment)


def _button(code: str, session: Session, moment: Moment) -> Text | Verbatim:
    """A subject in this reader's words, and in those of their story where it names a part of it alone."""
    if code == "i" and _says(BULLIED, session, moment) and not _names(NEAR_ONES, session, moment):
        return Text("topic.bullied")
    if code == "gizi" and _says(GROWTH, session, moment):
        return Text("topic.growth")
    return Verbatim(moment.handbook.subjects[code].button(session.locale))


def _says(kind: str, session: Session, moment: Moment) -> bool:
    return any(kinds_in(words, (kind,), moment.handbook) for words in session.story)


def _names(people: frozenset[str], session: Session, moment: Moment) -> bool:
    language = moment.handbook.distress.language
    return any(
        not people.isdisjoint(token.forms) for words in session.story for token in tokens(words, language)
    )


def first_page(session: Session, moment: Moment) -> int:
    """What the story sounds like and nothing beside it; where it sounds like nothing, the four most usual."""
    return len(suggested(session, moment)) or MOST


def meant(key: str, session: Session, moment: Moment) -> str:
    """The answer behind a button or typed numbers: codes, separated by a comma."""
    if key != ALL:
        return key
    return ",".join(suggested(session, moment)) or OTHER


def joined(named: str, session: Session) -> str:
    """With what the case was about before: something new is added, nothing is taken away."""
    before = [code for code in session.answers.get(BEFORE, "").split(",") if code not in ("", OTHER)]
    codes = dict.fromkeys([*before, *(code for code in named.split(",") if code != OTHER)])
    return ",".join(codes) or OTHER


def read(said: str, session: Session, moment: Moment) -> str | None:
    """Several numbers; or the subject that somebody names in their own words, where there is just one. Who goes on
    telling there is understood with what they told before.
    """
    if _NUMBERS.fullmatch(said.strip().lower()):
        return _by_numbers(said, session, moment)
    if _only_age(said):
        return None
    likely = suggested(session, moment)
    if len(likely) == 1 and says(AGREES, said, session.locale, moment):
        return likely[0]
    if _has_told_all(said, session, moment):  # "cukup" names no subject, whatever it sounds like
        return likely[0] if len(likely) == 1 else None
    found = understand([said], moment.handbook)
    codes = (*found.categories, *found.topics)
    if len(said.split()) >= STORY_WORDS:
        whole = understand(session.story, moment.handbook)
        told = (*whole.categories, *whole.topics)
        codes = told if len(codes) != 1 or codes[0] not in told else codes
    return codes[0] if len(codes) == 1 else None


def _has_told_all(said: str, session: Session, moment: Moment) -> bool:
    """ "Cukup", "udah itu aja": the words that end the story. "Ga ada" may say that none of these fits."""
    if says("answer.no", said, session.locale, moment):
        return False
    told = spoken(STORY, Choice("done", ""), session.locale, moment)
    return core(said, moment.handbook.distress.language) in told.cores


def _only_age(said: str) -> bool:
    """ "Aku 12", "umur 12": an age, and no subject."""
    words = said.split()
    return len(words) <= FEW and sum(word.isdecimal() for word in words) == 1 and len(words) > 1


def chosen(session: Session) -> tuple[str, ...]:
    """The subjects they named, without "something else"."""
    return tuple(
        code for code in session.answers.get("intake.topic", "").split(",") if code not in ("", OTHER)
    )


def turned_to(named: str, session: Session) -> Session:
    """The same session about these subjects. The earlier ones count as asked; "enough" does not hold for a new one."""
    earlier = [*session.answers.get("intake.topic", "").split(","), *asked(session)]
    earlier += session.answers.get(BEFORE, "").split(",")
    known = dict.fromkeys(code for code in earlier if code not in ("", OTHER))
    session = unanswered(answered(session, "intake.topic", named), BEFORE)
    if not known:
        return session
    if not known.keys() >= set(chosen(session)):
        session = unanswered(session, asking.ENDED)
    return answered(session, ASKED, ",".join(known))


def asked(session: Session) -> tuple[str, ...]:
    """Subjects that were named before the present ones."""
    return tuple(code for code in session.answers.get(ASKED, "").split(",") if code)


def named(session: Session) -> tuple[str, ...]:
    """The subjects they named, as a case keeps them: "something else" where there is nothing more exact."""
    return chosen(session) or ((OTHER,) if "intake.topic" in session.answers else ())


def about(session: Session, moment: Moment) -> tuple[str, ...]:
    """What they named; what the story sounds like only where they named nothing that we know."""
    return chosen(session) or heard(session, moment)


def label(session: Session, moment: Moment) -> Text | Verbatim:
    """What they named, in this reader's words."""
    if "intake.topic" not in session.answers:
        return Text("topic.none")
    labels = [moment.handbook.subjects[code].label(session.locale) for code in chosen(session)]
    return Verbatim("; ".join(labels)) if labels else Text("topic.other")


def risk(session: Session, moment: Moment) -> str:
    """The risk that follows from what is known, by the handbook's table."""
    return judge_story(
        session.story,
        moment.handbook,
        signal="check" if session.answers.get("intake.danger") == "unsure" else "none",
        subjects=chosen(session),
        answers=[
            f"{name.removeprefix('risk.')}={value}"
            for name, value in session.answers.items()
            if name.startswith("risk.")
        ],
        told=session.reread,
    ).risk.risk


def evidence(session: Session, moment: Moment) -> tuple[str, ...]:
    """The words of the story that its subjects rest on: for the counsellor who claims it, never for the group."""
    return _sounds(session, moment).evidence


def heard(session: Session, moment: Moment, *, danger: bool = False) -> tuple[str, ...]:
    """What the whole story so far sounds like, likeliest first: to both listeners, where the second was asked.

    Beside a letter or a danger stands no ordinary topic that is hardly heard: a scream is no question of upbringing.
    """
    found = _sounds(session, moment)
    grave = bool(found.categories) or danger or session.peril is not None
    hardly = found.faint if grave else ()
    topics = (code for code in found.topics if code not in hardly or code in PROTECTED)
    return (*found.categories, *topics)


def letters(session: Session, moment: Moment) -> tuple[str, ...]:
    """Of what the story sounds like, what calls for protection: the 15 letters, and a woman hurt at home."""
    return tuple(code for code in heard(session, moment) if code in PROTECTED)


def _sounds(session: Session, moment: Moment) -> Understood:
    return _understood(session.story, tuple(session.reread.items()), moment.handbook)


@lru_cache(maxsize=16)
def _understood(
    story: tuple[str, ...], told: tuple[tuple[str, float], ...], handbook: Handbook
) -> Understood:
    """One step asks for it several times, of the same story."""
    return understand(story, handbook, dict(told))


def _by_numbers(said: str, session: Session, moment: Moment) -> str | None:
    offered = [choice.key for choice in choices(session, moment) if choice.key not in (ALL, OTHER)]
    places = [int(number) for number in re.findall(r"\d+", said)]
    codes = [offered[place - 1] for place in dict.fromkeys(places) if 1 <= place <= len(offered)]
    return ",".join(codes[:MOST]) if codes else None


def _together(count: int) -> str:
    return "intake.topic.both" if count == 2 else "intake.topic.all"


def _rank(code: str, likely: tuple[str, ...]) -> int:
    return likely.index(code) if code in likely else len(likely)
