"""Reading the handbook: `load()` gives a frozen Handbook or raises HandbookError with every problem in words."""

from handbook.reading.areas import Areas, City, District
from handbook.reading.book import Handbook, load
from handbook.reading.distress import Context, Distress, Kind
from handbook.reading.hours import Hours
from handbook.reading.learned import Head, Learned, Weights
from handbook.reading.numbers import Number
from handbook.reading.origin import Origin
from handbook.reading.outcomes import Outcome
from handbook.reading.phrases import Language, Phrase
from handbook.reading.problems import HandbookError
from handbook.reading.risk import Level, Row, Signs
from handbook.reading.service import Service
from handbook.reading.subjects import CODES, TOPICS, Subject, Subjects, Words

__all__ = [
    "CODES",
    "TOPICS",
    "Areas",
    "City",
    "Context",
    "Distress",
    "District",
    "Handbook",
    "HandbookError",
    "Head",
    "Hours",
    "Kind",
    "Language",
    "Learned",
    "Level",
    "Number",
    "Origin",
    "Outcome",
    "Phrase",
    "Row",
    "Service",
    "Signs",
    "Subject",
    "Subjects",
    "Weights",
    "Words",
    "load",
]
