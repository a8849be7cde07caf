"""The guard before every node: is there danger in what they say, with what was said shortly before?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec

from flows import between
from flows.effects import Effect, Event, Keep, Tell
from flows.engine import RECENT_LENGTH, Talk
from flows.inputs import Edited, FromPerson, Reheard, Said, Sent
from flows.match import chosen, says
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed
from flows.piece import Piece, piece_of
from flows.session import Session, answered, put, turned
from flows.talk import (
    areas,
    aside,
    asked,
    bystander,
    check,
    door,
    gently,
    hidden,
    living,
    lost_numbers,
    lull,
    marked,
    matters,
    times,
    topics,
)
from flows.talk.numbers import to_call
from flows.talk.safety.alarm import alarm
from flows.talk.safety.company import STAYING
from flows.talk.safety.first_question import WHERE
from flows.talk.safety.further_questions import DETAILS
from flows.talk.safety.known import known_kinds, longer, served
from flows.talk.safety.passed_on import marks, pass_on, rang_lately, rung
from flows.text import Text
from flows.triage.address import said_before
from flows.triage.both import gathered
from flows.triage.danger import Heard, adds, by_phrases, cries_out, listen, look
from flows.triage.language import is_english
from flows.triage.others import names_another
from flows.triage.takes_back import takes_back
from flows.triage.writer import writer

TELLING = 3
"""From so many words on, what is said to one of the four questions answers it, dangerous though it sounds."""

CHILD = "child"

CRY = "minta_tolong"
"""The kind of a bare cry, which "tolong" in a wish is not."""

UNHEARD_EVERY = timedelta(hours=24)

UNHEARD = ("photo", "video", "voice", "audio", "video_note")
"""What nothing here can understand. Stickers say little and ask nothing."""

OUR_WORDS = (
    *(f"word.{word}" for word in ("return", "thanks", "stop", "back", "help", "status", "human")),
    "answer.unsure",
)

ASKED = (*aside.NO_STORY, aside.READERS)
"""What is asked of us ("siapa yang baca?", "bayar berapa?"): alone it is no danger, and it completes none."""

SHORT_ANSWER = 4
"""Words, at most, of an answer that is no choice of its node, and which the node reads: "4 hari lalu"."""


def hear(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard before every node: what is in this message, with what was said shortly before?"""
    if not isinstance(said, Said | Sent | Edited):
        return None
    words = said.caption if isinstance(said, Sent) else said.text
    if not words:
        return _unheard(talk, session, said, moment)
    if _answers_us(talk, session, said, moment) or _says_none(session, words, moment):
        return None
    before = session = _in_their_language(session, words)
    session = _known_as_child(bystander.known_by(session, words, moment), words, moment)
    heard = listen(words, session.recent[:-1], moment.handbook.distress)
    if session != before and session.node.startswith("safety.") and not _is_new(heard, session, moment):
        return _corrected(talk, session, said, moment)
    near = living.near(session, words, moment)
    heard = near if near and heard.signal != "acute" else heard
    if again := _again(talk, session, said, heard, moment):
        return again
    if heard.signal == "none" or heard.kind is None:
        return None
    if heard.signal == "check" and talk.nodes[session.node].own_words and _alone(words, moment) == "none":
        return None  # an age or an address completes nothing that was said before
    if _adds_nothing(session, heard.kind, words, moment, near=bool(near)):
        return None
    session, piece = put(session, stopped=False), piece_of(said)
    before_it = session
    session = _at_its_case(session, heard, moment)
    known = heard.kind in known_kinds(session, moment)
    back = session is not before_it
    session, kept = _kept(talk, session, piece, heard)
    asks = heard.signal == "check"
    # A check answers what came a second before it, too; the wish that nobody is told is answered first.
    session, changed = (session, ()) if asks else lull.taken_back(session, words, moment)
    move = _raised(put(session, pending="") if asks else session, heard, heard.kind, moment)
    if move is None:
        return None
    if (
        back and not move.to
    ):  # who writes with them hears of it; here they see that they are back, and whom to call
        move = replace(move, to=HERE, prefix=to_call("numbers.still", move.session, moment))
    # Beside a counsellor who writes the same danger is not told again; that somebody comes near is.
    comes = marks(session, heard.kind, heard.evidence, moment) if near and known else ()
    effects = (*marked.once(kept, (*move.effects, *comes)), *changed)
    if not asks or not aside.asks_secrecy(words, moment.handbook):
        return replace(move, effects=effects)
    first = (*aside.secrecy(session, moment, words), *move.prefix)
    session = aside.wished(move.session, words, moment.handbook)
    return replace(move, session=session, effects=effects, prefix=first)


