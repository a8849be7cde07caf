"""A whole life in storage, in which every word, id and name is one that can be searched for."""

from __future__ import annotations

from dataclasses import dataclass

from storage import (
    Unit,
    cases,
    chats,
    deadletters,
    events,
    outbox,
    places,
    receipts,
    relays,
    sessions,
    slots,
    timers,
    told,
)
from storage.chats import Chat
from tests.storage.people import family, group

CODE, KECAMATAN = "KENANGA-TALI-58", "Pasar Rebo"
WORDS = [
    "Zubaedah",
    "+6281200009999",
    "ayah memukul",
    "kekerasan fisik",
    "BQACAgUAAxkBAAI",
    "rumah nomor tujuh",
    "telegram",
    "konselor Kak Wulan",
    "perlu psikolog",
]
NUMBERS = [987_654_321_012, 876_543_210_123, -1_009_876_543_210, 765_432_101_234, 654_321_012_345]
"""The person's address, the counsellor's, the group's, and two platform messages: too large to turn up by chance."""


@dataclass(frozen=True)
class Life:
    family: Chat
    counsellor: Chat
    case: int
    sent: int
    sending: int
    waiting: int


def live(unit: Unit) -> Life:
    person, counsellor_address, group_address, told_message, posted_message = NUMBERS
    everything = "; ".join(WORDS).encode()
    mother = family(unit, str(person))
    counsellor = family(unit, str(counsellor_address))
    desk = group(unit, str(group_address))
    assert mother.file_id is not None

    receipts.first_time(unit, "telegram", str(told_message))
    sessions.save(unit, mother, everything)
    sessions.save(unit, counsellor, everything)
    told.keep(unit, mother, everything, told_message, None)
    told.replace(unit, mother, told_message, everything)
    case = cases.insert(unit, CODE, "waiting", "tinggi", KECAMATAN, mother.id, mother.file_id, everything)
    told.attach(unit, mother.id, case)
    told.keep(unit, mother, everything, None, None)

    sent = outbox.put(
        unit, counsellor.id, 2, "relay", everything, meta=everything, case_id=case, file_id=mother.file_id
    )
    sending = outbox.put(unit, mother.id, 1, "answer", everything)
    outbox.put(unit, desk.id, 2, "card", everything, meta=everything)
    outbox.take(unit, 9)
    outbox.sent(unit, sent, (posted_message,))
    waiting = outbox.put(unit, mother.id, 1, "answer", everything)
    dead = outbox.put(unit, mother.id, 3, "news", everything)
    outbox.dead(unit, dead, "; ".join(WORDS))
    relays.link(unit, mother.id, told_message, sent)
    slots.set(unit, f"card:{case}", sent)
    timers.set(unit, "talk", mother.id, "quiet", unit.now)
    events.record(unit, WORDS[3], case, mother.id, everything)
    deadletters.bury(unit, "telegram", everything, "; ".join(WORDS), mother.id)
    deadletters.bury(unit, "telegram", everything, "; ".join(WORDS), None)
    places.put(unit, "desk group", str(group_address).encode() + everything)
    chats.set_member(unit, counsellor.id, True)
    return Life(mother, counsellor, case, sent, sending, waiting)
