"""The letter for the one who claimed a case: facts first, then the family's own words and files, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.channels.contract import Button, Outgoing
from bot.desk import facts
from bot.desk.answers import answers, questions
from bot.desk.grounds import grounds
from bot.split import LIMIT, split
from bot.words import Words
from flows.casework.case import Case
from flows.piece import Piece
from flows.text import Text, Verbatim, text
from handbook.reading import Handbook


def letter(
    case: Case,
    told: Sequence[Piece],
    family: str,
    now: datetime,
    zone: ZoneInfo,
    handbook: Handbook,
    words: Words,
    unasked: Sequence[str] = (),
) -> list[tuple[Outgoing, tuple[Piece, ...]]]:
    """The messages in order, each with the pieces it carries; `family` is the address of the chat with the files."""
    messages: list[tuple[Outgoing, tuple[Piece, ...]]] = [
        (
            Outgoing(
                text=words.say(_facts(case, told, now, zone, handbook), facts.LOCALE),
                buttons=buttons(case.id, words),
            ),
            (),
        )
    ]
    if case.details:
        lines = text("desk.answers", code=case.code, lines=answers(case.details))
        messages.extend((Outgoing(text=part), ()) for part in split(words.say(lines, facts.LOCALE)))
    if unasked:
        lines = text("desk.unasked", code=case.code, lines=questions(unasked))
        messages.extend((Outgoing(text=part), ()) for part in split(words.say(lines, facts.LOCALE)))
    run: list[Piece] = []
    for one in told:
        if one.answers or one.hidden:
            continue  # it stands among the answers, or apart
        piece = _gone(one, words) if one.gone else one
        if piece.kind == "text":
            run.append(piece)
            continue
        messages.extend(_texts(case, run, words))
        run = []
        messages.append(_file(case, piece, family, words, messages))
    messages.extend(_texts(case, run, words))
    apart = [piece for piece in told if piece.hidden]
    messages.extend((message, ()) for message, _ in _texts(case, apart, words, "desk.letter.hidden"))
    end = text("desk.letter.end") if told else text("desk.letter.empty")
    return [message for message in messages if message[0].text or message[0].copy] + [
        (Outgoing(text=words.say(end, facts.LOCALE)), ())
    ]


def buttons(case: int, words: Words) -> tuple[tuple[Button, ...], ...]:
    """What can be done with a case from the private chat."""
    keys = {"now": "desk.button.now", "release": "desk.button.release", "close": "desk.button.close"}
    named = [Button(words.say(Text(key), facts.LOCALE), f"{action}:{case}") for action, key in keys.items()]
    return ((named[0],), (named[1], named[2]))


def _facts(case: Case, told: Sequence[Piece], now: datetime, zone: ZoneInfo, handbook: Handbook) -> Text:
    evidence = tuple(Verbatim(word) for word in grounds(case, told, handbook)) or (Text("desk.letter.none"),)
    return text(
        "desk.letter",
        code=case.code,
        risk=facts.risk(case),
        unanswered=Text("desk.letter.unanswered") if case.unanswered else Verbatim(""),
        topics=facts.named(case.topics, handbook) if case.topics else Text("desk.topic.none"),
        new=_new_matter(case, now, zone, handbook),
        beside=text("desk.letter.beside", codes=", ".join(case.beside)) if case.beside else Verbatim(""),
        heard=facts.heard(case, handbook),
        who=Text(f"desk.who.{case.who or 'unknown'}"),
        age=facts.age(case),
        kecamatan=facts.kecamatan(case, handbook),
        since=facts.clock_time(case.waiting_since, now, zone),
        basis=Text(f"desk.basis.{case.basis}"),
        evidence=evidence,
        name=case.claimer_name,
    )


def _new_matter(case: Case, now: datetime, zone: ZoneInfo, handbook: Handbook) -> Text | Verbatim:
    """Another matter that came to this case, with what the family named as such."""
    if case.new_since is None:
        return Verbatim("")
    about = facts.named(case.new_topics, handbook)
    return text("desk.letter.new", since=facts.clock_time(case.new_since, now, zone), topics=about)


def _gone(piece: Piece, words: Words) -> Piece:
    """A line in the place of a file that can be copied no more."""
    line = words.say(text("desk.letter.gone", kind=Text(f"desk.file.{piece.kind}")), facts.LOCALE)
    return Piece("text", piece.message, f"{line}\n{piece.text}".strip())


def _texts(
    case: Case, run: Sequence[Piece], words: Words, key: str = "desk.letter.story"
) -> list[tuple[Outgoing, tuple[Piece, ...]]]:
    if not run:
        return []
    whole = words.say(text(key, code=case.code, words="\n".join(piece.text for piece in run)), facts.LOCALE)
    carried = tuple(run) if len(run) == 1 and len(whole) <= LIMIT else ()
    return [(Outgoing(text=part), carried) for part in split(whole)]


def _file(
    case: Case,
    piece: Piece,
    family: str,
    words: Words,
    before: list[tuple[Outgoing, tuple[Piece, ...]]],
) -> tuple[Outgoing, tuple[Piece, ...]]:
    """A file under its name; the parts of an album are copied together, with the first of them."""
    if piece.album and before and before[-1][1] and before[-1][1][-1].album == piece.album:
        message, pieces = before.pop()
        return Outgoing(copy_from=family, copy=(*message.copy, piece.message)), (*pieces, piece)
    header = words.say(text("desk.from_family", code=case.code), facts.LOCALE)
    if piece.kind in CAPTIONED and not piece.album:
        caption = f"{header}\n{piece.text}".strip()
        return Outgoing(copy_from=family, copy=(piece.message,), caption=caption[:CAPTION]), (piece,)
    before.append((Outgoing(text=header), ()))
    return Outgoing(copy_from=family, copy=(piece.message,)), (piece,)


CAPTIONED = frozenset({"photo", "video", "voice", "audio", "document", "animation"})
CAPTION = 1024
