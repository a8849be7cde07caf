"""The card of a case in the group: no name, no story; and the line that rings when there is danger."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.channels.contract import Button, Outgoing
from bot.desk import facts
from bot.words import Words
from flows.casework.case import Case
from flows.text import Text, Verbatim, text
from handbook.reading import Handbook

CLAIM = "claim"


def state(case: Case, now: datetime, zone: ZoneInfo) -> Text:
    """Waiting since when, or with whom since when."""
    if case.state == "waiting":
        if case.asked_to_stop is not None:
            return text("desk.card.stop", since=facts.waiting_since(case, now, zone))
        key = "desk.card.unanswered" if case.unanswered else "desk.card.waiting"
        return text(key, since=facts.waiting_since(case, now, zone))
    since = facts.clock_time(case.since or case.opened, now, zone)
    return text(f"desk.card.{case.state}", name=case.claimer_name, since=since)


def card(case: Case, now: datetime, zone: ZoneInfo, handbook: Handbook, words: Words) -> Outgoing:
    """The card as it is now; claimable while the case waits."""
    shown = text(
        "desk.card",
        code=case.code,
        risk=facts.risk(case),
        kinds=_kinds(case, handbook, words),
        topics=facts.topics_for_group(case, handbook),
        age=facts.age(case),
        kecamatan=facts.kecamatan(case, handbook),
        wanted=facts.wanted_gender(case),
        unopened=unopened(case),
        new=new_matter(case, now, zone),
        hidden=Text("desk.card.hidden") if case.hidden else Verbatim(""),
        danger=danger(case, now, zone),
        state=state(case, now, zone),
    )
    return Outgoing(text=words.say(shown, facts.LOCALE), buttons=claim_button(case, words))


def _kinds(case: Case, handbook: Handbook, words: Words) -> Text | Verbatim:
    """What kind of danger was heard; a line of the card, or nothing."""
    kinds = facts.dangers_for_group(case, handbook, words)
    return text("desk.card.kinds", kinds=kinds) if kinds else Verbatim("")


def danger(case: Case, now: datetime, zone: ZoneInfo) -> Text | Verbatim:
    """That the one who has it has not answered a danger yet; a line of the card, or nothing."""
    if case.danger_at is None:
        return Verbatim("")
    return text("desk.card.danger", since=facts.clock_time(case.danger_at, now, zone))


def unopened(case: Case) -> Text | Verbatim:
    """Voice notes that nobody has heard, pictures that nobody has seen; a line of the card, or nothing."""
    lines = [
        text(f"desk.card.{kind}", count=count)
        for kind, count in (("unheard", case.unheard), ("unseen", case.unseen))
        if count
    ]
    return text("desk.card.unopened", lines=tuple(lines)) if lines else Verbatim("")


def new_matter(case: Case, now: datetime, zone: ZoneInfo) -> Text | Verbatim:
    """That the family came with another matter; what it is stands in the letter, or nothing."""
    if case.new_since is None:
        return Verbatim("")
    return text("desk.card.new", since=facts.clock_time(case.new_since, now, zone))


def alarm(
    case: Case, now: datetime, zone: ZoneInfo, handbook: Handbook, words: Words, *, danger: bool
) -> Outgoing:
    """A line that rings, because editing a card rings nobody's phone."""
    kinds = facts.dangers_for_group(case, handbook, words)
    named = f"{kinds} · " if kinds else ""
    if case.overdue and case.danger_at is not None:
        return Outgoing(text=words.say(_overdue(case, case.danger_at, now, zone, named), facts.LOCALE))
    key = "desk.alarm" if danger else _back(case) if case.state == "waiting" else "desk.alarm.over"
    line = text(key, code=case.code, kinds=named, risk=facts.risk(case), state=state(case, now, zone))
    return Outgoing(text=words.say(line, facts.LOCALE), buttons=claim_button(case, words))


def _back(case: Case) -> str:
    """What rings while it waits: they asked to stop, or it was given back since."""
    asked = case.asked_to_stop
    return (
        "desk.alarm.back" if asked is None or (case.returned and case.returned > asked) else "desk.alarm.stop"
    )


def _overdue(case: Case, since: datetime, now: datetime, zone: ZoneInfo, kinds: str) -> Text:
    return text(
        "desk.alarm.overdue",
        code=case.code,
        kinds=kinds,
        since=facts.clock_time(since, now, zone),
        state=state(case, now, zone),
        name=case.claimer_name,
    )


def claim_button(case: Case, words: Words) -> tuple[tuple[Button, ...], ...]:
    """One button while the case waits, none afterwards."""
    if case.state != "waiting":
        return ()
    return (
        (Button(words.say(text("desk.button.claim", code=case.code), facts.LOCALE), f"{CLAIM}:{case.id}"),),
    )
