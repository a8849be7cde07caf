"""Who may do what. An act without a rule fails: nothing is allowed by being forgotten."""

from __future__ import annotations

from enum import StrEnum

from flows.text import Text


class Role(StrEnum):
    """What a person is to the service; one may be several."""

    FAMILY = "family"
    COUNSELLOR = "counsellor"
    SUPERVISOR = "supervisor"
    STAFF = "staff"


class Act(StrEnum):
    """Everything the desk can be asked to do."""

    CLAIM = "claim"
    WRITE_TO_FAMILY = "write_to_family"
    RELEASE_OWN = "release_own"
    RELEASE_ANY = "release_any"
    CLOSE_OWN = "close_own"
    SEE_BOARD = "see_board"
    SEE_OWN_CASES = "see_own_cases"
    SEE_NOTICES = "see_notices"


RULES: dict[Act, frozenset[Role]] = {
    Act.CLAIM: frozenset({Role.COUNSELLOR}),
    Act.WRITE_TO_FAMILY: frozenset({Role.COUNSELLOR}),
    Act.RELEASE_OWN: frozenset({Role.COUNSELLOR}),
    Act.RELEASE_ANY: frozenset({Role.SUPERVISOR}),
    Act.CLOSE_OWN: frozenset({Role.COUNSELLOR}),
    Act.SEE_BOARD: frozenset({Role.COUNSELLOR, Role.SUPERVISOR}),
    Act.SEE_OWN_CASES: frozenset({Role.COUNSELLOR}),
    Act.SEE_NOTICES: frozenset({Role.STAFF}),
}

REFUSED = Text("desk.refused")


def allowed(act: Act, roles: frozenset[Role]) -> bool:
    """Whether one of these roles may do it. Raises KeyError for an act without a rule."""
    return bool(RULES[act] & roles)
