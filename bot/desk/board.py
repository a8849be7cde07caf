"""The one board in the group: how many wait, who waits longest, who holds what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.channels.contract import Button, Outgoing
from bot.desk import facts
from bot.words import Words
from flows.casework.case import RISKS, Case
from flows.text import Text, Verbatim, text

LINES = 12
"""Of each list: the board is read at a glance."""


def board(cases: Sequence[Case], now: datetime, zone: ZoneInfo, words: Words, link: str) -> Outgoing:
    """All open cases: those that wait by risk, then by time; then those in hand. `link` opens the private chat."""
    waiting = sorted((case for case in cases if case.state == "waiting"), key=_urgency)
    claimed = [case for case in cases if case.state == "claimed"]
    shown = text(
        "desk.board",
        at=facts.clock_time(now, now, zone),
        waiting=len(waiting),
        urgent=sum(case.risk == RISKS[0] for case in waiting),
        queue=_short([_waits(case, now, zone) for case in waiting] or [Text("desk.board.empty")]),
        claimed=len(claimed),
        held=_short([_held(case) for case in claimed]),
    )
    open_chat = Button(words.say(Text("desk.board.open"), facts.LOCALE), url=link)
    buttons = ((open_chat,),) if link else ()
    return Outgoing(text=words.say(shown, facts.LOCALE).strip(), buttons=buttons, pin=True, silent=True)


def _urgency(case: Case) -> tuple[int, datetime]:
    return RISKS.index(case.risk), case.waiting_since


def _waits(case: Case, now: datetime, zone: ZoneInfo) -> Text:
    since = facts.waiting_since(case, now, zone)
    key = "desk.board.line" if case.asked_to_stop is None else "desk.board.line.stop"
    return text(key, risk=facts.risk(case), code=case.code, since=since, hidden=_hidden(case))


def _held(case: Case) -> Text:
    return text("desk.board.held", code=case.code, name=case.claimer_name, hidden=_hidden(case))


def _hidden(case: Case) -> Text | Verbatim:
    """That the family hides its chat: nothing that is written to it arrives."""
    return Text("desk.board.hidden") if case.hidden else Verbatim("")


def _short(lines: list[Text]) -> tuple[Text, ...]:
    rest = len(lines) - LINES
    return tuple(lines) if rest <= 0 else (*lines[:LINES], text("desk.board.more", count=rest))
