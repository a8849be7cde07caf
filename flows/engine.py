"""step(session, input, moment) -> Step: guards first, then the node; always an answer, never a surprise.

Pure: the same three values give the same step, so a conversation can be replayed, and a week tested in a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import msgspec

from flows import ask, between, edited_story
from flows.effects import Effect, Event, Keep, SetTimer, StopTimer, Tell, Toast
from flows.gate import graver, hushed, veiled
from flows.inputs import Command, Due, Edited, FromPerson, Pressed, Reheard, Said, Sent
from flows.match import chosen, says
from flows.moment import Moment
from flows.node import HERE, ON_TOP, Choice, Move, Node
from flows.notes import FamilySaid
from flows.piece import Piece, piece_of
from flows.session import (
    VERSION,
    Frame,
    Session,
    arrive_at,
    at,
    nudge,
    of_child,
    popped,
    pushed,
    put,
    unanswered,
    unsaid,
)
from flows.text import Paragraphs, Text
from flows.told_beside import SKIP, told_beside

BURST = timedelta(seconds=1)
"""A second of silence ends a burst: five short messages get one answer."""

UNSURE = "unsure"
"""Choices: to pass a question over, and not to know its answer."""

STORY_WORDS = 4
"""From so many words on, a text that answers no question is taken as part of the story, not as a slip."""

RECENT = 5
"""Texts that the danger guard looks at together, the present one included."""

RECENT_LENGTH = 300

OWN_WORDS = 300
"""Characters of an answer in their own words; what is longer is a story and kept as one."""

AWAY = timedelta(hours=12)
"""A pause after which somebody comes back, instead of going on."""

TWICE = timedelta(seconds=10)
"""Within so long, the button that was just answered is the same press again: a hand that was quick, or a bot that was
slow. Its answer is on the screen already.
"""

STORY_LENGTH = 6_000
"""Characters of a story that are read for what it is about, the newest."""

FIRST_WORD = "first"
"""`Session.pending` while the very first input is handled: a welcome follows."""

GENTLY = "gently."
"""Begins what is pending, and the catalogue's key, where small words of a kind that `Talk.gently` knows were said."""

NOTED, VOICED = "noted", "voiced"
"""Pending where something was told that answers no question: words or pictures, or a voice that somebody listens to."""

VOICES = ("voice", "audio")

Guard = Callable[["Talk", Session, FromPerson, Moment], Move | None]


