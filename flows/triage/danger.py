"""Whether somebody is in danger now, from one message and what was said shortly before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from flows.triage.context import Around, Role, breaths_of_oneself, cancelled, distance, negated, not_done
from flows.triage.language import is_english
from flows.triage.learned import about, heaviest, scores, weigh, weigh_apart, weigh_earlier, weigh_known
from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Finder, Match, evidence
from handbook.reading import Context, Distress, Learned, Phrase, Weights

Signal = Literal["acute", "check", "none"]
_SIGNALS: tuple[Signal, ...] = ("none", "check", "acute")
_ROLES: tuple[Role, ...] = ("cancelling", "past", "present", "settled", "distant", "general")
_EARLIER = 3
_TAIL = 160
"""Characters kept of each earlier message: a halting sentence goes on where the last piece ended."""
_HALTING = 12
"""A message of more words stands on its own."""
_CRY = "minta_tolong"
_CERTAIN = -3.0
"""Only below this score may the learned listener silence a phrase of acute danger: it must be all but certain."""


NEEDED = -1.0
"""Nothing is acute where danger itself scores less: "how can I help my son to eat" asks for help."""

AGAINST_WHOLE = -2.0
"""Below this score, by itself too, a phrase of acute danger that is half of the message is asked about. Of the dangers
that such a phrase heard 99 of 100 stood above 0, of the harmless messages 7 of 10 below -2.
"""

_CALLED = frozenset("kak ka kk min mbak mba".split())  # noqa: SIM905
"""Calling whoever reads. Before other words it completes nothing: "bapaknya mukul", then "kak sudah ada yg datang?"."""

_TELLS = frozenset({"lapor", "melapor", "bilang", "cerita", "ngadu", "mengadu", "told", "reported"})
"""Behind one of these stands who was told of it: "ditendang jg", then "udah lapor guru" is no teacher's kick."""

_FAR = 0.8
"""So much below every limit, the learned listener hears nothing in a message itself: what it hears was said before."""


class Heard(NamedTuple):
    """`kind` is a key of distress.yaml, None with "none". `evidence` are the words as the person wrote them."""

    signal: Signal
    kind: str | None
    evidence: tuple[str, ...]


class Label(NamedTuple):
    """What a phrase of distress.yaml does: danger of a kind (2 acute, 1 check), or a role in the context."""

    role: Role
    kind: str = ""
    level: int = 0
    rank: int = 0


class _Found(NamedTuple):
    level: int
    rank: int
    kind: str
    match: Match[Label]


NOTHING = Heard("none", None, ())
_WEIGHTLESS: Weights = np.zeros(0, np.float32)


class Weighed(NamedTuple):
    """What the learned listener made of a message: how likely danger and acute danger are, and what its words weigh.

    `by_phrases` is what the handbook's phrases heard in it, which it was told.
    """

    danger: float
    acute: float
    story: Weights
    by_phrases: Heard


class Seen(NamedTuple):
    """What is worked out once of a text: its words, the phrases in them, and what the learned listener weighs them."""

    words: Sequence[Token]
    around: Around[Label]
    weights: Weights


# A turn asks more than once what is in the same words. They are forgotten with the next few.
@lru_cache(maxsize=4)
def look(text: str, distress: Distress) -> Seen:
    """At a message, or at a whole story as one text."""
    words = tokens(text, distress.language)
    weights = weigh(words, distress.learned) if distress.learned else _WEIGHTLESS
    return Seen(words, surroundings(words, distress), weights)


def listen(text: str, before: Sequence[str], distress: Distress) -> Heard:
    """The gravest thing heard in `text`. `before` are earlier messages, oldest first; they only complete `text`."""
    return listen_to(text, look(text, distress), before, distress)


def listen_to(text: str, seen: Seen, before: Sequence[str], distress: Distress) -> Heard:
    """The same of a text that was looked at already."""
    return listened(text, seen, before, distress)[0]


_LETTER = re.compile(r"[^\W\d_]")


def listened(
    text: str, seen: Seen, before: Sequence[str], distress: Distress
) -> tuple[Heard, Weighed | None]:
    """The same, and what was weighed; None where nothing is left to weigh: a cry, a number alone, a known idiom."""
    if not seen.words:
        return NOTHING, None
    if _is_cry(seen.words, distress):
        return Heard("acute", _CRY, (text.strip()[:80],)), None
    heard = by_phrases(text, seen, before, distress)
    letters = len(_LETTER.findall(text))
    if distress.learned is None or not letters or (letters == 1 and not before):
        return heard, None  # a number or a letter alone is an answer or a choice
    if heard.signal == "none" and not _cries(seen.words, distress) and is_harmless(seen, distress.context):
        return NOTHING, None
    if len(seen.words) == 1 and heard.signal == "none":
        before = ()  # "sembunyi" hides at once, whatever was said before it
    earlier = tokens(said_before(before), distress.language)
    weighed = _weighed(text, seen, earlier, heard, distress.learned)
    sure = (
        weighed.danger >= AGAINST_WHOLE
        or is_english(text)
        or (bool(earlier) and _weighed(text, seen, (), heard, distress.learned).danger >= AGAINST_WHOLE)
    )  # "anaknya dipukul" is not less for what was asked before; of English little was learned
    return _joined(text, seen, weighed, distress.learned, sure=sure), weighed


