"""One thing a person told us: a text, or a file that stays on the platform and is carried from there."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from flows.inputs import Edited, FileKind, Said, Sent

PieceKind = Literal["text"] | FileKind


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """`message` is the platform's id in the chat it was written in; `text` is the text or the caption.

    `answers` names the question that a text answers: it stands among the answers and not in the story, but goes when
    the chat is wiped. `hidden`: written while the chat was hidden, perhaps by somebody else, so no part of the story.
    `gone`: a file that went with the chat when it was hidden. `was` is how it read first, where it was edited since,
    last at `changed`.
    """

    kind: PieceKind
    message: int
    text: str = ""
    album: str = ""
    edited: bool = False
    answers: str = ""
    hidden: bool = False
    gone: bool = False
    was: str = ""
    changed: datetime | None = None


def piece_of(said: Said | Sent | Edited) -> Piece:
    """The input as a piece of the story."""
    match said:
        case Said():
            return Piece("text", said.message, said.text)
        case Sent():
            return Piece(said.kind, said.message, said.caption, said.album)
        case Edited():
            return Piece("text", said.message, said.text, edited=True)