def _says_none(session: Session, words: str, moment: Moment) -> bool:
    """Words that are no danger, whatever was told before them: that it is safe, when to write, what to do now."""
    return lull.no_danger(session, words, moment) or asked.only_asks(session, words, moment)


def _known_as_child(session: Session, words: str, moment: Moment) -> Session:
    """The same session, in which a child writes, where these words say so and nothing else was said: from here on it is
    "kamu", and the numbers are a child's."""
    unsaid = session.answers.get("intake.who", "unknown") == "unknown"
    child = unsaid and writer([words], moment.handbook) == CHILD
    return answered(session, "intake.who", CHILD) if child else session


def _begins_again(session: Session, words: str, heard: Heard, moment: Moment) -> Heard | None:
    """The danger that stands, or was over not long ago, said again in words that alone would be none: "ribut lagi".

    Not beside a counsellor who has the case and hears it themselves, and not where they are asked whether it is safe.
    """
    kind = lull.lately(session, moment)
    beside = session.case is not None and session.case.claimed and not session.node.startswith("safety.")
    if kind is None or heard.signal == "acute" or session.node == check.NAME or beside:
        return None
    found = lull.flare(words, moment.handbook)
    feels = gently.kind_of(words, session.node, moment) or aside.wish(words, moment.handbook)
    if not found and not feels and session.node in STAYING and heard.signal == "check":
        alone = _listened_alone(words, moment)
        found = alone.evidence if alone.signal != "none" else ()
    return Heard("acute", kind, found) if found else None


def _again(
    talk: Talk, session: Session, said: Said | Sent | Edited, heard: Heard, moment: Moment
) -> Move | None:
    """What follows where it begins again, in words that alone would be no danger."""
    words = said.caption if isinstance(said, Sent) else said.text
    if found := _begins_there(session, words, heard, moment):
        return _placed_and_again(talk, session, said, found, moment)
    again = _begins_again(session, words, heard, moment)
    if again is None:
        return None
    session, kept = talk.keep(put(session, stopped=False), piece_of(said))
    session, changed = lull.taken_back(session, words, moment)
    rung_now = alarm(session, again.kind or "", again.evidence, moment)
    return replace(rung_now, effects=(*marked.once(kept, rung_now.effects), *changed))


def _begins_there(session: Session, words: str, heard: Heard, moment: Moment) -> tuple[str, ...]:
    """The words of "gang melati, ribut lagi" that say that it begins again, beside the address that was asked for."""
    known = known_kinds(session, moment)
    another = heard.signal == "acute" and heard.kind not in known
    if session.node != WHERE or not known or another or not areas.tells_place(words, moment):
        return ()
    return lull.flare(words, moment.handbook)


def _placed_and_again(
    talk: Talk, session: Session, said: Said | Sent | Edited, found: tuple[str, ...], moment: Moment
) -> Move:
    """The question is answered, and the counsellors hear that it begins again."""
    words = said.caption if isinstance(said, Sent) else said.text
    kind = known_kinds(session, moment)[-1]
    session, changed = lull.taken_back(session, words, moment)
    rings = session.case is not None and not rang_lately(session, moment) and not served(session, moment)
    rung_now = (pass_on(session, kind, found, False, moment),) if rings else ()
    move = talk.at_node(rung(session, moment) if rings else session, said, moment)
    return replace(move, effects=(*move.effects, *rung_now, *changed))


