"""The service works on a made database as on its own: it opens what is sealed and goes on where people stopped."""

from __future__ import annotations

from pathlib import Path

from bench.growth.casework import STORY, code
from storage import Unit, cases, events, outbox, slots
from tests.growth.conftest import SIZES
from tests.growth.day import COUNSELLORS
from tests.turns.office import office


async def test_people_of_old_go_on_where_they_stopped(grown: str, tmp_path: Path) -> None:
    async with office(tmp_path, url=grown) as place:
        closed, asked = place.person(SIZES.person(3)), place.person(SIZES.person(SIZES.people - 1))
        await asked.presses_token("3.yes")
        assert "ceritakan" in asked.last
        await closed.says("kak, masih susah makan juga ternyata")
        await place.passes(seconds=2)
        await closed.presses("Lanjut")
        (again,) = await place.cases()
        assert (again.code, again.state) == (code(3), "waiting")
        assert await place.story(again.id) == [*STORY, "kak, masih susah makan juga ternyata"]
        place.members.update(COUNSELLORS)
        dian = place.person(COUNSELLORS[0])
        await dian.commands("start", "konselor")
        assert await place.store.read(lambda unit: kept(unit, again.id)) == 6
        await place.passes(seconds=10)
        assert any("Papan Puspa" in said for said in place.group)


def kept(unit: Unit, case: int) -> int:
    """How many lines the trail of the case has; all else of it can be opened too."""
    card, board = slots.get(unit, f"card:{case}"), slots.get(unit, "board")
    assert card is not None
    assert board is not None
    assert outbox.earlier(unit, board) == ("sent", (board,))
    assert outbox.by_message(unit, 1, card) is not None
    assert cases.of_family(unit, SIZES.person_chat(case - 1))[0].id == case
    return len(events.of_case(unit, case))
