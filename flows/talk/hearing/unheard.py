"""Voice notes and pictures: nobody here can tell what they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flows.engine import Talk
from flows.inputs import FromPerson, Sent
from flows.moment import Moment
from flows.node import Move
from flows.piece import piece_of
from flows.session import Session, put
from flows.talk import check
from flows.text import Text

UNHEARD_EVERY = timedelta(hours=24)

UNHEARD = ("photo", "video", "voice", "audio", "video_note")
"""What nothing here can understand. Stickers say little and ask nothing."""


def unheard(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """A voice note or a picture alone: nobody here can tell what it holds, so one kind question, once a day at most.

    Never beside a counsellor who talks with them, or within a danger that is known.
    """
    asked = session.asked_safe is not None and moment.now - session.asked_safe < UNHEARD_EVERY
    counsellor = session.case is not None and session.case.claimed
    if not isinstance(said, Sent) or said.kind not in UNHEARD or asked or counsellor or session.refused:
        return None
    if session.peril or session.node.startswith("safety."):
        return None
    session, kept = talk.keep(put(session, stopped=False), piece_of(said))
    move = check.ask(session, moment)
    return replace(move, effects=(*kept, *move.effects), prefix=(Text("safety.check.unheard"),))
