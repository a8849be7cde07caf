"""numbers.yaml: the numbers a family can call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.problems import Problems

FILE = "numbers.yaml"
ALL_DAY = "24 jam"
PURPOSES = ("darurat", "anak", "perempuan", "psikolog", "polisi", "saksi", "puspa")
FOR_WHOM = ("anak", "dewasa", "semua")
# Phones turn +62... and short numbers into links; toll-free 0800 lines cannot be dialled with +62.
_PHONE = re.compile(r"\d{3}|\+62[ -]?\d[\d -]{6,16}\d|0800[\d -]{6,10}")


@dataclass(frozen=True, slots=True)
class Number:
    """One line to call. `phone` is ready to be shown; `whatsapp` is a https://wa.me/ address or empty.

    `hours` is words for a family, "24 jam" where it always answers, or empty where nobody knows.
    """

    key: str
    name: str
    phone: str
    whatsapp: str
    hours: str
    for_whom: str
    purposes: tuple[str, ...]
    origin: Origin
    child_name: str = ""
    """What a child reads in its stead, where the name would say nothing to one."""

    @property
    def confirmed(self) -> bool:
        """Whether it may be shown to a family."""
        return bool(self.phone) and self.origin.confirmed

    @property
    def example(self) -> bool:
        """Unconfirmed: whoever draws it writes CONTOH beside it."""
        return not self.origin.confirmed

    @property
    def all_day(self) -> bool:
        """Whether somebody answers at any hour."""
        return self.hours == ALL_DAY


def read_numbers(folder: Path, problems: Problems) -> tuple[Number, ...]:
    """All entries in their order; the order is the order in which families see them."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    entries = page.entries("numbers")
    page.done()
    numbers = tuple(_number(entry) for entry in entries)
    seen: set[str] = set()
    for number, entry in zip(numbers, entries, strict=True):
        if number.key in seen:
            entry.complain(f"kunci '{number.key}' sudah dipakai. Beri kunci lain.", entry.line_of("key"))
        seen.add(number.key)
    for key in ("puspa", "jakarta_siaga"):
        if key not in seen:
            page.complain(f"nomor dengan kunci '{key}' tidak ada. Kembalikan isian itu.")
    return numbers


def _number(entry: Entry) -> Number:
    number = Number(
        key=entry.text("key"),
        name=entry.text("name"),
        phone=entry.maybe("phone"),
        whatsapp=entry.maybe("whatsapp"),
        hours=entry.maybe("hours"),
        for_whom=entry.one_of("for", FOR_WHOM),
        purposes=entry.some_of("purposes", PURPOSES),
        origin=read_origin(entry),
        child_name=entry.maybe("child_name"),
    )
    entry.done()
    if number.phone and not _PHONE.fullmatch(number.phone):
        sentence = (
            f"nomor '{number.phone}' tidak bisa ditekan di telepon. Tulis 112, +62 813-..., atau 0800-..."
        )
        entry.complain(sentence, entry.line_of("phone"))
    if number.whatsapp and not re.fullmatch(r"https://wa\.me/62\d{7,13}", number.whatsapp):
        sentence = "alamat WhatsApp tidak sah. Tulis https://wa.me/62... tanpa spasi dan tanpa nol di depan."
        entry.complain(sentence, entry.line_of("whatsapp"))
    if number.origin.confirmed and not number.phone:
        entry.complain("nomor dikonfirmasi tetapi kosong. Isi 'phone' dahulu.", entry.line_of("confirmed_by"))
    if not number.purposes:
        entry.complain(f"'purposes' belum diisi. Pilih dari: {', '.join(PURPOSES)}.")
    return number
