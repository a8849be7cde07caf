"""The whole handbook, read and checked at the start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from handbook.reading.advice import Advice, read_advice
from handbook.reading.areas import Areas, read_areas
from handbook.reading.asides import Aside, read_asides
from handbook.reading.code_words import read_code_words
from handbook.reading.distress import Distress, read_distress
from handbook.reading.hours import Hours, read_hours
from handbook.reading.information import Information, read_information
from handbook.reading.learned import FILE as WEIGHTS
from handbook.reading.learned import read_learned
from handbook.reading.numbers import Number, read_numbers
from handbook.reading.outcomes import Outcome, read_outcomes
from handbook.reading.phrases import read_language
from handbook.reading.problems import Problems
from handbook.reading.risk import Row, Signs, read_risk
from handbook.reading.second import Second, read_second
from handbook.reading.service import Service, read_service
from handbook.reading.subjects import Subjects, read_subjects
from handbook.reading.told import Told, read_told
from handbook.reading.writers import Writer, read_writers

FOLDER = Path(__file__).resolve().parent.parent
_MEND = "Telepon nomornya, lalu isi 'confirmed_by' di handbook/numbers.yaml."


@dataclass(frozen=True, slots=True, eq=False)
class Handbook:
    """Everything practitioners edit. Never changes while the service runs."""

    service: Service
    numbers: tuple[Number, ...]
    hours: Hours
    subjects: Subjects
    areas: Areas
    code_words: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    distress: Distress
    risk: tuple[Row, ...]
    signs: Signs
    advice: tuple[Advice, ...]
    writers: tuple[Writer, ...]
    asides: tuple[Aside, ...]
    information: tuple[Information, ...]
    told: tuple[Told, ...]
    second: Second | None = None
    """The second listener, where it is wanted: it needs 120 MB."""

    def numbers_to_show(self, allow_unconfirmed: bool, *purposes: str) -> tuple[Number, ...]:
        """The numbers a family may see, in the page's order; `purposes` narrows them to any of these.

        An unconfirmed one comes only where allowed, and then has `example` set: draw it with CONTOH. A number that is
        not known yet never comes.
        """
        return tuple(
            number
            for number in self.numbers
            if number.phone
            and (number.confirmed or allow_unconfirmed)
            and (not purposes or not set(purposes).isdisjoint(number.purposes))
        )

    def number(self, key: str) -> Number:
        """The number with this key; KeyError for an unknown one."""
        for number in self.numbers:
            if number.key == key:
                return number
        raise KeyError(key)

    def missing_for_real_service(self) -> list[str]:
        """What must be confirmed before families are served, each with how to mend it; empty when all is there."""
        missing = []
        puspa = self.number("puspa")
        if not puspa.phone:
            mend = "Isi 'phone' dan 'confirmed_by' pada isian 'puspa' di handbook/numbers.yaml."
            missing.append(f"Nomor {puspa.name} belum diisi. {mend}")
        elif not puspa.confirmed:
            missing.append(f"Nomor {puspa.name} belum dikonfirmasi. {_MEND}")
        if not self.number("jakarta_siaga").confirmed:
            missing.append(f"Nomor 112 (Jakarta Siaga) belum dikonfirmasi. {_MEND}")
        others = (n for n in self.numbers if n.key not in ("puspa", "jakarta_siaga"))
        if not any(number.all_day and number.confirmed for number in others):
            missing.append(f"Belum ada satu pun nomor 24 jam selain 112 yang dikonfirmasi. {_MEND}")
        return missing


def load(
    folder: Path | None = None,
    weights: Path | None = WEIGHTS,
    *,
    beside: bool = False,
    second: bool = False,
) -> Handbook:
    """Read the handbook in `folder`, by default the one beside this code. Without `weights` the phrases decide alone.

    `beside` a second listener the first is stricter; with `second` it is read, too.

    Raises HandbookError with every problem found: file, line, what is wrong, how to mend it.
    """
    folder = folder or FOLDER
    problems = Problems()
    language = read_language(folder, problems)
    service = read_service(folder, problems)
    numbers = read_numbers(folder, problems)
    hours = read_hours(folder, problems)
    subjects = read_subjects(folder, language, problems)
    areas = read_areas(folder, problems)
    code_words = read_code_words(folder, problems)
    outcomes = read_outcomes(folder, problems)
    distress = read_distress(folder, language, problems)
    risk, signs = read_risk(folder, language, problems)
    advice = read_advice(folder, problems)
    writers = read_writers(folder, language, problems)
    asides = read_asides(folder, language, problems)
    information = read_information(folder, language, problems)
    told = read_told(folder, language, _questions(risk, signs), problems)
    problems.stop_if_any()
    assert service is not None  # a missing page is a problem and was raised above
    if weights is not None:
        learned = read_learned(weights)
        if beside or second:
            learned = replace(learned, limits={**learned.limits, **learned.beside})
        distress = replace(distress, learned=learned)
    return Handbook(
        service,
        numbers,
        hours,
        subjects,
        areas,
        code_words,
        outcomes,
        distress,
        risk,
        signs,
        advice,
        writers,
        asides,
        information,
        told,
        read_second() if second else None,
    )


def _questions(rows: tuple[Row, ...], signs: Signs) -> tuple[str, ...]:
    """Those that the risk table names, without their answers."""
    answers = signs.no_effect.union(*(row.answers for row in rows))
    return tuple(sorted({answer.partition("=")[0] for answer in answers}))