@dataclass(frozen=True, slots=True)
class Step:
    """What one input did."""

    session: Session
    effects: tuple[Effect, ...]
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Talk:
    """The declared conversation: nodes, guards, where it starts, where lost people go, names of former nodes.

    `timers` are heard wherever the person is by then, by their kind; all others by the node on top.
    """

    nodes: Mapping[str, Node]
    guards: Sequence[Guard]
    start: str
    lost: str
    renamed: Mapping[str, str]
    timers: Mapping[str, Callable[[Session, Moment], Move]]
    opening: Callable[[Session, FromPerson, Moment], Move] = lambda session, _said, _moment: Move(
        session, to=HERE
    )
    """What the very first input makes of an empty session, past what it adds to the story."""

    reheard: Callable[[Session, Reheard, Moment], Move] = lambda session, _heard, _moment: Move(session)
    """What follows from what the second listener heard."""

    gently: Callable[[str, Session, Moment], str] = lambda _text, _session, _moment: ""
    """The kind of small words that answer nothing and are met warmly, as no slip; '' where they are none."""

    slight: frozenset[str] = frozenset()
    """The kinds of such words that say nothing to keep."""

    overheard: Callable[[Session, FromPerson, Moment], tuple[Session, tuple[Effect, ...]]] = (
        lambda session, _said, _moment: (session, ())
    )
    """What any words say beside what they answer: whether nobody may hear this phone, an address."""

    def step(self, session: Session, said: FromPerson | Due | Reheard, moment: Moment) -> Step:
        """One input, handled."""
        session, moved = self._current(session)
        if isinstance(said, Reheard):
            return self.finish(self.reheard(session, said, moment), moment)
        if isinstance(said, Due):
            return self.finish(self._due(session, said, moment), moment)
        fresh = not session.frames
        if fresh:
            session = at(put(session, version=VERSION), self.start)
        answers = self.nodes[session.node].own_words
        away = session.heard is not None and moment.now - session.heard >= AWAY
        recent = () if away else session.recent  # words of another day complete nothing that is said now
        again = _pressed_again(session, said, moment)
        session = put(session, heard=moment.now, away=away, recent=recent)
        if again:
            return Step(session, (Toast(Text("stale.toast")),))
        session = put(session, tapped=_tapped(session, said))
        session, beside = self.overheard(_remember(session, said, story=not answers), said, moment)
        if fresh:
            session = put(session, pending=FIRST_WORD)
            move = _begun(self._guarded(session, said, moment) or self._first(session, said, moment))
        else:
            move = _heard_beside(session, said, self.go_on(session, said, moment, moved))
            move = self._with_news(session, move)
        return self.finish(replace(move, effects=(*beside, *move.effects)), moment)

    def _with_news(self, before: Session, move: Move) -> Move:
        """What the gate held back is said now, where nothing else would be: who came meanwhile, above all."""
        if not before.unsaid or move.session.hidden:
            return move
        return replace(move, session=put(move.session, unsaid=False), to=move.to or HERE)

    def go_on(self, session: Session, said: FromPerson, moment: Moment, moved: bool = False) -> Move:
        """The guards, then the node. `moved` after a new version of the flows: a typed word answers no old question."""
        return self._guarded(session, said, moment) or self.at_node(session, said, moment, moved)

    def _guarded(self, session: Session, said: FromPerson, moment: Moment) -> Move | None:
        return next((move for guard in self.guards if (move := guard(self, session, said, moment))), None)

    def finish(self, move: Move, moment: Moment) -> Step:
        """Carry a move through: go where it leads, skip what is answered, and say what stands there."""
        session, effects = move.session, [*move.effects]
        if move.to.startswith(ON_TOP):
            session = pushed(session, move.to[1:])
        elif move.to and move.to != HERE:
            if session.returning:
                session = put(at(session, session.returning), returning="")
            else:
                session = self._onward(arrive_at(session, move.to, self._asks(session)), moment)
        if move.to:
            node = self.nodes[session.node]
            if node.enter and move.to != HERE:
                effects.extend(node.enter(session, moment))
            instead = move.instead or _in_brief(node, session, move, moment)
            stands = session.asked == session.seq
            shown = ask.ask(node, session, moment, move.prefix, instead, turned=move.turned, stands=stands)
            effects.append(shown)
            session = put(session, asked=session.seq if node.brief else 0)
            if node.said and not move.instead:
                session = node.said(session, moment)
            session = node.asked(session, moment) if node.asked else session
        session = graver(session, tuple(effects))
        return Step(session, hushed(session, veiled(session, tuple(effects))), move.events)

    def keep(self, session: Session, piece: Piece) -> tuple[Session, tuple[Effect, ...]]:
        """Keep a piece of the story; a case that is open hears of it. After a refusal nothing is kept.

        Of a matter that has no case yet, the one beside it hears, until it has.
        """
        case = session.case
        if case:
            return put(session, told=session.told + 1), (
                Keep(piece, case.id),
                Tell("case", case.id, FamilySaid(piece)),
            )
        if session.refused:
            return session, ()
        session, beside = put(session, told=session.told + 1), between.reader(session)
        if beside:
            heard = (Keep(piece, beside.id), Tell("case", beside.id, FamilySaid(piece, apart=True)))
            return put(session, fresh=(*session.fresh, piece)), heard
        return session, (Keep(piece),)

    def _keep_answer(self, session: Session, piece: Piece) -> tuple[Effect, ...]:
        if session.refused:
            return ()
        kept = msgspec.structs.replace(piece, answers=of_child(session, session.node))
        return (Keep(kept, session.case.id if session.case else None),)

    def _asks(self, session: Session) -> bool:
        return bool(session.node) and self.nodes[session.node].kind != "rest"

    def _current(self, session: Session) -> tuple[Session, bool]:
        """A session of an earlier version of the flows: renamed nodes are mapped, unknown ones lead to a human."""
        unknown = [frame for frame in session.frames if frame.node not in self.nodes]
        if not session.frames or (session.version == VERSION and not unknown):
            return session, False
        frames = tuple(
            Frame(self._known(frame.node), tuple(map(self._known, frame.trail))) for frame in session.frames
        )
        return put(session, version=VERSION, frames=frames, seq=session.seq + 1), True

    def _known(self, node: str) -> str:
        return node if node in self.nodes else self.renamed.get(node, self.lost)

    def _onward(self, session: Session, moment: Moment) -> Session:
        """No answered question is asked again, and none that was passed over is gone back to."""
        for _ in self.nodes:
            node = self.nodes[session.node]
            stored = session.answers.get(node.name)
            offered = {choice.key: choice.to for choice in node.offered(session, moment)} if stored else {}
            onward = offered.get(stored, node.then) if stored else ""
            if node.kind != "question" or not onward:
                return session
            session = at(session, onward)
        return session

    def _first(self, session: Session, said: FromPerson, moment: Moment) -> Move:
        """The very first input: whatever it was, welcome; if it tells something, it is kept."""
        effects: tuple[Effect, ...] = ()
        slight = isinstance(said, Said) and self.gently(said.text, session, moment) in self.slight
        if isinstance(said, Said | Sent) and not slight:
            session, effects = self.keep(session, piece_of(said))
        move = self.opening(session, said, moment)
        return replace(move, effects=(*effects, *move.effects))

    def at_node(self, session: Session, said: FromPerson, moment: Moment, moved: bool = False) -> Move:
        """What the node makes of it, past the guards: only a guard may call this."""
        node = self.nodes[session.node]
        match said:
            case Pressed():
                return self._pressed(node, session, said.token, moment)
            case Command():
                session, words = nudge(session, "command.unknown")
                if not node.spoken:  # beside a counsellor, who was announced
                    return Move(session, to=HERE, instead=words)
                return Move(session, to=HERE, prefix=words)
            case Edited():
                session, effects = self.keep(session, piece_of(said)) if node.keeps else (session, ())
                return Move(session, effects, to=HERE if node.mirrors else "")
            case Said():
                offered = node.offered(session, moment)
                key = chosen(said.text, node, offered, session.locale, moment)
                if key is not None and not moved:  # typed or pressed: it is no part of what they tell
                    return self._answered(node, unsaid(session, said.text), key, moment)
                key = node.read(said.text, session, moment) if node.read else None
                if key is None and _passes_over(said.text, offered, session, moment):
                    return self._answered(node, unsaid(session, said.text), SKIP, moment)
                if key is not None and not moved:
                    return self._read(node, session, said, key, moment)
                return self._told(node, session, piece_of(said), moment)
            case Sent():
                return self._told(node, session, piece_of(said), moment)

    def _answered(self, node: Node, session: Session, key: str, moment: Moment) -> Move:
        move = node.take(put(session, pending=""), key, moment)
        return replace(move, effects=(StopTimer("burst"), *move.effects))

    def _read(self, node: Node, session: Session, said: Said, key: str, moment: Moment) -> Move:
        """A text that holds an answer; one that tells more than that is kept as well."""
        tells = node.keeps and (node.keeps_answers or len(said.text.split()) >= STORY_WORDS)
        session, kept = self.keep(session, piece_of(said)) if tells else (session, ())
        move = self._answered(node, session, key, moment)
        return replace(move, effects=(*kept, *move.effects))

    def _pressed(self, node: Node, session: Session, pressed: str, moment: Moment) -> Move:
        key = ask.read_token(session, pressed)
        if key is None:
            toast = (Toast(Text("stale.toast")),)
            if not node.spoken:
                return Move(session, toast, to=HERE, instead=(Text(f"{node.name}.stale"),))
            if node.kind == "rest" and not node.urgent:  # what stands there was read, and asks nothing
                session, short = nudge(session, "stale.rest")
                return Move(session, toast, to=HERE, instead=short)
            session, prefix = nudge(session, "stale")
            return Move(session, toast, to=HERE, prefix=prefix)
        if key == ask.BACK:
            return self.back(session)
        if key.startswith(ask.TURN) and key[1:].isdecimal():
            return Move(put(session, page=int(key[1:])), to=HERE, turned=True)
        if key in {choice.key for choice in node.offered(session, moment)}:
            return self._answered(node, session, key, moment)
        return Move(session, to=HERE)

    def back(self, session: Session) -> Move:
        """To the question before; from the first one of a conversation to the conversation beneath."""
        if session.returning:
            return Move(put(at(session, session.returning), returning=""), to=HERE)
        top = session.frames[-1]
        if top.trail:
            earlier = top.trail[-1]
            frames = (*session.frames[:-1], Frame(earlier, top.trail[:-1]))
            session = put(unanswered(session, earlier), frames=frames, seq=session.seq + 1, misses=0, page=0)
            return Move(session, to=HERE)
        if len(session.frames) > 1:
            return Move(popped(session), to=HERE)
        return Move(session, to=HERE, prefix=(Text("back.none"),))

    def _told(self, node: Node, session: Session, piece: Piece, moment: Moment) -> Move:
        """Something that answers no question: kept, and answered when the burst is over."""
        answer = node.own_words and piece.kind == "text" and len(piece.text) <= OWN_WORDS
        small = "" if node.hear or piece.kind != "text" else self.gently(piece.text, session, moment)
        effects: tuple[Effect, ...] = ()
        if answer:
            effects = () if node.secret else self._keep_answer(session, piece)
        elif node.keeps and small not in self.slight:
            told = session.told
            session, effects = self.keep(session, piece)
            if session.case and told and not (node.hear or small or noted_as(piece)):
                session = put(session, told=told)  # an answer that was not understood is no more of the story
        if node.hear:
            move = node.hear(session, piece, moment)
            return replace(move, effects=(*effects, *move.effects))
        session = put(session, pending=_pending(session.pending, piece, small))
        return Move(session, (*effects, SetTimer("burst", moment.now + BURST)))

    def _due(self, session: Session, timer: Due, moment: Moment) -> Move:
        if not session.frames:
            return Move(session)
        if timer.kind in self.timers:
            return self.timers[timer.kind](session, moment)
        if timer.kind != "burst" or not session.pending:
            return Move(session)  # what it would have answered is answered
        node = self.nodes[session.node]
        if session.pending in (NOTED, VOICED, "missed") or session.pending.startswith(GENTLY):
            return self._burst_over(node, session, moment)
        if node.settle is None:
            return Move(put(session, pending=""))
        move = node.settle(session, moment)
        return replace(move, session=put(move.session, pending=""))

    def _burst_over(self, node: Node, session: Session, moment: Moment) -> Move:
        told = session.pending in (NOTED, "missed")
        if told and (beside := told_beside(node, put(session, pending=""), moment)):
            return beside
        if session.pending != "missed":
            session, prefix = nudge(put(session, pending=""), session.pending)
            return Move(session, to=HERE, prefix=prefix)
        session = put(session, pending="", misses=session.misses + 1)
        if session.misses == 1:
            return Move(session, to=HERE, prefix=(Text("miss.1"),))
        offered = node.offered(session, moment)
        if session.misses == 2:
            again = (Text("miss.2"), ask.numbered(node, offered)) if len(offered) > 1 else (Text("miss.one"),)
            return Move(session, to=HERE, prefix=again)
        if session.returning:
            return replace(
                self.back(session), prefix=(Text("miss.round"),)
            )  # what was told before still holds
        if node.round:
            move = node.take(put(session, misses=0), node.round, moment)
            return replace(move, prefix=(Text("miss.round"), *move.prefix))
        return Move(session, to=self.lost)


