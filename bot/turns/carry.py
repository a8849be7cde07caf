"""Carrying somebody's words or files to somebody else, masked; and the letter with a whole story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import msgspec

from bot.channels.contract import Button, Outgoing
from bot.desk.answers import answers
from bot.desk.facts import LOCALE, clock_time
from bot.desk.letter import letter as written
from bot.turns import outlet, states
from bot.turns.meta import Meta
from bot.turns.render import carried
from bot.turns.turn import Turn
from flows.casework.case import Case, Pledge
from flows.casework.first_in_danger import first_in_danger, past
from flows.casework.open_questions import opened
from flows.casework.worker.pledged import DONE, NOT_YET
from flows.effects import Carry, Tell
from flows.notes import PledgesShown
from flows.piece import Piece
from flows.talk import matters
from flows.talk.told_already import most_urgent_first, told_already
from flows.talk.unasked import skipped, unasked
from flows.text import Text, Verbatim, text
from flows.triage.nods import nods
from flows.triage.plans import means_to
from storage import chats, outbox, relays, slots, told
from storage.chats import Chat

ALBUM = timedelta(seconds=1)
"""An album arrives as several updates; a second after the last of them it is copied whole."""

_OUTGOING = msgspec.json.Decoder(Outgoing)


def carry(turn: Turn, chat: Chat, machine: str, effect: Carry) -> None:
    """Carry one piece to `chat`; an edit rewrites what was carried before."""
    if effect.piece.edited and _rewrite(turn, chat, machine, effect):
        return
    if effect.piece.album and _joined(turn, chat, effect):
        return
    if machine == "worker" and (was := _was(turn, effect)):
        effect = _below(turn, effect, was)
    _, source = chats.address(turn.unit, effect.source)
    locale = turn.talk(chat.id)[1].locale if machine == "talk" else "id"
    for message in carried(effect, source, locale, turn.house.words):
        due = turn.unit.now + ALBUM if effect.piece.album and message.copy else None
        lane = outlet.CRISIS if effect.urgent else outlet.CONVERSATION
        meta = _meta(machine, effect)
        row = outlet.put(turn, chat, message, meta=meta, case_id=effect.case, due_at=due, lane=lane)
        relays.link(turn.unit, effect.source, effect.piece.message, row)
        if effect.piece.album and message.copy:
            slots.set(turn.unit, _album(turn, chat, effect), row)


def letter(turn: Turn, case_id: int) -> None:
    """The letter to the one who just claimed the case."""
    _row, case = turn.case(case_id)
    assert case.claimer is not None  # only a claim sends a letter
    chat, worker = turn.worker(case.claimer)
    beside = sum(other != case_id for other in worker.codes)
    kept = [(states.piece(one.data), one.at) for one in told.of_case(turn.unit, case_id)]
    pieces, times = [piece for piece, _ in kept], {piece.message: at for piece, at in kept}
    _, family = chats.address(turn.unit, case.family)
    house = turn.house
    left, open_still = _left(turn, case, pieces)
    now, zone, words = turn.unit.now, house.zone, house.words
    for message, carries in written(
        case, pieces, family, now, zone, house.handbook, words, left, open_still, times, beside
    ):
        out = outlet.put(turn, chat, message, meta=Meta(to="worker"), case_id=case_id)
        for piece in carries:
            relays.link(turn.unit, case.family, piece.message, out)


def _left(turn: Turn, case: Case, pieces: Sequence[Piece]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions that were not put, and those that were put and skipped; not what the case knows otherwise, or what
    the story tells.
    """
    session = matters.seen(turn.talk(case.family)[1], case.id)
    if session is None:
        return (), ()
    known = {name for name, value in (("child.age", case.age_band), ("intake.city", case.kecamatan)) if value}
    texts = [piece.text for piece in pieces if piece.text and not piece.hidden]
    known |= told_already(texts, turn.house.handbook)
    named = (name for name in unasked(session, turn.moment) if name not in known and not past(name, case))
    left = most_urgent_first((*first_in_danger(case, texts, turn.house.handbook), *named))
    left = opened(left, texts, case.topics)
    return left, tuple(name for name in skipped(session, turn.moment) if name not in known)


