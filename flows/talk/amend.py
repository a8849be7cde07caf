"""In the summary, words that name one of its lines: "ganti kecamatan jadi kalideres", "saya punya anak satu lagi".

Also those that name none, and say how it is: "itu salah, anak saya 2 th 4 bln".
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.effects import Effect, Tell
from flows.match import plain
from flows.moment import Moment
from flows.notes import Changed
from flows.session import Session, answered, put
from flows.talk import areas, corrected, corrected_place, nickname, safe, topics, years
from flows.talk.details import numbered, told
from flows.triage.age import child_age
from flows.triage.which_child import which_child

LINES = ("mine", "kecamatan", "age", "name", "topic", "who", "story", "safe")
"""Lines that can be named, the words for each under `summary.line.<line>`."""

OF_CHILD = ("age", "name", "sex")
"""Lines that each child has."""

ANOTHER = "another"
VALUE = "="
"""Between a line and its new value, in what `read` makes of the words."""

ALSO = "\n"
"""Between several lines with their values."""

TEXTS = (
    "summary.change",
    "summary.to",
    "summary.another",
    *(f"summary.line.{line}" for line in LINES),
    *corrected.TEXTS,
    *corrected_place.TEXTS,
)


def read(said: str, session: Session, moment: Moment) -> str | None:
    """The line that is meant, with its new value where that is understood; None where it is something else."""
    words = plain(said).split()
    if _holds(words, "summary.another", session, moment):
        age = child_age([said])
        return ANOTHER if age is None else f"{ANOTHER}{VALUE}{age}"
    changes = _holds(words, "summary.change", session, moment)
    line = next((line for line in LINES if _holds(words, f"summary.line.{line}", session, moment)), None)
    value = _value(line, _after(words, session, moment), session, moment) if line and changes else ""
    if line and value:
        return f"{_of_child(line, words, session)}{VALUE}{value}"
    district = corrected_place.read(said, session, moment, alone=True)
    if district:
        return f"kecamatan{VALUE}{district}"
    return _told(said, session, moment, changes=changes) or (line if changes else None)


def read_of_child(said: str, session: Session, moment: Moment) -> str | None:
    """The same where it was asked what of the child is to be changed: no word has to say that something changes."""
    return _told(said, session, moment, changes=False) or None


def read_of_writer(said: str, session: Session, moment: Moment) -> str | None:
    """What to call them, where it was asked what about writing back is to be changed: "bu Rini aja"."""
    name = nickname.read(said, session, moment, asked=True) if safe.names(session) else ""
    return f"mine{VALUE}{name}" if name else None


def read_where_it_waits(said: str, session: Session, moment: Moment) -> str | None:
    """The same in the queue, where nothing of it is shown: only what says how it is not."""
    if not corrected.denies(said, session, moment):
        return None
    district = corrected_place.read(said, session, moment, alone=False)
    if district:
        return f"kecamatan{VALUE}{district}"
    return _told(said, session, moment, changes=False) or None


def is_one(said: str, session: Session, moment: Moment) -> bool:
    """Whether these words, where the summary or one of its questions stands, set something of it right."""
    reads = {"intake.summary": read, "summary.child": read_of_child, "summary.safe": read_of_writer}
    reader = reads.get(session.node)
    return VALUE in ((reader(said, session, moment) if reader else None) or "")


def _told(said: str, session: Session, moment: Moment, *, changes: bool) -> str:
    """What words say of the child, or of what to call them, that name no line."""
    if safe.names(session) and (mine := nickname.read(said, session, moment, asked=False)):
        return f"mine{VALUE}{mine}"
    names = _phrases("summary.line.name", session, moment)
    found = corrected.read(said, session, moment, changes=changes, names=names)
    words = plain(said).split()
    return ALSO.join(f"{_of_child(line, words, session)}{VALUE}{value}" for line, value in found.items())


def _of_child(line: str, words: Sequence[str], session: Session) -> str:
    """`age/1`: with several children, the place of the one that is named; else the line of the one told last."""
    if line not in OF_CHILD or not session.children:
        return line
    children = (*session.children, session.answers)
    place = which_child(" ".join(words), [child.get("child.name", "") for child in children])
    return f"{line}/{place}" if place and place < len(children) else line


def amended(session: Session, line: str, value: str) -> tuple[Session, tuple[Effect, ...]]:
    """The same session with a new age or name: of the child that was named, or of whoever is told of now."""
    detail, _, place = line.partition("/")
    if line == "kecamatan":
        session = placed(session, value)
        change = Changed(kecamatan=value)
        return session, (Tell("case", session.case.id, change),) if session.case else ()
    if not place:
        name = safe.NAME if line == "mine" else f"child.{line}"
        session = answered(session, name, value)
        return session, told(session, name)
    name, number = f"child.{detail}", int(place)
    children = list(session.children)
    children[number - 1] = {**children[number - 1], name: value}
    session = put(session, children=tuple(children))
    if session.case is None:
        return session, ()
    return session, (Tell("case", session.case.id, Changed(details={numbered(name, number): value})),)


def all_amended(session: Session, said: str) -> tuple[Session, tuple[Effect, ...]]:
    """The same with each of several new values, as `read` makes them of the words."""
    effects: tuple[Effect, ...] = ()
    for part in said.split(ALSO):
        line, _, value = part.partition(VALUE)
        session, told_now = amended(session, line, value)
        effects = (*effects, *told_now)
    return session, effects


def _holds(words: Sequence[str], key: str, session: Session, moment: Moment) -> bool:
    """Whether one of the catalogue's phrases stands in these words, whole."""
    text = f" {' '.join(words)} "
    return any(f" {plain(phrase)} " in text for phrase in _phrases(key, session, moment))


def _phrases(key: str, session: Session, moment: Moment) -> list[str]:
    return (moment.words.get(key, session.locale) or "").split("|")


def _after(words: Sequence[str], session: Session, moment: Moment) -> str:
    """What stands behind "jadi": the new value."""
    marks = set(_phrases("summary.to", session, moment))
    place = next((place for place, word in enumerate(words) if word in marks), len(words))
    return " ".join(words[place + 1 :])


def _value(line: str, said: str, session: Session, moment: Moment) -> str:
    if not said:
        return ""
    if line == "kecamatan":
        found, sure = moment.handbook.areas.meant(said)
        return found[0].code if sure else ""
    if line == "topic":
        return topics.read(said, session, moment) or ""
    if line == "age":
        return years.read(said, session, moment) or ""
    return said if line in ("name", "mine") else ""


def placed(session: Session, code: str) -> Session:
    """The same session with this district."""
    return answered(answered(session, "intake.city", areas.city_of(code)), "intake.kecamatan", code)
