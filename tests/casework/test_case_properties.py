"""Several counsellors, a supervisor, a family and danger, in any order: what holds whatever they do.

Never two claimers; only the claimer's words reach the family, and under the claimer's name; a closed case relays
nothing; danger never lowers the risk; every press is answered.
"""

from __future__ import annotations

from hypothesis import settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from flows.casework.case import RISKS
from flows.notes import (
    Changed,
    CheckUnanswered,
    Claim,
    Closed,
    CounsellorSaid,
    Danger,
    NotDelivered,
    Reopen,
    Withdrawn,
)
from tests.casework.room import CASE, Counsellor, Room

NAMES = ("Kak Dian", "Kak Bumi", "Kak Cakra")
who = strategies.integers(0, len(NAMES) - 1)


class OneCase(RuleBasedStateMachine):
    """The model knows who has the case, how grave it is, and whose last word will close it."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Room()
        self.people = [self.room.counsellor(name) for name in NAMES]
        self.holder: Counsellor | None = None
        self.closed = False
        self.risk = self.room.case.risk
        self.words = 0

    # ---- counsellors

    @rule(number=who)
    def claim(self, number: int) -> None:
        person, toasts = self.people[number], len(self.room.toasts)
        letters = sum(len(one.letters) for one in self.people)
        self.room.tells(Claim(person.chat, NAMES[number]))
        assert len(self.room.toasts) == toasts + 1
        wins = self.holder is None and not self.closed
        if wins:
            self.holder = person
        assert sum(len(one.letters) for one in self.people) == letters + wins

    @rule(number=who, reply=strategies.booleans())
    def write(self, number: int, reply: bool) -> None:
        person, before = self.people[number], len(self.room.relayed)
        ends = person.worker.asking == "word" and not reply
        silent = person.worker.asking == "outcome" and not reply
        about = CASE if reply else None
        self.words += 1
        person.writes(f"kata {self.words}", about)
        if ends:
            self._ended()
        arrives = person is self.holder and not ends and not silent
        assert self.room.relayed[before:] == ([f"kata {self.words}"] if arrives else [])
        if not arrives:
            assert person.fresh, "what was not relayed is never passed over in silence"

    @rule(number=who)
    def edit(self, number: int) -> None:
        person, before = self.people[number], len(self.room.relayed)
        person.edits("yang benar", CASE)
        assert (len(self.room.relayed) > before) == (person is self.holder)

    @rule(number=who)
    def release(self, number: int) -> None:
        person = self.people[number]
        person.presses_token(f"release:{CASE}")
        assert person.fresh
        if person is self.holder and self.room.case.risk == RISKS[0]:
            person.presses_token(f"leave:{CASE}")
        if person is self.holder:
            self.holder = None

    @rule(number=who)
    def begin_to_close(self, number: int) -> None:
        person = self.people[number]
        person.presses_token(f"close:{CASE}")
        assert person.fresh

    @rule(number=who)
    def choose_an_outcome(self, number: int) -> None:
        person = self.people[number]
        person.presses_token(f"outcome:{CASE}:answered")
        assert person.fresh

    @rule(number=who)
    def close_without_a_word(self, number: int) -> None:
        person = self.people[number]
        ends = person.worker.closing == CASE and bool(person.worker.outcome)
        person.presses_token(f"noword:{CASE}")
        assert person.fresh
        if ends:
            self._ended()

    @rule(number=who)
    def press_something_old(self, number: int) -> None:
        person = self.people[number]
        person.presses_token(f"now:{CASE}")
        assert person.fresh

    @rule(number=who)
    def call_off(self, number: int) -> None:
        self.people[number].commands("batal")

    @precondition(lambda self: self.holder is not None)
    @rule()
    def lose_the_counsellor(self) -> None:
        self.room.tells(NotDelivered("worker", "blocked"))
        self.holder = None

    @precondition(lambda self: self.holder is not None)
    @rule()
    def supervisor_gives_it_back(self) -> None:
        self.room.supervisor_releases()
        self.holder = None

    # ---- the family

    @rule()
    def family_says(self) -> None:
        before = [list(person.reads) for person in self.people]
        self.words += 1
        said = f"cerita {self.words}"
        self.room.family_says(said)
        for person, earlier in zip(self.people, before, strict=True):
            assert person.reads[len(earlier) :] == ([said] if person is self.holder else [])

    @rule(kind=strategies.sampled_from(("senjata", "bunuh_diri")), served=strategies.booleans())
    def danger(self, kind: str, served: bool) -> None:
        alarms = [sum(say.kind == "alarm" for say in person.says_to) for person in self.people]
        rung = len(self.room.rung)
        self.room.tells(Danger(kind, (kind,), served))
        self.risk = "tinggi"
        for person, earlier in zip(self.people, alarms, strict=True):
            now = sum(say.kind == "alarm" for say in person.says_to)
            assert now == earlier + (person is self.holder)
        assert len(self.room.rung) == rung + (not served)

    @rule()
    def question_of_safety_left_open(self) -> None:
        self.room.tells(CheckUnanswered())
        self.risk = min(self.risk, "sedang", key=RISKS.index)

    @rule(who=strategies.sampled_from(("child", "parent")))
    def corrects(self, who: str) -> None:
        self.room.tells(Changed(who=who))

    @rule()
    def withdraw(self) -> None:
        waits = self.holder is None and not self.closed
        self.room.tells(Withdrawn())
        if not (waits and self.risk == RISKS[0]):
            self.holder, self.closed = None, True

    @rule()
    def come_back(self) -> None:
        self.room.tells(Reopen())
        self.closed = False

    # ---- what holds

    @invariant()
    def one_holder_and_all_agree(self) -> None:
        case = self.room.case
        expected = "closed" if self.closed else "waiting" if self.holder is None else "claimed"
        assert case.state == expected
        if self.holder is not None:
            assert (case.claimer, case.claimer_name) == (self.holder.chat, self.holder.worker.name)
        assert [person for person in self.people if person.worker.codes] == (
            [self.holder] if self.holder is not None else []
        )

    @invariant()
    def the_risk_is_as_grave_as_it_ever_was(self) -> None:
        assert self.room.case.risk == self.risk

    @invariant()
    def whoever_speaks_is_named(self) -> None:
        for note in self.room.family[-3:]:
            if isinstance(note, CounsellorSaid):
                assert note.name in NAMES
            if isinstance(note, Closed):
                assert note.name in (*NAMES, "")

    def _ended(self) -> None:
        assert isinstance(self.room.family[-1], Closed)
        self.holder, self.closed = None, True


TestOneCase = OneCase.TestCase
TestOneCase.settings = settings(max_examples=80, stateful_step_count=40)