def _heard_beside(before: Session, said: FromPerson, move: Move) -> Move:
    """Where another matter was begun, "kak?" and "kembali" may be meant for whoever reads the one beside it."""
    beside = between.reader(before)
    if beside is None or move.session.hidden or not isinstance(said, Said | Sent):
        return move
    if any(isinstance(effect, Tell) and isinstance(effect.note, FamilySaid) for effect in move.effects):
        return move
    return replace(move, effects=(Tell("case", beside.id, FamilySaid(piece_of(said))), *move.effects))


def _in_brief(node: Node, session: Session, move: Move, moment: Moment) -> Paragraphs:
    """A question that stands above is not read out once more under every word that answers something else."""
    stands = move.to == HERE and move.prefix and session.asked == session.seq
    return node.brief(session, moment) if node.brief and stands else ()


def _begun(move: Move) -> Move:
    """After the first input nothing marks it any more."""
    return (
        replace(move, session=put(move.session, pending="")) if move.session.pending == FIRST_WORD else move
    )


def noted_as(piece: Piece) -> str:
    """What answers a piece of a story where none was asked for; '' where it is too short for one."""
    if piece.kind in VOICES:
        return VOICED
    return NOTED if piece.kind != "text" or len(piece.text.split()) >= STORY_WORDS else ""


