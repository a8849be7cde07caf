"""What is kept of a counsellor's private chat, and what a step of it is given and gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from flows.acts import Role
from flows.effects import Effect, Option, Say
from flows.piece import Piece
from flows.text import text


class Worker(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`codes` are the cases they hold; `latest` is the one whose family wrote last. `asking` is
    what the bot waits for: a name, an outcome, to whom it is `referred`, a last word, or whether they are sure (`word`
    is the last one then).

    `told` counts how often staff were told what is coming. `wanted` is the case whose button brought them here
    before they could claim it, `wanted_code` its code where it is known. `unmet`: they pressed it in the group
    and never wrote here yet. `leaving` is the case of which they were asked whether to give it back. `held` is
    what they wrote to a question of closing the case `held_for`, and was not sent; where it is for no case, it
    was written while nobody could know for which.

    `unsure`: the current case came beside others, and nothing they did since says that it is the one they write to.
    `chosen`: they chose the current case themselves, among others.
    `alarmed` is another case whose family wrote of a danger while one is being closed. `broken` is the case whose
    closing was broken off while it was asked for words: the next ones may be those still. Of the cases in `hidden` the
    family hides the chat: nothing that is written to it arrives. `pledged`: of the case that is being closed they were
    asked whether what was promised has happened, and did not say.
    """

    name: str = ""
    codes: Mapping[int, str] = {}
    current: int | None = None
    latest: int | None = None
    asking: Literal["", "name", "outcome", "referred", "word", "sure"] = ""
    closing: int | None = None
    outcome: str = ""
    referred: str = ""
    word: str = ""
    told: int = 0
    wanted: int | None = None
    wanted_code: str = ""
    unmet: bool = False
    leaving: int | None = None
    held: tuple[Piece, ...] = ()
    held_for: int | None = None
    unsure: bool = False
    chosen: bool = False
    alarmed: int | None = None
    broken: int | None = None
    hidden: tuple[int, ...] = ()
    pledged: bool = False


class WorkerStep(msgspec.Struct, frozen=True):
    """What one input or note did."""

    worker: Worker
    effects: tuple[Effect, ...] = ()


class Desk(msgspec.Struct, frozen=True):
    """What the worker's step must know of who writes: their roles, and the case their message answers, if any."""

    roles: frozenset[Role]
    about: int | None = None
    own: int = 0


def put(worker: Worker, **changes: object) -> Worker:
    """The same state with these fields changed."""
    return msgspec.structs.replace(worker, **changes)


def say(key: str, *options: tuple[Option, ...], case: int | None = None, **values: object) -> Say:
    """Words of the desk."""
    return Say((text(key, **values),), tuple(options), case=case)


def not_closing(worker: Worker) -> Worker:
    """No question of closing stands open any more."""
    return put(worker, asking="", closing=None, outcome="", referred="", word="", alarmed=None, pledged=False)


def seen_by(worker: Worker, case: int, *, hides: bool) -> Worker:
    """The family of this case hides the chat, or is there again."""
    others = tuple(one for one in worker.hidden if one != case)
    return put(worker, hidden=(*others, case) if hides else others)


def writes_to(worker: Worker, case: int) -> Worker:
    """They said which case they write to."""
    broken = None if worker.broken == case else worker.broken
    return put(worker, current=case, latest=None, leaving=None, unsure=False, broken=broken)
