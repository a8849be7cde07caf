"""A whole life in storage, in which every word, id and name is one that can be searched for."""

from __future__ import annotations

from dataclasses import dataclass

from storage import (
    Unit,
    cases,
    chats,
    deadletters,
    events,
    heard,
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
    heard.note(unit, mother, told_message)
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


def remembered(unit: Unit) -> None:
    """Everything that was lived can be read, and life goes on."""
    person, counsellor_address, group_address, told_message, posted_message = NUMBERS
    everything = "; ".join(WORDS).encode()
    mother = family(unit, str(person))
    assert mother.id == 1
    assert sessions.load(unit, mother) == everything
    case = cases.by_code(unit, CODE)
    assert case is not None
    assert (case.state, case.risk, case.kecamatan, case.data) == ("waiting", "tinggi", KECAMATAN, everything)
    assert [piece.data for piece in told.of_case(unit, case.id)] == [everything]
    assert [piece.data for piece in told.unattached(unit, mother.id)] == [everything]
    counsellor = family(unit, str(counsellor_address))
    assert counsellor.desk_member
    posted = outbox.by_message(unit, counsellor.id, posted_message)
    assert posted is not None
    assert outbox.earlier(unit, posted.outbox_id) == ("sent", (posted_message,))
    assert relays.carried(unit, mother.id, told_message) == [posted.outbox_id]
    assert slots.get(unit, f"card:{case.id}") == posted.outbox_id
    assert chats.desk(unit, "telegram", str(group_address)).kind == "group"
    assert [row.data for row in outbox.pending(unit, mother.id)] == [everything]
    assert [event.data for event in events.of_case(unit, case.id)] == [everything]
    assert [letter.raw for letter in deadletters.list(unit)] == [everything] * 2
    assert places.get(unit, "desk group") == str(group_address).encode() + everything
    assert not receipts.first_time(unit, "telegram", str(told_message))
    assert [timer.owner_id for timer in timers.take_due(unit, 5)] == [mother.id]
    assert outbox.recover(unit) == 2, "what was under way may have left"
    assert {row.chat_id for row in outbox.take(unit, 9, worker=7)} >= {mother.id}
    assert family(unit, "somebody new").id > counsellor.id
