"""Which language a first message is written in, as far as we answer in it."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the is are am was my i you he she they we do does can could how what who where when please help need want "
        "and to of in for with about child kids son daughter mother husband have has not a an it this that hello "
        # what children write, "don't" and "i'm" in their parts
        "me him her his us our dad mom mum father brother sister uncle aunt stepdad stepmom teacher friend school home "
        "room night day every at on into from there when because but if again never nobody someone scared afraid hurt "
        "hurts hit hits touch touches touched beat beats kill die live wants feel safe sad alone away myself m t s don "
        # what else is written in English, and hardly ever amid Indonesian
        "now just year years old month months week weeks day days one two three four five six seven eight "
        "reported nine ten said says say tell told tells took take takes asked ask asks came come comes went "
        "gone goes left leave get gets got getting keep keeps put know knows think see seen saw seems did "
        "does doesn didn dont isn wasn hasn won cant couldn would should may might must be been being had "
        "having were will ll ve re d which who whose why whom all any some more most much many only still "
        "already yet even too very really than then after before since until while without within under over "
        "out off up down back through around behind between near by as or so nothing something anything "
        "everything no not none own other another same each both last next new first second little big small "
        "good bad wrong right fine normal free pay paid cost speak talk talking call calls eat eats ate sleep "
        "sleeps cry cries crying kitchen door house family boy girl baby toddler children people man woman "
        "parents grandma grandpa nanny cousin nephew niece wife boyfriend ex police law lawyer legal divorce "
        "custody today tonight tomorrow yesterday morning evening start started stop stopped worried tired "
        "angry sick english understand anyone everyone somebody give gave make makes made let use used find "
        "found try lives living",
    )
)
_SHARE, _FEWEST = 0.5, 3


def is_english(text: str) -> bool:
    """At least three English words, and at least half of all: a few words mixed into Indonesian are not English."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = sum(word in _ENGLISH for word in words)
    return known >= _FEWEST and known >= _SHARE * len(words)


_GREETS = frozenset("hi hello hey yes yeah ok okay please thanks sorry".split())  # noqa: SIM905


def may_be_english(text: str) -> bool:
    """Whether nothing in it says that they write in Indonesian: English, or too little to tell ("Hello", "no")."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return is_english(text) or all(word in _ENGLISH or word in _GREETS for word in words)


def only_greets(text: str) -> bool:
    """ "Halo", which is said in both."""
    return all(word in _GREETS or word in ("halo", "hai") for word in re.findall(r"[^\W\d_]+", text.lower()))
