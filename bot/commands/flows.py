"""`python -m bot flows`: check the conversation's graph and its words, and draw it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.read_handbook import read_handbook
from bot.words import DOMAINS, FAMILY, LOCALES, Words, read_catalogue
from flows import graph
from flows.moment import Moment
from flows.talk import NODES

AT = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
"""Any moment does: the graph does not depend on it."""

USAGE = "Pemakaian: python -m bot flows [--draw]\n  tanpa pilihan: periksa; --draw: gambar dalam Mermaid"


def main(argv: list[str]) -> int:
    """Exit 0 where the graph is sound, 1 with a sentence for each fault."""
    if argv not in ([], ["--draw"]):
        print(USAGE, file=sys.stderr)
        return 2
    moment = Moment(AT, 0, read_handbook(), Words(), ZoneInfo("Asia/Jakarta"), demo=True)
    if argv:
        print(graph.mermaid(moment))
        return 0
    faults = [*graph.problems(moment, DOMAINS[FAMILY]), *incomplete()]
    for fault in faults:
        print(f"[perlu] {fault}")
    print(f"{len(NODES)} simpul, {len(graph.edges(moment))} jalan, {len(graph.keys(moment))} teks: ", end="")
    print("semua baik." if not faults else f"{len(faults)} masalah.")
    return 1 if faults else 0


def incomplete() -> Iterator[str]:
    """Every key that one catalogue of a domain has and another has not."""
    for domain, locales in DOMAINS.items():
        found = {locale: read_catalogue(LOCALES, locale, domain).keys() for locale in locales}
        every = set().union(*found.values())
        for locale, keys in found.items():
            yield from (f"{key} has no words in {locale} ({domain}.po)" for key in sorted(every - keys))
