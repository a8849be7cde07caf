"""What a practitioner would ask to know how grave it is: a question and the answers that can be pressed."""

from __future__ import annotations

from dataclasses import dataclass

YES, NO, UNSURE = "yes", "no", "unsure"
YES_NO = (YES, NO, UNSURE)
EVER = 40_000
"""Days that are longer than anybody remembers."""

COMMON = ("yes", "no", "unsure", "skip", "enough")
"""Answers that are worded alike everywhere, under `answer.*`."""


@dataclass(frozen=True, slots=True)
class Question:
    """`name` begins with the letter or the topic it belongs to. What each answer does to the risk stands in
    handbook/risk.yaml, its words in the catalogues under `risk.<name>.ask` and `risk.<name>.<answer>`."""

    name: str
    answers: tuple[str, ...] = YES_NO
    until: tuple[tuple[int, str], ...] = ()
    """Where it asks when: up to how many days ago each answer is meant, so that "2 hari lalu" can be typed."""

    named: tuple[str, ...] = ()
    """Answers that are meant where the thing itself is named ("perih" where pain is asked about): its words stand in
    the catalogues under `word.named.risk.<name>.<answer>`."""
    exists: bool = False
    """Whether it asks if there is such a thing or such a person, so that "ada bu, gurunya" is a yes."""

    @property
    def node(self) -> str:
        """The node that asks it."""
        return f"risk.{self.name}"

    @property
    def code(self) -> str:
        """The letter or topic it belongs to."""
        return self.name.partition(".")[0]
