"""What to do meanwhile: the handbook's own words. Unconfirmed ones reach no family (the demo marks them CONTOH)."""

from __future__ import annotations

from itertools import pairwise

from flows.match import plain
from flows.moment import Moment
from flows.session import Session, answered, put
from flows.talk import bystander, needs_words, topics
from flows.text import Paragraphs, Text, Verbatim, text
from flows.triage import wish
from flows.triage.asides import kinds_in
from flows.triage.normalise import tokens
from flows.triage.own_deed import own_deed
from flows.triage.question import ONESELF
from flows.triage.runaway import ran_away
from handbook.reading.asides import FOUND_CHILD as FOUND
from handbook.reading.asides import HEAD, OF_FRIEND

SEXUAL = "kekerasan_seksual"
"""The kind of danger in handbook/distress.yaml."""

LETTER = "j"
"""Sexual crimes against a child, among the 15 letters of protection."""

RECENT = {("risk.j.since", "days"): "sexual_72_hours"}
"""Answers after which an advice helps, and which."""


ADVISED = "advised"
"""Answered once the advice was given: it is not repeated."""

WISH, WHOSE = "bunuh_diri", "advice.wish"
"""A wish to die; answered with whose it is when it was told."""

MEANS = frozenset(
    {
        *("obat", "obatnya", "pil", "pilnya", "tablet", "racun", "baygon", "pisau", "silet", "cutter"),
        *("gunting", "tali", "talinya", "jembatan", "rel", "balkon", "rooftop", "pills", "knife", "rope"),
    }
)
"""Beside a wish to die these may be what somebody has at hand."""

PREGNANT = frozenset({"hamil", "mengandung", "pregnant", "kandungan"})

FEAR, STEP_AWAY = "takut_menyakiti", "fear_to_hurt"
"""Who fears to hurt a child in their care, and the advice for them."""

FROM_THEM, OWN = (("kekerasan_berlangsung",), ("cedera",)), "advice.own_deed"
"""Kinds of danger that may be their own deed; answered once they said that it is."""

FRIEND = "advice.friend"
"""Answered once they told that it is done to a friend."""

MISSING = "anak_hilang"
"""A child that is gone."""

FLED = "advice.fled"
"""Answered once they told that they ran away themselves, or were driven out: nobody misses whoever writes."""

OF_PICTURES = "advice.pictures"
"""Answered once a danger began as pictures that somebody spreads."""

FOUND_CHILD = "advice.found"
"""Answered once a danger began with somebody else's child that was found: they are with it, and nobody is to flee."""

ALONE = frozenset({"anak_sendirian", "bayi_ditelantarkan", "anak_hilang", "minta_tolong"})
"""The kinds of danger that such words are heard as."""

OF_THEIRS = frozenset({"anak", "cucu", "adik", "ponakan", "keponakan", "bayi"})
"""Before "saya" they are a child of the family's own, which is missing, not found."""

AT_A_HOUSE = frozenset(
    {"tetangga", "sebelah", "kontrakan", "kos", "dikunci", "murid", "neighbour", "neighbor"}
)
"""Beside these the child has a home that is known, and is there: nobody is to stay beside it, or go in."""

BARE = frozenset({"minta_tolong", "tidak_aman"})
"""What a danger may begin with before it is said what it is."""

PICTURES = "f"
"""The letter of pornography: pictures of a child that somebody spreads."""


def after(name: str, key: str, session: Session, moment: Moment) -> Paragraphs:
    """What belongs to this answer, if anything does."""
    wanted = RECENT.get((name, key))
    return say(wanted, session, moment) if wanted and ADVISED not in session.answers else ()


def in_danger(session: Session, moment: Moment) -> Paragraphs:
    """What belongs to a danger of these kinds.

    The kind may be no more than a guess, from words like "dia tidur di sebelah"; so the story must sound of it too.
    Whoever was beaten and reads of pregnancy and infections is frightened anew.
    """
    kinds = session.peril.kinds if session.peril else ()
    if SEXUAL not in kinds or LETTER not in topics.letters(session, moment) or expects(session):
        return ()
    return say("sexual_72_hours", session, moment)


def expects(session: Session) -> bool:
    """Whether a pregnancy was told: what hinders one comes too late, and hurts."""
    return any(word in PREGNANT for said in session.story for word in plain(said).split())


