"""Everything that ever left: answers, cards and their edits, relays, and the board, which is edited day and night."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bench.growth.bulk import Bulk
from bench.growth.seals import Seals
from bench.growth.sizes import BOARD, GROUP_CHAT, OF_CASE, OF_PERSON, Sizes, file_of
from bot.channels.contract import Button, Outgoing
from bot.turns.meta import Meta, pack
from storage.outbox import CONVERSATION, DESK

COLUMNS = (
    *("id", "chat_id", "file_id", "case_id", "lane", "kind", "state", "attempts", "supersedable"),
    *("uncertain", "edits", "created_at", "due_at", "taken_at", "taken_by", "sent_at", "data", "meta"),
    *("messages", "why"),
)
QUESTION = Outgoing(
    text="Terima kasih sudah menulis. Boleh kami simpan cerita ini, supaya konselor dapat membantu?\n\n" * 2,
    buttons=((Button("Ya, boleh", "3.yes"),), (Button("Tidak, jangan", "3.no"),)),
)
CARD = Outgoing(
    text="Risiko rendah · gizi\nMenunggu sejak 09.30\n" * 2, buttons=((Button("Ambil", "claim:1"),),)
)


def fill(bulk: Bulk, seals: Seals, sizes: Sizes) -> None:
    """The outbox, where its messages stand, what carried what, and the single messages."""
    bulk.fill("outbox", COLUMNS, _outbox(seals, sizes), sizes.messages)
    posted = ((seals.index("posted", str(chat), str(id)), id) for chat, id in _posted(sizes))
    many = 1 + OF_PERSON * sizes.people + (OF_CASE - 2) * sizes.cases
    bulk.fill("posted", ("digest", "outbox_id"), posted, many)
    bulk.fill("relays", ("digest", "outbox_id"), _relays(seals, sizes), sizes.cases)
    slots = ((f"card:{case + 1}", sizes.card_0 + OF_CASE * case) for case in range(sizes.cases))
    bulk.fill("slots", ("name", "outbox_id"), (("board", BOARD), *slots), sizes.cases + 1)


def _of_case(sizes: Sizes, case: int) -> tuple[tuple[int, int, int | None, int], ...]:
    """Row, chat, what it edits, lane."""
    card = sizes.card_0 + OF_CASE * case
    family, claimer = sizes.person_chat(sizes.person_of(case)), sizes.counsellor_chat(case)
    return (
        (card, GROUP_CHAT, None, DESK),
        (card + 1, GROUP_CHAT, card, DESK),
        (card + 2, GROUP_CHAT, card, DESK),
        (card + 3, claimer, None, CONVERSATION),
        (card + 4, claimer, None, CONVERSATION),
        (card + 5, family, None, CONVERSATION),
    )


def _outbox(seals: Seals, sizes: Sizes) -> Iterator[tuple[object, ...]]:
    question, card = msgspec.json.encode(QUESTION), msgspec.json.encode(CARD)

    def row(
        id: int, chat: int, file: int | None, case: int | None, lane: int, edits: int | None
    ) -> tuple[object, ...]:
        cipher, at = seals.cipher(file), sizes.moment(id, sizes.messages)
        data = seals.seal(cipher, "outbox", "data", file, card if chat == GROUP_CHAT else question)
        slot = "board" if case is None else f"card:{case}"
        meta = b""
        if chat == GROUP_CHAT:
            meta = seals.seal(cipher, "outbox", "meta", file, pack(Meta(slot=slot)))
        # The platform numbers the messages of each chat; here the row's own number stands for that.
        messages = b"" if edits else seals.seal(cipher, "outbox", "messages", file, str(id).encode())
        began = (id, chat, file, case, lane, "message", "sent", 0, False, False, edits)
        return (*began, at, at, at, 0, at, data, meta, messages, b"")

    yield row(BOARD, GROUP_CHAT, None, None, DESK, None)
    for turn in range(OF_PERSON):
        for number in range(sizes.people):
            chat, id = sizes.person_chat(number), BOARD + 1 + turn * sizes.people + number
            yield row(id, chat, file_of(chat), None, CONVERSATION, None)
    for case in range(sizes.cases):
        file = file_of(sizes.person_chat(sizes.person_of(case)))
        for id, chat, edits, lane in _of_case(sizes, case):
            yield row(id, chat, file, case + 1, lane, edits)
    first = sizes.card_0 + OF_CASE * sizes.cases
    for id in range(first, first + sizes.board_edits):
        yield row(id, GROUP_CHAT, None, None, DESK, BOARD)


def _posted(sizes: Sizes) -> Iterator[tuple[int, int]]:
    """Chat and row of all that stands somewhere as a message of its own."""
    yield GROUP_CHAT, BOARD
    for turn in range(OF_PERSON):
        for number in range(sizes.people):
            yield sizes.person_chat(number), BOARD + 1 + turn * sizes.people + number
    for case in range(sizes.cases):
        for id, chat, edits, _ in _of_case(sizes, case):
            if edits is None:
                yield chat, id


def _relays(seals: Seals, sizes: Sizes) -> Iterator[tuple[bytes, int]]:
    for case in range(sizes.cases):
        family = sizes.person_chat(sizes.person_of(case))
        yield seals.index("relay", str(family), str(10_000 + case)), sizes.card_0 + OF_CASE * case + 4
