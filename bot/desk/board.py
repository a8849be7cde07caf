"""The one board in the group: how many wait, who waits longest, who holds what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.channels.contract import Outgoing
from bot.desk import facts
from bot.words import Words
from flows.casework.case import RISKS, Case
from flows.text import Text, text

LINES = 12


def board(cases: Sequence[Case], now: datetime, zone: ZoneInfo, words: Words) -> Outgoing:
    """All open cases: those that wait by risk, then by time; then those in hand."""
    waiting = sorted((case for case in cases if case.state == "waiting"), key=_urgency)
    claimed = [case for case in cases if case.state == "claimed"]
    shown = text(
        "desk.board",
        at=facts.clock_time(now, now, zone),
        waiting=len(waiting),
        urgent=sum(case.risk == RISKS[0] for case in waiting),
        claimed=len(claimed),
        lines=_lines(waiting, claimed, now, zone),
    )
    return Outgoing(text=words.say(shown, facts.LOCALE).strip(), pin=True, silent=True)


def _urgency(case: Case) -> tuple[int, datetime]:
    return RISKS.index(case.risk), case.waiting_since


def _lines(
    waiting: Sequence[Case], claimed: Sequence[Case], now: datetime, zone: ZoneInfo
) -> tuple[Text, ...]:
    lines = [
        text(
            "desk.board.line",
            risk=facts.risk(case),
            code=case.code,
            since=facts.clock_time(case.waiting_since, now, zone),
        )
        for case in waiting
    ]
    lines += [text("desk.board.held", code=case.code, name=case.claimer_name) for case in claimed]
    if not waiting:
        lines.insert(0, Text("desk.board.empty"))
    rest = len(lines) - LINES
    return tuple(lines) if rest <= 0 else (*lines[:LINES], text("desk.board.more", count=rest))
