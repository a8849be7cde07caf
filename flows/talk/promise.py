"""By when: only what is so. Unconfirmed hours are never named to a family (the demo marks them CONTOH)."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from flows.moment import Moment
from flows.session import Session, put
from flows.text import Paragraphs, Text, Verbatim, text

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


def promise(moment: Moment) -> Text:
    """What happens next, in words that hold."""
    hours = moment.handbook.hours
    if not (hours.confirmed or moment.demo):
        return Text("promise.unknown")
    mark = example(moment)
    if hours.is_open(moment.now):
        opens, closes = f"{hours.opens:%H.%M}", f"{hours.closes:%H.%M}"
        return text(
            "promise.open", hours=text("promise.hours", opens=opens, closes=closes), until=closes, mark=mark
        )
    key = "promise.closed.on_call" if moment.oncall else "promise.closed"
    return text(key, when=_when(hours.next_opening(moment.now)), mark=mark)


def promised(moment: Moment) -> str:
    """Marks what `promise` says at this moment: as long as it is the same, the same holds."""
    hours = moment.handbook.hours
    day = moment.now.astimezone(moment.zone).date() if hours.is_open(moment.now) else None
    return f"{day or hours.next_opening(moment.now):%Y-%m-%d}{'' if day else ' closed'}"


def named(session: Session, moment: Moment) -> Session:
    """The same session, where the hour of the next reading was just said: whoever comes before it comes sooner."""
    hours, case = moment.handbook.hours, session.case
    known = hours.confirmed or moment.demo
    if case is None or case.claimed or not known or hours.is_open(moment.now):
        return session
    opening = hours.next_opening(moment.now).astimezone(UTC)
    return put(session, case=msgspec.structs.replace(case, named=opening))


def on_duty(moment: Moment) -> bool:
    """Whether somebody of Puspa reads danger now: a counsellor at work, or one on call."""
    hours = moment.handbook.hours
    known = hours.confirmed or moment.demo
    return moment.oncall or (known and hours.is_open(moment.now))


def reads_now(moment: Moment) -> str:
    """Who reads danger now, as the words of the company name it: one of READERS."""
    hours = moment.handbook.hours
    if (hours.confirmed or moment.demo) and hours.is_open(moment.now):
        return "passed_on"
    return "on_call" if moment.oncall else "nobody_reads"


def reading(moment: Moment) -> Text:
    """Whether somebody reads at this hour; where the hours are not known, that."""
    known = moment.handbook.hours.confirmed or moment.demo
    return Text(f"reads.{reads_now(moment)}") if known else Text("promise.unknown")


READERS = ("passed_on", "on_call", "nobody_reads")


def next_reading(moment: Moment) -> Text | None:
    """When a counsellor reads again, where that may be named."""
    hours = moment.handbook.hours
    return _when(hours.next_opening(moment.now)) if hours.confirmed or moment.demo else None


def example(moment: Moment) -> Text | Verbatim:
    """Behind an hour that nobody confirmed."""
    return Verbatim("") if moment.handbook.hours.confirmed else Text("mark.example")


def later(moment: Moment) -> Paragraphs:
    """Beside the code, where nobody reads now: the hour, for who does not come to the end of the questions."""
    hours = moment.handbook.hours
    when = next_reading(moment)
    if when is None or hours.is_open(moment.now):
        return ()
    return (text("case.opened.later", when=when, mark=example(moment)),)


def on_day(when: datetime, moment: Moment) -> Text:
    """A moment that is past: the day with its date, and the clock."""
    local = when.astimezone(moment.zone)
    day = Text(f"day.{DAYS[local.weekday()]}")
    return text("promise.on_day", day=day, date=f"{local.day}/{local.month}", time=f"{local:%H.%M}")


def _when(opening: datetime) -> Text:
    return text("promise.when", day=Text(f"day.{DAYS[opening.weekday()]}"), time=f"{opening:%H.%M}")
