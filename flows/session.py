"""Where a family's conversation stands: one small value, sealed and written back after every step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from flows.piece import Piece
from flows.text import Paragraphs, Text

VERSION = 2
"""Of the flows. Raise it when a node is renamed or removed, and map the old name in flows/talk/__init__.py."""

FIRST_VERSION = 1
"""What a stored session is that names no version: the first one left it out."""


HIDDEN = "hidden."
"""What the nodes of the harmless menu are named after."""


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """One conversation on top of another: its node, and the questions it came through (for going back)."""

    node: str
    trail: tuple[str, ...] = ()


class CaseRef(msgspec.Struct, frozen=True):
    """The family's open case, as far as the conversation must know it."""

    id: int
    code: str
    claimed: bool = False
    counsellor: str = ""
    counsellor_wrote: datetime | None = None
    told: int = 0
    """Of a former case: how many messages it holds."""
    queued: str = ""
    """What was last said of when a counsellor reads, so that it is said whole once."""
    named: datetime | None = None
    """The hour that was named to them in this wait: when a counsellor reads again."""
    grave: bool = False
    """Whether its risk is high: danger was heard in it, or its story is grave."""
    closed: datetime | None = None
    """Of a former case: when it ended."""
    reached: datetime | None = None
    """When they last read that their words of a danger had reached the counsellor."""
    lined: datetime | None = None
    """When they last read that it is in the queue, and that more may be told."""
    asked: str = ""
    """The kind of grave question that the counsellor's last words asked, whose short answer may be a danger."""


class Peril(msgspec.Struct, frozen=True):
    """A danger that is being handled: which kinds were heard, when the last word of it came, and when the first."""

    kinds: tuple[str, ...]
    heard: datetime
    since: datetime | None = None
    rang: datetime | None = None
    """When all counsellors were last told of it."""
    seq: int = 0
    """Where the conversation stood when it began: every question of it has a higher number."""


