"""What a case tells the one who has it."""

from __future__ import annotations

import msgspec

from flows.casework.corrections import UNCLEAR
from flows.casework.worker.closing import ask_if_sure, ends_as, went_nowhere
from flows.casework.worker.for_whom import TYPED
from flows.casework.worker.held import current_line, held_below, held_words, no_longer_asked, unsent
from flows.casework.worker.menu import of_case
from flows.casework.worker.state import Worker, WorkerStep, not_closing, put, say, seen_by
from flows.effects import Carry, Option, Say, Toast
from flows.gate import SAFE_HOURS
from flows.moment import Moment
from flows.notes import (
    AskIfSure,
    AskToRelease,
    DangerNews,
    DidNotReach,
    FamilyHid,
    FamilySafe,
    FromFamily,
    Given,
    Note,
    NotYours,
    OpenedBeside,
    PledgesShown,
    SetRight,
    StillUnanswered,
    Taken,
)
from flows.talk.promise import DAYS
from flows.text import Paragraphs, Text, Verbatim, text
from flows.triage.takes_back import takes_back


def hear(worker: Worker, note: Note, moment: Moment) -> WorkerStep:
    """One note from a case."""
    match note:
        case Given():
            codes = {**worker.codes, note.case: note.code}
            given = put(worker, codes=codes, current=note.case, latest=None, wanted=None)
            return WorkerStep(not_closing(put(given, unsure=len(codes) > 1)))
        case Taken():
            return _taken(worker, note, moment)
        case FromFamily():
            return _from_family(worker, note, moment)
        case SetRight():
            lines = tuple(_detail(name, said) for name, said in note.details.items())
            return WorkerStep(worker, (say("desk.set_right", code=note.code, lines=lines, case=note.case),))
        case OpenedBeside() | FamilySafe():
            return WorkerStep(worker, (_line(note),))
        case DangerNews():
            words = tuple(Verbatim(word) for word in note.evidence)
            alarm = Say((_danger(note, words or (Text("desk.danger.no_words"),), moment),))
            rung = msgspec.structs.replace(alarm, kind="alarm", urgent=True, case=note.case)
            heard = worker if note.hidden else _alarmed(worker, note.case)
            return _broken_off(WorkerStep(heard, (rung,)), note.case, note.code)
        case StillUnanswered():
            return WorkerStep(worker, (_still_unanswered(worker, note, moment),))
        case AskIfSure() | AskToRelease() | PledgesShown():
            return _asked(worker, note, moment)
        case FamilyHid():
            return _hid(worker, note)
        case NotYours():
            return WorkerStep(
                worker, (Toast(text("desk.not_yours", code=note.code)), say("desk.not_yours", code=note.code))
            )
        case DidNotReach():
            key = note.reason if note.reason in REASONS else "other"
            told = say(f"desk.did_not_reach.{key}", code=note.code)
            return WorkerStep(worker, (msgspec.structs.replace(told, reply_to=note.message),))
        case _:
            return WorkerStep(worker)


def _line(note: OpenedBeside | FamilySafe) -> Say:
    """What is only told: nothing of theirs changes."""
    if isinstance(note, OpenedBeside):
        return say("desk.beside", code=note.code, other=note.other, case=note.case)
    return say("desk.family_quiet" if note.quiet else "desk.family_safe", code=note.code, case=note.case)


def _hid(worker: Worker, note: FamilyHid) -> WorkerStep:
    """Once they are back, what was written meanwhile, and waited, can be sent."""
    worker = seen_by(worker, note.case, hides=not note.back)
    if not note.back:
        return WorkerStep(worker, (say("desk.family_hid", code=note.code, case=note.case),))
    waits = worker.held_for == note.case and worker.closing is None
    options = unsent(worker, note.case) if waits else ()
    back = say("desk.family_back", *options, code=note.code, case=note.case)
    below = held_below(worker, note.case) if options else ()
    return WorkerStep(worker, (msgspec.structs.replace(back, text=(*back.text, *below)),))


def _asked(worker: Worker, note: AskIfSure | AskToRelease | PledgesShown, moment: Moment) -> WorkerStep:
    """Whether they mean it: to close over what is not answered or was promised, to give back what is of high risk."""
    if isinstance(note, PledgesShown):
        return WorkerStep(put(worker, pledged=worker.closing == note.case))
    if isinstance(note, AskIfSure):
        asking = put(worker, asking="sure", closing=note.case, outcome=note.outcome, word=note.word)
        return WorkerStep(put(asking, referred=note.referred), (ask_if_sure(note, moment),))
    yes, no = (Option(Text(f"desk.release.{key}"), f"{key}:{note.case}") for key in ("leave", "stay"))
    asked = say("desk.release.sure", (yes, no), code=note.code, case=note.case)
    return WorkerStep(put(worker, leaving=note.case), (asked,))


