"""The delivered handbook, and a copy of it that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import handbook
from handbook.reading import Handbook, HandbookError, load

DELIVERED = Path(handbook.__file__).parent if handbook.__file__ else Path(handbook.__path__[0])
Edit = Callable[[str, str, str], int]


@pytest.fixture(scope="session")
def book() -> Handbook:
    return load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for page in (p for end in ("yaml", "csv", "txt") for p in DELIVERED.glob(f"*.{end}")):
        shutil.copy(page, tmp_path)
    return tmp_path


@pytest.fixture
def edit(copy: Path) -> Edit:
    """edit(file, old, new) changes the first `old` and returns its line."""

    def change(file: str, old: str, new: str) -> int:
        text = (copy / file).read_text(encoding="utf-8")
        at = text.index(old)
        (copy / file).write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
        return text.count("\n", 0, at) + 1

    return change


@pytest.fixture
def problems(copy: Path) -> Callable[[], list[str]]:
    """What the reader says about the copy as it stands."""

    def read() -> list[str]:
        with pytest.raises(HandbookError) as raised:
            load(copy)
        return raised.value.problems

    return read
