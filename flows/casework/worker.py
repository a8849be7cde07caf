"""A counsellor's private chat with the bot: one current case, replies to any of theirs, release, close with a word.

What they write goes to a family only where it is certain which one: the case of the message they reply to, else the
current one. Their own dialogue (a working name, an outcome, a last word) is the only thing the bot asks of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from flows.acts import Act, Role, allowed
from flows.effects import Carry, Effect, ListCases, Option, Say, Tell, TellPlans, Toast
from flows.gate import SAFE_HOURS
from flows.inputs import Command, Edited, FromPerson, Pressed, Said, Sent
from flows.moment import Moment
from flows.notes import (
    AskIfSure,
    Claim,
    Close,
    DangerNews,
    DidNotReach,
    FamilyHid,
    FromFamily,
    Given,
    Note,
    NotYours,
    OpenedBeside,
    Release,
    Taken,
    ToFamily,
)
from flows.piece import Piece, piece_of
from flows.text import Paragraphs, Text, Verbatim, text
from flows.triage.takes_back import takes_back

NAME_LENGTH = 30

MENU = "menu"
"""The word that brings the buttons to the end of the chat; it is never passed on."""

HELD = 300
"""Characters of their own words that are shown when they are asked whether to send them."""

CLAIM = "claim"
"""The action of the button that claims the case they came for."""

REFERRED = "referred"
"""The outcome after which it is asked to whom."""

TO_WHOM = 80
"""Characters of it."""

CLOSING_ACTIONS = ("cancel", "keep", "noword", "nobody", "outcome", "sure")

CLOSING = "closing"
"""The slot of the questions of closing: the next one stands in the place of the last."""

LONGEST_NUMBER = 10
"""Digits that no case has: who types such a link themselves came for none."""

START = "konselor"
"""What the link into the private chat hands over, alone or with the case behind it: `konselor_17`."""


class Worker(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`codes` are the cases they hold; `latest` is the one whose family wrote last. `asking` is
    what the bot waits for: a name, an outcome, to whom it is `referred`, a last word, or whether they are sure (`word`
    is the last one then).

    `told` counts how often staff were told what is coming. `wanted` is the case whose button brought them here before
    they could claim it. `held` is what they wrote to a question of closing the case `held_for`, and was not sent.
    """

    name: str = ""
    codes: Mapping[int, str] = {}
    current: int | None = None
    latest: int | None = None
    asking: Literal["", "name", "outcome", "referred", "word", "sure"] = ""
    closing: int | None = None
    outcome: str = ""
    referred: str = ""
    word: str = ""
    told: int = 0
    wanted: int | None = None
    held: tuple[Piece, ...] = ()
    held_for: int | None = None


class WorkerStep(msgspec.Struct, frozen=True):
    """What one input or note did."""

    worker: Worker
    effects: tuple[Effect, ...] = ()


class Desk(msgspec.Struct, frozen=True):
    """What the worker's step must know of who writes: their roles, and the case their message answers, if any."""

    roles: frozenset[Role]
    about: int | None = None
    own: int = 0


def put(worker: Worker, **changes: object) -> Worker:
    """The same state with these fields changed."""
    return msgspec.structs.replace(worker, **changes)


def say(key: str, *options: tuple[Option, ...], case: int | None = None, **values: object) -> Say:
    """Words of the desk."""
    return Say((text(key, **values),), tuple(options), case=case)


def step(worker: Worker, said: FromPerson, desk: Desk, moment: Moment) -> WorkerStep:
    """One input of a counsellor, a supervisor or staff in their private chat."""
    match said:
        case Command():
            return _command(worker, said, desk, moment)
        case Pressed():
            return _pressed(worker, said.token, desk, moment)
        case Edited():
            return _edited(worker, said, desk)
        case Said() | Sent():
            return _wrote(worker, said, desk, moment)


