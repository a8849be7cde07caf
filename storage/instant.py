"""Points in time as a column: aware datetimes outside, microseconds since 1970 UTC inside, the same on every
database.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware datetime.

    Naive ones are refused with ValueError, because nobody can know which zone was meant.
    """

    impl = BigInteger
    cache_ok = True

    # Every row has some of these: plain functions, without the decorator's own call around each.
    def bind_processor(self, dialect: Any) -> Callable[[datetime | None], int | None]:
        return _stored

    def result_processor(self, dialect: Any, coltype: Any) -> Callable[[int | None], datetime | None]:
        return _read


def _stored(value: datetime | None) -> int | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a datetime without a zone cannot be stored")
    return (value - _EPOCH) // _MICROSECOND


def _read(value: int | None) -> datetime | None:
    return None if value is None else _EPOCH + timedelta(microseconds=value)
