"""Light affixes of everyday Indonesian: what a word may be built from. Wrong guesses cost nothing: they are no words
of any phrase."""

from __future__ import annotations

_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu", "ne")
_SUFFIXES = ("keun", "kan", "ake", "in", "i")
_VOWELS = "aiueo"
_SHORTEST = 3
_SHORTEST_VERB = 4


def stems(word: str) -> set[str]:
    """The word without possessives, verb endings and active prefixes. Passive di- stays: who is hit is no hitter."""
    found = {word} | _without_end(word, _CLITICS, _SHORTEST)
    for form in tuple(found):
        found |= _without_end(form, _SUFFIXES, _SHORTEST_VERB)
    for form in tuple(found):
        found |= _without_front(form)
    return found


def _without_end(word: str, ends: tuple[str, ...], shortest: int) -> set[str]:
    return {word[: -len(end)] for end in ends if word.endswith(end) and len(word) - len(end) >= shortest}


def _without_front(word: str) -> set[str]:
    """me-, nge-, ku- and the bare nasals, which swallow the first consonant (mukul: pukul, nusuk: tusuk)."""
    found = set()
    if word.startswith("ku"):
        found.add(word[2:])
    if word.startswith("nge"):
        found.add(word[3:])
    core = word[2:] if word.startswith("me") else word
    if core is not word:
        found.add(core)
    for nasal, swallowed in (("ny", "sc"), ("ng", "k"), ("m", "p"), ("n", "t")):
        rest = core[len(nasal) :]
        if not core.startswith(nasal) or not rest:
            continue
        if rest[0] in _VOWELS:
            found |= {consonant + rest for consonant in swallowed}
            if nasal == "ng":
                found.add(rest)
        else:
            found.add(rest)
        break
    return {form for form in found if len(form) >= _SHORTEST}
