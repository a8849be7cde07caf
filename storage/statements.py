"""Statements: written once as SQLAlchemy Core, spelled once for each database, then handed to the driver as text.

SQLAlchemy decides the text, the order of the values and how each value is converted, exactly as it would for its own
`execute`. Only the way there at every call is left out: it cost more than the database itself (docs/performance.md).
Here are also the places where SQLite and PostgreSQL are spoken to differently: upserts, locks, lists of numbers.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NoReturn

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Dialect,
    Executable,
    Insert,
    LargeBinary,
    Select,
    String,
    bindparam,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.unit import Unit

Found = Any
"""A row: a tuple whose parts go by the names of their columns."""

Values = Mapping[str, Any]
_NONE: Values = {}
_Convert = Callable[[Any], Any]


class Statement:
    """One statement with all its spellings. Built once, at import."""

    def __init__(self, core: Executable) -> None:
        self._core = core
        self._spelled: dict[str, _Spelling] = {}

    def run(self, unit: Unit, values: Values = _NONE) -> int:
        """Returns how many rows it changed."""
        number: int = self._send(unit, values)[0].rowcount
        return number

    def run_many(self, unit: Unit, rows: Sequence[Values]) -> None:
        """Once for each."""
        if rows:
            spelling = self._spelled.get(self._name(unit)) or self._spell(unit, rows[0])
            try:
                unit.driver.cursor().executemany(spelling.text, [spelling.bind(row) for row in rows])
            except spelling.error as trouble:
                _failed(unit, spelling, trouble)

    def add(self, unit: Unit, row: Values) -> int:
        """Insert one row; returns the number it was given."""
        cursor, spelling = self._send(unit, row)
        number: int = cursor.fetchone()[0] if spelling.returns else cursor.lastrowid
        return number

    def all(self, unit: Unit, values: Values = _NONE) -> list[Found]:
        cursor, spelling = self._send(unit, values)
        return [spelling.row(found) for found in cursor.fetchall()]

    def first(self, unit: Unit, values: Values = _NONE) -> Found | None:
        cursor, spelling = self._send(unit, values)
        found = cursor.fetchone()
        return None if found is None else spelling.row(found)

    def one(self, unit: Unit, values: Values = _NONE) -> Found:
        """Raises NoResultFound."""
        found = self.first(unit, values)
        if found is None:
            raise NoResultFound("No row was found when one was required")
        return found

    def only(self, unit: Unit, values: Values = _NONE) -> Any:
        """The first column of the one row. Raises NoResultFound."""
        return self.one(unit, values)[0]

    def value(self, unit: Unit, values: Values = _NONE) -> Any:
        """The first column of the first row; None where there is none."""
        found = self.first(unit, values)
        return None if found is None else found[0]

    def values(self, unit: Unit, values: Values = _NONE) -> list[Any]:
        """The first column of all rows."""
        return [found[0] for found in self.all(unit, values)]

    def _send(self, unit: Unit, values: Values) -> tuple[Any, _Spelling]:
        spelling = self._spelled.get(self._name(unit)) or self._spell(unit, values)
        try:
            return unit.driver.execute(spelling.text, spelling.bind(values)), spelling
        except spelling.error as trouble:
            _failed(unit, spelling, trouble)

    def _spell(self, unit: Unit, values: Values) -> _Spelling:
        name = self._name(unit)
        found = self._spelled[name] = _Spelling(self._core_for(name), unit.connection.dialect, values)
        return found

    def _name(self, unit: Unit) -> str:
        return unit.dialect

    def _core_for(self, _name: str) -> Executable:
        return self._core


class Spelled(Statement):
    """One statement that each database spells in its own way."""

    def __init__(self, build: Callable[[Any], Executable]) -> None:
        super().__init__(build(sqlite.insert))
        self._each = {"sqlite": self._core, "postgresql": build(postgresql.insert)}

    def _core_for(self, name: str) -> Executable:
        return self._each[name]


class Locking(Statement):
    """A query whose rows stay locked to the end of the unit, where the database locks rows and the unit may
    write.

    FOR NO KEY UPDATE: it excludes other turns, but not an insert that merely refers to the row from
    elsewhere. With FOR UPDATE two turns that answer each other's chats would wait for each other.
    """

    def __init__(self, query: Select[Any]) -> None:
        super().__init__(query)
        self._locked = query.with_for_update(key_share=True)

    def _name(self, unit: Unit) -> str:
        return f"{unit.dialect}, reading" if unit.reading else unit.dialect

    def _core_for(self, name: str) -> Executable:
        return self._core if name.endswith("reading") else self._locked


class Numbers(TypeDecorator[Collection[int]]):
    """A list of numbers as one value."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind = ARRAY(BigInteger) if dialect.name == "postgresql" else String()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> Any:
        numbers = list(value or ())
        return numbers if dialect.name == "postgresql" else json.dumps(numbers)