def whose(session: Session, kind: str, moment: Moment) -> Session:
    """The same session, which remembers whose wish to die was told just now."""
    if kind in ALONE and any(_finds(said, moment) for said in session.recent[-3:]):
        return answered(session, FOUND_CHILD, "yes")
    if kind not in (WISH, FEAR) and any(ran_away(said, moment.handbook) for said in session.recent[-3:]):
        session = answered(session, FLED, "yes")
    if kind in (SEXUAL, *BARE) and topics.letters(session, moment)[:1] == (PICTURES,):
        return answered(session, OF_PICTURES, "yes")
    if (kind,) in FROM_THEM and any(own_deed(said, moment.handbook) for said in session.recent[-1:]):
        return answered(session, OWN, "yes")
    told = session.recent[
        -3 if kind in BARE else -1 :
    ]  # "not safe", pressed, says of whom it was told before
    if kind != WISH and any(kinds_in(said, (OF_FRIEND,), moment.handbook) for said in told):
        return answered(session, FRIEND, "yes")
    if kind != WISH:
        return session
    near = any(wish.of_another(said, moment.handbook) for said in session.recent[-1:])
    return answered(session, WHOSE, "near" if near else "self")


def is_own_wish(session: Session) -> bool:
    """Whether the danger began with the wish of whoever writes to die: nobody comes near, there is nowhere to go."""
    kinds = session.peril.kinds if session.peril else ()
    return kinds[:1] == (WISH,) and session.answers.get(WHOSE) == "self" and not bystander.of_child(session)


def wants_to_die(session: Session) -> bool:
    """Whether whoever writes told so in this danger, first or later."""
    kinds = session.peril.kinds if session.peril else ()
    return WISH in kinds and session.answers.get(WHOSE) == "self" and not bystander.of_child(session)


def of_means(session: Session, moment: Moment) -> Paragraphs:
    """For who wants to die and just named what they might do it with ("obat nyokap byk"): to put it out of reach."""
    if not is_own_wish(session) or not session.recent:
        return ()
    typed = tokens(session.recent[-1], moment.handbook.distress.language)
    named = any(not MEANS.isdisjoint(token.forms) for token in typed)
    return (of_its_own(session, moment) or ()) if named else ()


def is_anothers_wish(session: Session) -> bool:
    """Whether it began with the wish of somebody else to die, told by who is no bystander of a child."""
    kinds = session.peril.kinds if session.peril else ()
    return kinds[:1] == (WISH,) and session.answers.get(WHOSE) == "near" and not bystander.of_child(session)


def fears_to_hurt(session: Session) -> bool:
    """Whether it began with somebody who fears to hurt a child, or just did: they are who must step away."""
    kinds = session.peril.kinds if session.peril else ()
    began = kinds[:1] == (FEAR,) or (kinds[:1] in FROM_THEM and OWN in session.answers)
    return began and not bystander.of_child(session)


def is_friends(session: Session) -> bool:
    """Whether it is done to a friend of the writer, who may be with them or far away."""
    return FRIEND in session.answers and not bystander.of_child(session)


def has_fled(session: Session) -> bool:
    """Whether whoever writes is out there alone, having run away or been driven out."""
    kinds = session.peril.kinds if session.peril else ()
    kept = FLED in session.answers and kinds[:1] not in ((WISH,), (FEAR,))
    return kept and not bystander.of_child(session) and not is_found_child(session)


def is_of_pictures(session: Session) -> bool:
    """Whether it began as pictures that somebody spreads, and nothing nearer was told since."""
    kinds = session.peril.kinds if session.peril else ()
    return bool(kinds) and OF_PICTURES in session.answers and BARE.union((SEXUAL,)).issuperset(kinds)


def is_missing(session: Session) -> bool:
    """Whether it is about a child that is gone, told by somebody else; a cry for help may have come before it."""
    kinds = tuple(kind for kind in (session.peril.kinds if session.peril else ()) if kind not in BARE)
    told = session.register != "child" and not has_fled(session)
    return kinds[:1] == (MISSING,) and told and not is_found_child(session)


def asks_where(session: Session) -> bool:
    """Whether nothing is asked before the place: of who found a child, and of who ran away."""
    return is_found_child(session) or has_fled(session)


def are_pictures(session: Session, moment: Moment) -> bool:
    """Whether what was told is of pictures that somebody spreads, in a danger or not yet."""
    return is_of_pictures(session) or topics.letters(session, moment)[:1] == (PICTURES,)


