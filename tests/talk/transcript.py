"""A conversation as a text file: what is said, what is answered. Played with the session written and read back between
every two steps, and compared line by line.

    # Whose conversation this is
    when: night
    > anak saya susah makan          what they say; ' // ' between the texts of a burst
    > [Tidak]                        a button; (voice) or (photo) apa ini: a file; /status: a command
    + 30 minutes                     time goes by
    > ^2 iya kak                     a reply to a message of the second case
    @ claimed Kak Dian               what happens at the desk: claimed, wrote, released, closed
    @ 2 claimed Kak Bumi             the same of the second case
    < Halo, ini Puspa                what the bot says, its further lines after |; ~ where it rings no phone
    = Ya | Tidak                     the buttons beneath
    ! opened sedang consent          what the case hears

`pytest tests/talk/test_golden.py --refresh-golden` writes the answers anew: read what changed, aloud, and only
then commit it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.effects import Carry, Effect, OpenCase, Say, Tell
from flows.notes import (
    Changed,
    CheckUnanswered,
    Claimed,
    Closed,
    CounsellorSaid,
    Danger,
    Note,
    Released,
    Reopen,
    Withdrawn,
)
from flows.piece import Piece
from tests.talk.conversation import NIGHT, WORKDAY, Conversation, words

WHEN = {"workday": WORKDAY, "night": NIGHT, "saturday": datetime(2026, 11, 28, 3, 0, tzinfo=UTC)}
DOES = (">", "+", "@")
NAMES = ("Kak Dian", "Kak Bumi", "Kak Sari")
"""Who holds which of a family's cases."""

FILE = re.compile(r"\((\w+)\)\s*(.*)")


@dataclass(frozen=True)
class Transcript:
    """`settings` are the lines before the first step, `steps` what is done, `lines` the whole of it."""

    title: str
    settings: dict[str, str]
    steps: tuple[str, ...]
    lines: tuple[str, ...]


def read(path: Path) -> Transcript:
    """The file as it stands."""
    lines = tuple(path.read_text(encoding="utf-8").splitlines())
    found = dict(line.split(": ", 1) for line in lines if re.match(r"[a-z]+: ", line))
    return Transcript(
        title=lines[0].removeprefix("# "),
        settings=found,
        steps=tuple(line for line in lines if line.startswith(DOES)),
        lines=lines,
    )


def play(transcript: Transcript) -> list[str]:
    """The same conversation as it goes today, line by line."""
    family = Conversation(
        WHEN[transcript.settings.get("when", "workday")],
        demo=transcript.settings.get("real") != "yes",
        oncall=transcript.settings.get("oncall") == "yes",
    )
    if "elsewhere" in transcript.settings:
        code, word, state = transcript.settings["elsewhere"].split()
        family.elsewhere[code, word] = state
    lines = [f"# {transcript.title}", *(f"{name}: {value}" for name, value in transcript.settings.items())]
    for step in transcript.steps:
        before = len(family.effects)
        _do(family, step)
        lines += ["", step, *_what_came(family, family.effects[before:])]
    return lines


def _do(family: Conversation, step: str) -> None:
    kind, said = step[0], step[2:]
    if kind == "+":
        number, unit = said.split()
        family.passes(minutes=float(number) * {"minutes": 1, "hours": 60, "days": 1440}[unit])
    elif kind == "@":
        family.gets(_note(said))
    elif said.startswith("["):
        family.presses(said.strip("[]"))
    elif said.startswith("/"):
        family.commands(said[1:])
    elif said.startswith("^"):
        number, _, text = said[1:].partition(" ")
        family.replies(text, int(number))
    elif found := FILE.fullmatch(said):
        family.sends(found[1], found[2])
    else:
        family.says(*said.split(" // "))


def _note(said: str) -> Note:
    number, _, others = said.partition(" ")
    case, said = (int(number), others) if number.isdecimal() else (1, said)
    name = NAMES[case - 1]
    what, _, rest = said.partition(" ")
    if what == "claimed":
        return Claimed(case, rest)
    if what == "released":
        return Released(case, rest)
    if what == "closed":
        return Closed(case, name, rest)
    return CounsellorSaid(case, name, Piece("text", 900, rest), 9)


def _what_came(family: Conversation, effects: list[Effect]) -> list[str]:
    lines: list[str] = []
    for effect in effects:
        if isinstance(effect, Say):
            said = words().paragraphs(effect.text, family.session.locale)
            sign = "~" if effect.quiet else "<"
            first, *rest = said.splitlines()
            lines += [f"{sign} {first}", *(f"| {line}".rstrip() for line in rest)]
            labels = [words().say(one.label, family.session.locale) for row in effect.options for one in row]
            lines += [f"= {' | '.join(labels)}"] if labels else []
        elif isinstance(effect, OpenCase):
            about = ", ".join((*effect.topics, *effect.details)) or "-"
            lines.append(f"! opened {effect.risk} {effect.basis}: {about}")
        elif isinstance(effect, Carry):
            said = f"{words().paragraphs(effect.header, family.session.locale)} {effect.piece.text}"
            first, *rest = said.splitlines()
            lines += [f"< {first}", *(f"| {line}".rstrip() for line in rest)]
        elif isinstance(effect, Tell) and (told := _told(effect.note)):
            several = f"{effect.id}: " if family.session.others else ""
            lines.append(f"! {several}{told}")
    return lines


def _told(note: Note) -> str:
    match note:
        case Changed():
            parts = [note.who, *note.topics, note.kecamatan, note.basis, "word" if note.word else ""]
            parts += ["new matter"] if note.new else []
            parts += [f"risk {note.risk}"] if note.risk else []
            parts += [f"{name} = {value}".replace("\n", " / ") for name, value in note.details.items()]
            return "changed " + ", ".join(part for part in parts if part)
        case Danger():
            return "danger" + (" beside the counsellor" if note.served else "")
        case CheckUnanswered() | Withdrawn() | Reopen():
            return type(note).__name__
        case _:
            return ""
