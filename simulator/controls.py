"""What the demo lets the page do besides the phones, such as killing the bot."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Literal

import msgspec

Act = Callable[[], Awaitable[object]]


class Control(msgspec.Struct, frozen=True):
    """A button of the page; `label` is read by people. `fits`: it makes sense while the bot lives, or is dead."""

    label: str
    act: Act
    fits: Literal["always", "alive", "dead"] = "always"


def named_controls(given: Mapping[str, Control | Act]) -> dict[str, Control]:
    """A bare callable is labelled with its name."""
    return {
        name: control if isinstance(control, Control) else Control(name, control)
        for name, control in given.items()
    }
