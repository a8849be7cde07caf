"""What a family sets right in its own words while a counsellor has the case: "namanya Bima bukan Bimo".

It is read narrowly: only where the words say that something was wrong or changes, and only what the counsellor needs at
hand. Nothing follows from it but a line to whoever has the case; the words themselves were carried already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.casework.case import Case
from flows.moment import Moment
from flows.triage.which_child import which_child

NAME, AGE, KECAMATAN, HOURS, OWN = "name", "age", "kecamatan", "hours", "own"
UNCLEAR = "0"
"""Stands for the child's number where the case is about several, and the words do not say which one is meant."""

LONGEST = 14
"""Words of a sentence that sets something right; what is longer tells a story."""

SHOWN = 80
"""Characters of their words that are shown where there is no plain value."""

_SENTENCE = re.compile(r"[.!?;\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CHANGES = re.compile(
    r"\b(?:bukan|(?:di)?ganti\w*|(?:di)?ubah|ralat|koreksi|keliru|typo|(?:se)?harusnya|ya?n?g\s(?:benar|bener)"
    r"|salah\s(?:ketik|tulis|sebut|umur|usia|nama|kecamatan|kak)|(?:eh|maaf|tadi|sorry)\s(?:aku\s|saya\s)?salah"
    r"|(?:umur|usia|nama|kecamatan)\w*\s(?:\w+\s)?salah|not|wrong|correction|i\smeant|change)\b"
)
_NOT = re.compile(r"\b(?:bukan|not)\b", re.IGNORECASE)
_BUT = re.compile(r",|\b(?:tapi|tp|melainkan|but)\b", re.IGNORECASE)
_AGE_NAMED = re.compile(
    r"\b(?:umur|usia)\w*|\b\d{1,2}\s?(?:tahun|taun|thn|th|years?)\b|\b(?:he|she|i)(?:['’]?s|['’]?m|\sis|\sam)\s\d"
)
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_PLACE_NAMED = re.compile(
    r"\b(?:kecamatan|kec|pindah\w*|tinggal\w*|wilayah|daerah|alamat\w*|rumah\w*|live|moved|district)\b"
)
_MOVED = re.compile(r"\b(?:pindah|moved)\b")
_NAMED = re.compile(r"\b(?:nama\w*|di?panggil\w*|panggil\w*|name|call)\b")
_CALL = re.compile(
    r"(?:^|[,:]\s?|\b(?:kak|tolong|just|please)\s)(?:panggil|call)\s(?:aku|saya|dia|me|him|her)\b"
)
_OWN = re.compile(
    r"\b(?:namaku|panggilanku|(?:nama|panggilan)\s(?:\w+\s)?(?:saya|aku)|panggil\s(?:saya|aku)|my\sname|call\sme)\b"
)
_CONTACT = re.compile(
    r"\b(?:balas\w*|bales\w*|chat\w*|wa|hubungi|kabari|telepon|telpon|telp|kontak|kirim\spesan|reply|text|write)\b"
)
_WHEN = re.compile(
    r"\b(?:pagi|siang|sore|malam|malem|subuh|(?:jam|pukul)\s\d|morning|noon|afternoon|evening|night|(?:after|before)\s\d)"
)
_LIMIT = re.compile(
    r"\b(?:jangan|jgn|aja|saja|cuma|hanya|aman\w*|mending|setelah|sesudah|sebelum|only|don['’]?t|safe)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:dia|ia|suami\w*|istri\w*|bapak\w*|ayah\w*|ibu\w*|pelaku|guru\w*|he|she)\s(?:\w+\s){0,2}"
    rf"{_CONTACT.pattern}"
)
_TO = re.compile(r"\b(?:(?:se)?harusnya|ya?n?g\s(?:benar|bener)|jadi|menjadi|should\sbe)\b", re.IGNORECASE)
"""Behind it stands how it is."""

_BESIDE_NAMES = frozenset(
    "panggilan panggilannya anak anaknya anakku saya aku nya dia yang yg benar bener itu jadi menjadi harusnya "  # noqa: SIM905
    "seharusnya adalah is ke diganti ganti ubah tadi salah kak kakak ya eh maaf pertama kedua ketiga keempat adik "
    "adiknya kakaknya si dengan aja saja her his my me him to should be the sebenarnya lagi mau sama dong "
    "tapi tp melainkan but".split()
)
_NO_NAMES = frozenset(
    "tolong siapa apa bukan tidak gak nggak ga belum ada sekolah orang pak bapak bu ibu om tante pelaku "  # noqa: SIM905
    "polisi ambulans dokter guru ayah mama papa not no please who school keliru typo dan atau itu ini jangan "
    "nanti belakang gw gue gua keluarganya".split()
)
_NAME_LENGTH = 20


