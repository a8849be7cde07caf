"""Where: a city and its districts, chosen from lists or typed in a few letters."""

from __future__ import annotations

from flows.effects import Effect, Tell
from flows.match import ADDRESS, POLITE, plain, says
from flows.moment import Moment
from flows.node import Choice
from flows.notes import Changed
from flows.session import Session, answered
from flows.talk import asking
from flows.text import Text, Verbatim

SKIP, OUTSIDE = "skip", "outside"
MEANT, OTHER, LIKE = "meant ", "other", "intake.like"
"""Begins the key of districts that may be meant; the choice of none of them; answered with those that are asked about.
"""
PLACE = ("intake.city", "intake.kecamatan")
"""Is likely the same for another matter: not asked again, and can be changed in the summary."""

WHERE, ADDRESS_TOLD = "safety.where", "safety.address"
"""Answered with the place that was asked for in danger, and with an address that was told unasked."""

HOME = "home.told"
"""Answered once they said within a danger that they are at home, and its district is known: where is not asked then,
and may be told all the same.
"""

AWAY = "areas.away"
"""Answered once they said within a danger that they are outside Jakarta: numbers that hold everywhere come first."""

PLACE_WORDS = frozenset(
    "jl jln jalan gang gg rt rw blok no nomor kos kost kosan apartemen rusun kontrakan perumahan komplek kompleks "  # noqa: SIM905
    "masjid musala mushola pasar sekolah warung dekat deket depan belakang sebelah samping seberang lantai kamar "
    "dapur toilet wc street near behind opposite floor kelurahan kecamatan desa kampung".split()
)
"""What addresses are made of."""

NEAR_PLACES = frozenset(
    "di ke rumah rumahnya rmh cat pagar lantai gedung sini situ disini disitu kantor mall mal hotel stasiun "  # noqa: SIM905
    "halte jembatan tempat taman apartmen rs puskesmas klinik "
    "polsek gereja lapangan sawah pos terminal at in home house hospital".split()
)
"""Words of a sentence that tells where somebody is."""

SENTENCE = 3
"""Words from which on an answer to "where" may tell something else."""


def cities(session: Session, moment: Moment) -> tuple[Choice, ...]:
    """The six cities and regencies of Jakarta."""
    found = (
        Choice(city.code, "intake.kecamatan", Verbatim(city.name)) for city in moment.handbook.areas.cities
    )
    ways_round = (Choice(SKIP, "intake.summary", row=2), Choice(OUTSIDE, "intake.summary", row=2))
    return (asking.first(), *found, *ways_round, asking.last(only_after=True))


def districts(session: Session, moment: Moment) -> tuple[Choice, ...]:
    """The districts of the chosen city."""
    city = session.answers.get("intake.city", "")
    found = (
        Choice(district.code, "intake.summary", Verbatim(district.name))
        for district in moment.handbook.areas.districts_of(city)
    )
    return (asking.first(), *found, Choice(SKIP, "intake.summary", pinned=True))


def read(said: str, session: Session, moment: Moment) -> str | None:
    """The district that these words surely mean; else the city; else the districts that may be meant, to be asked."""
    said = " ".join(word for word in plain(said).split() if word not in POLITE and word not in ADDRESS)
    chosen = "" if session.node == "intake.city" else session.answers.get("intake.city", "")
    found, sure = moment.handbook.areas.meant(said, chosen)
    if sure:
        return found[0].code
    city = moment.handbook.areas.find_city(said) if session.node == "intake.city" else None
    if city:
        return city.code
    asks = found and len(said.split()) < SENTENCE + 1
    return MEANT + " ".join(district.code for district in found) if asks else None


def may_be_meant(session: Session, moment: Moment) -> tuple[Choice, ...]:
    """The districts whose names are like what they typed, each with its city."""
    known = moment.handbook.areas
    codes = session.answers.get(LIKE, "").split()
    found = [known.district(code) for code in codes]
    return (
        *(
            Choice(one.code, "intake.summary", Verbatim(f"{one.name}, {known.city(one.city).name}"))
            for one in found
        ),
        Choice(OTHER, "intake.city"),
        Choice(SKIP, "intake.summary", "intake.kecamatan.skip"),
    )


def read_meant(said: str, session: Session, moment: Moment) -> str | None:
    """ "Iya", where one is asked about; else another name."""
    codes = session.answers.get(LIKE, "").split()
    if len(codes) == 1 and says("answer.yes", said, session.locale, moment):
        return codes[0]
    return read(said, session, moment)


def is_district(code: str) -> bool:
    """31.71.01 is a district, 31.71 a city (Kemendagri's codes)."""
    return code.count(".") == 2


def city_of(district: str) -> str:
    """The city a district lies in."""
    return district.rpartition(".")[0]


def kecamatan(session: Session) -> str:
    """The district's code, or '' where it was not given."""
    code = session.answers.get("intake.kecamatan", "")
    return code if is_district(code) else ""


def known(session: Session) -> tuple[str, ...]:
    """Which of these an ended matter has answered."""
    told = kecamatan(session) or session.answers.get("intake.city") == OUTSIDE
    return PLACE if told else ()


def named(session: Session, words: str, moment: Moment) -> Session:
    """The same session with the district that these words name, where they name one and none was told."""
    found = moment.handbook.areas.named_in(words)
    if found is None or kecamatan(session) or session.answers.get("intake.city") == OUTSIDE:
        return session
    return answered(answered(session, "intake.city", found.city), "intake.kecamatan", found.code)


def placed(session: Session, name: str, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """The same for the answer to `name`; an open case hears of it."""
    before, session = session, named(session, session.answers.get(name, ""), moment)
    if session is before or session.case is None:
        return session, ()
    return session, (Tell("case", session.case.id, Changed(kecamatan=kecamatan(session))),)


def tells_place(words: str, moment: Moment) -> bool:
    """Whether these words name a place: by a digit, by a word that addresses are made of, by a district."""
    plain = words.lower().replace(",", " ").replace(".", " ").split()
    if any(char.isdigit() for char in words) or not PLACE_WORDS.isdisjoint(plain):
        return True
    return moment.handbook.areas.named_in(words) is not None


def names_place(words: str, moment: Moment) -> bool:
    """The same without the digits, which may be an age: by a word of place or a district."""
    typed = plain(words).split()
    if not (PLACE_WORDS | NEAR_PLACES).isdisjoint(typed):
        return True
    return moment.handbook.areas.named_in(words) is not None


def sounds_like_place(words: str, moment: Moment) -> bool:
    """Whether these words may answer where somebody is: few of them, or a sentence with a word of place in it."""
    typed = plain(words).split()
    return len(typed) < SENTENCE or tells_place(words, moment) or not NEAR_PLACES.isdisjoint(typed)


def told(session: Session) -> bool:
    """Whether they told where it is, asked or unasked."""
    return WHERE in session.answers or ADDRESS_TOLD in session.answers


def label(session: Session, moment: Moment) -> Text | Verbatim:
    """The district's name, as the summary shows it."""
    if session.answers.get("intake.city") == OUTSIDE:
        return Text("intake.city.outside")
    code = kecamatan(session)
    return Verbatim(moment.handbook.areas.district(code).name) if code else Text("area.none")
