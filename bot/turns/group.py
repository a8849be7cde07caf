"""The counsellors' group: presses on cards, two commands, who belongs to it, where it moved. Its talk is not read."""

from __future__ import annotations

from sqlalchemy.exc import NoResultFound

from bot.channels.contract import Incoming, Outgoing
from bot.desk.card import CLAIM
from bot.desk.facts import LOCALE
from bot.turns import apply, outlet
from bot.turns.route import GROUP_PLACE, AskMembership, group_chat, known
from bot.turns.turn import Turn
from flows.acts import Act, allowed
from flows.casework.code import read_code
from flows.casework.worker.welcome import wants
from flows.effects import Tell, Toast
from flows.inputs import Command, Membership, Moved, Pressed
from flows.notes import Claim, Release
from flows.text import Text, text
from storage import Erased, cases, chats, places, slots
from storage.chats import Chat


def take(turn: Turn, incoming: Incoming, link: str) -> None:
    """One update from the group. `link` opens the private chat with the bot."""
    said = incoming.input
    match said:
        case Membership():
            member(turn, incoming.channel, said.member, said.present)
        case Moved():
            moved(turn, said.to)
        case Pressed():
            _pressed(turn, incoming, said, link)
        case Command():
            _command(turn, incoming, said, link)
        case _:
            return


def member(turn: Turn, channel: str, who: str, present: bool) -> None:
    """Somebody joined or left. Whoever left holds no case any more."""
    chat = chats.find_or_open(turn.unit, channel, who, "private")
    chats.set_member(turn.unit, chat.id, present)
    if not present:
        for row in cases.of_claimer(turn.unit, chat.id):
            turn.note(Tell("case", row.id, Release(chat.id, supervisor=True)))


def moved(turn: Turn, to: str) -> None:
    """The group lives on elsewhere: board and cards are posted anew there, once, however often we hear of it."""
    group = chats.get(turn.unit, group_chat(turn.unit, turn.house).id)
    if chats.address(turn.unit, group.id)[1] == to:
        return
    chats.move(turn.unit, group.id, to)
    places.put(turn.unit, GROUP_PLACE, to.encode())
    slots.clear_prefix(turn.unit, "card:")
    slots.clear_prefix(turn.unit, "alarm:")
    slots.clear(turn.unit, outlet.BOARD)
    for row in cases.open_cases(turn.unit):
        turn.draw(row.id, alarm=False)
    outlet.board_soon(turn)


def _pressed(turn: Turn, incoming: Incoming, pressed: Pressed, link: str) -> None:
    action, _, number = pressed.token.partition(":")
    if action != CLAIM or not number.isdecimal():
        turn.toast(Toast(Text("desk.stale")))
        return
    actor = chats.find_or_open(turn.unit, incoming.channel, incoming.actor, "private")
    if not known(turn.unit, actor):
        raise AskMembership(incoming.actor)
    if not allowed(Act.CLAIM, turn.house.roles(incoming.actor, bool(actor.desk_member))):
        turn.toast(Toast(Text("desk.claim.no_member"), alert=True))
        return
    back = f"{link}_{number}" if link else ""  # there they are led on to this case
    reachable = actor.open and turn.opened_privately(actor)
    worker = turn.worker(actor.id, actor)[1]
    if reachable and worker.name:
        turn.note(Tell("case", int(number), Claim(actor.id, worker.name)))
        return
    came = wants(worker, int(number), _code(turn, int(number)), reachable=reachable)
    turn.keep_worker(actor, came.worker)
    for effect in came.effects:
        apply.of_person(turn, actor, "worker", effect)
    toast = Text("desk.claim.name_first" if reachable else "desk.claim.open_chat")
    turn.toast(Toast(toast, alert=True, link=back))


def _code(turn: Turn, number: int) -> str:
    """The code of the case under the button, '' where it is erased."""
    try:
        return turn.case(number)[1].code
    except (Erased, NoResultFound):
        return ""


def _command(turn: Turn, incoming: Incoming, said: Command, link: str) -> None:
    actor = chats.find_or_open(turn.unit, incoming.channel, incoming.actor, "private")
    if not known(turn.unit, actor):
        raise AskMembership(incoming.actor)
    roles = turn.house.roles(incoming.actor, bool(actor.desk_member))
    if said.name == "papan" and allowed(Act.SEE_BOARD, roles):
        slots.clear(turn.unit, outlet.BOARD)
        outlet.draw_board(turn, link)
    elif said.name == "lepas":
        _say(turn, _release(turn, actor, said.argument, allowed(Act.RELEASE_ANY, roles)))
    else:
        _say(turn, Text("desk.group.help"))


def _release(turn: Turn, actor: Chat, argument: str, may: bool) -> Text:
    if not may:
        return Text("desk.release.supervisor")
    if not argument.strip():
        return Text("desk.release.usage")
    code = read_code(argument, turn.house.handbook.code_words)
    row = cases.by_code(turn.unit, code) if code else None
    if row is None or row.state != "claimed":
        return text("desk.release.unknown", code=argument.strip()[:40])
    turn.note(Tell("case", row.id, Release(actor.id, supervisor=True)))
    return text("desk.release.done", code=row.code)


def _say(turn: Turn, words: Text) -> None:
    group = group_chat(turn.unit, turn.house)
    outlet.put(turn, group, Outgoing(text=turn.house.words.say(words, LOCALE)), lane=outlet.DESK)
