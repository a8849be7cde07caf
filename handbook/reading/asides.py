"""asides.yaml: what is no family's story, or not yet, and still gets a dignified answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.phrases import Language, Phrase, read_phrases
from handbook.reading.problems import Problems

FILE = "asides.yaml"
ASIDES = ("press", "joke", "angry", "spam", "language", "bot", "paid")
SECRET = "secret"  # noqa: S105  it is one of the kinds
"""The wish that nobody else is told, and the question whether it is safe to write here."""

FOUND_OUT = "found_out"
"""The fear of being found out: will they know who told, can somebody else read this?"""

CALM, FLARES = "calm", "flares"
"""Said within a danger: that it is quiet by now, and that it begins again or goes on."""

SAFE, GONE, REACH = NO_DANGER = ("safe", "gone", "reach")
"""That they are safe; that whoever they fear has gone; when they may be written to. None is danger, but that a child
has gone, who is missing."""

BACK = "back"
"""That what was told, or begun, is taken back."""

NOD = "nod"
"""Thanks or consent, and no more: nobody waits for an answer to it."""

GENTLY = ("shy", "feeling", "halting", "wish", "light", BACK)
"""What somebody types who does not dare to begin, says how they feel, cannot begin, asks to be heard, or tries whether
it works: the first that is met counts."""

NEAR = "near"
"""That whoever they are afraid of is there, or in the next room."""

HUSH = "hush"
"""That somebody sleeps beside them, or might hear."""

INTERRUPTS = "interrupts"
"""That somebody comes, wakes or looks, or that they break off: beside the word that hides it asks for it."""

HIDES = "hides"
"""That the chat be hidden, in a few words: "tutup cepet", "hapus chatnya"."""

BREAKS_OFF = "breaks_off"
"""That they break off or close something: beside what interrupts them it asks to be hidden, alone it does not."""

NUMBERS = "numbers"
"""That the numbers to call are out of sight, or forgotten."""

CALL, POLICE, SEND, WHERE_TO, UNTIL, WHAT_NOW, SEEN, WHY, THERE = IN_DANGER = (
    "call",
    "police",
    "send",
    "where_to",
    "until",
    "what_now",
    "seen",
    "why",
    "there",
)
"""Asked within a danger: will the police come, can somebody be sent, where can I go, what is there until a counsellor
reads, what now, can he read this, why is that asked, is anybody there; the first that is met counts."""

RECORD, OFFICE, PRISON, VANISH, BLAME, CREDIT = ABOUT_US = (
    "record",
    "office",
    "prison",
    "vanish",
    "blame",
    "credit",
)
"""Asked of us before they trust us: is it written down, where are you, will somebody be punished for what is told,
does the chat vanish from this phone, is it my fault; and that there is no credit to call.
"""

FOUND = "found"
"""That a child who was missing, or alone, is found, or that somebody is with it."""

NO_ANSWER = "no_answer"
"""That a number was called and nobody answers."""

MUTE = "mute"
"""That they cannot speak, or must not be heard."""

NO_CALL, KEEP_AWAY, AT_HOME = "no_call", "keep_away", "at_home"
"""That nobody may call; that nobody may come to them; that they are at home."""

PHONE_HELD = "phone_held"
"""That somebody else holds or looks into their phone: no number, and no call."""

GO_THERE = "go_there"
"""A neighbour asks whether to go there, knock or break in."""

ONLY = "only_who"
"""That whoever writes is a neighbour, a teacher, a friend, said in a few words."""

HELPED = "helped"
"""That the ambulance or the police are there, or that they are in hospital."""

HEAD = "head"
"""That somebody fell on their head, or was hit on it."""

OWN_DEED, STEPPED_AWAY = "own_deed", "stepped_away"
"""That whoever writes hit the child themselves; that the child lies somewhere safe now, or somebody else has it."""

SIBLING = "sibling"
"""That another child of the same family is meant: its age is its own."""

ASKS_TAKEN, ASKS_BLADE, ASKS_HURT, ASKS_ALONE, ASKS_SAFE = GRAVE_QUESTIONS = (
    "asks_taken",
    "asks_blade",
    "asks_hurt",
    "asks_alone",
    "asks_safe",
)
"""What a counsellor may ask that "iya" answers, or "tidak" of whether it is safe; the first that is met counts."""

AFFIRMS = "affirms"
"""Begins a short answer that says yes, or how much."""

KINDS = (
    *ASIDES,
    SECRET,
    FOUND_OUT,
    CALM,
    FLARES,
    *NO_DANGER,
    *GENTLY,
    NOD,
    NEAR,
    HUSH,
    INTERRUPTS,
    HIDES,
    BREAKS_OFF,
    NUMBERS,
    MUTE,
    NO_CALL,
    KEEP_AWAY,
    AT_HOME,
    PHONE_HELD,
    GO_THERE,
    HELPED,
    ONLY,
    HEAD,
    SIBLING,
    OWN_DEED,
    STEPPED_AWAY,
    *IN_DANGER,
    *ABOUT_US,
    FOUND,
    NO_ANSWER,
    *GRAVE_QUESTIONS,
    AFFIRMS,
)


@dataclass(frozen=True, slots=True, eq=False)
class Aside:
    """`kind` names the answer in the catalogues."""

    kind: str
    phrases: tuple[Phrase, ...]
    origin: Origin


def read_asides(folder: Path, language: Language, problems: Problems) -> tuple[Aside, ...]:
    """All entries, in any order."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    found = tuple(_aside(entry, language) for entry in page.entries("asides"))
    page.done()
    return found


def _aside(entry: Entry, language: Language) -> Aside:
    aside = Aside(entry.one_of("kind", KINDS), read_phrases(entry, "phrases", language), read_origin(entry))
    entry.done()
    return aside
