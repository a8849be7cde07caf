from __future__ import annotations

import asyncio
from dataclasses import replace

from storage import Store, Unit, cases
from storage.cases import CaseRow
from tests.storage.people import case, family
from tests.storage.still_clock import StillClock


async def test_of_fifty_counsellors_who_press_at_once_exactly_one_wins(store: Store) -> None:
    chat, id, counsellors = await store.write(
        lambda unit: (
            (mother := family(unit)),
            case(unit, mother),
            [family(unit, f"counsellor {number}").id for number in range(50)],
        )
    )
    seen = await store.read(lambda unit: cases.get(unit, id))

    async def press(counsellor: int) -> bool:
        mine = replace(seen, state="claimed", claimer_chat=counsellor)
        return await store.write(lambda unit: cases.save(unit, mine, expected_version=seen.version))

    won = await asyncio.gather(*(press(each) for each in counsellors))

    winner = counsellors[won.index(True)]
    assert sorted(won) == [False] * 49 + [True]
    assert await store.read(lambda unit: [row.id for row in cases.of_claimer(unit, winner)]) == [id]
    assert await store.read(lambda unit: cases.get(unit, id).version) == 2
    assert await store.read(lambda unit: cases.of_family(unit, chat.id)[0].claimer_chat) == winner


async def test_a_case_comes_back_as_it_was_saved(store: Store, clock: StillClock) -> None:
    opened = clock()
    chat, id = await store.write(lambda unit: ((mother := family(unit)), case(unit, mother)))
    clock.pass_(minutes=5)

    def raise_risk(unit: Unit) -> CaseRow:
        row = cases.get(unit, id)
        assert cases.save(unit, replace(row, risk="tinggi", kecamatan=None, data=b"more"), expected_version=1)
        return cases.get(unit, id)

    assert await store.write(raise_risk) == CaseRow(
        id=id,
        code="PANDAN-LAYAR-27",
        state="waiting",
        risk="tinggi",
        kecamatan=None,
        opened_at=opened,
        changed_at=clock(),
        version=2,
        family_chat=chat.id,
        claimer_chat=None,
        file_id=chat.file_id or 0,
        data=b"more",
    )


async def test_a_case_is_found_by_its_code(store: Store) -> None:
    id = await store.write(lambda unit: case(unit, family(unit), "MELATI-PAYUNG-31"))

    found = await store.read(lambda unit: cases.by_code(unit, "MELATI-PAYUNG-31"))
    assert found is not None
    assert found.id == id
    assert await store.read(lambda unit: cases.by_code(unit, "MELATI-PAYUNG-32")) is None
    assert await store.read(lambda unit: cases.code_taken(unit, "MELATI-PAYUNG-31"))
    assert not await store.read(lambda unit: cases.code_taken(unit, "MELATI-PAYUNG-32"))


async def test_the_board_shows_the_waiting_by_risk_then_time_and_after_them_the_claimed(
    store: Store, clock: StillClock
) -> None:
    chat = await store.write(family)
    told = [
        ("A", "rendah"),
        ("B", "tinggi"),
        ("C", "sedang"),
        ("D", "tinggi"),
        ("E", "tinggi"),
        ("F", "tinggi"),
    ]
    ids: dict[str, int] = {}
    for code, risk in told:
        ids[code] = await store.write(lambda unit, code=code, risk=risk: case(unit, chat, code, risk))  # type: ignore[misc]
        clock.pass_(minutes=1)

    def move(unit: Unit, code: str, state: str) -> None:
        row = cases.get(unit, ids[code])
        assert cases.save(unit, replace(row, state=state, claimer_chat=chat.id), expected_version=1)

    await store.write(lambda unit: move(unit, "D", "claimed"))
    await store.write(lambda unit: move(unit, "E", "closed"))

    board = await store.read(cases.open_cases)
    assert [row.code for row in board] == ["B", "F", "C", "A", "D"]
    mine = await store.read(lambda unit: cases.of_claimer(unit, chat.id))
    assert [row.code for row in mine] == ["D"]
    theirs = await store.read(lambda unit: cases.of_family(unit, chat.id))
    assert [row.code for row in theirs] == ["F", "E", "D", "C", "B", "A"]
