"""The delivered handbook, as the detector uses it."""

from __future__ import annotations

import pytest

from handbook.reading import Handbook, load


@pytest.fixture(scope="session")
def book() -> Handbook:
    return load()
