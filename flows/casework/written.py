"""What counsellors wrote to the family of a case: whoever has it next reads it, and what was promised."""

from __future__ import annotations

from flows.casework.case import Case, Pledge, Wrote, put
from flows.moment import Moment
from flows.piece import Piece
from flows.triage.plans import pledges

PLEDGED = 200
"""Characters of a promise that are kept."""

MOST_PLEDGED = 3
"""Promises that are recalled, the last ones: of whoever has the case, and of those who had it before."""

KEPT = 300
"""Characters of a message that are kept with the case."""

MOST_KEPT = 40
"""Messages that are kept, the last ones."""


def wrote(case: Case, piece: Piece, by: int, moment: Moment) -> Case:
    """With one more message of the claimer's, or with an edited one in its place; and what they promise by it."""
    return _pledged(_kept(case, piece, by, moment), piece, by, moment)


def lost(case: Case, message: int | None) -> Case:
    """This message of the claimer's did not reach the family. The next one must not take it for said."""
    if message is None:
        return case
    mine = (message, case.claimer)
    said = tuple(
        Wrote(one.message, one.by, one.name, one.at, one.kind, one.words, True)
        if (one.message, one.by) == mine
        else one
        for one in case.said
    )
    return put(case, said=said)


def _kept(case: Case, piece: Piece, by: int, moment: Moment) -> Case:
    mine = (piece.message, by)
    at = next((one.at for one in case.said if (one.message, one.by) == mine), moment.now)
    fresh = Wrote(piece.message, by, case.claimer_name, at, piece.kind, piece.text[:KEPT])
    if any((one.message, one.by) == mine for one in case.said):
        return put(case, said=tuple(fresh if (one.message, one.by) == mine else one for one in case.said))
    return put(case, said=(*case.said, fresh)[-MOST_KEPT:])


def _pledged(case: Case, piece: Piece, by: int, moment: Moment) -> Case:
    """What they promise now, or no longer do: an edit of a promise takes its place."""
    rest = tuple(one for one in case.pledges if (one.message, one.by) != (piece.message, by))
    if pledges(piece.text):
        rest = (*rest, Pledge(piece.message, by, case.claimer_name, moment.now, piece.text[:PLEDGED]))
    mine = tuple(one for one in rest if one.by == by)[-MOST_PLEDGED:]
    others = tuple(one for one in rest if one.by != by)[-MOST_PLEDGED:]
    return put(case, pledges=(*others, *mine))
