"""Whoever writes clear English is answered in English, from that message on."""

from __future__ import annotations

from flows.inputs import FromPerson, Said, Sent
from flows.session import Session, put
from flows.triage.language import is_english, may_be_english, only_greets

ENGLISH = "en"

LONG = 8
"""Words of English from which on an Indonesian greeting before them says nothing."""


def heard(session: Session, said: FromPerson) -> Session:
    """The same session, in English where this message is, and nothing before it was Indonesian: who mixes both, or
    asked for Indonesian, stays with it. Beside a counsellor, and where the chat is hidden, nothing changes.
    """
    words = said.text if isinstance(said, Said) else said.caption if isinstance(said, Sent) else ""
    if session.language == ENGLISH or session.node.startswith(("relay.", "hidden.")):
        return session
    before = session.recent[:-1]
    greeted = len(words.split()) >= LONG and all(map(only_greets, before))
    if not is_english(words) or not (greeted or all(map(may_be_english, before))):
        return session
    return put(session, language=ENGLISH)