def _pending(before: str, piece: Piece, small: str) -> str:
    """What the end of the burst answers: a story before small words, small words before a slip."""
    if before in (NOTED, VOICED):
        return before
    if small:
        return f"{GENTLY}{small}"
    if noted := noted_as(piece):
        return noted
    return before if before.startswith(GENTLY) else "missed"


def _passes_over(said: str, offered: Sequence[Choice], session: Session, moment: Moment) -> bool:
    """ "Ga tau", where that is no answer of its own and the question can be skipped."""
    keys = {choice.key for choice in offered}
    return SKIP in keys and UNSURE not in keys and says(f"answer.{UNSURE}", said, session.locale, moment)


def _tapped(session: Session, said: FromPerson) -> str:
    """The button that this input is, unless its question has passed."""
    return said.token if isinstance(said, Pressed) and ask.read_token(session, said.token) is not None else ""


def _pressed_again(session: Session, said: FromPerson, moment: Moment) -> bool:
    if not isinstance(said, Pressed) or said.token != session.tapped or session.heard is None:
        return False
    return moment.now - session.heard < TWICE and ask.read_token(session, said.token) is None


def _remember(session: Session, said: FromPerson, *, story: bool) -> Session:
    """Keep the last few texts for the guard, and the story; unless nothing is to be kept, or another hand may write.

    A name or a school is no story.
    """
    if session.refused or session.hidden:
        return session
    words = said.caption if isinstance(said, Sent) else said.text if isinstance(said, Said | Edited) else ""
    if not words:
        return session
    recent = (*session.recent, words[:RECENT_LENGTH])[-RECENT:]
    before = edited_story.without_former(session.story, words) if isinstance(said, Edited) else session.story
    told = _newest((*before, words[:STORY_LENGTH])) if story else session.story
    unread = min(session.unread + 1, RECENT)
    return put(session, recent=recent, story=told, unread=unread, spoke=session.heard)


def _newest(story: tuple[str, ...]) -> tuple[str, ...]:
    while sum(map(len, story)) > STORY_LENGTH:
        story = story[1:]
    return story