def corrections(said: str, case: Case, moment: Moment) -> Mapping[str, str]:
    """What these words set right, by detail; of a child with its number behind it where there are several."""
    found: dict[str, str] = {}
    for sentence in _SENTENCE.split(said):
        if 0 < len(sentence.split()) <= LONGEST:
            found.update(_of_sentence(" ".join(sentence.split()), case, moment))
    return found


def _of_sentence(said: str, case: Case, moment: Moment) -> dict[str, str]:
    low = said.lower()
    found: dict[str, str] = {}
    changes, called = bool(_CHANGES.search(low)), bool(_CALL.search(low))
    if _NAMED.search(low) and (changes or called):
        found |= _name(said, case)
    if changes and _AGE_NAMED.search(low):
        found |= _age(low, case)
    if _PLACE_NAMED.search(low) and (changes or _MOVED.search(low)):
        found |= _kecamatan(said, case, moment)
    if _CONTACT.search(low) and _WHEN.search(low) and _LIMIT.search(low) and not _OF_OTHERS.search(low):
        found[HOURS] = said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
    return found


def _right(said: str) -> tuple[str, ...]:
    """The parts that say how it is, without those that say how it is not: "9 bukan 8", "bukan 8 tapi 9"."""
    before, *wrong = _NOT.split(said)
    after = (_BUT.split(part, maxsplit=1) for part in wrong)
    return tuple(part for part in (before, *(parts[1] for parts in after if len(parts) > 1)) if part.strip())


def _name(said: str, case: Case) -> dict[str, str]:
    low = said.lower()
    own = bool(_OWN.search(low))
    places = [match.end() for match in _NAMED.finditer(low)]
    part, *others = _right(said) or ("",)
    if len(part) < places[0]:
        part, others = "", [part, *others]
    behind = (part[places[0] :], *others) if part else tuple(others)
    ahead = (_TO.split(part)[-1] for part in behind)
    value = next((name for name in map(_first_name, (*ahead, *behind)) if name), "")
    asked = ("safe.name", "child.name") if own else ("child.name",)
    known = {name.lower() for key, name in case.details.items() if key.partition("/")[0] in asked}
    known |= {_first_name(part).lower() for part in _NOT.split(said)[1:]}  # what it is not
    if not value or value.lower() in known:
        return {}
    return {OWN: value} if own else {_of_child(NAME, low, case): value}


def _first_name(part: str) -> str:
    """The first word that may be a name, with the next where both are written as names are."""
    words = _WORD.findall(part)
    while words and words[0].lower() in _BESIDE_NAMES:
        words = words[1:]
    if not words or words[0].lower() in _NO_NAMES or not 1 < len(words[0]) <= _NAME_LENGTH:
        return ""
    more = len(words) > 1 and words[0][0].isupper() and words[1][0].isupper()
    return " ".join(words[:2]) if more and words[1].lower() not in _BESIDE_NAMES else words[0]


def _age(low: str, case: Case) -> dict[str, str]:
    ages = [number for part in _right(low) for number in _NUMBER.findall(part)]
    if not ages:
        return {}
    key = _of_child(AGE, low, case)
    known = case.details.get("child.age" if key == AGE else f"child.{key}", "")
    return {} if known == ages[-1] else {key: ages[-1]}


def _kecamatan(said: str, case: Case, moment: Moment) -> dict[str, str]:
    named = (moment.handbook.areas.named_in(part) for part in reversed(_right(said)))
    district = next((one for one in named if one), None)
    return {} if district is None or district.code == case.kecamatan else {KECAMATAN: district.name}


def _of_child(detail: str, low: str, case: Case) -> str:
    """`age`, of one of several children `age/2`: whose number or name stands there."""
    numbers = {int(name.partition("/")[2] or "1") for name in case.details if name.startswith("child.")}
    if len(numbers) < 2:
        return detail
    places = range(1, max(numbers) + 1)
    names = [case.details.get("child.name" if place == 1 else f"child.name/{place}", "") for place in places]
    return f"{detail}/{which_child(low, names) or UNCLEAR}"
