"""A case's facts in the desk's words: what may stand in the group, and what only its claimer may read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.words import Words
from flows.casework.case import Case
from flows.piece import Piece
from flows.talk.topics import PROTECTED
from flows.text import Text, Verbatim, text
from flows.triage.categories import Understood, understand
from handbook.reading import CODES, Handbook

LOCALE = "id"


def clock_time(when: datetime, now: datetime, zone: ZoneInfo) -> str:
    """'pukul 22.10' for today, 'Selasa 24 Nov pukul 22.10' for another day."""
    local, today = when.astimezone(zone), now.astimezone(zone)
    pattern = "'pukul' HH.mm" if local.date() == today.date() else "EEEE d MMM 'pukul' HH.mm"
    return format_datetime(local, pattern, locale=LOCALE)


def waiting_since(case: Case, now: datetime, zone: ZoneInfo) -> Text | Verbatim:
    """Since when the family waits, and when a counsellor last gave the case back."""
    since = clock_time(case.waiting_since, now, zone)
    if case.returned is None:
        return Verbatim(since)
    return text("desk.since.returned", since=since, returned=clock_time(case.returned, now, zone))


def stamp(when: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Before each line of a story: '22.10' for today, 'Sel 24 Nov 22.10' for another day."""
    local, today = when.astimezone(zone), now.astimezone(zone)
    pattern = "HH.mm" if local.date() == today.date() else "EEE d MMM HH.mm"
    return format_datetime(local, pattern, locale=LOCALE)


def risk(case: Case) -> Text:
    """The risk in a word."""
    return Text(f"desk.risk.{case.risk}")


PRESSED = ("ditanya", "tidak_aman")
"""Dangers that no words told: they were asked, and pressed that there is one."""

MOST_DANGERS = 3
"""Kinds of danger that stand in the group."""


def dangers(kinds: Sequence[str], handbook: Handbook) -> tuple[Text, ...]:
    """Kinds of danger in plain words, the newest first."""
    known = {*(kind.key for kind in handbook.distress.kinds), *PRESSED}
    return tuple(Text(f"desk.danger.kind.{kind}") for kind in reversed(kinds) if kind in known)


def dangers_for_group(case: Case, handbook: Handbook, words: Words) -> str:
    """The same on one line, as far as a group may read them: "aku mau mati aja" is no matter of worry."""
    if _sensitive((*case.topics, *case.heard), handbook):
        return ""
    implied = {kind.key: kind.implies for kind in handbook.distress.kinds}
    told = [kind for kind in case.dangers if not _sensitive(implied.get(kind, ()), handbook)]
    return ", ".join(words.say(kind, LOCALE) for kind in dangers(told, handbook)[:MOST_DANGERS])


def _sensitive(codes: Sequence[str], handbook: Handbook) -> bool:
    return any(handbook.subjects[code].sensitive for code in codes if code != "other")


def topics_for_group(case: Case, handbook: Handbook) -> Text | Verbatim:
    """Plain words; "sensitif" where even the kind would say too much in a group."""
    if _sensitive((*case.topics, *case.heard), handbook):
        return Text("desk.topic.sensitive")
    beside = _heard_in_danger(case)
    if beside:
        return text("desk.topic.beside", named=topics(case, handbook), labels=_labels(beside, handbook))
    return topics(case, handbook)


def _heard_in_danger(case: Case) -> tuple[str, ...]:
    """Letters that were heard with a danger, and that the family did not name: no choice takes them off the card."""
    named = case.topics if case.dangers else ()
    return tuple(code for code in case.heard if named and code in CODES and code not in named)


def topics(case: Case, handbook: Handbook) -> Text | Verbatim:
    """Plain words for what it is about."""
    if not case.topics and case.heard:
        return text("desk.topic.heard", labels=_labels(case.heard, handbook))
    if not case.topics:
        return Text("desk.topic.none")
    return named(case.topics, handbook)


def named(codes: Sequence[str], handbook: Handbook) -> Text | Verbatim:
    """These subjects in plain words; "something else" where there is none."""
    known = [code for code in codes if code != "other"]
    return Verbatim(_labels(known, handbook)) if known else Text("desk.topic.other")


def heard(case: Case, told: Sequence[Piece], handbook: Handbook) -> Text | Verbatim:
    """What the story sounds like, in plain words; of an ordinary question what is more than a guess, or the likeliest
    guess.
    """
    if not case.heard:
        return _sounds(told, handbook)
    grave = case.dangers or not PROTECTED.isdisjoint((*case.topics, *case.heard))
    return Verbatim(_labels(case.heard if grave else _firm(case, told, handbook), handbook))


def _sounds(told: Sequence[Piece], handbook: Handbook) -> Text | Verbatim:
    """A case that opened at a cry kept nothing of what was told after it."""
    found = _understood(told, handbook)
    codes = (*found.categories, *(code for code in found.topics if code not in found.faint))
    return Verbatim(_labels(codes, handbook)) if codes else Text("desk.letter.none")


def _understood(told: Sequence[Piece], handbook: Handbook) -> Understood:
    return understand([one.text for one in told if one.text and not one.hidden], handbook)


def _firm(case: Case, told: Sequence[Piece], handbook: Handbook) -> tuple[str, ...]:
    found = _understood(told, handbook)
    firm = [code for code in case.heard if code in found.topics and code not in found.faint]
    return tuple(firm) or case.heard[:1]


def wanted_gender(case: Case) -> Text | Verbatim:
    """Whom the family would rather have answer; a line of the card, or nothing."""
    wanted = case.details.get("safe.gender", "")
    return Text(f"desk.card.gender.{wanted}") if wanted in ("woman", "man") else Verbatim("")


def _labels(codes: Sequence[str], handbook: Handbook) -> str:
    return ", ".join(handbook.subjects[code].label(LOCALE) for code in codes)


def age(case: Case) -> Text:
    """The age band as cases are recorded: 0-5, 6-12, 13-17; several where several children are told of."""
    return (
        text("desk.age.band", band=case.age_band.replace("-", "–").replace(",", ", "))
        if case.age_band
        else Text("desk.age.unknown")
    )


def kecamatan(case: Case, handbook: Handbook) -> Text | Verbatim:
    """The district by name."""
    return (
        Verbatim(handbook.areas.district(case.kecamatan).name)
        if case.kecamatan
        else Text("desk.kecamatan.none")
    )
