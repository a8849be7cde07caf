"""A family's conversation, played without a platform: what is said, what is answered, time that jumps.

Between every two steps the session is written and read back, as storage would; a case opens at once under a fixed code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from bot.words import Words
from flows.effects import (
    Carry,
    Effect,
    Forget,
    Keep,
    LookUp,
    OpenCase,
    Option,
    Say,
    SetTimer,
    StopTimer,
    Tell,
)
from flows.inputs import Command, Due, Edited, FromPerson, Pressed, Reheard, Said, Sent
from flows.moment import Moment
from flows.notes import CaseOpened, Looked, Note
from flows.session import Session
from flows.talk import TALK, matters, news
from handbook.reading import Handbook, load

N = TypeVar("N")
CODE = "PANDAN-LAYAR-27"
CODES = (CODE, "MELATI-PERAHU-41", "KELAPA-JENDELA-63")
"""Of the cases of one family, in the order in which they open: 1, 2, 3."""

WORKDAY = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Tuesday, 10.00 in Jakarta."""

NIGHT = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
"""Tuesday, 22.00 in Jakarta."""


@cache
def book() -> Handbook:
    return load()


@cache
def words() -> Words:
    return Words()


def named(label: str) -> str:
    """A button's label without the number that it has on a page of many."""
    return re.sub(r"^\d+\. ", "", label)


