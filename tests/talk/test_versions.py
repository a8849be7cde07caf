"""A conversation that an earlier version left goes on: golden sessions of every published version are resumed."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from flows.session import VERSION, Frame, Session
from flows.talk import NODES
from tests.talk.conversation import Conversation

GOLDEN = Path(__file__).parent / "golden"
SESSIONS = [
    pytest.param(session, id=f"{file.stem}:{name}")
    for file in sorted(GOLDEN.glob("sessions-*.json"))
    for name, session in json.loads(file.read_text()).items()
]


@pytest.mark.parametrize("kept", SESSIONS)
def test_a_session_of_any_version_is_resumed_with_an_answer(kept: dict[str, object]) -> None:
    family = Conversation()
    family.session = msgspec.convert(kept, Session)
    claimed = family.session.case is not None and family.session.case.claimed
    family.says("anak saya susah makan sayur sudah lama")
    assert family.session.version == VERSION
    assert family.fresh or claimed, "silence"


def test_this_version_has_its_golden_sessions_at_every_node() -> None:
    kept = json.loads((GOLDEN / f"sessions-{VERSION}.json").read_text())
    assert kept.keys() == NODES.keys()


def test_a_node_that_is_gone_leads_to_a_choice_and_a_human_never_to_silence() -> None:
    family = Conversation()
    frames = (Frame("intake.abolished", ("intake.gone",)),)
    family.session = Session(version=0, frames=frames, answers={"intake.who": "child"})
    family.says("ya").stands_at("door.lost")
    assert "Bicara dengan orang" in family.labels
    family.presses("Coba lagi")
    assert family.session.node in NODES