def adds(text: str, before: Sequence[str], distress: Distress) -> bool:
    """Whether a message says something of danger itself, and is not only heard so for what was said before it.

    A phrase does that begins in an earlier message and ends in this one.
    """
    seen = look(text, distress)
    if _is_cry(seen.words, distress) or by_phrases(text, seen, before, distress).signal != "none":
        return True
    if distress.learned is None:
        return False
    known = weigh_known(known_of(text, seen.words, NOTHING), distress.learned)
    danger, acute = scores("message", seen.weights + known, distress.learned)
    limits = distress.learned.limits
    return danger > limits["check"] - _FAR or (acute > limits["acute"] - _FAR and danger > NEEDED - _FAR)


def cries_out(text: str, before: Sequence[str], distress: Distress) -> bool:
    """Whether a message is acute by itself, or holds a phrase of danger, be it one that begins in an earlier message.

    Less than `adds`: what only sounds a little like danger does not.
    """
    phrased = by_phrases(text, look(text, distress), before, distress)
    return phrased.signal != "none" or listen(text, (), distress).signal == "acute"


def by_phrases(text: str, seen: Seen, before: Sequence[str], distress: Distress) -> Heard:
    """What the handbook's phrases hear by themselves."""
    heard = _gravest(text, seen.words, dangers(seen.words, seen.around, distress))
    if heard.signal == "acute" or not before or len(seen.words) > _HALTING:
        return heard
    return max(heard, _with_before(text, before, distress), key=lambda one: _SIGNALS.index(one.signal))


def said_before(before: Sequence[str]) -> str:
    """The ends of the last few messages, a line each."""
    return "\n".join(piece[-_TAIL:] for piece in before[-_EARLIER:])


def known_of(text: str, now: Sequence[Token], heard: Heard) -> dict[str, float]:
    """What the learned listener is told beside the words: also what the phrases heard."""
    known = {**about(now, text), f"phrases:{heard.signal}": 1.0}
    if heard.kind:
        known[f"kind:{heard.kind}"] = 0.5
    return known


def joined(
    heard: Signal, danger: float, acute: float, limits: Mapping[str, float], *, whole: bool = False
) -> Signal:
    """Either hears for both; but what only the phrases heard needs that the learned listener is not sure of nothing.

    Where a phrase is `whole`, half of the message or more, too little stands around it to mean otherwise: it stands, as
    a question at least ("diperkosa deadline", but "ponakan saya ilang di mall", too).
    """
    is_acute = acute >= limits["acute"] and danger >= NEEDED
    if whole and (heard == "acute" or not is_acute):
        return heard
    if is_acute or (heard == "acute" and danger >= limits["acute_doubted"]):
        return "acute"
    doubted = _CERTAIN if heard == "acute" else limits["check_doubted"]
    if danger >= limits["check"] or (heard != "none" and danger >= doubted):
        return "check"
    return "none"


def is_whole(now: Sequence[Token], heard: Heard) -> bool:
    """Whether what the phrases heard is half of the message or more."""
    return heard.signal != "none" and 2 * sum(len(one.split()) for one in heard.evidence) >= len(now)


def is_harmless(seen: Seen, context: Context) -> bool:
    """Whether idioms and denials that the handbook knows are half of the message or more."""
    known = [*seen.around["cancelling"]]
    known += [
        match
        for match in seen.around["danger"]
        if negated(match, seen.words, context) or not_done(match, seen.words, context)
    ]
    return bool(known) and 2 * len({place for match in known for place in match.places}) >= len(seen.words)


def _weighed(text: str, seen: Seen, before: Sequence[Token], heard: Heard, learned: Learned) -> Weighed:
    now = seen.words
    known = weigh_known(known_of(text, now, heard), learned)
    message = seen.weights + weigh_earlier(before, learned) + known
    story = (weigh([*before, *now], learned) if before else seen.weights) + known
    danger, acute = (
        one + other
        for one, other in zip(
            scores("message", message, learned), scores("story", story, learned), strict=True
        )
    )
    return Weighed(danger, acute, story, heard)


def _joined(text: str, seen: Seen, weighed: Weighed, learned: Learned, *, sure: bool) -> Heard:
    heard = weighed.by_phrases
    phrased: Signal = heard.signal
    if whole := is_whole(seen.words, heard):
        phrased = phrased if sure else "check"
    signal = joined(phrased, weighed.danger, weighed.acute, learned.limits, whole=whole)
    if signal == "none":
        return NOTHING
    return named(signal, likely_kinds(weighed, learned), text, seen, heard, learned)


