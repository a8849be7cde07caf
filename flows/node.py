"""What a flow is made of: nodes with choices, declared so that they can be checked, drawn, counted and translated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from flows.effects import Effect, Event
from flows.moment import Moment
from flows.piece import Piece
from flows.session import Session, answered
from flows.text import Paragraphs, Text, Verbatim

HERE = "."
"""As a `Move.to`: ask the present question (again)."""

ON_TOP = "+"
"""Before a name in `Move.to`: go there on top of what stands here, which goes on afterwards."""


PAGE = 8
"""Choices on one page: every channel we know can show eight and the row beneath."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way on. `label` is a key of the catalogue, a text with its gaps filled, or words of the handbook. `also` in
    the catalogue under `<label>.also` lists other words for it, separated by '|'. A `pinned` one stands on every page.
    """

    key: str
    to: str
    label: str | Text | Verbatim = ""
    row: int | None = None
    pinned: bool = False
    shown: Callable[[Session, Moment], bool] = lambda _session, _moment: True


@dataclass(frozen=True, slots=True)
class Move:
    """What a node answers: the session, effects, and where to: '' keeps silent, HERE asks again, a name goes there.

    `prefix` are paragraphs said before the words of the node that follows, in one message; `instead` replaces them.
    `turned`: nothing is asked anew, another page of the choices is shown.
    """

    session: Session
    effects: tuple[Effect, ...] = ()
    to: str = ""
    prefix: Paragraphs = ()
    instead: Paragraphs = ()
    events: tuple[Event, ...] = ()
    turned: bool = False


Opening = Callable[[Session, Moment], Paragraphs]


@dataclass(frozen=True, slots=True)
class Node:
    """A place in a conversation.

    `choices` may depend on the session; `leads` then names every node they may lead to. `answer` handles a choice,
    `hear` what matched none, `settle` the end of a burst that `hear` left open, `read` turns free text into a
    choice's key. `round` is the key that stands in after the third time we did not understand. `enter` adds effects
    on arrival. A `rest` is a place where people stay: nothing is asked, so nothing has to be understood. `then` is
    where an answer in their own words leads: it is written down as it is, and never asked again. `first` is how many
    choices stand on the first page, where there are more than fit.
    """

    name: str
    kind: Literal["question", "gather", "rest"] = "question"
    choices: tuple[Choice, ...] | Callable[[Session, Moment], tuple[Choice, ...]] = ()
    leads: tuple[str, ...] = ()
    opening: Opening | None = None
    answer: Callable[[Session, str, Moment], Move] | None = None
    hear: Callable[[Session, Piece, Moment], Move] | None = None
    settle: Callable[[Session, Moment], Move] | None = None
    read: Callable[[str, Session, Moment], str | None] | None = None
    enter: Callable[[Session, Moment], tuple[Effect, ...]] | None = None
    brief: Opening | None = None
    """What it opens with where it was put in full, still stands there, and something else is answered first."""
    asks: Opening | None = None
    """What stands right above its buttons where other words replace its opening."""
    said: Callable[[Session, Moment], Session] | None = None
    """What is remembered once its own words were said."""
    asked: Callable[[Session, Moment], Session] | None = None
    """What is remembered each time that something stood there, its own words or others."""
    round: str = ""
    nav: bool = True
    slot: str = ""
    urgent: bool = False
    keeps: bool = True
    """Whether what is said here belongs to the story."""
    first: Callable[[Session, Moment], int] = lambda _session, _moment: PAGE
    then: str = ""
    numbered: bool = True
    """Whether a typed number names a choice; where an age is asked, it does not."""
    spoken: bool = True
    """Whether a choice can be typed; in the talk with a counsellor every word is for them."""
    own_words: bool = False
    """Whether a short text said here is an answer, and no part of the story."""
    beside: Callable[[Session], tuple[Choice, ...]] | None = None
    """Choices after the others, one for each of their other matters."""
    keeps_answers: bool = False
    """Whether a text that is read as one of its choices is kept as part of the story, however short it is."""
    secret: bool = False
    """Whether such a text is kept nowhere, not even as an answer."""
    mirrors: bool = False
    """Whether it shows what was told: an edit of that is shown at once."""
    texts: tuple[str, ...] = field(default=())
    """Keys this node may say beside its labels and `<name>.ask`: the graph check looks them up in every catalogue."""

    def offered(self, session: Session, moment: Moment) -> tuple[Choice, ...]:
        """The choices as they stand for this person."""
        found = self.choices(session, moment) if callable(self.choices) else self.choices
        shown = tuple(choice for choice in found if choice.shown(session, moment))
        return (*shown, *self.beside(session)) if self.beside else shown

    def says(self, session: Session, moment: Moment) -> Paragraphs:
        """The words it opens with."""
        return self.opening(session, moment) if self.opening else (Text(f"{self.name}.ask"),)

    def answers(self, instead: Paragraphs, session: Session, moment: Moment) -> Paragraphs:
        """Other words in the place of its own, and what it asks below them."""
        return (*instead, *(self.asks(session, moment) if self.asks else ()))

    def label(self, choice: Choice) -> Text | Verbatim:
        """A choice's words; by default the catalogue's `<node>.<key>`."""
        if isinstance(choice.label, Verbatim | Text):
            return choice.label
        return Text(choice.label or f"{self.name}.{choice.key}")

    def take(self, session: Session, key: str, moment: Moment) -> Move:
        """Handle the choice `key`: by default write it down and go where it leads."""
        if self.answer:
            return self.answer(session, key, moment)
        return self.go_on(answered(session, self.name, key), key, moment)

    def go_on(self, session: Session, key: str, moment: Moment) -> Move:
        """Go where the choice `key` leads."""
        choice = next(choice for choice in self.offered(session, moment) if choice.key == key)
        return Move(session, to=choice.to)
