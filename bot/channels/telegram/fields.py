"""Taking typed things out of an update, whose shape nobody promised."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class Odd(Exception):
    """A field that is needed is missing or of another type; the text names it, never what it held."""


def table(of: Json, name: str) -> Json:
    """The object in this field."""
    value = of.get(name)
    if type(value) is not dict:
        raise Odd(f"{name} is no object")
    return value


def table_or_none(of: Json, name: str) -> Json | None:
    """The object in this field, if it is there."""
    return None if of.get(name) is None else table(of, name)


def number(of: Json, name: str) -> int:
    """The integer in this field."""
    value = of.get(name)
    if type(value) is not int:  # True is an int, too, but no id
        raise Odd(f"{name} is no integer")
    return value


def words(of: Json, name: str) -> str:
    """The text in this field, "" without one."""
    value = of.get(name, "")
    if type(value) is not str:
        raise Odd(f"{name} is no text")
    return value
