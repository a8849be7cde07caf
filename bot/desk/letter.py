"""The letter for the one who claimed a case: facts first, then the family's own words and files, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from bot.channels.contract import Button, Outgoing
from bot.desk import facts
from bot.desk.answers import answers, one_line, questions
from bot.desk.grounds import grounds
from bot.split import LIMIT, split
from bot.words import Words
from flows.casework.case import Case, Wrote
from flows.casework.written import MOST_KEPT
from flows.piece import Piece
from flows.talk.areas import ADDRESS_TOLD
from flows.talk.reach import says_how
from flows.talk.told_unasked import place
from flows.text import Text, Verbatim, text
from flows.triage.age import months_alone, years_told
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
    skipped: Sequence[str] = (),
    times: Mapping[int, datetime] = {},
    beside: int = 0,
) -> list[tuple[Outgoing, tuple[Piece, ...]]]:
    """The messages in order, each with the pieces it carries; `family` is the address of the chat with the files,
    `times` when each message of it was told, `beside` how many other cases they hold.
    """
    messages: list[tuple[Outgoing, tuple[Piece, ...]]] = [
        (
            Outgoing(
                text=words.say(_facts(case, told, now, zone, handbook, beside), facts.LOCALE),
                buttons=buttons(case.id, words, case.code if beside else ""),
            ),
            (),
        )
    ]
    run: list[Piece] = []
    for one in _in_order(told, case.said, times):
        if isinstance(one, Wrote):
            run.append(_written(case, one, now, zone, words))
            continue
        if one.answers or one.hidden:
            continue  # it stands among the answers, or apart
        piece = _changed(_gone(one, words) if one.gone else one, now, zone, words)
        at = facts.stamp(times[one.message], now, zone) if one.message in times else ""
        if piece.kind == "text":
            run.append(_told_at(piece, at, words))
            continue
        messages.extend(_texts(case, run, words))
        run = []
        messages.append(_file(case, piece, family, words, messages, at))
    messages.extend(_texts(case, run, words))
    apart = [piece for piece in told if piece.hidden]
    messages.extend((message, ()) for message, _ in _texts(case, apart, words, "desk.letter.hidden"))
    hours = {name: facts.stamp(when, now, zone) for name, when in case.answered.items()}
    messages.extend(_form(case, hours, unasked, skipped, words))
    end = text("desk.letter.end") if told else text("desk.letter.empty")
    return [message for message in messages if message[0].text or message[0].copy] + [
        (Outgoing(text=words.say(end, facts.LOCALE)), ())
    ]


def _form(
    case: Case, hours: Mapping[str, str], unasked: Sequence[str], skipped: Sequence[str], words: Words
) -> list[tuple[Outgoing, tuple[Piece, ...]]]:
    """Behind the story: what was answered, what was asked and left open, what was not asked."""
    answered = {name: said for name, said in case.details.items() if name != ADDRESS_TOLD}
    parts = (
        ("desk.answers", answers(answered, words, hours)),
        ("desk.skipped", questions(skipped, words)),
        ("desk.unasked", questions(unasked, words)),
    )
    said = [words.say(text(key, code=case.code, lines=lines), facts.LOCALE) for key, lines in parts if lines]
    return [(Outgoing(text=part), ()) for whole in said for part in split(whole)]


def _in_order(
    told: Sequence[Piece], said: Sequence[Wrote], times: Mapping[int, datetime]
) -> Iterator[Piece | Wrote]:
    """What an earlier counsellor wrote stands before what was told after it: "iya, 13" answers something."""
    left = list(said)
    for one in told:
        while left and one.message in times and left[0].at < times[one.message]:
            yield left.pop(0)
        yield one
    yield from left


OURS = 0
"""Stands for the message of what the family did not write: no edit of theirs reaches it."""


def _written(case: Case, one: Wrote, now: datetime, zone: ZoneInfo, words: Words) -> Piece:
    """What a counsellor wrote, by name; that it did not reach the family, where it did not."""
    said = one.words
    if one.kind != "text":
        said = f"[{words.say(Text(f'desk.file.{one.kind}'), facts.LOCALE)}] {said}".strip()
    key = "desk.letter.counsellor.unsent" if one.lost else "desk.letter.counsellor"
    line = words.say(text(key, at=facts.stamp(one.at, now, zone), name=one.name, words=said), facts.LOCALE)
    if one is case.said[0] and len(case.said) == MOST_KEPT:
        older = words.say(Text("desk.letter.earlier"), facts.LOCALE)
        line = f"{older}\n{line}"
    return Piece("text", OURS, line)


WAS = 200
"""Characters of how a message read before it was edited."""


def _changed(piece: Piece, now: datetime, zone: ZoneInfo, words: Words) -> Piece:
    """That it reads otherwise than at first, which it may have done for a reason, and how it read."""
    if piece.changed is None or not piece.was or piece.was == piece.text:
        return piece
    was = piece.was if len(piece.was) <= WAS else f"{piece.was[:WAS]}…"
    at = facts.stamp(piece.changed, now, zone)
    line = text("desk.letter.changed", words=piece.text, at=at, was=was)
    return msgspec.structs.replace(piece, text=words.say(line, facts.LOCALE))


def _told_at(piece: Piece, at: str, words: Words) -> Piece:
    """With the hour before it: in which order danger and quiet came is half of the story."""
    line = text("desk.letter.line", at=at, words=piece.text)
    return msgspec.structs.replace(piece, text=words.say(line, facts.LOCALE)) if at else piece


def buttons(case: int, words: Words, code: str = "") -> tuple[tuple[Button, ...], ...]:
    """What can be done with a case from the private chat; with its code where they hold others too."""
    said = {
        action: text(f"desk.button.{action}.of", code=code) if code else Text(f"desk.button.{action}")
        for action in ("now", "release", "close")
    }
    named = [Button(words.say(label, facts.LOCALE), f"{action}:{case}") for action, label in said.items()]
    return tuple((one,) for one in named) if code else ((named[0],), (named[1], named[2]))


def _facts(
    case: Case, told: Sequence[Piece], now: datetime, zone: ZoneInfo, handbook: Handbook, beside: int
) -> Text:
    words = grounds(case, told, handbook)
    evidence = tuple(text("desk.letter.ground", words=word) for word in words) or (Text("desk.letter.none"),)
    return text(
        "desk.letter",
        code=case.code,
        risk=facts.risk(case),
        unanswered=Text("desk.letter.unanswered") if case.unanswered else Verbatim(""),
        dangers=_dangers(case, handbook),
        safe=_safe(case, now, zone),
        stop=_stop(case, now, zone),
        reach=_reach(told, handbook),
        topics=facts.named(case.topics, handbook) if case.topics else Text("desk.topic.none"),
        new=_new_matter(case, now, zone, handbook),
        beside=text("desk.letter.beside", codes=", ".join(case.beside)) if case.beside else Verbatim(""),
        before=text("desk.letter.before", code=case.before) if case.before else Verbatim(""),
        referred=text("desk.letter.referred", to=case.referred) if case.referred else Verbatim(""),
        heard=facts.heard(case, told, handbook),
        who=Text(f"desk.who.{case.who or 'unknown'}"),
        age=_age(case, told),
        kecamatan=facts.kecamatan(case, handbook),
        address=_address(case, now, zone),
        since=facts.waiting_since(case, now, zone),
        basis=Text(f"desk.basis.{case.basis}"),
        evidence=evidence,
        writes=_writes(case, beside),
    )


def _age(case: Case, told: Sequence[Piece]) -> Text:
    """The band, and the very age where they named one that falls into it. The group reads the band alone."""
    texts = [piece.text for piece in told if not piece.hidden]
    texts += [f"umur {said}" if said.isdecimal() else said for said in (case.details.get("child.age", ""),)]
    bands = [tuple(map(int, band.split("-"))) for band in case.age_band.split(",") if band]
    years = [str(one) for one in years_told(texts) if any(least <= one <= most for least, most in bands)]
    months = months_alone(texts) if not years and "0-5" in case.age_band else None
    if not years and months is None:
        return facts.age(case)
    key, said = ("desk.age.months", str(months)) if not years else ("desk.age.years", ", ".join(years))
    return text("desk.age.told", band=facts.age(case), told=text(key, number=said))


def _writes(case: Case, beside: int) -> Text:
    """Where their words go from now on; of several cases none is guessed."""
    if beside:
        return text("desk.letter.writes.several", count=beside + 1, code=case.code)
    return text("desk.letter.writes", name=case.claimer_name)


def _dangers(case: Case, handbook: Handbook) -> Text | Verbatim:
    """Which dangers were heard, in plain words: "bunuh diri" must not hide behind what the case was opened for."""
    kinds = facts.dangers(case.dangers, handbook)
    lines = tuple(text("desk.letter.ground", words=kind) for kind in kinds)
    return text("desk.letter.dangers", kinds=lines) if lines else Verbatim("")


def _stop(case: Case, now: datetime, zone: ZoneInfo) -> Text | Verbatim:
    if case.asked_to_stop is None:
        return Verbatim("")
    return text("desk.letter.stop", since=facts.clock_time(case.asked_to_stop, now, zone))


def _safe(case: Case, now: datetime, zone: ZoneInfo) -> Text | Verbatim:
    """When they said that it is safe: an hour old by now, it may be so no longer."""
    if case.safe_at is None:
        return Verbatim("")
    key = "desk.letter.quiet" if case.quiet else "desk.letter.safe"
    return text(key, since=facts.clock_time(case.safe_at, now, zone))


def _address(case: Case, now: datetime, zone: ZoneInfo) -> Text | Verbatim:
    """Where help goes, among the facts. What was told in the case before is marked as such: it may be so no longer."""
    said, before = place(case.details), case.carried
    if before and case.carried_at and said in ("", before):
        since = facts.clock_time(case.carried_at, now, zone)
        return text("desk.letter.carried", address=one_line(before), code=case.carried_from, since=since)
    return text("desk.letter.address", address=one_line(said)) if said else Verbatim("")


def _reach(told: Sequence[Piece], handbook: Handbook) -> Text | Verbatim:
    """What they wrote of how to reach them, wherever they did: a call may ring in the wrong room."""
    said = [one.text for one in told if not one.hidden and says_how(one.text, handbook)]
    latest = " · ".join(one[:REACH_LENGTH] for one in said[-REACH_LINES:])
    return text("desk.letter.reach", words=latest) if said else Verbatim("")


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
    alone = len(run) == 1 and run[0].message != OURS
    carried = tuple(run) if alone and len(whole) <= LIMIT else ()
    return [(Outgoing(text=part), carried) for part in split(whole)]


def _file(
    case: Case,
    piece: Piece,
    family: str,
    words: Words,
    before: list[tuple[Outgoing, tuple[Piece, ...]]],
    at: str,
) -> tuple[Outgoing, tuple[Piece, ...]]:
    """A file under its name; the parts of an album are copied together, with the first of them."""
    if piece.album and before and before[-1][1] and before[-1][1][-1].album == piece.album:
        message, pieces = before.pop()
        return Outgoing(copy_from=family, copy=(*message.copy, piece.message)), (*pieces, piece)
    named = (
        text("desk.letter.file", code=case.code, at=at) if at else text("desk.from_family", code=case.code)
    )
    header = words.say(named, facts.LOCALE)
    if piece.kind in CAPTIONED and not piece.album:
        caption = f"{header}\n{piece.text}".strip()
        return Outgoing(copy_from=family, copy=(piece.message,), caption=caption[:CAPTION]), (piece,)
    before.append((Outgoing(text=header), ()))
    return Outgoing(copy_from=family, copy=(piece.message,)), (piece,)


CAPTIONED = frozenset({"photo", "video", "voice", "audio", "document", "animation"})
CAPTION = 1024
REACH_LINES, REACH_LENGTH = 3, 200