def hear(worker: Worker, note: Note, moment: Moment) -> WorkerStep:
    """One note from a case."""
    match note:
        case Given():
            codes = {**worker.codes, note.case: note.code}
            given = put(worker, codes=codes, current=note.case, latest=None, wanted=None)
            return WorkerStep(_not_closing(given))
        case Taken():
            return _taken(worker, note, moment)
        case FromFamily():
            return _from_family(worker, note, moment)
        case OpenedBeside():
            told = say("desk.beside", code=note.code, other=note.other, case=note.case)
            return WorkerStep(worker, (told,))
        case DangerNews():
            words = tuple(Verbatim(word) for word in note.evidence)
            alarm = Say((_danger(note, words or (Text("desk.danger.no_words"),), moment),))
            rung = msgspec.structs.replace(alarm, kind="alarm", urgent=True, case=note.case)
            return _broken_off(WorkerStep(worker, (rung,)), note.case, note.code)
        case AskIfSure():
            asking = put(worker, asking="sure", closing=note.case, outcome=note.outcome, word=note.word)
            return WorkerStep(put(asking, referred=note.referred), (_sure(note, moment),))
        case FamilyHid(back=back):
            key = "desk.family_back" if back else "desk.family_hid"
            return WorkerStep(worker, (say(key, code=note.code, case=note.case),))
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


def _from_family(worker: Worker, note: FromFamily, moment: Moment) -> WorkerStep:
    """What the family wrote; a danger in it is marked, however often it was said before."""
    header: Paragraphs = (text(_kind(note, moment), code=note.code),)
    heard = put(worker, latest=note.case)
    carried = WorkerStep(heard, (Carry(header, note.piece, note.source, note.case, note.danger),))
    return carried if note.piece.hidden else _broken_off(carried, note.case, note.code)


def _broken_off(step: WorkerStep, case: int, code: str) -> WorkerStep:
    """No case is closed over a new message of its family: what the counsellor writes now is for them again."""
    if step.worker.closing != case:
        return step
    worker = _not_closing(step.worker)
    said = say("desk.close.broken", *_unsent(worker, case), code=code, words=_held(worker, case), case=case)
    return WorkerStep(worker, (*step.effects, said))


def _unsent(worker: Worker, case: int) -> tuple[tuple[Option, ...], ...]:
    """What was written to the question of how a case ends can still be sent to the family."""
    if worker.held_for != case or not worker.held:
        return ()
    send, drop = Text("desk.close.send"), Text("desk.close.drop")
    return ((Option(send, f"send:{case}"), Option(drop, f"drop:{case}")),)


def _held(worker: Worker, case: int) -> Text | Verbatim:
    """The beginning of it, as a paragraph, or nothing."""
    if not _unsent(worker, case):
        return Verbatim("")
    words = "\n".join(piece.text for piece in worker.held)
    return text("desk.close.unsent", words=words if len(words) <= HELD else f"{words[:HELD]}…")


def _hold(worker: Worker, said: Said) -> Worker:
    """Keep what is not sent now, so that it can be sent after all."""
    earlier = worker.held if worker.held_for == worker.closing else ()
    return put(worker, held=(*earlier, piece_of(said)), held_for=worker.closing)


def _kind(note: FromFamily, moment: Moment) -> str:
    """How what the family wrote is headed: danger, a taking back of what was told, or nothing of that."""
    if note.piece.hidden:
        return "desk.from_family.hidden"
    if note.danger:
        return "desk.from_family.danger"
    back = takes_back(note.piece.text, moment.handbook)
    return "desk.from_family.back" if back else "desk.from_family"


def _danger(note: DangerNews, words: tuple[Text | Verbatim, ...], moment: Moment) -> Text:
    """Words that were read again some time after they were written stand with their hour: others came since."""
    if note.hidden:
        return text("desk.danger.hidden", code=note.code, words=words)
    if note.at is None:
        return text("desk.danger", code=note.code, words=words)
    when = f"{note.at.astimezone(moment.zone):%H.%M}"
    return text("desk.danger.later", code=note.code, time=when, words=words)


