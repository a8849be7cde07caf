"""Not ours, or not a story: a journalist, a joke, anger, spam, a question about Puspa, a debt, another language; and
the wish that nobody else is told, which is answered honestly wherever it is said.

Each gets a dignified answer, and the question that stood there is asked again. Danger was heard before; what may be
part of a story is kept, and a long message is always taken for one. What Puspa is and does stands in the handbook:
unconfirmed answers reach no family (the demo marks them CONTOH), who are led to a counsellor instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from flows.effects import Effect, Say
from flows.engine import FIRST_WORD, Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, answered, nudge, put, turned, untold
from flows.talk.numbers import call_now, numbers
from flows.talk.promise import READERS as WHO_READS
from flows.talk.promise import named, promise, reading, reads_now
from flows.text import Paragraphs, Text, Verbatim, text
from flows.triage.categories import understand
from flows.triage.language import is_english
from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Finder
from flows.triage.where_words import forbids_calls
from handbook.reading import Handbook
from handbook.reading.asides import ASIDES, FOUND_OUT, SECRET
from handbook.reading.information import KEYS

VARIED = ("joke", "angry")
"""What often comes several times in a row."""

LONGEST = 14
"""Words from which on it is a story, whatever it says beside."""

FEW_TO_PAY = 8
"""Words of a question what something costs, whatever else is heard in it ("visum bayar ga")."""

FEW = 3
"""Words of a message in which one alone ("gratis?") asks it."""

LONGEST_OF_ADULTS = 40
"""What is not ours may be told at length: it is kept as a story all the same."""

ADULT = "adult"
"""A matter of grown-ups alone. It is said once that it is not ours; a child's, or a family's, always is."""

KINDS = (*ASIDES, SECRET, FOUND_OUT)

WISHES = (FOUND_OUT, SECRET)
"""Answered wherever they are said, whatever is told beside them; the fear before the wish."""

TOLD = "aside.adult"
"""Answered once that was said."""

WISHED = "aside.wished"
"""Answered once they wished that nobody is told: they hear it where somebody is all the same, and no answer twice."""

AGAIN = "secret.again"

LONGEST_TO_A_BOT = 8
"""Words up to which "kamu robot?" asks us, and is no part of a story about one."""

LONGEST_FEAR = 20
"""Words up to which being found out is what a message asks about, and no part of a story."""

LONGEST_WISH = 8
"""Words up to which a message that asks for secrecy tells nothing else."""

REPORTED = frozenset(
    "kata katanya suruh disuruh nyuruh ancam diancam mengancam ngancam pesan pesannya bilang dibilang dibilangin "  # noqa: SIM905
    "larang dilarang dia mereka said says told".split()
)
"""Before it in its sentence: then somebody else asked for silence, and that is their story."""

THEY = frozenset({"dia", "mereka"})

NO_STORY = ("press", "joke", "spam", "bot", "what", "cost", "hours")
"""What is no part of a story, and is not kept with one. Other questions may hide one: a counsellor reads them too."""

OURS = ("anak", "keluarga", "kecil")
"""Groups of handbook/slang.yaml: whoever names one of these tells of a family, "I" and "we" aside."""

GREETING = {"what": Text("intake.who.welcome"), "cost": Text("aside.free")}
"""What answers these two before the handbook's words are confirmed; at the very beginning the welcome says both."""

PRESS = "press"
ABOUT = frozenset({"soal", "tentang", "mengenai", "terkait", "about", "data", "angka", "statistik"})
"""Behind these a journalist names a subject, and tells of nobody."""

BOT = "bot"
"""Whether a bot answers: it says so."""

READERS = "readers"
"""Who reads this: answered with whether somebody does now."""

COST = "cost"
"""Whether it is to be paid for: whoever is in danger may not call for fear of it."""

PAID = "paid"
"""Whether something elsewhere is to be paid for: we do not know."""

WITHIN_DANGER = (READERS, COST, PAID, BOT, "what", "after", "hours", "delete")
"""What is answered within a danger, too: a question that is met with "I am still here" frightens."""

FIRST = "intake.who"
"""Where their language is not known yet."""

CHECK, PHONE = "safety.check", "safety.phone"
"""Its question names a number itself."""