def _at_its_case(session: Session, heard: Heard, moment: Moment) -> Session:
    """A danger heard where another matter was begun beside a case of high risk belongs to that case, as a new one."""
    beside = between.reader(session)
    if heard.signal != "acute" or beside is None or not beside.grave:
        return session
    return put(matters.returned(session, moment), peril=None)


def _raised(session: Session, heard: Heard | Reheard, kind: str, moment: Moment) -> Move | None:
    """What follows from a danger, whichever listener heard it. An acute one alarms, or adds to what is known; what may
    be one is asked about. None where nothing does: within a danger or its check, and beside a counsellor who writes,
    nobody is asked.
    """
    if heard.signal == "acute":
        return alarm(session, kind, heard.evidence, moment)
    if session.node.startswith("safety.") or served(session, moment):
        return None
    return check.ask(session, moment)


def _kept(talk: Talk, session: Session, piece: Piece, heard: Heard) -> tuple[Session, tuple[Effect, ...]]:
    if heard.signal == "acute" and session.refused and not session.case:
        return session, (Keep(piece),)  # a refusal does not hold against danger to life
    return talk.keep(session, piece)


def _in_their_language(session: Session, words: str) -> Session:
    """Whose first words are a danger in English reads the numbers in English."""
    fresh = not session.answers and session.case is None
    return put(session, language="en") if fresh and is_english(words) else session


def reheard(session: Session, heard: Reheard, moment: Moment) -> Move:
    """The second listener has read what was just said: it may hear a danger, and it may know more of what the story is
    about. A case that is open hears of that; a choice of subjects that stands open is shown anew.
    """
    before = session
    session = _reread(session, heard, moment)
    move = _danger_reheard(session, heard, moment)
    if session.reread == before.reread:
        return move
    if session.case:
        move = replace(move, effects=(*move.effects, _sounds_by_now(session, heard, session.case.id, moment)))
    if move.to or session.node != "intake.topic" or session.stopped:
        return move
    if topics.suggested(session, moment) == topics.suggested(before, moment):
        return move
    return replace(move, session=put(move.session, seq=session.seq + 1), to=HERE, turned=True)


def _sounds_by_now(session: Session, heard: Reheard, case: int, moment: Moment) -> Tell:
    """Beside a counsellor who writes the risk is theirs to judge. A letter is added only where the second listener says
    it of the whole story as it stands now: the surest of what it ever said of a part says too much.
    """
    risk = "" if served(session, moment) else topics.risk(session, moment)
    now = put(session, reread=gathered(heard.told))
    return Tell("case", case, Changed(heard=topics.letters(now, moment), risk=risk))


def _reread(session: Session, heard: Reheard, moment: Moment) -> Session:
    """What it says of the subjects is kept where one of those texts belongs to the story in front, and surely so; not
    where they only say that it is quiet.
    """
    story = {words[:RECENT_LENGTH] for words in session.story}
    read = session.recent[max(0, len(session.recent) - session.unread) :]
    session = put(session, unread=0)
    calm = bool(read) and all(lull.says_calm(words, moment.handbook) for words in read)
    if calm or story.isdisjoint(read) or matters.unclear(session):
        return session
    return put(session, reread=gathered(session.reread, heard.told))