REASONS = (
    "blocked",
    "stopped",
    "hidden",
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
    worker = put(worker, codes=codes, current=current)
    if closing:
        worker = _not_closing(worker)
    if worker.held_for == note.case:
        worker = put(worker, held=(), held_for=None)
    now = (text("desk.current", code=codes[current]),) if current is not None else ()
    ends = _ends(note.outcome, note.referred, moment)
    return WorkerStep(worker, (Say((text(f"desk.taken.{note.why}", code=note.code, outcome=ends), *now)),))


def _wrote(worker: Worker, said: Said | Sent, desk: Desk, moment: Moment) -> WorkerStep:
    if isinstance(said, Said) and worker.asking == "name":
        return _named(worker, said.text)
    if (
        isinstance(said, Said)
        and worker.asking == "word"
        and worker.closing is not None
        and not said.reply_to
    ):
        return _finish(_hold(put(worker, held=(), held_for=None), said), said.text, desk)
    if isinstance(said, Said) and worker.asking == "sure" and worker.closing and not said.reply_to:
        return _answer_first(_hold(worker, said), "desk.close.sure_first", _sure_or_not(worker.closing))
    if isinstance(said, Said) and worker.asking == "referred" and worker.closing and not said.reply_to:
        return _referred(worker, worker.closing, said.text, moment)
    if isinstance(said, Said) and worker.asking == "outcome" and not said.reply_to:
        return _answer_first(_hold(worker, said), "desk.close.choose_first")
    if not allowed(Act.WRITE_TO_FAMILY, desk.roles):
        return _menu(worker, desk)
    if isinstance(said, Said) and said.text.strip().casefold() == MENU:
        return _menu(worker, desk, desk.about)
    case = desk.about if desk.about is not None else _certain(worker)
    if case is None:
        return WorkerStep(
            worker, (say("desk.which_case"), ListCases()) if worker.codes else (say("desk.no_case"),)
        )
    if isinstance(said, Sent) and said.kind in ("contact", "location"):
        return WorkerStep(worker, (say("desk.identity_kept_back"),))
    here = put(worker, current=case, latest=None) if case in worker.codes else worker
    return WorkerStep(here, (Tell("case", case, ToFamily(desk.own, piece_of(said))),))


def _answer_first(worker: Worker, key: str, *also: tuple[Option, ...]) -> WorkerStep:
    """A question of closing stands open: what they write is held, and can be sent with a press."""
    case = worker.closing
    assert case is not None  # nothing is asked of closing without its case
    words = _held(worker, case)
    asked = say(key, *also, *_unsent(worker, case), code=worker.codes.get(case, ""), words=words)
    return WorkerStep(worker, (asked,))


def _certain(worker: Worker) -> int | None:
    """The case that words without a reply are for; None where another family wrote last, since then nobody can know."""
    if worker.latest is not None and worker.latest in worker.codes and worker.latest != worker.current:
        return None
    return worker.current


def _edited(worker: Worker, said: Edited, desk: Desk) -> WorkerStep:
    if desk.about is None:
        return WorkerStep(worker, (say("desk.edit_not_carried"),))
    return WorkerStep(worker, (Tell("case", desk.about, ToFamily(desk.own, piece_of(said))),))


def _named(worker: Worker, name: str) -> WorkerStep:
    name = " ".join(name.split())
    if (
        not 1 < len(name) <= NAME_LENGTH
        or not name.replace(" ", "").replace(".", "").replace("'", "").isalpha()
    ):
        return WorkerStep(worker, (say("desk.name.again", limit=NAME_LENGTH),))
    return _offered(put(worker, name=name, asking=""), say("desk.name.thanks", name=name))


def _offered(worker: Worker, *said: Say) -> WorkerStep:
    """What is said, and where a case brought them here, the button by which they have it now."""
    if worker.wanted is None:
        return WorkerStep(worker, said)
    button = Option(Text("desk.claim.now"), f"{CLAIM}:{worker.wanted}")
    return WorkerStep(worker, (*said, say("desk.claim.offer", (button,))))


def _command(worker: Worker, said: Command, desk: Desk, moment: Moment) -> WorkerStep:
    match said.name:
        case "start" | "mulai":
            return _welcome(_came_for(worker, said.argument), desk)
        case "nama":
            return WorkerStep(put(worker, asking="name"), (say("desk.name.ask"),))
        case "kasus":
            return _guarded(Act.SEE_OWN_CASES, worker, desk, (ListCases(),))
        case "lepas":
            return _release(worker, desk, worker.current if desk.about is None else desk.about)
        case "tutup":
            return _closing(worker, desk, worker.current if desk.about is None else desk.about, moment)
        case "batal":
            return _cancelled(worker)
        case _:
            return _menu(worker, desk)


def _guarded(act: Act, worker: Worker, desk: Desk, effects: tuple[Effect, ...]) -> WorkerStep:
    return WorkerStep(worker, effects if allowed(act, desk.roles) else (say("desk.refused"),))


def _came_for(worker: Worker, payload: str) -> Worker:
    """A link that a card's button opened names the case; whoever just begins anew came for none."""
    start, _, case = payload.strip().partition("_")
    if start == START and case.isdecimal() and len(case) < LONGEST_NUMBER:
        return put(worker, wanted=int(case))
    return put(worker, wanted=None) if worker.name else worker


def _welcome(worker: Worker, desk: Desk) -> WorkerStep:
    if Role.COUNSELLOR in desk.roles and not worker.name:
        return WorkerStep(put(worker, asking="name"), (say("desk.welcome"), say("desk.name.ask")))
    if worker.wanted is not None and allowed(Act.CLAIM, desk.roles):
        return _offered(worker)
    return _menu(worker, desk)


def _menu(worker: Worker, desk: Desk, about: int | None = None) -> WorkerStep:
    """What can be done, with the buttons of the case in hand: the letter they hang under is far up by now."""
    if Role.COUNSELLOR in desk.roles:
        case = worker.current if about is None else about
        if case is None or case not in worker.codes:
            others = tuple((Option(Verbatim(code), f"now:{one}"),) for one, code in worker.codes.items())
            return WorkerStep(worker, (say("desk.menu", *others),))
        told = say("desk.menu.case", *_buttons(worker, case), code=worker.codes[case], case=case)
        return WorkerStep(worker, (told,))
    if allowed(Act.SEE_NOTICES, desk.roles):
        return _staff(worker)
    return WorkerStep(worker, (say("desk.supervisor"),))


def _staff(worker: Worker) -> WorkerStep:
    """What is coming, once; afterwards only that it is still coming, in other words each time."""
    words = (
        say("desk.staff", pisa=Text("pisa.name"))
        if not worker.told
        else say(f"desk.staff.again.{worker.told % 3 + 1}")
    )
    return WorkerStep(put(worker, told=worker.told + 1), (words,))


def _pressed(worker: Worker, token: str, desk: Desk, moment: Moment) -> WorkerStep:
    action, _, rest = token.partition(":")
    number, _, detail = rest.partition(":")
    case = int(number) if number.isdecimal() else None
    match action:
        case "now" if case in worker.codes:
            code = worker.codes[case]  # type: ignore[index]
            return WorkerStep(
                put(worker, current=case, latest=None),
                (
                    Toast(text("desk.current", code=code)),
                    say("desk.current", _buttons(worker, case)[0], code=code, case=case),
                ),
            )
        case "claim" if case is not None and case == worker.wanted and worker.name:
            if not allowed(Act.CLAIM, desk.roles):
                return WorkerStep(worker, (say("desk.refused"),))
            claim = Tell("case", case, Claim(desk.own, worker.name))
            return WorkerStep(put(worker, wanted=None), (claim,))
        case "release":
            return _release(worker, desk, case)
        case "close":
            return _closing(worker, desk, case, moment)
        case action if action in CLOSING_ACTIONS and case is not None and case == worker.closing:
            return _pressed_closing(worker, action, case, detail, desk, moment)
        case "send" if case is not None and case == worker.held_for and case in worker.codes:
            return _sent_after_all(worker, case, desk)
        case "drop" if case is not None and case == worker.held_for:
            return WorkerStep(put(worker, held=(), held_for=None), (say("desk.close.dropped"),))
        case _:
            return _stale(worker, case)


def _stale(worker: Worker, case: int | None) -> WorkerStep:
    """An old button: with the buttons that hold now, where it was one of a case they still have."""
    if case not in worker.codes:
        return WorkerStep(worker, (Toast(Text("desk.stale")), say("desk.stale")))
    return WorkerStep(worker, (Toast(Text("desk.stale")), say("desk.stale.now", *_buttons(worker, case))))


def _buttons(worker: Worker, case: int | None) -> tuple[tuple[Option, ...], ...]:
    """What can be done with one of their cases, and the way to the others."""
    if case is None or case not in worker.codes:
        return ()
    mine = tuple(Option(Text(f"desk.button.{action}"), f"{action}:{case}") for action in ("release", "close"))
    others = tuple(
        (Option(Verbatim(code), f"now:{one}"),) for one, code in worker.codes.items() if one != case
    )
    return (mine, *others)


def _pressed_closing(
    worker: Worker, action: str, case: int, detail: str, desk: Desk, moment: Moment
) -> WorkerStep:
    """A button under one of the questions of closing."""
    match action:
        case "outcome" if detail == REFERRED:
            return _ask_to_whom(put(worker, outcome=detail, referred=""), case)
        case "outcome":
            return _ask_word(put(worker, outcome=detail, referred=""), case, moment)
        case "nobody" if worker.asking == "referred":
            return _ask_word(worker, case, moment)
        case "sure" if worker.asking == "sure":
            closing = Close(desk.own, worker.outcome, worker.word, True, worker.referred)
            return WorkerStep(_not_closing(worker), (Tell("case", case, closing),))
        case "keep" if worker.asking == "sure":
            return _kept_open(worker, "desk.close.kept", case)
        case "cancel":
            return _cancelled(worker)
        case "noword" if worker.outcome:
            return _finish(worker, "", desk)
        case _:
            return _stale(worker, case)


def _release(worker: Worker, desk: Desk, case: int | None) -> WorkerStep:
    if case is None:
        return WorkerStep(worker, (say("desk.no_case"),))
    if not allowed(Act.RELEASE_OWN, desk.roles):
        return WorkerStep(worker, (say("desk.refused"),))
    return WorkerStep(worker, (Tell("case", case, Release(desk.own)),))


def _closing(worker: Worker, desk: Desk, case: int | None, moment: Moment) -> WorkerStep:
    if case is None or case not in worker.codes:
        return WorkerStep(worker, (say("desk.no_case"),))
    if not allowed(Act.CLOSE_OWN, desk.roles):
        return WorkerStep(worker, (say("desk.refused"),))
    options = tuple(
        (Option(Verbatim(outcome.label), f"outcome:{case}:{outcome.key}"),)
        for outcome in moment.handbook.outcomes
    )
    asked = say("desk.close.outcome", *options, _cancel(case), code=worker.codes[case], case=case)
    return WorkerStep(
        put(_not_closing(worker), asking="outcome", closing=case, held=(), held_for=None),
        (TellPlans(case), msgspec.structs.replace(asked, slot=CLOSING, anew=True)),
    )


def _ask_to_whom(worker: Worker, case: int) -> WorkerStep:
    skip = (Option(Text("desk.close.to_nobody"), f"nobody:{case}"),)
    asked = say("desk.close.to_whom", skip, _cancel(case), code=worker.codes.get(case, ""), case=case)
    return WorkerStep(put(worker, asking="referred"), (msgspec.structs.replace(asked, slot=CLOSING),))


def _referred(worker: Worker, case: int, to: str, moment: Moment) -> WorkerStep:
    """Their words stand between the question and the next one, which therefore stands below them."""
    step = _ask_word(put(worker, referred=" ".join(to.split())[:TO_WHOM]), case, moment)
    return WorkerStep(step.worker, tuple(msgspec.structs.replace(one, anew=True) for one in step.effects))


def _ask_word(worker: Worker, case: int, moment: Moment) -> WorkerStep:
    """The last word, in the place of the buttons they chose among: a stray press there would choose otherwise."""
    skip = (Option(Text("desk.close.no_word"), f"noword:{case}"),)
    code, ends = worker.codes.get(case, ""), _ends(worker.outcome, worker.referred, moment)
    asked = say("desk.close.word", skip, _cancel(case), code=code, outcome=ends, case=case)
    return WorkerStep(put(worker, asking="word"), (msgspec.structs.replace(asked, slot=CLOSING),))


def _ends(outcome: str, referred: str, moment: Moment) -> Text | Verbatim:
    """The outcome as the desk reads it, with whom it was referred to; its key where the handbook has it no more."""
    label = next((one.label for one in moment.handbook.outcomes if one.key == outcome), outcome)
    return text("desk.close.referred", outcome=label, to=referred) if referred else Verbatim(label)


def _cancel(case: int) -> tuple[Option, ...]:
    return (Option(Text("desk.close.cancel"), f"cancel:{case}"),)


def _cancelled(worker: Worker) -> WorkerStep:
    """No question stands open any more."""
    if worker.closing is None:
        return WorkerStep(_not_closing(worker), (say("desk.cancelled"),))
    return _kept_open(worker, "desk.close.cancelled", worker.closing)


def _kept_open(worker: Worker, key: str, case: int) -> WorkerStep:
    """The case stays theirs; what they wrote meanwhile was not sent, and can be."""
    words = _held(worker, case)
    kept = say(key, *_unsent(worker, case), code=worker.codes.get(case, ""), words=words)
    return WorkerStep(_not_closing(worker), (kept,))


def _sent_after_all(worker: Worker, case: int, desk: Desk) -> WorkerStep:
    """What was held goes to the family as it was written, and nothing is being closed."""
    tells = tuple(Tell("case", case, ToFamily(desk.own, piece)) for piece in worker.held)
    here = put(_not_closing(worker), held=(), held_for=None, current=case, latest=None)
    return WorkerStep(here, (*tells, say("desk.close.sent", code=worker.codes[case])))


def _finish(worker: Worker, word: str, desk: Desk) -> WorkerStep:
    case, outcome = worker.closing, worker.outcome
    if case is None or not outcome:
        return WorkerStep(worker, (say("desk.stale"),))
    closing = Close(desk.own, outcome, word, referred=worker.referred)
    return WorkerStep(_not_closing(worker), (Tell("case", case, closing),))


def _not_closing(worker: Worker) -> Worker:
    return put(worker, asking="", closing=None, outcome="", referred="", word="")


def _sure(note: AskIfSure, moment: Moment) -> Say:
    ends = _ends(note.outcome, note.referred, moment)
    key = "desk.close.sure" if note.grave else "desk.close.sure_plain"
    asked = say(key, _sure_or_not(note.case), code=note.code, outcome=ends, case=note.case)
    above: Paragraphs = (Text("desk.close.promised"),) if note.promised else ()
    return msgspec.structs.replace(asked, text=(*above, *asked.text))


def _sure_or_not(case: int) -> tuple[Option, ...]:
    return Option(Text("desk.close.yes"), f"sure:{case}"), Option(Text("desk.close.no"), f"keep:{case}")
