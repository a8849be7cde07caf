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

AWAY, ONLY_ASKING, NOTHING_WRONG = BESIDE_SAFE = ("away", "only_asking", "nothing_wrong")
"""Said beside "safe": where they or the other one are, and that they only want to ask; and, where it is asked whether
they are safe, that nothing is the matter."""

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

RECORD, OFFICE, PHONE, PRISON, VANISH, BLAME, CREDIT = ABOUT_US = (
    "record",
    "office",
    "phone",
    "prison",
    "vanish",
    "blame",
    "credit",
)
"""Asked of us before they trust us: is it written down, where are you, may one call, will somebody be punished for
what is told, does the chat vanish from this phone, is it my fault; and that there is no credit to call.
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

WITH_ME = "with_me"
"""That the one they tell of is with them."""

RAN_AWAY = "ran_away"
"""That somebody ran away from home, or was driven out; flows/triage/runaway.py sees whether it is the writer."""

LURED, FITS, BLEEDING = NEEDS_WORDS = ("lured", "fits", "bleeding")
"""What needs words at once: somebody wants to take them along, or to meet a child; a fit; blood that does not stop."""

OF_FRIEND = "of_friend"
"""That it is a friend of the writer to whom it is done."""

SIBLING = "sibling"
"""That another child of the same family is meant: its age is its own."""

FOUND_CHILD = "found_child"
"""That somebody else's child was found alone, or lost: whoever writes is with it."""

(
    BODY,
    OF_112,
    REPORT_MISSING,
    BRING,
    STATION,
    CLEAR_PHONE,
    NOT_OF_JAKARTA,
    DUTY,
    TELL_HOME,
    CALLED_OUT,
    TAKES_TIME,
    PAY,
    GO_ALONG,
    DRINK,
) = FOR_HELP = (
    "body",
    "of_112",
    "report_missing",
    "bring",
    "station",
    "clear_phone",
    "not_of_jakarta",
    "duty",
    "tell_home",
    "called_out",
    "takes_time",
    "pay",
    "go_along",
    "drink",
)
"""Asked or said within a danger, and answered with what helps: washing and the hospital after abuse, what 112 is and
costs, a report of a missing child, where to bring a found one, the nearest police, how to clear the phone, that they
live outside Jakarta, whether they must report, whether to call the child's home; that help was called; that they need
a moment; whether to pay who threatens with pictures, whether to go along with a stranger, what to drink against a
pregnancy. The first that is met counts."""

HUMAN, WAITED, EARLIER, WHO_WROTE = TO_US = ("human", "waited", "earlier", "who_wrote")
"""Said to us, and no story: the wish for a person instead of a bot, that they have waited long, how what they asked
before stands, and the question who wrote here, or what. None of them is a danger by itself."""

WEARY, LOST = WORN = ("weary", "lost")
"""How tired they are, and that they know no way on, whatever they tell beside it: met warmly before a question."""

NO_VOICE = "no_voice"
"""That they cannot hear, speak or telephone, and nothing beside it."""

AFRAID, NEEDS, ENOUGH_NOW, LIVES = IN_FEW_WORDS = ("afraid", "needs", "enough_now", "lives")
"""A few words within a danger: that they are afraid, what their body needs, that it is enough for now, that they do not
want to die."""

BULLIED, GROWTH = IN_A_STORY = ("bullied", "growth")
"""What a story names, so that the button of its subject can say it in these words: a child is bullied by others; how
it grows and learns to walk and speak."""

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
    *TO_US,
    *IN_A_STORY,
    *WORN,
    *ASIDES,
    SECRET,
    FOUND_OUT,
    CALM,
    FLARES,
    *NO_DANGER,
    *BESIDE_SAFE,
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
    OF_FRIEND,
    WITH_ME,
    RAN_AWAY,
    *NEEDS_WORDS,
    *IN_DANGER,
    *ABOUT_US,
    FOUND,
    NO_ANSWER,
    FOUND_CHILD,
    *FOR_HELP,
    *GRAVE_QUESTIONS,
    AFFIRMS,
    *IN_FEW_WORDS,
    NO_VOICE,
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