class _Listed(ColumnElement[Any]):
    """The numbers given as `name`, as rows: the text stays the same however many there are."""

    inherit_cache = False

    def __init__(self, name: str) -> None:
        self.numbers = bindparam(name, type_=Numbers())


@compiles(_Listed, "sqlite")
def _listed_on_sqlite(listed: _Listed, compiler: SQLCompiler, **more: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(listed.numbers, **more)}))"  # noqa: S608  names of ours


@compiles(_Listed, "postgresql")
def _listed_on_postgresql(listed: _Listed, compiler: SQLCompiler, **more: Any) -> str:
    return f"(SELECT unnest({compiler.process(listed.numbers, **more)}))"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether a column is among the numbers given as `name`."""
    return column.bool_op("IN")(_Listed(name))


def beyond(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether it is none of them."""
    return column.bool_op("NOT IN")(_Listed(name))


class _Spelling:
    """The text for one database, how values go in, and how rows come out."""

    def __init__(self, core: Executable, dialect: Dialect, values: Values) -> None:
        keys = list(values) if isinstance(core, Insert) else None
        compiled: Any = core.compile(dialect=dialect, column_keys=keys)  # type: ignore[attr-defined]
        self.text: str = compiled.string
        self.error: type[Exception] = dialect.loaded_dbapi.Error
        self.returns = dialect.name == "postgresql"
        if "POSTCOMPILE" in self.text:
            raise TypeError(f"a statement whose text changes from call to call: {self.text}")
        converts = {name: _converting(bind.type, dialect) for bind, name in compiled.bind_names.items()}
        fixed = {name: value for name, value in compiled.params.items() if name not in values}
        spell = _by_place if compiled.positional else _by_name
        self.bind = spell(converts, compiled.positiontup or converts, fixed)
        self.row = _reader(core, dialect)


def _converting(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    return None if _is_bytes(kind) else kind.dialect_impl(dialect).bind_processor(dialect)


def _is_bytes(kind: TypeEngine[Any]) -> bool:
    """Both drivers take bytes and give bytes: nothing has to be wrapped around them."""
    return isinstance(kind, LargeBinary)


def _by_place(
    converts: Mapping[str, _Convert | None], order: Iterable[str], fixed: Values
) -> Callable[[Values], Any]:
    places = tuple((name, converts[name]) for name in order)

    def bind(values: Values) -> Sequence[Any]:
        if fixed:
            values = {**fixed, **values}
        return [values[name] if convert is None else convert(values[name]) for name, convert in places]

    if fixed or len(places) < 2 or any(convert for _, convert in places):
        return bind
    return itemgetter(*(name for name, _ in places))


def _by_name(
    converts: Mapping[str, _Convert | None], order: Iterable[str], fixed: Values
) -> Callable[[Values], Any]:
    places = tuple((name, converts[name]) for name in order)

    def bind(values: Values) -> Mapping[str, Any]:
        if fixed:
            values = {**fixed, **values}
        return {name: values[name] if convert is None else convert(values[name]) for name, convert in places}

    return bind


def _reader(core: Executable, dialect: Dialect) -> Callable[[Sequence[Any]], Found]:
    columns = list(getattr(core, "exported_columns", ()))
    row: Any = namedtuple("Row", [str(column.key) for column in columns], rename=True)  # type: ignore[misc]
    make = row._make
    converts = [
        None if _is_bytes(column.type) else column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in columns
    ]
    places = tuple((place, convert) for place, convert in enumerate(converts) if convert is not None)
    if not places:
        return make

    def read(found: Sequence[Any]) -> Found:
        parts = list(found)
        for place, convert in places:
            parts[place] = convert(parts[place])
        return make(parts)

    return read


def _failed(unit: Unit, spelling: _Spelling, trouble: Exception) -> NoReturn:
    """As SQLAlchemy would: one kind of error for all drivers, and no connection of a server that is gone is used
    again.
    """
    dialect = unit.connection.dialect
    lost = dialect.is_disconnect(trouble, unit.driver, None)  # type: ignore[arg-type]
    if lost:
        unit.connection.invalidate(trouble)
        unit.connection.engine.dispose()
    raise DBAPIError.instance(
        spelling.text,
        None,
        trouble,
        spelling.error,
        hide_parameters=True,
        connection_invalidated=lost,
        dialect=dialect,
    ) from trouble
