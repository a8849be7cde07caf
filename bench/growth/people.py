"""Everybody who ever wrote: their file, their chat, where their conversation stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from bench.growth.bulk import Bulk
from bench.growth.casework import code
from bench.growth.seals import Seals
from bench.growth.sizes import GROUP_CHAT, Sizes, file_of, micros
from flows.casework.worker.state import Worker
from flows.session import VERSION, CaseRef, Frame, Session

CHANNEL = "telegram"
NAME = "Kak Melati"
LONG_AGO = timedelta(days=7)
"""Since anybody was last heard."""


def fill(bulk: Bulk, seals: Seals, sizes: Sizes, master: int) -> None:
    """Files, chats, sessions."""
    count = len(sizes.counsellors) + sizes.people
    bulk.fill("files", ("id", "master", "wrapped", "opened_at"), _files(seals, sizes, master), count)
    columns = ("id", "digest", "file_id", "kind", "open", "desk_member", "member_checked_at", "address")
    bulk.fill("chats", columns, _chats(seals, sizes), count + 1)
    bulk.fill("sessions", ("chat_id", "changed_at", "data"), _sessions(seals, sizes), count)


def _everybody(sizes: Sizes) -> Iterator[tuple[int, int, str]]:
    """Chat, moment, address."""
    for number, address in enumerate(sizes.counsellors):
        yield sizes.counsellor_chat(number), sizes.moment(0, sizes.people), address
    for number in range(sizes.people):
        yield sizes.person_chat(number), sizes.moment(number, sizes.people), sizes.person(number)


def _files(seals: Seals, sizes: Sizes, master: int) -> Iterator[tuple[object, ...]]:
    for chat, at, _ in _everybody(sizes):
        yield file_of(chat), master, seals.wrapped(file_of(chat)), at


def _chats(seals: Seals, sizes: Sizes) -> Iterator[tuple[object, ...]]:
    def row(chat: int, file: int | None, address: str) -> tuple[object, ...]:
        where = seals.seal(seals.cipher(file), "chats", "address", file, f"{CHANNEL}\0{address}".encode())
        member = True if file is not None and file <= len(sizes.counsellors) else None
        kind = "group" if file is None else "private"
        seen = micros(sizes.now) if member else None
        return chat, seals.index("chat", CHANNEL, address), file, kind, True, member, seen, where

    yield row(GROUP_CHAT, None, sizes.group)
    for chat, _, address in _everybody(sizes):
        yield row(chat, file_of(chat), address)


def _sessions(seals: Seals, sizes: Sizes) -> Iterator[tuple[object, ...]]:
    held: dict[int, dict[int, str]] = {}
    for case in range(sizes.cases - sizes.open_cases, sizes.cases):
        if sizes.is_claimed(case):
            held.setdefault(sizes.counsellor_chat(case), {})[case + 1] = code(case)
    encode = msgspec.json.Encoder().encode
    for chat, at, _ in _everybody(sizes):
        number = chat - sizes.person_chat(0)
        codes = held.get(chat, {})
        plain = encode(
            Worker(name=NAME, codes=codes, current=min(codes, default=None))
            if number < 0
            else session(sizes, number)
        )
        file = file_of(chat)
        yield chat, at, seals.seal(seals.cipher(file), "sessions", "data", file, plain)


def session(sizes: Sizes, number: int) -> Session:
    """Where this person's conversation rests: in the middle of the intake, or with their last case."""
    last = number + (sizes.cases - 1 - number) // sizes.people * sizes.people
    if number >= sizes.cases:
        answers = {"intake.who": "parent", "intake.danger": "no"}
        frame = Frame("intake.consent", ("intake.who", "intake.danger"))
        return Session(
            version=VERSION,
            seq=3,
            frames=(frame,),
            answers=answers,
            nudges=1,
            asked_safe=sizes.now - LONG_AGO,
        )
    answers = {
        "intake.who": "parent",
        "intake.danger": "no",
        "intake.consent": "yes",
        "intake.topic": "other",
    }
    claimed = sizes.is_claimed(last)
    ref = CaseRef(last + 1, code(last), claimed=claimed, counsellor=NAME if claimed else "", told=2)
    if sizes.is_open(last):
        frame = Frame("relay.open") if claimed else Frame("waiting.line")
        return Session(
            version=VERSION,
            seq=7,
            frames=(frame,),
            answers=answers,
            told=2,
            heard=sizes.now - LONG_AGO,
            case=ref,
        )
    return Session(
        version=VERSION,
        seq=8,
        frames=(Frame("door.closed"),),
        answers=answers,
        heard=sizes.now - LONG_AGO,
        former=ref,
    )
