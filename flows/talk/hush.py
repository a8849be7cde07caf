"""Whether nobody may hear their phone: whoever they are afraid of is near, sleeps beside them, or would hear a voice.

From then on nothing rings there as long as a danger is known, until they say that they are safe. It is read in every
message; before a danger was heard it is no more than the last few of them say.
"""

from __future__ import annotations

from functools import lru_cache

from flows.gate import in_danger
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.moment import Moment
from flows.session import Session, put
from flows.talk import believed, bystander
from flows.triage.asides import finder
from flows.triage.nearing import nearing
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.asides import HUSH, MUTE


def overheard(session: Session, said: FromPerson, moment: Moment) -> Session:
    """The same session, after these words; what is written over a hidden chat may be another hand's."""
    if session.hidden or (session.hush and in_danger(session)):
        return session
    words = said.caption if isinstance(said, Sent) else said.text if isinstance(said, Said | Edited) else ""
    read = (words,) if in_danger(session) else (*session.recent, words)
    own = not bystander.of_child(session)
    return put(session, hush=any(_says(one, moment.handbook, own=own) for one in read if one))


# The last few messages are read again with each new one. No more are kept than are read together.
@lru_cache(maxsize=4)
def _says(words: str, handbook: Handbook, *, own: bool) -> bool:
    """ "Dia tidur di sebelah", "gak bisa ngomong"; of somebody else's child "dia di sini" says nothing of the kind."""
    if finder((HUSH, MUTE), handbook).find(tokens(words, handbook.distress.language)):
        return True
    return own and (believed.says_near(words, handbook) or bool(nearing(words, handbook.distress)))