def _from_family(worker: Worker, note: FromFamily, moment: Moment) -> WorkerStep:
    """What the family wrote; a danger in it is marked, however often it was said before."""
    header: Paragraphs = (_header(note, moment),)
    heard = put(worker, latest=note.case)
    heard = heard if note.piece.hidden else seen_by(heard, note.case, hides=False)
    if note.danger and not note.piece.hidden:
        heard = _alarmed(heard, note.case)
    carried = WorkerStep(heard, (Carry(header, note.piece, note.source, note.case, note.danger),))
    return carried if note.piece.hidden else _broken_off(carried, note.case, note.code)


def _still_unanswered(worker: Worker, note: StillUnanswered, moment: Moment) -> Say:
    """Once more in their own chat, with the button for whoever cannot: the first mark of danger may lie far above."""
    since = note.since.astimezone(moment.zone)
    when, day = f"{since:%H.%M}", Text(f"day.{DAYS[since.weekday()]}")
    give_back = (of_case(worker, "release", note.case),)
    said = say("desk.danger.unanswered", give_back, code=note.code, time=when, day=day, case=note.case)
    return msgspec.structs.replace(said, kind="alarm", urgent=True)


def _alarmed(worker: Worker, case: int) -> Worker:
    """A danger of another case than the one that is being closed: their next words may be for that one."""
    return worker if worker.closing in (None, case) else put(worker, alarmed=case)


def _detail(name: str, said: str) -> Text:
    """One detail that was set right, and of which child."""
    detail, _, number = name.partition("/")
    of: Text | Verbatim = text("desk.answer.child", number=number) if number else Verbatim("")
    if number == UNCLEAR:
        of = Text("desk.set_right.unclear")
    return text(f"desk.set_right.{detail}", of=of, said=said)


def _broken_off(step: WorkerStep, case: int, code: str) -> WorkerStep:
    """No case is closed over a new message of its family: what the counsellor writes now is for them again. Where they
    were asked for words they may be writing those still, perhaps of nobody's business there: that is asked first."""
    if step.worker.closing != case:
        return step
    typed = step.worker.asking in TYPED
    worker = put(not_closing(step.worker), broken=case if typed else None)
    key = "desk.close.broken.asks" if typed else "desk.close.broken"
    said = say(key, *unsent(worker, case), code=code, words=held_words(worker, case), case=case)
    whole = msgspec.structs.replace(said, text=(*said.text, *went_nowhere(step.worker)))
    return WorkerStep(worker, (*step.effects, no_longer_asked(code), whole))


def _header(note: FromFamily, moment: Moment) -> Text:
    """Who speaks; and what comes, where it can carry no words and stands in a message of its own."""
    named = text(_kind(note, moment), code=note.code)
    if note.piece.kind not in ("location", "contact") or note.piece.text:
        return named
    return text("desk.from_family.below", named=named, kind=Text(f"desk.file.{note.piece.kind}"))


def _kind(note: FromFamily, moment: Moment) -> str:
    """How what the family wrote is headed: danger, another matter, a taking back of what was told, or none of these."""
    if note.piece.hidden:
        return "desk.from_family.hidden"
    if note.danger:
        return "desk.from_family.danger"
    if note.apart:
        return "desk.from_family.apart"
    back = takes_back(note.piece.text, moment.handbook)
    return "desk.from_family.back" if back else "desk.from_family"


def _danger(note: DangerNews, words: tuple[Text | Verbatim, ...], moment: Moment) -> Text:
    """Words that were read again some time after they were written stand with their hour: others came since."""
    if note.hidden:
        return text("desk.danger.hidden", code=note.code, words=words)
    if note.at is None:
        return text("desk.danger", code=note.code, words=words)
    when = f"{note.at.astimezone(moment.zone):%H.%M}"
    known = {kind.key for kind in moment.handbook.distress.kinds}
    why = text("desk.danger.why", kind=Text(f"desk.danger.kind.{note.kind}")) if note.kind in known else ""
    words = words if note.evidence else (Text("desk.danger.in_story"),)
    return text("desk.danger.later", code=note.code, time=when, why=why or Verbatim(""), words=words)


REASONS = (
    "blocked",
    "stopped",
    "hidden",
    "kept",
    "unsafe",
    *(f"unsafe.{hours}" for hours in ("never", *SAFE_HOURS)),
)
"""Why a message did not reach a family, where it has words of its own."""


def _taken(worker: Worker, note: Taken, moment: Moment) -> WorkerStep:
    codes = {case: code for case, code in worker.codes.items() if case != note.case}
    current = (
        worker.current
        if worker.current != note.case
        else next(iter(codes), None)
        if len(codes) == 1
        else None
    )
    closing = worker.closing == note.case
    broken = None if worker.broken == note.case else worker.broken
    worker = seen_by(worker, note.case, hides=False)
    worker = put(worker, codes=codes, current=current, broken=broken, unsure=worker.unsure and len(codes) > 1)
    if closing:
        worker = not_closing(worker)
    if worker.held_for == note.case or not codes:
        worker = put(worker, held=(), held_for=None)
    now = (current_line(worker, current),) if current is not None else ()
    ends = ends_as(note.outcome, note.referred, moment)
    return WorkerStep(worker, (Say((text(f"desk.taken.{note.why}", code=note.code, outcome=ends), *now)),))
