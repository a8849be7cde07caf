"""The ages that a message names, and not the spans: "anak saya 8 bulan" is one, "3 bulan ga kasih nafkah" is none.

What is not surely an age is none: it is asked later, and a wrong one would be shown as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

YEAR = r"(?:tahunan|tahun|thun|taun|thn|th|years?[\s-]old|yrs?[\s-]old|y/o|yo)"
MONTH = r"(?:bulanan|bulan|bln|bl|months?(?:[\s-]old)?)"
_DAYS = r"(?:minggu|mgg|weeks?(?:[\s-]old)?|hari|hr|days?(?:[\s-]old)?)"
NO_YEARS = rf"(?:\s?(?:{MONTH}|{_DAYS}|orang|org|anak|kali|x|kg|kilo|%)\b)"
""" "Umur 8 bulan" is no eight years."""

_TOKENS = re.compile(
    # "2th4bln", "2 years and 4 months"
    rf"(?<![\d.,/])(?P<y>\d{{1,2}})\s?-?(?:{YEAR}|years?)\W{{0,2}}(?:and\s|dan\s|lebih\s)?(?P<m>\d{{1,2}})\s?{MONTH}\b"
    # "2,5 tahun", "2 setengah tahun", "2 tahun setengah"
    rf"|(?<![\d.,/])(?P<half>\d{{1,2}})(?:[.,]5|\s?½|\s(?:setengah|stengah|stgh|stgah))\s?{YEAR}\b"
    rf"|(?<![\d.,/])(?P<half2>\d{{1,2}})\s?{YEAR}\s(?:setengah|stengah|stgh|stgah)\b"
    # "7 dan 4 th"
    rf"|(?<![\d.,/])(?P<each>\d{{1,2}}(?:\s?,\s\d{{1,2}}|\s?(?:dan|&|sama|sm|and)\s?\d{{1,2}})+)\s?{YEAR}\b"
    rf"|(?<![\d.,/])(?P<years>\d{{1,2}})\s?-?{YEAR}\b"
    rf"|(?<![\d.,/])(?P<months>\d{{1,2}})\s?-?{MONTH}\b"
    rf"|(?<![\d.,/])(?P<days>\d{{1,3}})\s?-?(?P<unit>{_DAYS})\b"
    r"|\b(?P<one>setengah\stahun|se?tahun|setaun|sebulan)\b"
    rf"|\b(?:umur|usia)(?:ku|nya)?\W{{0,2}}(?:[^\W\d]+\W)?(?P<bare>\d{{1,2}}(?:\s?(?:dan|&|sama)\s?\d{{1,2}})*)"
    rf"(?![.,/]\d|\d|\s?-?(?:{YEAR}|years?|setengah|½)|{NO_YEARS})"
    r"|\bi(?:\s?[’']?m|\sam)\s(?P<me>\d{1,2})\b(?!\s?(?:weeks?|months?|minutes?|hours?|days?|km|kg|%))",
    re.I,
)

_BREAK = re.compile(
    r"[,;.!?\n()]|\b(?:tapi|tp|padahal|pdhl|dan|karena|krn|karna|soalnya|but|because|and)\b", re.I
)
"""Begins what is said anew."""

_SURE = re.compile(r"\b(?:umur|usia|umr|age)(?:ku|nya)?(?:\W+[^\W\d_]+){0,5}\W*$", re.I)
_SURE_BEHIND = re.compile(r"^\W*(?:umur|usia)(?:ku|nya)?\b", re.I)
_THEN = re.compile(
    r"\b(?:sejak|semenjak|dari|dr|nikah|menikah|kawin|waktu|wkt|pas|saat|ketika)\s(?:\w+\s){0,2}?(?:umur|usia)\b",
    re.I,
)
""" "Sejak umur 5": how old it was then."""

_NO_AGE = re.compile(
    r"^\W*(?:(?:yang|yg|yng)\s)?(?:lalu|silam|lamanya|terakhir|terahir|belakangan|kemudian|ini|lagi|menikah|nikah|kerja"
    r"|bekerja|penjara|(?:ber)?pacaran|jadian|pisah|cerai|pertama|sekali|ago|in\sprison)\b",
    re.I,
)
_WITH_CHILD = re.compile(r"^\W*(?:hamil|pregnant|kehamilan|kandungan)", re.I)
_AGO = re.compile(r"^\W*(?:(?:yang|yg|yng)\s)?(?:lalu|silam|ago)\b", re.I)
_NOT = r"(?:ga|gak|gk|g|ngga|nggak|engga|enggak|tdk|tidak|tak|gapernah|belum|blm|jarang|tanpa)"
_SPAN_BEHIND = re.compile(
    r"^\W*(?:di\w{3,}|mukul\w*|begini|begitu|gini|gitu|terus|trus|kayak|kyk|lebih|hidup|berturut)\b", re.I
)
""" "Udah 2 tahun dipukul" says for how long; "anak saya 9 tahun dipukul" how old."""

_WANT_BEHIND = re.compile(
    rf"^\W*{_NOT}\W+(?:pernah\W+|mau\W+|mw\W+|bisa\W+|lagi\W+|prnh\W+)?(?:di\w+|ke?temu\w*|jumpa|pulang\w*|plg|sekolah"
    r"|skolah|masuk|m?e?ng?asih|kasih|ksih|ngasi|beri|kerja|nafkah\w*|na?fkahi\w*|transfer|kirim|kabar|ada\W+kabar|bayar"
    r"|gajian)\b",
    re.I,
)
""" "3 bulan ga kasih nafkah"."""

_SPAN = re.compile(
    r"\b(?:menikah|nikah|kawin|pacaran|kerja|bekerja|selama|slama|penjara|hukuman|cerai|pisah|hamil|kehamilan|kandungan|hml"
    r"|sejak|dari|tiap|setiap|per|dalam|dlm|pulang\w*|nafkah\w*|tinggal|merantau|hilang|kabur|minggat|pergi|ditinggal\w*|kenal"
    r"|nunggu|menunggu|dirawat|nganggur|kontrak|ngontrak|telat|nunggak|dipukul\w*|disiksa|selingkuh|pregnant|for|prison|sekitar|"
    r"kdrt|sakit|demam|batuk|mencret|lebih|kurang|hampir\sselama|lagi)\W+(?:ini\W+|itu\W+)?$",
    re.I,
)
_ALREADY = re.compile(r"\b(?:udah|sudah|udh|sdh|dah|hampir|hmpir|jalan|mau|uda)\W+$", re.I)
_DENIED = re.compile(rf"\b{_NOT}\b", re.I)

_CHILD = re.compile(
    r"\b(?:anak(?:ku|nya|saya|sy)?|ank(?:ku|nya)?|bayi(?:ku|nya)?|baby|orok|newborn|adik(?:ku|nya)?|adek(?:ku|nya)?|ade|dedek(?:nya)?"
    r"|ke?ponakan(?:ku|nya)?|cucu(?:ku|nya)?|balita|batita|kecil|bungsu|sulung|putr[ai](?:ku|nya)?|son|daughter|child|kid|toddler)\b",
    re.I,
)
_GROWN_UP = re.compile(
    r"\b(?:suami(?:ku|nya)?|istri(?:ku|nya)?|mertua(?:ku|nya)?|mantan|pacar(?:ku|nya)?|husband|wife)\b", re.I
)
_BESIDE = frozenset(
    "saya sy aku ku gue gua gw kami kita nya yg yang cewe cowo cewek cowok cew cow laki laki2 lelaki perempuan "  # noqa: SIM905
    "prempuan pertama kedua ketiga keempat terakhir bungsu sulung kecil besar gede ke baru lahir masih msh sekarang "
    "skrg umur usia bu pak kak mba mbak tetangga ini itu is my s the jg juga tunggal semata wayang udah sudah udh sdh "
    "dah uda hampir hmpir jalan mau cuma satu dua kembar ibu bunda mama".split()
)
"""What may stand between a child and its age. A name, too, where it is written as one."""

_I = re.compile(
    r"^\W*(?:saya|sy|aku|aq|gue|gw|gua|ibu)\W+(?:(?:sendiri|masih|msh|baru|umur|usia|ini)\W+)*$", re.I
)
_WORD = re.compile(r"[^\W_]+")
_OF_ONE = {"setengah tahun": (0, 6), "sebulan": (0, 1)}
_HALF = 6


class Named(NamedTuple):
    """An age as it was told: in years and months, or in months, or in days or weeks alone."""

    years: int = 0
    months: int = 0
    days: int = 0
    weeks: int = 0
    of_writer: bool = False


def named(text: str) -> tuple[Named, ...]:
    """Every age in these words, in their order."""
    found = (one for match in _TOKENS.finditer(text) if _is_age(match, text) for one in _of(match, text))
    return tuple(dict.fromkeys(found))


def _of(match: re.Match[str], text: str) -> Iterator[Named]:
    mine = bool(match["me"]) or bool(_I.match(_clause(text[: match.start()])))
    if match["y"]:
        yield Named(int(match["y"]), int(match["m"]), of_writer=mine)
    elif half := match["half"] or match["half2"]:
        yield Named(int(half), _HALF, of_writer=mine)
    elif each := match["each"] or match["bare"]:
        yield from (Named(int(number), of_writer=mine) for number in re.findall(r"\d+", each))
    elif years := match["years"] or match["me"]:
        yield Named(int(years), of_writer=mine)
    elif match["months"]:
        yield Named(months=int(match["months"]))
    elif match["days"]:
        number, week = int(match["days"]), match["unit"].lower().startswith(("m", "w"))
        yield Named(weeks=number) if week else Named(days=number)
    else:
        years, months = _OF_ONE.get(" ".join(match["one"].lower().split()), (1, 0))
        yield Named(years, months)


def _is_age(match: re.Match[str], text: str) -> bool:
    before, behind = text[: match.start()], text[match.end() :]
    clause = _clause(before)
    if match["me"]:
        return True
    if match["bare"] or _SURE.search(clause) or _SURE_BEHIND.match(behind):
        return not _THEN.search(text[: match.end()]) and not _AGO.match(behind)
    if _NO_AGE.match(behind) or _WANT_BEHIND.match(behind) or _SPAN.search(before):
        return False
    of_child, lasts = _names_child(clause), bool(_SPAN_BEHIND.match(behind))
    if _ALREADY.search(before):
        return of_child and not lasts
    if match["days"] or match["one"]:
        return of_child
    if match["months"]:
        return not _WITH_CHILD.match(behind) and not lasts and (of_child or _alone(before, behind))
    return of_child or not (_DENIED.search(clause) or _of_grown_up(clause))


def _clause(before: str) -> str:
    """What stands before it since something was said anew."""
    return _BREAK.split(before)[-1]


def _names_child(clause: str) -> bool:
    """Whether a child stands directly before it: "anak saya yg kecil udah"."""
    child = next(reversed([*_CHILD.finditer(clause)]), None)
    if child is None or _SPAN.search(clause[: child.start()]):
        return False
    between = _WORD.findall(clause[child.end() :])
    return all(word.lower() in _BESIDE or word.isdecimal() or word[0].isupper() for word in between)


def _of_grown_up(clause: str) -> bool:
    """Whether a grown-up is spoken of there, and no child."""
    return bool(_GROWN_UP.search(clause)) and not _CHILD.search(clause)


def _alone(before: str, behind: str) -> bool:
    """Whether it is all that is said there, of a child that was told of, or of nothing else at all: "8 bulan bu"."""
    first = _BREAK.split(behind)[0]
    if _WORD.findall(_clause(before)) or not all(word.lower() in _BESIDE for word in _WORD.findall(first)):
        return False
    return not _WORD.findall(before) or (bool(_CHILD.search(before)) and not _DENIED.search(before))
