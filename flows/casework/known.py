"""What the family fills in or corrects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from flows.casework.answers import IN_DANGER, asked_age, joined_answers
from flows.casework.case import RISKS, Case, CaseStep, higher, put
from flows.casework.danger import wakes
from flows.effects import DrawCard, Effect, Event, TellAnswers
from flows.moment import Moment
from flows.notes import Amended, Changed


def learns(case: Case, note: Changed, moment: Moment) -> CaseStep:
    """It is drawn anew, and where the risk is high now, it rings."""
    fresh = [code for code in note.topics if code not in case.topics] if note.new else []
    details = joined_answers(case.details, note.details) if note.details else case.details
    changed = put(
        case,
        who=note.who or case.who,
        word=note.word or case.word,
        risk=higher(case.risk, note.risk) if note.risk else case.risk,
        details=details,
        answered={**case.answered, **_now_answered(case.details, details, moment)},
        age_band=asked_age(note.details) or case.age_band,
        topics=note.topics or case.topics,
        heard=tuple(dict.fromkeys((*case.heard, *note.heard))),
        basis=note.basis or case.basis,
        new_since=moment.now if note.new else case.new_since,
        new_topics=tuple(dict.fromkeys((*case.new_topics, *fresh))),
        kecamatan="" if note.kecamatan == "-" else note.kecamatan or case.kecamatan,
    )
    told: tuple[Effect, ...] = ()
    if note.details and case.state == "claimed" and case.claimer is not None:
        told = (TellAnswers(note.details),)
    if changed == case:
        return CaseStep(case, told)
    risen = changed.risk != case.risk and changed.risk == RISKS[0]
    wake: tuple[Effect, ...] = ()
    if risen:
        changed, wake = wakes(changed, moment)
    return CaseStep(
        changed,
        (*told, DrawCard(alarm=risen and case.state == "waiting"), *wake),
        (Event("risk", changed.risk),) if risen else (),
    )


def _now_answered(
    before: Mapping[str, str], details: Mapping[str, str], moment: Moment
) -> dict[str, datetime]:
    """What of a danger is answered otherwise by now: whether it goes on is worth little without its hour."""
    return {
        name: moment.now
        for name, said in details.items()
        if name.startswith(IN_DANGER) and said != before.get(name)
    }


def learns_anew(case: Case, note: Amended, moment: Moment) -> CaseStep:
    """An answer that was edited where it was written: it is known by its question, and by the child it is about."""
    known = case.details.get(note.name, "")
    now = known.replace(note.before, note.now, 1) if note.before and note.before in known else note.now
    if not known or now == known:
        return CaseStep(case)
    rest = {name: said for name, said in case.details.items() if name != note.name}
    return learns(put(case, details=rest), Changed(details={note.name: now}), moment)
