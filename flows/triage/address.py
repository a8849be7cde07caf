"""An address within what somebody tells: "Jl. Kebon Pala II No. 14, Jatinegara", its words alone, as typed."""

from __future__ import annotations

import re

LONGEST = 120
"""Characters of an address that are kept."""

_START = re.compile(
    r"\b(?:(?P<sure>jl)\b\.?|(?:jln|jalan|gang|gg)\b\.?|rt\.?\s*\d|blok\s+[a-z]{0,2}\d)", re.IGNORECASE
)
_NAME = re.compile(r"\s*[^\W\d_]{2,}")
_END = re.compile(
    r"[!?;\n]|(?<!\bjl)(?<!\bgg)(?<!\bdr)(?<!\bkh)(?<!\bno)(?<!\brt)(?<!\brw)(?<!\bjln)(?<!\bkec)(?<!\bkel)\.\s",
    re.I,
)
_COUNTED = re.compile(
    r"\b\d+\s*(?:jam|menit|mnt|detik|hari|minggu|bulan|bln|tahun|thn|th|tahunan|km|kilo|meter|m|kali|x|orang|anak|rb|ribu)\b",
    re.IGNORECASE,
)
_GOING = frozenset(
    "kaki terus ke kesana sama dari pulang keluar lagi dulu aja saja di bareng sendiri sendirian malam cepat pelan "  # noqa: SIM905
    "mau sudah udah tidak gak ga masuk yang yg dan".split()
)
"""Behind "jalan" these say that somebody walks."""

_BESIDE = re.compile(
    r"\b(?:rt|rw|no|nomor|blok|kec|kel|kecamatan|kelurahan|rumah|pagar|cat|dekat|deket|depan|belakang|samping|seberang|"
    r"lantai|komplek|kompleks|perumahan|apartemen|rusun|kos|kontrakan|gang|gg|kampung|kp|jakarta)\b",
    re.IGNORECASE,
)
"""A part behind a comma that has one of these, or says little, still belongs to the address."""

_NAMED = 4
_NO_NAME = _GOING | frozenset(
    "saya aku sy gue kami kita rumah rumahnya alamat alamatnya ada tinggal ini itu namanya belakang depan dekat deket "  # noqa: SIM905
    "samping sebelah anak anaknya dia ibu bapak suami kontrakan kos nya ya bu pak kak cuma dekatnya".split()
)
"""Words that are no name of a place before "rt"."""

_FEW = 2

_SAID = re.compile(
    r"\b(?:sudah|udah|udh|sdh|dah|uda)\b(?:\s+\w+){0,2}\s+(?:di)?(?:tulis|ketik|kirim|sebut|sebutin|bilang|jawab|kasih)\b"
    r"(?:\s+\w+){0,2}\s+(?:tadi|barusan|atas)\b|\balready\s+(?:wrote|told|said|sent)\b",
    re.IGNORECASE,
)
_BRIEF = 6


def address(text: str) -> str:
    """The first address in these words, or ''. "Saya jalan 2 jam" is none; without a number only "jl" is one."""
    for start in _START.finditer(text):
        rest = text[start.start() :]
        end = _END.search(rest, len(start[0]))
        found = _parts(rest[: end.start()] if end else rest)
        if _is_one(start, found):
            return f"{_before(text[: start.start()], start[0])}{found}"[:LONGEST].strip()
    return ""


def _before(text: str, start: str) -> str:
    """Before "rt 5" the name of the place: "cipinang besar selatan"."""
    if not start.lower().startswith(("rt", "blok")):
        return ""
    words = re.split(r"[,.;:!?\n]", text)[-1].split()
    kept: list[str] = []
    for word in reversed(words[-_NAMED:]):
        if not word.isalpha() or word.lower() in _NO_NAME:
            break
        kept.insert(0, word)
    return "".join(f"{word} " for word in kept)


def said_before(text: str) -> bool:
    """ "Sudah saya tulis tadi": that it was told, and no more beside it than an address."""
    rest = text.replace(address(text), "")
    return len(rest.split()) <= _BRIEF and bool(_SAID.search(rest))


def _is_one(start: re.Match[str], found: str) -> bool:
    behind = found[len(start[0]) :]
    word = start[0].lower().rstrip(".")
    if word.startswith(("rt", "blok")):
        return True
    named = _NAME.match(behind)
    if not named or named[0].strip().lower() in _GOING:
        return False
    return bool(start["sure"]) or bool(re.search(r"\d", _COUNTED.sub("", behind)))


def _parts(said: str) -> str:
    """Up to the first part that is no address any more: "jl mawar 5, tolong cepat anaknya dipukul"."""
    first, *others = said.split(",")
    kept = [first]
    for part in others:
        if not (re.search(r"\d", part) or _BESIDE.search(part) or len(part.split()) <= _FEW):
            break
        kept.append(part)
    return ",".join(kept)
