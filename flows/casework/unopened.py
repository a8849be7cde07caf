"""Voice notes and pictures that nobody has opened."""

from __future__ import annotations

from collections.abc import Sequence

from flows.casework.case import Case, put
from flows.piece import Piece

VOICES, PICTURES = ("voice", "audio"), ("photo", "video", "video_note", "animation")


def unopened(case: Case, pieces: Sequence[Piece]) -> Case:
    """While nobody has the case, nobody has heard a voice note or seen a picture."""
    if case.state != "waiting":
        return case
    fresh = [piece.kind for piece in pieces if not piece.edited]
    return put(
        case,
        unheard=case.unheard + sum(kind in VOICES for kind in fresh),
        unseen=case.unseen + sum(kind in PICTURES for kind in fresh),
    )
