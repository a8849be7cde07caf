"""`python -m bot flows`: check the conversation's graph and its words, draw it, count where people stop."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.errors import OperatorError
from bot.read_handbook import read_handbook
from bot.settings import Settings
from bot.turns import counts
from bot.words import DOMAINS, FAMILY, LOCALES, Words, read_catalogue
from flows import graph
from flows.moment import Moment
from flows.talk import NODES
from storage import StorageError, Store, migrations

AT = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
"""Any moment does: the graph does not depend on it."""

NOTHING = "Belum ada yang dihitung."
USAGE = (
    "Pemakaian: python -m bot flows [--draw | --counts]\n"
    "  tanpa pilihan: periksa; --draw: gambar dalam Mermaid; --counts: di mana orang berhenti"
)


def main(argv: list[str]) -> int:
    """Exit 0 where the graph is sound, 1 with a sentence for each fault."""
    if argv not in ([], ["--draw"], ["--counts"]):
        print(USAGE, file=sys.stderr)
        return 2
    if argv == ["--counts"]:
        asyncio.run(_counts())
        return 0
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


async def _counts() -> None:
    """Each step of each month: how often it was reached, gone on from, and left standing. Numbers, nobody's words."""
    settings = Settings.load()
    url = settings.database_url.get_secret_value()
    try:
        if migrations.current(url, settings.data_dir) is None:
            print(NOTHING)
            return
        store = Store.open(url, settings.data_dir, settings.master_keys, SystemClock().now)
    except StorageError as trouble:
        raise OperatorError(str(trouble)) from trouble
    try:
        months = await store.read(counts.read)
    finally:
        store.close()
    print("\n\n".join(f"{month}\n{table(ways)}" for month, ways in months.items()) or NOTHING)


def table(ways: counts.Ways) -> str:
    """One month: the questions in the order of the conversation, those nobody reached left out."""
    lines = [f"{'langkah':<22}{'sampai':>8}{'lanjut':>8}{'berhenti':>10}"]
    for name, node in NODES.items():
        reached = sum(count for (_, end), count in ways.items() if end == name)
        left = sum(count for (start, _), count in ways.items() if start == name)
        if reached:
            stopped = (
                f"{reached - left:>6} {(reached - left) / reached:>3.0%}" if node.kind != "rest" else "-"
            )
            lines.append(f"{name:<22}{reached:>8}{left:>8}{stopped:>11}")
    return "\n".join(lines)


def incomplete() -> Iterator[str]:
    """Every key that one catalogue of a domain has and another has not."""
    for domain, locales in DOMAINS.items():
        found = {locale: read_catalogue(LOCALES, locale, domain).keys() for locale in locales}
        every = set().union(*found.values())
        for locale, keys in found.items():
            yield from (f"{key} has no words in {locale} ({domain}.po)" for key in sorted(every - keys))