class Conversation:
    def __init__(self, now: datetime = WORKDAY, *, demo: bool = True, oncall: bool = False) -> None:
        self.session = Session()
        self.now = now
        self.demo, self.oncall = demo, oncall
        self.heard: list[str] = []
        self.fresh: list[str] = []
        self.buttons: list[Option] = []
        self.kept: list[str] = []
        self.answered: list[str] = []
        self.opened: list[OpenCase] = []
        self.told: list[Note] = []
        self.heard_by: list[tuple[int, Note]] = []
        self.carried: list[Carry] = []
        self.effects: list[Effect] = []
        self.elsewhere: dict[tuple[str, str], str] = {}
        self._timers: dict[str, datetime] = {}
        self._message = 0

    # ---- what the person does

    def says(self, *texts: str) -> Conversation:
        """Several texts are a burst: they come within a second."""
        for text in texts:
            self._take(Said(text, self._next()))
            self.now += timedelta(milliseconds=300)
        self.passes(seconds=2)
        return self

    def replies(self, text: str, case: int) -> Conversation:
        """A text that answers a message of this case."""
        self._take(Said(text, self._next(), reply_to=1), about=case)
        return self.passes(seconds=2)

    def blurts(self, text: str) -> Conversation:
        """A text, and no time goes by: the next thing happens within the same second."""
        self._take(Said(text, self._next()))
        return self

    def sends(self, kind: str, caption: str = "") -> Conversation:
        self._take(Sent(kind, self._next(), caption))  # type: ignore[arg-type]
        return self.passes(seconds=2)

    def edits(self, text: str, message: int, case: int | None = None) -> Conversation:
        self._take(Edited(text, message), about=case)
        return self.passes(seconds=2)

    def commands(self, name: str) -> Conversation:
        self._take(Command(name, "", self._next()))
        return self.passes(seconds=2)

    def presses(self, label: str) -> Conversation:
        """The button whose label starts so; on other pages too."""
        for _ in range(4):
            for option in self.buttons:
                if named(self._words(option.label)).startswith(label):
                    self._take(Pressed(option.token))
                    return self.passes(seconds=2)
            more = next((one for one in self.buttons if "›" in self._words(one.label)), None)
            assert more is not None, f"no button {label!r} among {self.labels}"
            self._take(Pressed(more.token))
        raise AssertionError(f"no button {label!r}")

    def comes_back(self) -> Conversation:
        """Out of a hidden chat, by its two presses."""
        return self.says("halo").presses("Cerita bersambung").presses("Lanjut")

    def presses_token(self, token: str) -> Conversation:
        self._take(Pressed(token))
        return self.passes(seconds=2)

    def passes(self, *, seconds: float = 0, minutes: float = 0) -> Conversation:
        """Time goes by; what falls due on the way happens at its hour."""
        end = self.now + timedelta(seconds=seconds, minutes=minutes)
        while self._timers and min(self._timers.values()) <= end:
            kind = min(self._timers, key=self._timers.__getitem__)
            self.now = max(self.now, self._timers.pop(kind))
            step = news.passed(TALK.step(self._reread(), Due(kind), self.moment), self.moment)
            self._apply(step.session, step.effects)
        self.now = end
        return self

    def rings(self, kind: str) -> Conversation:
        """A timer that nobody set any more, as after a crash."""
        self._timers[kind] = self.now
        return self.passes()

    def is_reheard(
        self,
        signal: str,
        kind: str | None = None,
        *evidence: str,
        told: Mapping[str, float] | None = None,
        said: str = "",
        completes: bool = False,
    ) -> Conversation:
        """The second listener has read what was said last, and hears it in `said`; `told` is what it says of the
        subjects. `completes`: only for what was said before."""
        self.fresh = []
        heard = Reheard(signal, kind, evidence, told or {}, said, completes)  # type: ignore[arg-type]
        step = news.passed(TALK.step(self._reread(), heard, self.moment), self.moment)
        self._apply(step.session, step.effects)
        return self

    def gets(self, note: Note) -> Conversation:
        """A note from the case."""
        step = news.take(TALK, self._reread(), note, self.moment)
        self._apply(step.session, step.effects)
        return self

    # ---- what is seen

    @property
    def moment(self) -> Moment:
        return Moment(self.now, 7, book(), words(), ZoneInfo("Asia/Jakarta"), self.demo, self.oncall)

    @property
    def last(self) -> str:
        """What the bot said last."""
        return self.heard[-1] if self.heard else ""

    @property
    def labels(self) -> list[str]:
        """What the buttons say, without the numbers of a page of many."""
        return [named(self._words(option.label)) for option in self.buttons]

    @property
    def ahead(self) -> set[str]:
        """What is due some time."""
        return set(self._timers)

    def hears(self, *parts: str) -> Conversation:
        """The bot's last message holds all of these."""
        for part in parts:
            assert part in self.last, f"{part!r} is not in:\n{self.last}"
        return self

    def hears_nothing(self) -> Conversation:
        assert not self.fresh, self.fresh
        return self

    def stands_at(self, node: str) -> Conversation:
        assert self.session.node == node, f"{self.session.node}: {self.last}"
        return self

    # ---- inside

    def _next(self) -> int:
        self._message += 1
        return self._message

    def _take(self, said: FromPerson, about: int | None = None) -> None:
        self.fresh = []
        before = self._reread()
        addressed, opened = matters.addressed(before, said, about, self.moment)
        step = TALK.step(addressed, said, self.moment)
        self._apply(matters.turned_back(step.session, before, said), (*opened, *step.effects))

    def _reread(self) -> Session:
        return msgspec.json.decode(msgspec.json.encode(self.session), type=Session)

    def _words(self, label: object) -> str:
        return words().say(label, self.session.locale)  # type: ignore[arg-type]

    def _apply(self, session: Session, effects: tuple[Effect, ...]) -> None:
        """A case that opens is heard of when everything else is done, as in a turn."""
        self.session = session
        opened = [effect for effect in effects if isinstance(effect, OpenCase)]
        for effect in effects:
            self.effects.append(effect)
            match effect:
                case Say():
                    said = words().paragraphs(effect.text, session.locale)
                    self.heard.append(said)
                    self.fresh.append(said)
                    if (
                        effect.options or not effect.quiet
                    ):  # a silent word leaves the buttons above it in place
                        self.buttons = [option for row in effect.options for option in row]
                case SetTimer():
                    self._timers[effect.kind] = effect.due
                case StopTimer():
                    self._timers.pop(effect.kind, None)
                case Keep():
                    (self.answered if effect.piece.answers else self.kept).append(
                        effect.piece.text or effect.piece.kind
                    )
                case Forget():
                    self.kept.clear()
                case Tell():
                    self.told.append(effect.note)
                    self.heard_by.append((effect.id, effect.note))
                case LookUp():
                    state = self.elsewhere.get((effect.code, effect.word), "")
                    self.gets(Looked(effect.code, state))
                case Carry():
                    self.carried.append(effect)
        for asked in opened:
            self._opens(asked)

    def _opens(self, asked: OpenCase) -> None:
        self.opened.append(asked)
        number = len(self.opened)
        self.gets(CaseOpened(number, CODES[(number - 1) % len(CODES)], asked.then, asked.risk == "tinggi"))


def notes(conversation: Conversation, kind: type[N]) -> Iterator[N]:
    """The notes of one kind that the conversation left for its case."""
    return (note for note in conversation.told if isinstance(note, kind))