def _danger_reheard(session: Session, heard: Reheard, moment: Moment) -> Move:
    """It raises no alarm within a known danger, and none for somebody who was asked a moment ago and said that they are
    safe.
    """
    kind = heard.kind
    if heard.signal == "none" or kind is None or known_kinds(session, moment):
        return Move(session)
    if door.said_lately(session, moment) or _only_answers(session, heard, moment):
        return Move(session)
    if _says_none(session, heard.said, moment):
        return Move(session)
    if heard.said:  # a word of it says nothing to whoever reads the alarm
        heard = msgspec.structs.replace(heard, evidence=(heard.said,))
    if session.hidden or session.stopped:
        return _ring_only(session, kind, heard, moment)
    move = _raised(session, heard, kind, moment) or Move(session)
    return replace(move, effects=marked.dated(move.effects, session.spoke))


def _only_answers(session: Session, heard: Reheard, moment: Moment) -> bool:
    """Whoever has the case knows what was told before it: "iya pelan2" and "besok saya ke kantor" are answers to them.

    Words that name somebody ("dia masuk kamar") ring, though they say a danger only with what was told before.
    """
    claimed = session.case is not None and session.case.claimed
    return claimed and heard.completes and not names_another(heard.said, moment.handbook)


def _ring_only(session: Session, kind: str, heard: Reheard, moment: Moment) -> Move:
    """Nothing may show on their screen any more: the counsellors alone hear of it. What is read again was written
    before they hid; what the first listener hears in it was passed on then.
    """
    if heard.signal != "acute" or _alone(heard.said, moment) == "acute":
        return Move(session)
    rung = hidden.ring(session, kind, heard.evidence, moment, over=False)
    return Move(session, marked.dated((rung,), session.spoke), events=(Event("danger", kind),))


