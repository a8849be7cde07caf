"""Reads how a database would go about a statement, and says where it would read a whole table that grows.

On PostgreSQL what reads whole tables is made dear, for it pays where a table is as small as in a test: what is asked is
whether an index can serve at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psycopg

from storage.engine import sqlite_module
from storage.tables import metadata

SMALL = {
    "keys": "two rows",
    "places": "a few rows of our own",
    "deadletters": "empty, but for what somebody must look at",
}
"""Tables that do not grow, and why."""
SMALL_INDEXES = frozenset(
    {"ix_cases_held", "ix_outbox_lane", "ix_outbox_queue", "uq_outbox_one_sending", "ix_timers_of_house"}
)
"""Partial indexes of what is under way now: to read one from end to end is to read little."""
DEAR = ("seqscan", "hashjoin", "mergejoin")
GROWING = frozenset(metadata.tables) - SMALL.keys()
_STEP = re.compile(r"(SCAN|SEARCH) (\w+)(?: USING (?:COVERING )?(?:INDEX|PRIMARY KEY) ?(\w+)?)?")
_ALIAS = re.compile(r"\b(\w+) AS (\w+)")


def whole_on_sqlite(file: Path, statement: str, values: Any) -> list[str]:
    """The steps of the plan that read a growing table from end to end."""
    connection = sqlite_module().connect(file)
    try:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    finally:
        connection.close()
    named = {alias: table for table, alias in _ALIAS.findall(statement) if table in metadata.tables}
    return [step for step in steps if _reads_all(step, named)]


def _reads_all(step: str, named: Mapping[str, str]) -> bool:
    found = _STEP.match(step)
    if found is None or found[1] == "SEARCH":
        return False
    return named.get(found[2], found[2]) in GROWING and found[3] not in SMALL_INDEXES


def whole_on_postgresql(url: str, statement: str, values: Any) -> list[str]:
    """The same of PostgreSQL's plan."""
    with psycopg.connect(url) as connection:
        for way in DEAR:
            connection.execute(f"SET enable_{way} = off")
        row = connection.execute(f"EXPLAIN (FORMAT JSON) {statement}".encode(), values).fetchone()
    assert row is not None
    plan = row[0] if isinstance(row[0], list) else json.loads(row[0])
    return [_spelled(node) for node in _nodes(plan[0]["Plan"]) if _reads_it_all(node)]


def _nodes(node: Mapping[str, Any], table: str = "") -> Iterator[Mapping[str, Any]]:
    """Each node with its table: a bitmap's index stands below the node that names the table."""
    table = node.get("Relation Name", table)
    yield {**node, "Relation Name": table}
    for below in node.get("Plans", ()):
        yield from _nodes(below, table)


def _reads_it_all(node: Mapping[str, Any]) -> bool:
    if node["Relation Name"] not in GROWING:
        return False
    if node["Node Type"] == "Seq Scan":
        return True
    by_index = node["Node Type"] in ("Index Scan", "Index Only Scan", "Bitmap Index Scan")
    return by_index and "Index Cond" not in node and node["Index Name"] not in SMALL_INDEXES


def _spelled(node: Mapping[str, Any]) -> str:
    return f"{node['Node Type']} on {node['Relation Name']} {node.get('Index Name', '')}".strip()
