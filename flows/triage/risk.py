"""The risk, by the handbook's table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from handbook.reading import Row


def assess(
    table: Sequence[Row],
    *,
    signal: str = "none",
    kind: str | None = None,
    subjects: Collection[str] = (),
    answers: Collection[str] = (),
    age: int | None = None,
    recent: bool = False,
    near: bool = False,
    unanswered: bool = False,
    concern: bool = False,
    grave: bool = False,
) -> Row:
    """The first row that fits; its `risk` and `reason` are the verdict. `age` in years, None where unknown."""
    for row in table:
        if (
            (not row.signals or signal in row.signals)
            and (not row.kinds or kind in row.kinds)
            and (not row.subjects or not row.subjects.isdisjoint(subjects))
            and (not row.answers or not row.answers.isdisjoint(answers))
            and (row.age_below is None or (age is not None and age < row.age_below))
            and row.recent in (None, recent)
            and row.near in (None, near)
            and row.unanswered in (None, unanswered)
            and row.concern in (None, concern)
            and row.grave in (None, grave)
        ):
            return row
    raise ValueError("the handbook's table of risk has no row that fits everything")