class Matter(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Another matter of the same family, set aside: its case, where its questions stand, and what is known of it.

    `case` is missing only between the step that opens it and the note that says so.
    """

    case: CaseRef | None = None
    frames: tuple[Frame, ...] = ()
    answers: Mapping[str, str] = {}
    story: tuple[str, ...] = ()
    children: tuple[Mapping[str, str], ...] = ()
    told: int = 0
    reread: Mapping[str, float] = {}


class Hiding(msgspec.Struct, frozen=True, omit_defaults=True):
    """The chat is hidden since then. `said` are the last texts written over it, by whoever holds the phone, and
    `kinds` the dangers heard in them: they are judged by themselves.
    """

    since: datetime
    said: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Session(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`seq` numbers the present question and rides on its buttons; `pending` is what the end of a burst answers.

    `returning` is the node to go back to after a line of the summary was changed. `nudges` turns the wording of
    repeated answers. `recent` are their last few texts, because danger is often said in two messages; `story` are all
    that may be kept, as far as it is read for what it is about. `asked_safe` is when they last said, or were asked,
    whether they are safe, `said_safe` when they last answered that they are. `unsaid`: something was held back by
    the gate and must be said when they write again. `away`: this is their first word after a long pause. `nudged`:
    they were asked whether they want to go on. `tries` are looks at a case of another chat. `children` are the
    answers about the children before the present one.

    `parting` are last words of counsellors, with their names, that a hidden chat could not show: they stand first
    once it is back.

    `case` is the one that what they write belongs to; `others` are the matters beside it, each a case of its own.
    `fresh` was told since it was last clear which matter it belongs to.

    `spoke` is when the last of `recent` was written, `unread` how many of them, the last ones, the second listener has
    not read; `reread` is what it says of the subjects of `story`, as far as it was asked.

    `tapped` is the button that was their last input, as long as nothing else came.

    `asked` is the `seq` of the question that was put in full, where one is put shorter the next time.

    `passed` is the danger that was handled last, once it is over: whoever says that it begins again means that one.

    `ended` is what was known of the matter whose case was closed last: nothing of it belongs to what is told from then
    on, and all of it does where they say that they go on with that one.

    `hid`: they hid this chat once, so somebody looks at their phone. `grave`: danger was heard here once, or a risk is
    high, so whoever it comes from may be near their phone. `hush`: they said that nobody may hear them, or that whoever
    they fear is near, so in danger nothing rings.
    """

    version: int = FIRST_VERSION
    seq: int = 0
    frames: tuple[Frame, ...] = ()
    answers: Mapping[str, str] = {}
    language: Literal["id", "en"] = "id"
    misses: int = 0
    nudges: int = 0
    page: int = 0
    told: int = 0
    recent: tuple[str, ...] = ()
    pending: str = ""
    returning: str = ""
    heard: datetime | None = None
    stopped: bool = False
    case: CaseRef | None = None
    former: CaseRef | None = None
    peril: Peril | None = None
    asked_safe: datetime | None = None
    story: tuple[str, ...] = ()
    unsaid: bool = False
    parting: tuple[tuple[str, str], ...] = ()
    away: bool = False
    children: tuple[Mapping[str, str], ...] = ()
    nudged: bool = False
    tries: tuple[datetime, ...] = ()
    said_safe: datetime | None = None
    others: tuple[Matter, ...] = ()
    fresh: tuple[Piece, ...] = ()
    hiding: Hiding | None = None
    hid: bool = False
    grave: bool = False
    hush: bool = False
    unread: int = 0
    spoke: datetime | None = None
    reread: Mapping[str, float] = {}
    tapped: str = ""
    asked: int = 0
    passed: Peril | None = None
    ended: Matter | None = None

    @property
    def node(self) -> str:
        """The node on top, or '' before the first word."""
        return self.frames[-1].node if self.frames else ""

    @property
    def hidden(self) -> bool:
        """Whether their screen shows the harmless menu. There is no other mark of it."""
        return self.node.startswith(HIDDEN)

    @property
    def register(self) -> Literal["child", "adult", "unknown"]:
        """Child is "kamu", adult is "Anda", unknown is neither."""
        who = self.answers.get("intake.who", "")
        return "unknown" if not who else "child" if who == "child" else "adult"

    @property
    def locale(self) -> str:
        """The catalogue this person reads."""
        if self.language == "en":
            return "en"
        return "id@anak" if self.answers.get("intake.who") == "child" else "id"

    @property
    def consented(self) -> bool:
        """Whether they agreed that what they tell is kept."""
        return self.answers.get("intake.consent") == "yes"

    @property
    def refused(self) -> bool:
        """Whether they said no to that: then nothing is kept, danger aside."""
        return self.answers.get("intake.consent") == "no"


VARIANTS = 3
"""Wordings of what may have to be said several times in a row."""


def nudge(session: Session, key: str) -> tuple[Session, Paragraphs]:
    """One of three wordings of `key`, another one each time."""
    return put(session, nudges=session.nudges + 1), (Text(f"{key}.{session.nudges % VARIANTS + 1}"),)


def turned(session: Session) -> Session:
    """The same session after something was said that is no beginning any more: no second welcome follows."""
    return put(session, nudges=session.nudges + 1)


def put(session: Session, **changes: object) -> Session:
    """The same session with these fields changed."""
    return msgspec.structs.replace(session, **changes)


def untold(session: Session, words: str) -> Session:
    """The same session, in whose story this text is not, where it was the last of it: at many questions nothing is."""
    last = session.story[-1:]
    return put(session, story=session.story[:-1]) if last and words.startswith(last[0]) else session


def unsaid(session: Session, words: str) -> Session:
    """The same session without this text, where it was written last: it is no part of the story and not read again."""
    last = session.recent[-1:]
    if last and words.startswith(last[0]):
        session = put(session, recent=session.recent[:-1], unread=max(0, session.unread - 1))
    return untold(session, words)


def answered(session: Session, question: str, answer: str) -> Session:
    """The same session with one answer written down."""
    return put(session, answers={**session.answers, question: answer})


def of_child(session: Session, question: str) -> str:
    """The question as its answer is kept: about a further child with that one's number behind it."""
    place = len(session.children) + 1
    return f"{question}/{place}" if question.startswith("child.") and place > 1 else question


def unanswered(session: Session, *questions: str) -> Session:
    """The same session without these answers."""
    return put(
        session, answers={name: value for name, value in session.answers.items() if name not in questions}
    )


def at(session: Session, node: str) -> Session:
    """Move the top frame to `node`. Every old button is stale now."""
    below, top = session.frames[:-1], session.frames[-1] if session.frames else Frame("")
    return put(session, frames=(*below, Frame(node, top.trail)), seq=session.seq + 1, misses=0, page=0)


def arrive_at(session: Session, node: str, remember: bool) -> Session:
    """Move the top frame to `node`; with `remember`, "back" returns to the question that stands there now."""
    below, top = session.frames[:-1], session.frames[-1]
    trail = (*top.trail, top.node) if remember else ()
    return put(session, frames=(*below, Frame(node, trail)), seq=session.seq + 1, misses=0, page=0)


def pushed(session: Session, node: str) -> Session:
    """Put a conversation on top; what was underneath waits."""
    return put(session, frames=(*session.frames, Frame(node)), seq=session.seq + 1, misses=0, page=0)


def popped(session: Session) -> Session:
    """Take the top conversation away; what was underneath goes on."""
    return put(session, frames=session.frames[:-1], seq=session.seq + 1, misses=0, page=0)


def only(session: Session, node: str) -> Session:
    """One frame, nothing underneath."""
    return put(
        session, frames=(Frame(node),), seq=session.seq + 1, misses=0, page=0, returning="", pending=""
    )


def hidden(session: Session, node: str, now: datetime) -> Session:
    """The harmless menu on top of everything, once."""
    kinds = session.hiding.kinds if session.hidden and session.hiding else ()
    covered = pushed(_bare(session), node)
    return put(covered, hiding=Hiding(now, kinds=kinds), hid=True, pending="")


def revealed(session: Session) -> Session:
    """Everything that the menu covered, as it was left."""
    bare = _bare(session)
    return put(bare, hiding=None, seq=session.seq + 1, misses=0, page=0)


def _bare(session: Session) -> Session:
    """Without any frame of the menu, wherever an earlier version of the flows left one."""
    kept = tuple(frame for frame in session.frames if not frame.node.startswith(HIDDEN))
    return put(session, frames=kept or (Frame("waiting.line" if session.case else "intake.who"),))