PLACES = ("intake.", "risk.", "child.", "safe.", "waiting.", "door.")


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard behind all others."""
    if not isinstance(said, Said):
        return None
    if asks_secrecy(said.text, moment.handbook):
        return _secret(talk, session, said, moment)
    if not session.node.startswith((*PLACES, "safety.")):
        return None
    kind = kind_of(said.text, moment.handbook)
    if session.node.startswith("safety."):
        return _in_danger(talk, session, kind, moment) if kind in WITHIN_DANGER else None
    if not kind or (kind == ADULT and (session.register == "child" or TOLD in session.answers)):
        return None
    if session.node == FIRST and is_english(said.text):
        session = put(session, language="en")
    kept: tuple[Effect, ...] = ()
    if kind in NO_STORY and not _tells_beside(said.text, moment.handbook):
        session = put(untold(session, said.text), recent=session.recent[:-1])
    elif talk.nodes[session.node].keeps:
        session, kept = talk.keep(session, piece_of(said))
    tells = _tells_beside(said.text, moment.handbook)
    if (
        kind in KEYS and kind not in NO_STORY and kind != ADULT and not tells
    ):  # a question spares nobody the telling
        session = untold(session, said.text)
    if kind == ADULT:
        session = answered(session, TOLD, "yes")
    session, said_back = (
        nudge(session, f"aside.{kind}") if kind in VARIED else (turned(session), words(kind, session, moment))
    )
    called = numbers(session, moment, first=True) if kind == "angry" else ()
    session = named(session, moment) if kind == "hours" else session
    return Move(session, kept, to=HERE, prefix=(*said_back, *called))


def _tells_beside(text: str, handbook: Handbook) -> bool:
    """ "Anak saya susah makan, hari minggu libur ya?": what is asked is answered, and what is told kept."""
    found = understand([text], handbook)
    return any(code not in found.faint for code in found.topics)


def asks_secrecy(text: str, handbook: Handbook) -> bool:
    """ "Jangan bilang siapa-siapa ya", "nanti mereka tahu?": they ask us, whatever they tell beside it."""
    return bool(wish(text, handbook))


def wish(text: str, handbook: Handbook) -> str:
    """Which of WISHES they ask for, or ''."""
    length = len(text.split())
    if length > LONGEST_OF_ADULTS:
        return ""
    typed = tokens(text, handbook.distress.language)
    found = {
        match.label
        for match in _finder(handbook).find(typed)
        if not _reported(typed, match.places[0], match.label)
    }
    if length > LONGEST_FEAR:
        found.discard(FOUND_OUT)
    return next((kind for kind in WISHES if kind in found), "")


def only_secrecy(text: str, handbook: Handbook) -> bool:
    """Whether the wish is all they say: it is no story yet."""
    return len(text.split()) <= LONGEST_WISH and asks_secrecy(text, handbook)


def wished(session: Session, said: str, handbook: Handbook) -> Session:
    """The same session, in which that wish is remembered."""
    before = session.answers.get(WISHED, "")
    return answered(session, WISHED, before if before == SECRET else wish(said, handbook))


def unsaid(session: Session, text: str, handbook: Handbook) -> Session:
    """The same session, in which a wish alone completes no danger that is told after it."""
    if not only_secrecy(text, handbook) or session.refused:
        return session
    return put(session, recent=session.recent[:-1])


def _reported(typed: Sequence[Token], place: int, kind: str) -> bool:
    """Where being found out is feared, "mereka" are those who may know, and report nothing."""
    words = REPORTED - THEY if kind == FOUND_OUT else REPORTED
    sentence = typed[place].sentence
    return any(token.sentence == sentence and not words.isdisjoint(token.forms) for token in typed[:place])


def secrecy(session: Session, moment: Moment, said: str = "") -> Paragraphs:
    """Who reads it, what we do not do, and when we must: no promise that cannot be kept. To the fear of being found out
    also what they may guess, and who else can read this phone.
    """
    kind = wish(said, moment.handbook) or SECRET
    if kind == SECRET and session.answers.get(WISHED) == SECRET:
        kind = AGAIN
    numbered = session.node.startswith("safety.") and session.node != CHECK
    return (Text(f"aside.{kind}"), *(numbers(session, moment, first=True) if numbered else ()))


def _secret(talk: Talk, session: Session, said: Said, moment: Moment) -> Move | None:
    """Answered anywhere but to a counsellor, who reads it themselves. It is kept: they must know of it."""
    node = talk.nodes[session.node]
    if not node.spoken or session.pending == FIRST_WORD:
        return None  # the welcome comes first, and answers it
    if node.name == FIRST and node.read and node.read(said.text, session, moment):
        answered_too = talk.at_node(unsaid(session, said.text, moment.handbook), said, moment)
        words = (*secrecy(session, moment, said.text), *answered_too.prefix)
        return replace(
            answered_too, session=wished(answered_too.session, said.text, moment.handbook), prefix=words
        )
    if node.name == PHONE and forbids_calls(said.text, moment.handbook):
        answer = secrecy(session, moment, said.text)
        session = wished(session, said.text, moment.handbook)
        move = talk.at_node(
            session, said, moment
        )  # that nobody may call is an answer to which number is safe
        first = Say(answer, urgent=True, case=session.case.id if session.case else None)
        return replace(move, effects=(first, *move.effects))
    kept: tuple[Effect, ...] = ()
    if node.keeps:
        session, kept = talk.keep(session, piece_of(said))
    session = unsaid(session, said.text, moment.handbook)
    words = secrecy(session, moment, said.text)
    session = wished(session, said.text, moment.handbook)
    if node.kind == "rest":
        return Move(turned(session), kept, to=HERE, instead=words)
    return Move(turned(session), kept, to=HERE, prefix=words)


def _in_danger(talk: Talk, session: Session, kind: str, moment: Moment) -> Move:
    """That it costs nothing; of who reads only what holds at this hour; and whom to call meanwhile."""
    reading = (Text("aside.readers"), Text(f"safety.company.{reads_now(moment)}"))
    answer = (*(reading if kind == READERS else words(kind, session, moment)), *call_now(session, moment))
    if talk.nodes[session.node].kind == "rest":
        return Move(turned(session), to=HERE, instead=answer)
    return Move(turned(session), to=HERE, prefix=answer)


# More than one guard asks it of a message.
@lru_cache(maxsize=4)
def kind_of(text: str, handbook: Handbook) -> str:
    """What it is beside a story, or ''. A message that names something of a family's is one."""
    if _foreign(text):
        return "language"
    length = len(text.split())
    if length > LONGEST_OF_ADULTS:
        return ""
    typed = tokens(text, handbook.distress.language)
    found = {
        match.label for match in _finder(handbook).find(typed) if len(match.places) > 1 or len(typed) <= FEW
    } - {*WISHES}
    short = PAID in found and length <= FEW_TO_PAY
    told = text[: _about(typed, text)] if PRESS in found else text
    if not found or (not short and understand([told], handbook).categories):
        return ""
    kind = next(kind for kind in (*ASIDES, *KEYS) if kind in found)
    if kind == ADULT:
        return "" if _of_a_family(typed, handbook) else kind
    if kind == BOT and length > LONGEST_TO_A_BOT:
        return ""
    return kind if length <= LONGEST else ""


