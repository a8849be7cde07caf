"""What is written and pressed in the private chat: replies to any case of theirs, else to the current one.

What they write goes to a family only where it is certain which one: the case of the message they reply to, else the
current one. Their own dialogue (a working name, an outcome, a last word) is the only thing the bot asks of them.
"""

from __future__ import annotations

from flows.acts import Act, Role, allowed
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
from flows.casework.worker.for_whom import (
    TYPED,
    ask_for_whom,
    ask_if_command,
    ask_if_meant,
    ask_which,
    was_answer,
    which_of,
)
from flows.casework.worker.held import (
    answer_first,
    current_line,
    held_below,
    hold,
    seen,
    send_after_all,
    unsent,
    waits,
    waits_for_them,
)
from flows.casework.worker.menu import MENU, hand_over, menu, none_such, own_buttons, stale
from flows.casework.worker.pledged import DONE, answered_pledges, done, not_yet
from flows.casework.worker.state import Desk, Worker, WorkerStep, put, say, writes_to
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
    if isinstance(said, Said) and (done := _to_the_dialogue(worker, said, desk, moment)):
        return done
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
        return ask_which(worker, said)
    if isinstance(said, Sent) and said.kind in ("contact", "location"):
        return WorkerStep(worker, (say("desk.identity_kept_back"),))
    if isinstance(said, Said) and (asked := _ask_first(worker, said, case)):
        return asked
    here = _turned_to(worker, case) if case in worker.codes else worker
    here = put(here, held=()) if here.held_for is None else here  # they wrote it to a case after all
    return WorkerStep(
        here, (Tell("case", case, ToFamily(desk.own, piece_of(said))), *_receipt(worker, said, case))
    )


def _ask_first(worker: Worker, said: Said, case: int) -> WorkerStep | None:
    """Words of which it is not certain that they are for the family."""
    return ask_if_command(worker, said, case) or ask_if_meant(worker, said, case)


def _turned_to(worker: Worker, case: int) -> Worker:
    """A reply takes its case in hand. Where they had chosen another one before, and it was not this family that wrote
    last, nobody can know for which of them it is what they write next without a reply: that is asked.
    """
    elsewhere = worker.chosen and case not in (worker.current, worker.latest) and len(worker.codes) > 1
    return put(writes_to(worker, case), unsure=elsewhere, chosen=worker.chosen and worker.current == case)


def _to_the_dialogue(worker: Worker, said: Said, desk: Desk, moment: Moment) -> WorkerStep | None:
    """What answers a question of the bot's own; None where none stands open that it could answer."""
    if worker.asking == "name":
        return named(worker, said.text)
    if asked := ask_for_whom(worker, said, desk):
        return asked
    if answer := answered_pledges(worker, said, desk, moment):
        return answer
    case = worker.closing
    if said.reply_to or case is None:
        return None
    match worker.asking:
        case "word":
            return finish(hold(put(worker, held=()), said, case), said.text, desk)
        case "sure":
            return answer_first(hold(worker, said, case), "desk.close.sure_first", sure_or_not(case))
        case "referred":
            return referred_to(worker, case, said.text, moment)
        case "outcome":
            return answer_first(hold(worker, said, case), "desk.close.choose_first")
        case _:
            return None


def _receipt(worker: Worker, said: Said | Sent, case: int) -> tuple[Effect, ...]:
    """Who holds several cases reads each time which family it is for. Whether it arrived is said by whoever knows."""
    if case not in worker.codes or len(worker.codes) < 2:
        return ()
    line = Say(
        (text("desk.for_case", code=worker.codes[case]),), quiet=True, case=case, reply_to=said.message
    )
    return (line,)


def _certain(worker: Worker) -> int | None:
    """The case that words without a reply are for; None where another family wrote last, or where they took another
    case a moment ago: they may be in the middle of a sentence to the one before."""
    if worker.unsure and len(worker.codes) > 1:
        return None
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
        case "kasus":  # who asks for the list is about to choose
            listed = put(worker, unsure=len(worker.codes) > 1)
            return _guarded(Act.SEE_OWN_CASES, listed, desk, (ListCases(),))
        case "lepas":
            return _release(worker, desk, worker.current if desk.about is None else desk.about)
        case "tutup":
            return begin_closing(worker, desk, worker.current if desk.about is None else desk.about, moment)
        case "batal":
            return cancelled(worker)
        case "alihkan" if Role.COUNSELLOR in desk.roles:
            return hand_over(worker, worker.current if desk.about is None else desk.about)
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
        case "kept" | "notyet" if case is not None and case == worker.closing and worker.pledged:
            return done(worker, case, desk, moment) if action == DONE else not_yet(worker, case)
        case action if action in CLOSING_ACTIONS and case is not None and case == worker.closing:
            return pressed(worker, action, case, detail, desk, moment)
        case "send" | "drop" if case is not None and waits(worker, case):
            return _of_held(worker, action, case, detail, desk)
        case "answer" if case is not None and case == worker.closing and worker.asking in TYPED:
            return was_answer(worker, desk, moment) if waits(worker, case) else stale(worker, case)
        case _:
            return stale(worker, case)


def _of_held(worker: Worker, action: str, case: int, detail: str, desk: Desk) -> WorkerStep:
    """What waits goes to this family, or nowhere."""
    if action == "drop":
        return WorkerStep(_dropped(worker, case), (say("desk.close.dropped"),))
    if detail not in ("", str(seen(worker))):
        return which_of(worker)  # more was written since: it may be for another family
    return waits_for_them(worker, case) if case in worker.hidden else send_after_all(worker, case, desk)


def _dropped(worker: Worker, case: int) -> Worker:
    """It went nowhere, and what comes next is for the family."""
    broken = None if worker.broken == case else worker.broken
    return put(worker, held=(), held_for=None, broken=broken)


def _made_current(worker: Worker, case: int) -> WorkerStep:
    """What they wrote before they chose stands below, with the button that sends it: nobody types it again."""
    now, buttons = current_line(worker, case), own_buttons(worker, case)
    shown = Say((now, *held_below(worker, case)), (*unsent(worker, case), *buttons), case=case)
    chosen = put(
        writes_to(worker, case), broken=worker.broken, chosen=True
    )  # which case, they said; not yet that it is meant
    return WorkerStep(chosen, (Toast(now), shown))


def _release(worker: Worker, desk: Desk, case: int | None) -> WorkerStep:
    if case is None:
        return none_such(worker, case, "release")
    if not allowed(Act.RELEASE_OWN, desk.roles):
        return WorkerStep(worker, (say("desk.refused"),))
    return WorkerStep(worker, (Tell("case", case, Release(desk.own)),))
