"""Cases with their stories and their trail; nearly all are closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import msgspec

from bench.growth.bulk import Bulk
from bench.growth.seals import Seals
from bench.growth.sizes import TOLD, Sizes, file_of
from bot.read_handbook import read_handbook
from flows.casework.case import Case
from flows.piece import Piece

AREAS = ("31.74.01", "31.72.04", "31.73.08", "31.75.02", None)
RISKS = ("rendah", "rendah", "sedang", "rendah", "tinggi")
STORY = (
    "anak saya umur empat tahun dan sejak dua minggu susah makan, badannya makin kurus",
    "sudah saya coba macam-macam, tolong sarannya ya kak",
)
KINDS = (b"consent\0yes", b"case_opened\0", b"claimed\0", b"relayed\0", b"closed\0answered")
MORE = 5
"""Events that every case has at least, where there are enough of them; the others belong to people's intakes."""


def fill(bulk: Bulk, seals: Seals, sizes: Sizes) -> None:
    """Cases, what was told, the trail."""
    columns = (
        *("id", "code", "state", "risk", "kecamatan", "opened_at", "changed_at", "version"),
        *("family_chat", "claimer_chat", "file_id", "data"),
    )
    bulk.fill("cases", columns, _cases(seals, sizes), sizes.cases)
    piece = ("id", "chat_id", "file_id", "case_id", "digest", "place", "newest", "at", "data")
    bulk.fill("told", piece, _told(seals, sizes), TOLD * sizes.cases)
    line = ("id", "case_id", "chat_id", "file_id", "at", "data")
    bulk.fill("events", line, _events(seals, sizes), sizes.events)


def code(case: int) -> str:
    """Another one for each case."""
    words = _words()
    pair, digits = divmod(case, 90)
    first, step = divmod(pair, len(words) - 1)
    return f"{words[first]}-{words[(first + 1 + step) % len(words)]}-{10 + digits}"


@cache
def _words() -> tuple[str, ...]:
    return tuple(read_handbook().code_words)


def _cases(seals: Seals, sizes: Sizes) -> Iterator[tuple[object, ...]]:
    encode = msgspec.json.Encoder().encode
    for case in range(sizes.cases):
        chat, at = sizes.person_chat(sizes.person_of(case)), sizes.moment(case, sizes.cases)
        claimer = sizes.counsellor_chat(case) if sizes.is_claimed(case) else None
        state = "closed" if not sizes.is_open(case) else "claimed" if claimer else "waiting"
        opened = datetime.fromtimestamp(at / 1_000_000, UTC)
        risk, area = RISKS[case % len(RISKS)], AREAS[case % len(AREAS)]
        data = encode(
            Case(
                code=code(case),
                state=state,  # type: ignore[arg-type]
                risk=risk,
                family=chat,
                opened=opened,
                waiting_since=opened,
                claimer=claimer,
                claimer_name="Kak Melati" if claimer else "",
                kecamatan=area or "",
                who="parent",
                topics=("other",),
                heard=("gizi",),
                outcome="answered" if state == "closed" else "",
            )
        )
        file = file_of(chat)
        sealed = seals.seal(seals.cipher(file), "cases", "data", file, data)
        yield case + 1, code(case), state, risk, area, at, at, 3, chat, claimer, file, sealed


def _told(seals: Seals, sizes: Sizes) -> Iterator[tuple[object, ...]]:
    encode = msgspec.json.Encoder().encode
    for case in range(sizes.cases):
        chat, at = sizes.person_chat(sizes.person_of(case)), sizes.moment(case, sizes.cases)
        file = file_of(chat)
        cipher = seals.cipher(file)
        for number in range(TOLD):
            id, message = 1 + case * TOLD + number, 100 + case // sizes.people * TOLD + number
            digest = seals.index("told", str(chat), str(message))
            data = seals.seal(
                cipher, "told", "data", file, encode(Piece("text", message, STORY[number % len(STORY)]))
            )
            yield id, chat, file, case + 1, digest, id, True, at, data


def _events(seals: Seals, sizes: Sizes) -> Iterator[tuple[object, ...]]:
    """Spread over the years as they come, so that one case's do not lie beside each other."""
    cases = min(sizes.events, MORE * sizes.cases)
    for number in range(sizes.events):
        at, kind = sizes.moment(number, sizes.events), KINDS[number % len(KINDS)]
        of_case = number * cases // sizes.events if cases else 0
        if cases and of_case != (number + 1) * cases // sizes.events:
            case: int | None = 1 + of_case % sizes.cases
            chat = sizes.person_chat(sizes.person_of(of_case % sizes.cases))
        else:
            case, chat = None, sizes.person_chat(number % sizes.people)
        file = file_of(chat)
        yield number + 1, case, chat, file, at, seals.seal(seals.cipher(file), "events", "data", file, kind)
