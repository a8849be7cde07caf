"""Whether a short message asks to be hidden: "smbunyi", "dia bangun sembunyi"; and what else it says.

Whoever types it looks at the door, not at the letters. That somebody hides ("dia sembunyi di kamar") is a story.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.triage.asides import finder
from flows.triage.danger import listen
from flows.triage.nearing import nearing
from flows.triage.normalise import Token, tokens
from handbook.reading import Handbook, Language
from handbook.reading.asides import BREAKS_OFF, HIDES, INTERRUPTS

MOST = 6
"""Words that are typed in a hurry; more of them are a story."""

LONG = 8
"""Letters from which on the word is known though it is misspelt: of shorter ones too many are other words."""

SLIPS = 2

QUICK = frozenset(
    "kak ka k kakak bu pak mba mbak mas bang ya yah aja saja deh dong sih dulu dl dlu cepat cepet cpt "  # noqa: SIM905
    "buru buruan ayo eh aduh duh sekarang skrg please plis pls now quick".split()
)
"""Said along with the word in a hurry, and nothing by themselves."""

WHO = frozenset(
    "aku kamu dia mereka kami kita anak anaknya anakku adik adiknya adikku bayi kakaknya kakakku ayah "  # noqa: SIM905
    "ayahnya bapak bapaknya papa ibu ibunya mama mamanya suami suamiku istri om paman tante kakek nenek "
    "orang orangnya teman temannya guru i he she they we you".split()
)
"""Who hides: before the word it is a story."""

DOES = frozenset(
    "mau ingin akan harus bisa boleh perlu disuruh suruh ajak diajak sambil terus lalu suka sering selalu "  # noqa: SIM905
    "belum tidak jangan pernah tempat cara untuk buat main ikut kata bilang tulis ketik pakai yang takut "
    "malah to can must will would".split()
)
"""Before the word, it is spoken of and not asked for."""

STILL = frozenset("lagi sedang masih sudah udah baru langsung".split())  # noqa: SIM905
"""Between who hides and the word: "dia lagi sembunyi"; but "dia datang lagi sembunyi"."""

BEHIND = frozenset(
    "di dari ke dalam bawah belakang balik kamar lemari kolong rumah mana dimana kemana apa gimana "  # noqa: SIM905
    "bagaimana sama dengan terus sendiri sendirian kalau waktu karena biar in from under behind where".split()
)
"""Behind the word: where somebody hides, from whom and with whom."""

USUAL = frozenset(
    "kalau biasanya tiap setiap kemarin semalam waktu ketika pas sering suka selalu tadi "  # noqa: SIM905
    "when always usually yesterday".split()
)
"""Anywhere: what was, or is so at times."""


def beside(said: str, words: frozenset[str], handbook: Handbook) -> str | None:
    """What else such a message says, without the word and what stands behind it in a hurry; '' for the word alone, and
    None where it does not ask for that. `words` are those that hide.
    """
    language = handbook.distress.language
    typed = tokens(said, language)
    if not 0 < len({one.start for one in typed}) <= MOST or any(
        not USUAL.isdisjoint(one.forms) for one in typed
    ):
        return None
    places = [place for place, one in enumerate(typed) if _is_it(said[one.start : one.end], words, language)]
    if not places:
        return _in_other_words(said, typed, handbook)
    first, last = places[0], places[-1]
    before = [one for one in typed[:first] if QUICK.isdisjoint(one.forms)]
    behind = [one for one in typed[last + 1 :] if QUICK.isdisjoint(one.forms)]
    if not before and not behind:
        return ""
    if before and (behind or len(places) > 1 or _is_told(typed[:first])):
        return None  # "dia datang sembunyi-sembunyi" comes unseen
    if behind and not BEHIND.isdisjoint(behind[0].forms):
        return None
    rest = said[: typed[first].start] if before else said[typed[last].end :]
    rest = rest.strip(" \n,.;:!-")
    return rest if _interrupts(rest, handbook) else None


def _in_other_words(said: str, typed: Sequence[Token], handbook: Handbook) -> str | None:
    """As `beside`, for "tutup cepet"; and for "udahan dulu", where what interrupts them stands beside it."""
    whole = finder((HIDES,), handbook).find(typed)
    found = whole or finder((BREAKS_OFF,), handbook).find(typed)
    if not found:
        return None
    first, last = min(found[0].places), max(found[0].places)
    before = [one for one in typed[:first] if QUICK.isdisjoint(one.forms)]
    behind = [one for one in typed[last + 1 :] if QUICK.isdisjoint(one.forms)]
    if not before and not behind:
        return "" if whole else None
    if (before and behind) or (before and before[-1].part == typed[first].part and _is_told(typed[:first])):
        return None
    if behind and not BEHIND.isdisjoint(behind[0].forms):
        return None
    rest = said[: typed[first].start] if before else said[typed[last].end :]
    rest = rest.strip(" \n,.;:!-")
    return rest if _interrupts(rest, handbook) else None


def _is_told(before: Sequence[Token]) -> bool:
    """Whether what stands right before the word says who hides, or speaks of it."""
    left = list(before)
    while len(left) > 1 and not STILL.isdisjoint(left[-1].forms):
        left.pop()
    return not (WHO | DOES).isdisjoint(left[-1].forms)


def _interrupts(rest: str, handbook: Handbook) -> bool:
    """Whether it tells of a danger, or that somebody comes."""
    distress = handbook.distress
    if nearing(rest, distress) or finder((INTERRUPTS,), handbook).find(tokens(rest, distress.language)):
        return True
    return listen(rest, (), distress).signal != "none"


def _is_it(typed: str, words: frozenset[str], language: Language) -> bool:
    word = typed.lower()
    if word in words:
        return True
    if word in language.shortened.known or word in language.slang:
        return False
    return any(len(right) >= LONG and _misspelt(word, right) for right in words)


def _misspelt(word: str, right: str) -> bool:
    """Whether it begins like the word and differs in one letter, or ends like it, too, and differs in two: "sembuhnya"
    is another word."""
    word = word.rstrip(word[-1]) + word[-1]
    if word[0] != right[0] or abs(len(word) - len(right)) > SLIPS:
        return False
    slips = _slips(word, right)
    return slips <= 1 or (slips == SLIPS and word[-1] == right[-1])


def _slips(word: str, right: str) -> int:
    """Letters left out, too many, or another one; two neighbours swapped are one."""
    rows = [list(range(len(right) + 1))]
    for at, letter in enumerate(word, 1):
        row = [at]
        for to, wanted in enumerate(right, 1):
            best = min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == right[to - 2] and word[at - 2] == wanted:
                best = min(best, rows[-2][to - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