def _about(typed: Sequence[Token], text: str) -> int:
    """Where the subject of an interview begins: "wawancara soal angka KDRT" tells of none."""
    return next((token.start for token in typed if not ABOUT.isdisjoint(token.forms)), len(text))


def _of_a_family(typed: Sequence[Token], handbook: Handbook) -> bool:
    language = handbook.distress.language
    groups = language.groups
    named = frozenset().union(*(groups[name] for name in OURS)) - groups["aku"] - language.fillers
    return any(not named.isdisjoint(token.forms) for token in typed)


def words(kind: str, session: Session, moment: Moment) -> Paragraphs:
    """The answer itself, in this reader's words."""
    if kind not in KEYS:
        return (Text(f"aside.{kind}"),)
    hours = (promise(moment),) if kind == "hours" else (reading(moment),) if kind == READERS else ()
    found = next(one for one in moment.handbook.information if one.key == kind)
    if found.example and not moment.demo:
        if kind == READERS:
            return (Text("aside.unconfirmed"), *hours)
        asked = "what" if kind == COST and session.node == FIRST else kind
        return hours or (GREETING.get(asked, Text("aside.unconfirmed")),)
    mark = Text("mark.example") if found.example else Verbatim("")
    lines = tuple(Verbatim(line) for line in found.lines[session.locale])
    return (text("aside.information", lines=lines, mark=mark), *hours)


def _foreign(text: str) -> bool:
    """Mostly letters of another script: we read neither them nor a danger in them."""
    if text.isascii():
        return False
    letters = [char for char in text if char.isalpha()]
    return (
        len(letters) > 1
        and sum("LATIN" not in unicodedata.name(char, "") for char in letters) > len(letters) / 2
    )


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [
        *((one.kind, phrase) for one in handbook.asides if one.kind in KINDS for phrase in one.phrases),
        *((one.key, phrase) for one in handbook.information for phrase in one.phrases),
    ]
    return Finder(labelled, handbook.distress.language.fillers)


TEXTS = (
    *(f"reads.{reader}" for reader in WHO_READS),
    "aside.information",
    "aside.unconfirmed",
    "aside.free",
    "aside.secret",
    "aside.secret.again",
    "aside.found_out",
    "aside.readers",
    *(f"aside.{kind}" for kind in ASIDES if kind not in VARIED),
    *(f"aside.{kind}.{number}" for kind in VARIED for number in (1, 2, 3)),
)
