"""Words by name. A flow never holds a sentence: it names one of the catalogue and what stands in its gaps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec


class Verbatim(msgspec.Struct, frozen=True, tag="verbatim"):
    """Words that somebody wrote or the handbook holds; shown as they are."""

    text: str


class Text(msgspec.Struct, frozen=True, tag="text"):
    """An entry of the catalogue. A tuple in `values` is shown as lines."""

    key: str
    values: Mapping[str, object] = {}


Paragraphs = tuple[Text | Verbatim, ...]


class Phrasebook(Protocol):
    """The catalogues, as far as a flow may look into them: to know a label when somebody types it."""

    def __hash__(self) -> int:
        """Its words stay as they were read, so what was made of them may be kept."""

    def get(self, key: str, locale: str) -> str | None:
        """The sentence behind `key` in `locale` ('id', 'id@anak', 'en'), or None."""


def text(key: str, **values: object) -> Text:
    """`text("case.opened", code=...)`."""
    return Text(key, values)