def answered(turn: Turn, case_id: int, details: Mapping[str, str]) -> None:
    """What the family answered while the case is somebody's."""
    _row, case = turn.case(case_id)
    assert case.claimer is not None  # only a case in hand has somebody to tell
    said = text("desk.answers", code=case.code, lines=answers(details, turn.house.words))
    message = Outgoing(text=turn.house.words.say(said, LOCALE))
    outlet.put(turn, turn.worker(case.claimer)[0], message, meta=Meta(to="worker"), case_id=case_id)


UNANSWERED = 3
"""The last lines that are shown before a case of high risk is closed."""

SHORT = 200


def unanswered(turn: Turn, case_id: int) -> None:
    """What the family wrote since their counsellor last wrote, with its hour: a knock at the door may be among it."""
    _row, case = turn.case(case_id)
    assert case.claimer is not None  # only who holds a case can close it
    session = matters.seen(turn.talk(case.family)[1], case_id)
    wrote = session.case.counsellor_wrote if session and session.case else None
    since = wrote or case.since or case.opened
    house = turn.house
    kept = [(row.at, states.piece(row.data)) for row in told.of_case(turn.unit, case_id) if row.at > since]
    fresh = [(at, piece) for at, piece in kept if not nods(piece.text, house.handbook)]
    lines = tuple(
        text("desk.close.line", time=clock_time(at, turn.unit.now, house.zone), words=_short(piece))
        for at, piece in fresh[-UNANSWERED:]
    )
    if not lines:
        return
    said = text("desk.close.unanswered", code=case.code, lines=lines)
    message = Outgoing(text=house.words.say(said, LOCALE))
    outlet.put(turn, turn.worker(case.claimer)[0], message, meta=Meta(to="worker"), case_id=case_id)


def plans(turn: Turn, chat: Chat, case_id: int) -> None:
    """What the family means to do, and what it was promised, to the one who is about to close: nobody would hold it."""
    _row, case = turn.case(case_id)
    kept = [(row.at, states.piece(row.data)) for row in told.of_case(turn.unit, case_id)]
    house = turn.house
    lines = tuple(
        text("desk.close.line", time=clock_time(at, turn.unit.now, house.zone), words=_short(piece))
        for at, piece in kept
        if not piece.hidden and means_to(piece.text)
    )
    if lines:
        said = text("desk.close.plans", code=case.code, lines=lines[-UNANSWERED:])
        message = Outgoing(text=house.words.say(said, LOCALE))
        outlet.put(turn, chat, message, meta=Meta(to="worker"), case_id=case_id)
    if promised := tuple(_promised(turn, case, one) for one in case.pledges):
        said = text("desk.close.pledged", code=case.code, lines=promised)
        rows = tuple(
            (Button(house.words.say(Text(f"desk.close.pledge.{action}"), LOCALE), f"{action}:{case_id}"),)
            for action in (DONE, NOT_YET)
        )
        message = Outgoing(text=house.words.say(said, LOCALE), buttons=rows)
        turn.note(Tell("worker", chat.id, PledgesShown(case_id)))
        outlet.put(turn, chat, message, meta=Meta(to="worker"), case_id=case_id)


def _promised(turn: Turn, case: Case, one: Pledge) -> Text:
    """By whom, when and what: a case may have been another counsellor's before."""
    who = Text("desk.close.you") if one.by == case.claimer else Verbatim(one.name)
    when = clock_time(one.at, turn.unit.now, turn.house.zone)
    return text("desk.close.pledge", who=who, time=when, words=one.words)


def _short(piece: Piece) -> Text | Verbatim:
    if not piece.text:
        return Text(f"desk.file.{piece.kind}")
    return Verbatim(piece.text if len(piece.text) <= SHORT else f"{piece.text[:SHORT]}…")


def _meta(machine: str, effect: Carry) -> Meta:
    return Meta(to="family" if machine == "talk" else "worker", message=effect.piece.message)


