"""A watch that nobody looks at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.watch import Watch


@pytest.fixture
def shown() -> list[str]:
    """What the watch wrote."""
    return []


@pytest.fixture
def watch(shown: list[str]) -> Iterator[Watch]:
    with Watch("part", 120, shown.append) as begun:
        yield begun
