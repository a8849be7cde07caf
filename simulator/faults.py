"""Faults on request: what a network and a busy platform do to a bot, at the calls one names."""

import random
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from simulator.records import Json

FaultKind: TypeAlias = Literal[
    "429",
    "500",
    "502",
    "400",
    "403",
    "cut_before",
    "cut_after",
    "hang",
    "hang_after",
    "slow",
    "duplicate_updates",
    "out_of_order_updates",
]
_ON_UPDATES = ("duplicate_updates", "out_of_order_updates")


class Fault(msgspec.Struct, omit_defaults=True):
    """One fault.

    method, chat: where it strikes; absent means anywhere.
    times: how often; absent means always. probability: 0 to 1, drawn from `seed`.
    retry_after: seconds, for 429. text: the description, for 400 and 403. ms: how long "slow" takes.
    "cut_before" closes the connection before the call is taken, "cut_after" and "hang_after" after it.
    """

    kind: FaultKind
    method: str | None = None
    chat: int | None = None
    times: int | None = None
    probability: float = 1.0
    seed: int = 0
    retry_after: int = 1
    text: str = ""
    ms: int = 100


class Faults:
    def __init__(self) -> None:
        self._active: list[tuple[Fault, random.Random]] = []

    def __iter__(self) -> Iterator[Fault]:
        return (fault for fault, _ in self._active)

    def add(
        self,
        kind: FaultKind,
        *,
        method: str | None = None,
        chat: int | None = None,
        times: int | None = None,
        probability: float = 1.0,
        seed: int = 0,
        retry_after: int = 1,
        text: str = "",
        ms: int = 100,
    ) -> Fault:
        return self.admit(Fault(kind, method, chat, times, probability, seed, retry_after, text, ms))

    def admit(self, fault: Fault) -> Fault:
        self._active.append((fault, random.Random(fault.seed)))  # noqa: S311 - repeatable on purpose
        return fault

    def clear(self) -> None:
        self._active.clear()

    def strikes_call(self, method: str, chat: str) -> Fault | None:
        """The first fault that hits this call; it is spent by that."""
        for fault, dice in self._active:
            if (
                fault.kind not in _ON_UPDATES
                and _fits(fault, method, chat)
                and dice.random() < fault.probability
            ):
                self._spend(fault)
                return fault
        return None

    def strikes_updates(self, kind: FaultKind) -> bool:
        for fault, dice in self._active:
            if fault.kind == kind and dice.random() < fault.probability:
                self._spend(fault)
                return True
        return False

    def listed(self) -> list[Json]:
        return [msgspec.to_builtins(fault) for fault in self]

    def _spend(self, fault: Fault) -> None:
        if fault.times is None:
            return
        fault.times -= 1
        if fault.times <= 0:
            self._active = [pair for pair in self._active if pair[0] is not fault]


def _fits(fault: Fault, method: str, chat: str) -> bool:
    if fault.method is not None and fault.method.lower() != method.lower():
        return False
    return fault.chat is None or str(fault.chat) == chat