def _rewrite(turn: Turn, chat: Chat, machine: str, effect: Carry) -> bool:
    """Rewrite every message that carried it; False where nothing did."""
    earlier = [
        row
        for row in relays.carried(turn.unit, effect.source, effect.piece.message)
        if _to(turn, row) == chat.id
    ]
    if not earlier:
        return False
    locale = turn.talk(chat.id)[1].locale if machine == "talk" else "id"
    parts = [part.text for part in carried(effect, "", locale, turn.house.words)]
    for number, row in enumerate(earlier):
        _edit(turn, chat, effect, machine, row, parts[number] if number < len(parts) else "…")
    for part in parts[len(earlier) :]:
        more = Outgoing(text=part, silent=effect.quiet)
        outlet.put(turn, chat, more, meta=_meta(machine, effect), case_id=effect.case)
    if machine == "worker":
        _say_changed(turn, chat, effect, earlier[0])
    return True


def _say_changed(turn: Turn, chat: Chat, effect: Carry, row: int) -> None:
    """A message that changes far up the chat rings nobody's phone; one that was not sent yet is read as it is now."""
    state, posted = outbox.earlier(turn.unit, row)
    if state != "sent" or not posted:
        return
    was = _was(turn, effect)
    said = text("desk.changed.before", words=was) if was else Text("desk.changed")
    line = Outgoing(text=turn.house.words.say(said, LOCALE), reply_to=posted[0])
    outlet.put(turn, chat, line, meta=Meta(to="worker"), case_id=effect.case)


def _was(turn: Turn, effect: Carry) -> Text | Verbatim | None:
    """The wording before this edit: what a child takes out of its story is part of it."""
    before = turn.before.get((effect.source, effect.piece.message))
    return _short(before) if before and before.text and before.text != effect.piece.text else None


def _below(turn: Turn, effect: Carry, was: Text | Verbatim) -> Carry:
    """An edit of what stands in a letter among other messages comes as one of its own: it says what it was before."""
    line = turn.house.words.say(text("desk.changed.below", words=was), LOCALE)
    piece = msgspec.structs.replace(effect.piece, text=f"{effect.piece.text}\n\n{line}")
    return msgspec.structs.replace(effect, piece=piece)


def _edit(turn: Turn, chat: Chat, effect: Carry, machine: str, row: int, part: str) -> None:
    before = _OUTGOING.decode(outbox.get(turn.unit, row).data)
    if before.copy and before.caption is None:
        return  # a sticker or an album: nothing of it can be rewritten
    if before.copy:
        after = msgspec.structs.replace(before, caption=part[:1024])
        edit = Outgoing(caption=part[:1024], edits=row, caption_only=True)
    else:
        after, edit = (
            Outgoing(text=part, buttons=before.buttons, silent=before.silent),
            Outgoing(text=part, buttons=before.buttons, silent=before.silent, edits=row),
        )
    if not outbox.rewrite(turn.unit, row, states.encode(after)):
        outlet.put(turn, chat, edit, meta=_meta(machine, effect), case_id=effect.case, edits=row)


def _to(turn: Turn, row: int) -> int:
    return outbox.get(turn.unit, row).chat_id


def _album(turn: Turn, chat: Chat, effect: Carry) -> str:
    """The slot of an album on its way; the platform's id of it never stands in clear."""
    return f"album:{turn.unit.vault.index('album', str(chat.id), effect.piece.album).hex()[:32]}"


def _joined(turn: Turn, chat: Chat, effect: Carry) -> bool:
    """Put one more part to an album that still waits for its last."""
    row = slots.get(turn.unit, _album(turn, chat, effect))
    if row is None:
        return False
    waiting = _OUTGOING.decode(outbox.get(turn.unit, row).data)
    whole = msgspec.structs.replace(waiting, copy=(*waiting.copy, effect.piece.message))
    if not outbox.rewrite(turn.unit, row, states.encode(whole)):
        return False
    relays.link(turn.unit, effect.source, effect.piece.message, row)
    return True
