"""What is written and pressed in the private chat: replies to any case of theirs, else to the current one.

What they write goes to a family only where it is certain which one: the case of the message they reply to, else the
current one. Their own dialogue (a working name, an outcome, a last word) is the only thing the bot asks of them.
"""

from __future__ import annotations

from flows.acts import Act, allowed
from flows.casework.worker.closing import (
    CLOSING_ACTIONS,
    begin_closing,
    cancelled,
    finish,
    pressed,
    referred_to,
    sure_or_not,
)
from flows.casework.worker.danger import goes_nowhere
from flows.casework.worker.held import (
    answer_first,
    held_below,
    hold,
    send_after_all,
    unaddressed,
    unsent,
    waits,
)
from flows.casework.worker.menu import MENU, case_buttons, menu, stale
from flows.casework.worker.state import Desk, Worker, WorkerStep, put, say
from flows.casework.worker.welcome import came_for, named, welcomed
from flows.effects import Effect, ListCases, Say, Tell, Toast
from flows.inputs import Command, Edited, FromPerson, Pressed, Said, Sent
from flows.moment import Moment
from flows.notes import Claim, Release, ToFamily
from flows.piece import piece_of
from flows.text import text


def step(worker: Worker, said: FromPerson, desk: Desk, moment: Moment) -> WorkerStep:
    """One input of a counsellor, a supervisor or staff in their private chat. Danger is heard in it first."""
    worker = put(worker, unmet=False)
    if danger := goes_nowhere(worker, said, desk, moment):
        return danger
    match said:
        case Command():
            return _command(worker, said, desk, moment)
        case Pressed():
            return _pressed(worker, said.token, desk, moment)
        case Edited():
            return _edited(worker, said, desk)
        case Said() | Sent():
            return _wrote(worker, said, desk, moment)


def _wrote(worker: Worker, said: Said | Sent, desk: Desk, moment: Moment) -> WorkerStep:
    if isinstance(said, Said) and worker.asking == "name":
        return named(worker, said.text)
    if (
        isinstance(said, Said)
        and worker.asking == "word"
        and worker.closing is not None
        and not said.reply_to
    ):
        return finish(hold(put(worker, held=(), held_for=None), said), said.text, desk)
    if isinstance(said, Said) and worker.asking == "sure" and worker.closing and not said.reply_to:
        return answer_first(hold(worker, said), "desk.close.sure_first", sure_or_not(worker.closing))
    if isinstance(said, Said) and worker.asking == "referred" and worker.closing and not said.reply_to:
        return referred_to(worker, worker.closing, said.text, moment)
    if isinstance(said, Said) and worker.asking == "outcome" and not said.reply_to:
        return answer_first(hold(worker, said), "desk.close.choose_first")
    if not allowed(Act.WRITE_TO_FAMILY, desk.roles):
        return menu(worker, desk)
    if not worker.name:
        return welcomed(worker, desk)
    if isinstance(said, Said) and said.text.strip().casefold() == MENU:
        return menu(worker, desk, desk.about)
    case = desk.about if desk.about is not None else _certain(worker)
    if case is None:
        if not worker.codes:
            return WorkerStep(worker, (say("desk.no_case"),))
        return WorkerStep(unaddressed(worker, said), (say("desk.which_case"), ListCases()))
    if isinstance(said, Sent) and said.kind in ("contact", "location"):
        return WorkerStep(worker, (say("desk.identity_kept_back"),))
    here = put(worker, current=case, latest=None, leaving=None) if case in worker.codes else worker
    here = put(here, held=()) if here.held_for is None else here  # they wrote it to a case after all
    return WorkerStep(here, (Tell("case", case, ToFamily(desk.own, piece_of(said))),))


def _certain(worker: Worker) -> int | None:
    """The case that words without a reply are for; None where another family wrote last, since then nobody can know."""
    if worker.latest is not None and worker.latest in worker.codes and worker.latest != worker.current:
        return None
    return worker.current


def _edited(worker: Worker, said: Edited, desk: Desk) -> WorkerStep:
    if desk.about is None:
        return WorkerStep(worker, (say("desk.edit_not_carried"),))
    return WorkerStep(worker, (Tell("case", desk.about, ToFamily(desk.own, piece_of(said))),))


def _command(worker: Worker, said: Command, desk: Desk, moment: Moment) -> WorkerStep:
    match said.name:
        case "start" | "mulai":
            return welcomed(came_for(worker, said.argument), desk)
        case "nama":
            return WorkerStep(put(worker, asking="name"), (say("desk.name.ask"),))
        case "kasus":
            return _guarded(Act.SEE_OWN_CASES, worker, desk, (ListCases(),))
        case "lepas":
            return _release(worker, desk, worker.current if desk.about is None else desk.about)
        case "tutup":
            return begin_closing(worker, desk, worker.current if desk.about is None else desk.about, moment)
        case "batal":
            return cancelled(worker)
        case _:
            return menu(worker, desk)


def _guarded(act: Act, worker: Worker, desk: Desk, effects: tuple[Effect, ...]) -> WorkerStep:
    return WorkerStep(worker, effects if allowed(act, desk.roles) else (say("desk.refused"),))


def _pressed(worker: Worker, token: str, desk: Desk, moment: Moment) -> WorkerStep:
    action, _, rest = token.partition(":")
    number, _, detail = rest.partition(":")
    case = int(number) if number.isdecimal() else None
    match action:
        case "now" if case is not None and case in worker.codes:
            return _made_current(worker, case)
        case "claim" if case is not None and case == worker.wanted and worker.name:
            if not allowed(Act.CLAIM, desk.roles):
                return WorkerStep(worker, (say("desk.refused"),))
            claim = Tell("case", case, Claim(desk.own, worker.name))
            return WorkerStep(put(worker, wanted=None), (claim,))
        case "release":
            return _release(worker, desk, case)
        case "leave" if case is not None and case == worker.leaving:
            sure = Tell("case", case, Release(desk.own, sure=True))
            return WorkerStep(put(worker, leaving=None), (sure,))
        case "stay" if case is not None and case == worker.leaving and case in worker.codes:
            return WorkerStep(
                put(worker, leaving=None), (say("desk.release.stayed", code=worker.codes[case]),)
            )
        case "close":
            return begin_closing(worker, desk, case, moment)
        case action if action in CLOSING_ACTIONS and case is not None and case == worker.closing:
            return pressed(worker, action, case, detail, desk, moment)
        case "send" if case is not None and waits(worker, case):
            return send_after_all(worker, case, desk)
        case "drop" if case is not None and waits(worker, case):
            return WorkerStep(put(worker, held=(), held_for=None), (say("desk.close.dropped"),))
        case _:
            return stale(worker, case)


def _made_current(worker: Worker, case: int) -> WorkerStep:
    """What they wrote before they chose stands below, with the button that sends it: nobody types it again."""
    code = worker.codes[case]
    now, buttons = text("desk.current", code=code), case_buttons(worker, case)[0]
    shown = Say((now, *held_below(worker, case)), (*unsent(worker, case), buttons), case=case)
    return WorkerStep(put(worker, current=case, latest=None), (Toast(now), shown))


def _release(worker: Worker, desk: Desk, case: int | None) -> WorkerStep:
    if case is None:
        return WorkerStep(worker, (say("desk.no_case"),))
    if not allowed(Act.RELEASE_OWN, desk.roles):
        return WorkerStep(worker, (say("desk.refused"),))
    return WorkerStep(worker, (Tell("case", case, Release(desk.own)),))