def is_found_child(session: Session) -> bool:
    """Whether it is about somebody else's child that was found alone, and nothing nearer was told since."""
    kinds = session.peril.kinds if session.peril else ()
    return bool(kinds) and FOUND_CHILD in session.answers and ALONE.issuperset(kinds)


def _finds(said: str, moment: Moment) -> bool:
    """ "Nemu anak kecil di halte"; not "anak saya hilang, terakhir dilihat di pasar"."""
    typed = tokens(said, moment.handbook.distress.language)
    own = any(
        not OF_THEIRS.isdisjoint(one.forms) and not ONESELF.isdisjoint(behind.forms)
        for one, behind in pairwise(typed)
    )
    housed = any(not AT_A_HOUSE.isdisjoint(one.forms) for one in typed)
    return not own and not housed and bool(kinds_in(said, (FOUND,), moment.handbook))


def of_abuse(session: Session, moment: Moment) -> bool:
    """Whether a sexual crime was told, of these days or without a day, and no pregnancy before this question."""
    perils = (session.peril, session.passed)
    told = any(SEXUAL in peril.kinds for peril in perils if peril) or LETTER in topics.chosen(session)
    since = session.answers.get("risk.j.since", "days")
    before = put(session, story=session.story[:-1])
    of_it = told or session.node.startswith(f"risk.{LETTER}.")
    return of_it and since in ("days", "skip", "unsure") and not expects(before)


def at_once(session: Session, moment: Moment) -> Paragraphs:
    """Who tells that somebody wants to die is not left with numbers alone: a counsellor may read it in hours."""
    kinds = session.peril.kinds if session.peril else ()
    if kind := needs_words.just_named(session, moment):
        return say(needs_words.ADVICE[kind], session, moment)
    of_theirs = fears_to_hurt(session) or asks_where(session) or is_friends(session)
    if WISH in kinds or of_theirs or _on_the_head(session, moment):
        return of_its_own(session, moment) or ()
    return ()


def newly(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """What a message named just now that needs words at once, where they were not said in this danger; and the session
    that remembers."""
    kind = needs_words.just_named(session, moment)
    words = say(needs_words.ADVICE[kind], session, moment) if kind else ()
    if not words or needs_words.was_said(session, kind):
        return session, ()
    return needs_words.marked(session, kind), words


def beside_check(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """What is said where it is asked whether they are safe: the same; of pictures neither to pay nor to send; to who
    ran away to stay where people are."""
    session, words = newly(session, moment)
    if not words and are_pictures(session, moment):
        words = say("pictures_shared", session, moment)
    if not words and any(ran_away(said, moment.handbook) for said in session.recent[-1:]):
        words = say("runaway", session, moment)
    return session, words


def _on_the_head(session: Session, moment: Moment) -> bool:
    """Whether what was told of this danger names a blow to the head or a fall on it."""
    said = (piece for piece in session.recent if kinds_in(piece, (HEAD,), moment.handbook))
    return session.peril is not None and any(said)


def of_its_own(session: Session, moment: Moment) -> Paragraphs | None:
    """What to do until somebody reads, where the danger asks for steps of its own; None where it asks for none."""
    kinds = session.peril.kinds if session.peril else ()
    if WISH in kinds:
        near = bystander.of_child(session) or session.answers.get(WHOSE) == "near"
        far = near and session.answers.get("safety.with") in ("away", "lost")
        key = "wish_to_die_far" if far else "wish_to_die_near" if near else "wish_to_die_self"
        return say(key, session, moment)
    if fears_to_hurt(session):
        return say(STEP_AWAY, session, moment)
    if is_found_child(session):
        return say("found_child", session, moment)
    if are_pictures(session, moment):
        return say("pictures_shared", session, moment)
    if kind := needs_words.last_said(session):
        return say(needs_words.ADVICE[kind], session, moment)
    if _on_the_head(session, moment):
        return say("head_injury", session, moment)
    if is_friends(session):
        return say("friend_hurt", session, moment)
    if has_fled(session):
        return say("runaway", session, moment)
    return None


def say(key: str, session: Session, moment: Moment) -> Paragraphs:
    """The advice in this reader's words, or nothing."""
    found = next((advice for advice in moment.handbook.advice if advice.key == key), None)
    if found is None or (found.example and not moment.demo):
        return ()
    mark = Text("mark.example") if found.example else Verbatim("")
    lines = tuple(Verbatim(line) for line in found.lines[session.locale])
    return (text("advice.list", lines=lines, mark=mark),)