def named(
    signal: Signal, kinds: Mapping[str, float], text: str, seen: Seen, by_phrases: Heard, learned: Learned
) -> Heard:
    """The likeliest of `kinds`, and the words for it: those of the phrases where these name the same.

    The phrases do not decide, for a sentence holds more than one: who learned was told what they name, and of the
    dangers whose phrases name a kind it knows the right one in 88 of 100, the phrases in 68.
    """
    kind = max(kinds, key=lambda one: kinds[one])
    words = by_phrases.evidence if by_phrases.kind == kind else weighed_most(text, seen, learned)
    return Heard(signal, kind, words)


def likely_kinds(weighed: Weighed, learned: Learned) -> dict[str, float]:
    """How likely each kind of danger is, if it is one."""
    return dict(zip(learned.heads["kind"].outputs, scores("kind", weighed.story, learned), strict=True))


def weighed_most(text: str, seen: Seen, learned: Learned) -> tuple[str, ...]:
    """The words that spoke most for danger, as they were typed."""
    now = seen.words
    weighed = heaviest(weigh_apart(now, learned)[:, learned.heads["message"].columns].sum(axis=1).tolist())
    words = evidence(text, now, [weighed] if weighed else [(0, len(now) - 1)])
    return tuple(one[:_TAIL] for one in words)


def dangers(words: Sequence[Token], around: Around[Label], distress: Distress) -> list[_Found]:
    """Every phrase of danger that its surroundings leave standing, gravest first."""
    if not around["danger"]:
        return []
    idioms = [
        set(one.places)
        for one in around["danger"]
        if cancelled(one, words, around["cancelling"], distress.context)
    ]
    denied = [set(one.places) for one in around["danger"] if negated(one, words, distress.context)]
    oneself = breaths_of_oneself(words)
    found = []
    for match in around["danger"]:
        places = set(match.places)
        if any(idiom <= places or places <= idiom for idiom in idioms) or any(
            places <= one for one in denied
        ):
            continue
        if not_done(match, words, distress.context):
            continue
        level = match.label.level - distance(match, words, around, oneself)
        if level > 0:
            found.append(_Found(level, match.label.rank, match.label.kind, match))
    at = defaultdict(list)
    for one in found:
        for place in one.match.places:
            at[place].append(one)
    found = [one for one in found if not any(_within(one, other) for other in at[one.match.places[0]])]
    return sorted(found, key=lambda one: (-one.level, one.rank, one.match.places[0] - one.match.places[-1]))


def _within(one: _Found, other: _Found) -> bool:
    """The longer phrase knows better what kind it is: "anak minum racun" is not "minum racun"."""
    return one.level <= other.level and set(one.match.places) < set(other.match.places)


def surroundings(words: Sequence[Token], distress: Distress) -> Around[Label]:
    """All phrases found, by what they do."""
    around: dict[Role, list[Match[Label]]] = {role: [] for role in ("danger", *_ROLES)}
    for match in _finder(distress).find(words):
        around[match.label.role].append(match)
    return around


def _gravest(text: str, words: Sequence[Token], found: Sequence[_Found]) -> Heard:
    if not found:
        return NOTHING
    best = found[0]
    same = [one.match.places for one in found if one.kind == best.kind and one.level == best.level]
    return Heard(_SIGNALS[best.level], best.kind, evidence(text, words, same)[:5])


def _with_before(text: str, before: Sequence[str], distress: Distress) -> Heard:
    """Phrases that began in an earlier message and end in this one: a child writes in halting pieces."""
    whole = f"{said_before(before)}\n{text}"
    border = len(whole) - len(text)
    first, *more = text.casefold().split() or [""]
    ends = border + len(first) * (bool(more) and first.strip(",.!?") in _CALLED)
    words = tokens(whole, distress.language)
    told = next(
        (token.start for token in words if token.start >= border and token.forms & _TELLS), len(whole)
    )
    across = [
        one
        for one in dangers(words, surroundings(words, distress), distress)
        if words[one.match.places[0]].start < border and ends <= words[one.match.places[-1]].start < told
    ]
    return _gravest(whole, words, across)


def is_bare_cry(text: str, distress: Distress) -> bool:
    """Whether the whole message is a cry for help, and no more."""
    return _is_cry(look(text, distress).words, distress)


def _is_cry(words: Sequence[Token], distress: Distress) -> bool:
    allowed = distress.cries | distress.cry_company
    return _cries(words, distress) and all(not allowed.isdisjoint(word.forms) for word in words)


def _cries(words: Sequence[Token], distress: Distress) -> bool:
    return not distress.cries.isdisjoint(frozenset().union(*[word.forms for word in words]))


@lru_cache(maxsize=4)
def _finder(distress: Distress) -> Finder[Label]:
    return Finder(_labelled(distress), distress.language.fillers)


def _labelled(distress: Distress) -> Iterator[tuple[Label, Phrase]]:
    for rank, kind in enumerate(distress.kinds):
        for level, phrases in ((2, kind.acute), (1, kind.check)):
            yield from ((Label("danger", kind.key, level, rank), phrase) for phrase in phrases)
    context = distress.context
    lists = (
        context.cancelling,
        context.past,
        context.present,
        context.settled,
        context.distant,
        context.general,
    )
    for role, phrases in zip(_ROLES, lists, strict=True):
        yield from ((Label(role), phrase) for phrase in phrases)