def _unheard(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
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


def _answers_us(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> bool:
    """The very words of a choice, a greeting, thanks, "tidak tahu", what this node reads as its answer, or a question
    about us: they say what they say, and complete nothing said before.
    """
    if not isinstance(said, Said):
        return False
    node = talk.nodes[session.node]
    if node.name == talk.start and node.read and node.read(said.text, session, moment):
        return _alone(said.text, moment) == "none"
    if chosen(said.text, node, node.offered(session, moment), session.locale, moment) is not None:
        return True
    if node.read and len(said.text.split()) <= SHORT_ANSWER and node.read(said.text, session, moment):
        return _phrased(said.text, moment) == "none"
    if aside.kind_of(said.text, moment.handbook) in ASKED and _alone(said.text, moment) == "none":
        return True
    return any(says(word, said.text, session.locale, moment) for word in OUR_WORDS)


def _phrased(words: str, moment: Moment) -> str:
    """What the handbook's phrases hear in these words."""
    distress = moment.handbook.distress
    return by_phrases(words, look(words, distress), (), distress).signal


def _alone(words: str, moment: Moment) -> str:
    return _listened_alone(words, moment).signal


def _listened_alone(words: str, moment: Moment) -> Heard:
    return listen(words, (), moment.handbook.distress)


def _is_new(heard: Heard, session: Session, moment: Moment) -> bool:
    return heard.signal == "acute" and heard.kind not in known_kinds(session, moment)


def _corrected(talk: Talk, session: Session, said: Said | Sent | Edited, moment: Moment) -> Move:
    """ "Not me, I am the neighbour", "it is my grandson": the same danger, asked about the child from now on."""
    session, kept = talk.keep(session, piece_of(said))
    case = session.case
    who = session.answers["intake.who"]
    told = (Tell("case", case.id, Changed(who=who)),) if case else ()
    effects = (*kept, *told, *(longer(moment) if session.peril else ()))
    session = put(session, seq=session.seq + 1)
    if who == CHILD and session.node in STAYING:  # the danger and what is asked are the same
        heard = (Text("safety.company.also"), *to_call("numbers.still", session, moment))
        return Move(turned(session), effects, to=HERE, instead=heard)
    return Move(session, effects, to=HERE)


def _said_so_already(session: Session, words: str, moment: Moment) -> bool:
    """They just answered that they are safe, and these words say nothing of danger themselves."""
    if not door.said_lately(session, moment):
        return False
    return not adds(words, session.recent[:-1], moment.handbook.distress)


def _adds_nothing(session: Session, kind: str, words: str, moment: Moment, *, near: bool) -> bool:
    """Whoever comes near is new, whatever was said before; not where the question was who is near."""
    if _answers_plainly(session, words, moment) or _answers_detail(session, kind, words, moment):
        return True
    return not near and (
        _heard_in_company(session, kind, words, moment)
        or _said_so_already(session, words, moment)
        or _known_already(session, words, moment)
    )


def _heard_in_company(session: Session, kind: str, words: str, moment: Moment) -> bool:
    """Within the danger: what cries out nothing itself ("hujan juga") is not the same danger said again."""
    if session.node not in STAYING or kind not in known_kinds(session, moment):
        return False
    return not cries_out(words, session.recent[:-1], moment.handbook.distress)


def _known_already(session: Session, words: str, moment: Moment) -> bool:
    """What was said before is known: a counsellor has the case, or they chose to go on with their story. These words
    cry out nothing themselves."""
    claimed = session.case is not None and session.case.claimed
    going_on = bool(known_kinds(session, moment)) and not session.node.startswith("safety.")
    return (claimed or going_on) and not cries_out(words, session.recent[:-1], moment.handbook.distress)


def _answers_plainly(session: Session, words: str, moment: Moment) -> bool:
    """How old, how often, or where, that it is quiet by now, that nobody must know, where the numbers are, a taking
    back: what holds no danger by itself is none, however grave what they told before.
    """
    age = session.node == bystander.AGE and any(char.isdigit() for char in words)
    wishes = aside.asks_secrecy(words, moment.handbook)
    calm = lull.lately(session, moment) is not None and lull.is_calm(words, session, moment)
    counts = session.node == bystander.OFTEN and times.often(words, session, moment) is not None
    plain = age or counts or session.node == bystander.WHERE or wishes
    plain = plain or (session.peril is not None and asked.asks(words, moment.handbook))
    plain = plain or lost_numbers.misses(words, moment.handbook) or takes_back(words, moment.handbook)
    if calm or (wishes and _fears_for_themselves(session, words, moment)):
        return True
    if known_kinds(session, moment) and said_before(words):
        return not _by_phrases(words, moment)
    return plain and _alone(words, moment) == "none"


def _by_phrases(words: str, moment: Moment) -> bool:
    """Whether the handbook's own phrases hear a danger in these words alone."""
    distress = moment.handbook.distress
    return by_phrases(words, look(words, distress), (), distress).signal != "none"


def _fears_for_themselves(session: Session, words: str, moment: Moment) -> bool:
    """A neighbour's "saya takut dia tau", "tolong jgn kasih tau nama saya": they fear to be found out, and say nothing
    new of the child. Not "tolong anaknya, jangan bilang siapa-siapa"."""
    if not bystander.tells(session) or not known_kinds(session, moment):
        return False
    alone = _listened_alone(words, moment)
    asks_us = alone.kind == CRY and not names_another(words, moment.handbook)
    return alone.signal != "acute" or asks_us


def _answers_detail(session: Session, kind: str, words: str, moment: Moment) -> bool:
    """Whoever is asked where they are may well name the danger again: that is an answer. A bare cry is a cry.

    Words that cry out nothing by themselves ("di kamar", "sudah pulang ke rumah") are an answer too, whatever was said
    before them: while the danger stands, they complete no other one.
    """
    known = known_kinds(session, moment)
    if session.node not in DETAILS or not known:
        return False
    if lull.flare(words, moment.handbook) and not (
        session.node == WHERE and areas.tells_place(words, moment)
    ):
        return False  # "kedengaran lagi" is no answer to any of them
    if _alone(words, moment) != "acute":
        return True
    if session.node == WHERE and not areas.tells_place(words, moment):
        return False  # "anaknya dipukul lagi" is no address
    return kind in known and len(words.split()) >= TELLING
