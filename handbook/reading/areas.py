"""areas.csv: kota, kecamatan and kelurahan of DKI Jakarta, and finding a kecamatan from what somebody types."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handbook.reading.likeness import distance
from handbook.reading.problems import Problems

FILE = "areas.csv"
POPULAR = "popular_areas.csv"
"""Names that everybody uses and no map of districts has: Kemang, Blok M."""
_POPULAR_COLUMNS = ["nama", "kode_kecamatan", "sumber"]
_COLUMNS = ["kode_kelurahan", "kelurahan", "kode_kecamatan", "kecamatan", "kode_kabkota", "kabkota"]
_NOISE = frozenset(
    ("kec", "kecamatan", "kel", "kelurahan", "kota", "kab", "kabupaten", "di", "daerah", "jl", "dki")
)
_SHOWN = 6
_SHORTEST = 5
"""Letters from which on a name may be one letter wrong and is still known."""
_LONG = 8
"""Letters of a kecamatan's name that is known in an address though one is missing or doubled."""
_LONGEST = 4
"""Words of a name, at most."""
_STREETS = frozenset(("jl", "jln", "jalan", "gg", "gang", "raya"))
"""In front of a name that is a street's: Jalan Kebon Jeruk lies in Taman Sari."""
_VILLAGES = frozenset(("kel", "kelurahan"))
_PLAIN = frozenset(("baru", "kampung", "kebon", "kota", "pasar", "rawa", "tanah", "tengah", "tinggi"))
"""A kelurahan whose name holds nothing else is known only behind "kelurahan", as is one with a name of one word:
"baru", "gunung", "rambutan" are kelurahan, too.
"""
_ELSEWHERE = frozenset(
    (
        "bandung",
        "bekasi",
        "bogor",
        "cibinong",
        "cikarang",
        "depok",
        "karawang",
        "serpong",
        "tangerang",
        "tangsel",
    )
)


@dataclass(frozen=True, slots=True)
class City:
    """One of the six kota and kabupaten, e.g. 31.73 'Jakarta Barat'."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan, e.g. 31.73.05 'Kebon Jeruk'; `city` is its city's code."""

    code: str
    name: str
    city: str


@dataclass(frozen=True)
class Areas:
    """`villages` pairs each kelurahan's name with its kecamatan, `popular` each name that people use for a part of
    town.
    """

    cities: tuple[City, ...]
    districts: tuple[District, ...]
    villages: tuple[tuple[str, District], ...]
    popular: tuple[tuple[str, District], ...] = ()

    def city(self, code: str) -> City:
        """The city with this code; KeyError for an unknown one."""
        return self._cities[code]

    def district(self, code: str) -> District:
        """The kecamatan with this code; KeyError for an unknown one."""
        return self._districts[code]

    def districts_of(self, city: str) -> tuple[District, ...]:
        """The kecamatan of a city, in the order of their codes."""
        return tuple(district for district in self.districts if district.city == city)

    def find_city(self, typed: str) -> City | None:
        """The one city that is meant ("jaksel", "jakarta timur", "pulau seribu"), or None."""
        words = [word for word in _words(typed) if word != "jakarta"]
        joined = "".join(words)
        if len(joined) < 2:
            return None
        meant = []
        for city in self.cities:
            own = _words(city.name)[-1]
            rests = [joined.removeprefix(head) for head in ("jak", "kepulauan", "pulau", "kep")]
            cut_off = any(len(rest) >= 2 and own.startswith(rest) for rest in rests)
            if cut_off or distance(joined, own, 1) <= 1:
                meant.append(city)
        return meant[0] if len(meant) == 1 else None

    def meant(self, typed: str, city: str = "") -> tuple[list[District], bool]:
        """The kecamatan that may be meant, those in the chosen city before all others, and whether the first of them is
        surely meant: by a name as it is written, by one but for a letter, by each word cut off ("keb jeruk"). Of what
        is only alike ("kemangg") they are asked.
        """
        found = self.find_kecamatan(typed, city)
        near = self.misspelt(typed, city)
        if len(found) == 1 and self._is_written(typed, found[0], city):
            return found, True
        if near and (near in found or not found):
            return [near], True
        return ([*found, near] if near else found), False  # "kebayoran" is no Kemayoran

    def _is_written(self, typed: str, found: District, city: str) -> bool:
        words = _words(typed)
        own = "".join(words) == _joined(found.name)
        if own or (city and found.city != city):
            return own
        named = _popular_key(typed) in self._popular or "".join(words) in self._exact
        return named or (len(words) > 1 and _cut_off(words, _words(found.name)))

    def find_kecamatan(self, typed: str, city: str = "") -> list[District]:
        """The kecamatan that may be meant, likeliest first, at most six; a kelurahan points to its kecamatan. Where
        some lie in this city, only those.

        Tolerates case, missing spaces, cut-off words ("keb jeruk") and a typing mistake or two.
        """
        if known := self._popular.get(_popular_key(typed)):
            return [one for one in known if one.city == city] or [*known]
        words = _words(typed)
        joined = "".join(words)
        if len(joined) < 3:
            return []
        if joined in self._exact:
            exact = self._exact[joined]
            return [one for one in exact if one.city == city] or [*exact]
        ranked: dict[str, tuple[int, District]] = {}
        for name, district, is_village in self._names:
            worth = _likeness(words, joined, name)
            if worth is None:
                continue
            rank = 2 * worth + is_village
            if district.code not in ranked or rank < ranked[district.code][0]:
                ranked[district.code] = (rank, district)
        within = [pair for pair in ranked.values() if pair[1].city == city]
        found = sorted(within or ranked.values(), key=lambda pair: pair[0])
        found = [pair for pair in found if pair[0] // 2 == found[0][0] // 2]
        return [district for _, district in found[:_SHOWN]]

    def misspelt(self, typed: str, city: str = "") -> District | None:
        """The one kecamatan (of this city, where one is given) whose own name this is but for one letter, or None.

        A kelurahan that is spelled right is none: several kecamatan may have it.
        """
        joined = "".join(_words(typed))
        if len(joined) < _SHORTEST or joined in self._exact:
            return None
        near = [one for one in self.districts if distance(joined, _joined(one.name), 1) <= 1]
        near = [one for one in near if not city or one.city == city]
        return near[0] if len(near) == 1 else None

    def named_in(self, address: str) -> District | None:
        """The one kecamatan that an address names, or whose kelurahan it names, spelled as it is.

        None where it names none or several, where the name is a street's, or where the address lies outside Jakarta.
        """
        words = re.findall(r"[^\W\d_]+", address.lower())
        if not _ELSEWHERE.isdisjoint(words):
            return None
        meant: list[set[District]] = []
        place = 0
        while place < len(words):
            named, stop = self._named_at(place, words)
            if named:
                meant.append(set(named))
            place = stop
        both = set.intersection(*meant) if meant else self._a_letter_off(words)
        return both.pop() if len(both) == 1 else None

    def _a_letter_off(self, words: list[str]) -> set[District]:
        """Of one long word, with a letter too few or too many: "jatinegra". "Pancuran" is a word of its own."""
        behind = zip(["", *words], words, strict=False)
        typed = [word for before, word in behind if before not in _STREETS and len(word) >= _LONG]
        return {
            district
            for word in typed
            for district in self.districts
            if abs(len(word) - len(own := _joined(district.name))) == 1
            and len(district.name.split()) == 1
            and distance(word, own, 1) == 1
        }

    def _named_at(self, start: int, words: list[str]) -> tuple[list[District], int]:
        """The longest name that begins there ("Menteng Dalam" is not Menteng), and where the next may begin."""
        before = words[start - 1] if start else ""
        known = self._of_villages if before in _VILLAGES else self._of_places
        for stop in range(min(len(words), start + _LONGEST), start, -1):
            if before not in _STREETS and (found := known.get("".join(words[start:stop]))):
                return found, stop
        return [], start + 1

    @cached_property
    def _of_places(self) -> dict[str, list[District]]:
        """By names that say enough by themselves, in one word each: kecamatan, and kelurahan of several words."""
        telling = {
            _joined(name)
            for name, _ in self.villages
            if len(name.split()) > 1 and not _PLAIN.issuperset(name.lower().split())
        }
        villages = {name: found for name, found in self._of_villages.items() if name in telling}
        return {**villages, **{_joined(district.name): [district] for district in self.districts}}

    @cached_property
    def _of_villages(self) -> dict[str, list[District]]:
        found: dict[str, list[District]] = defaultdict(list)
        for name, district in self.villages:
            found[_joined(name)].append(district)
        return found

    @cached_property
    def _cities(self) -> dict[str, City]:
        return {city.code: city for city in self.cities}

    @cached_property
    def _districts(self) -> dict[str, District]:
        return {district.code: district for district in self.districts}

    @cached_property
    def _popular(self) -> dict[str, list[District]]:
        found: dict[str, list[District]] = defaultdict(list)
        for name, district in self.popular:
            found[_joined(name)].append(district)
        return found

    @cached_property
    def _exact(self) -> dict[str, list[District]]:
        """By a name as it is written: the kecamatan of that name, else those with a kelurahan of that name."""
        own: dict[str, list[District]] = defaultdict(list)
        of_villages: dict[str, list[District]] = defaultdict(list)
        for name, district, is_village in self._names:
            meant = (of_villages if is_village else own)["".join(name)]
            if district not in meant:
                meant.append(district)
        return {name: meant[:_SHOWN] for name, meant in {**of_villages, **own}.items()}

    @cached_property
    def _names(self) -> tuple[tuple[list[str], District, bool], ...]:
        own = tuple((_words(district.name), district, False) for district in self.districts)
        return own + tuple((_words(name), district, True) for name, district in self.villages)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _NOISE]


def _popular_key(typed: str) -> str:
    """The typed words as one, without what stands before a place; "kota" is part of "kota tua"."""
    return "".join(word for word in re.findall(r"[^\W\d_]+", typed.lower()) if word not in _NOISE - {"kota"})


def _joined(name: str) -> str:
    return "".join(re.findall(r"[^\W\d_]+", name.lower()))


def _likeness(typed: list[str], one: str, name: list[str]) -> int | None:
    """1 each word cut off, 2.. with that many typing mistakes more than one; None unlike. `one` are all typed words as
    one.
    """
    other = "".join(name)
    if other.startswith(one) or _cut_off(typed, name):
        return 1
    allowed = 1 if len(one) < 7 else 2
    mistakes = distance(one, other, allowed)
    return 1 + mistakes if mistakes <= allowed else None


def _cut_off(typed: list[str], name: list[str]) -> bool:
    return len(typed) == len(name) and all(
        own.startswith(word) for word, own in zip(typed, name, strict=True)
    )


def read_areas(folder: Path, problems: Problems) -> Areas:
    """The whole file; a wrong row is reported with its line."""
    try:
        with (folder / FILE).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
    except (FileNotFoundError, UnicodeDecodeError):
        problems.add(FILE, 1, "berkas ini tidak ada atau rusak. Kembalikan dari versi sebelumnya.")
        return Areas((), (), ())
    if not rows or rows[0] != _COLUMNS:
        problems.add(FILE, 1, f"baris judul harus: {','.join(_COLUMNS)}.")
        return Areas((), (), ())
    cities: dict[str, City] = {}
    districts: dict[str, District] = {}
    villages = []
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(_COLUMNS) or not all(row):
            problems.add(FILE, line, f"harus ada {len(_COLUMNS)} kolom yang terisi, dipisah koma.")
            continue
        _, village, code, district, city_code, city = (cell.strip() for cell in row)
        cities.setdefault(city_code, City(city_code, re.sub(r"^(Kota|Kabupaten) Administrasi ", "", city)))
        districts.setdefault(code, District(code, district, city_code))
        villages.append((village, districts[code]))
    popular = _read_popular(folder, districts, problems)
    return Areas(tuple(cities.values()), tuple(districts.values()), tuple(villages), popular)


def _read_popular(
    folder: Path, districts: dict[str, District], problems: Problems
) -> tuple[tuple[str, District], ...]:
    try:
        with (folder / POPULAR).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
    except (FileNotFoundError, UnicodeDecodeError):
        problems.add(POPULAR, 1, "berkas ini tidak ada atau rusak. Kembalikan dari versi sebelumnya.")
        return ()
    if not rows or rows[0] != _POPULAR_COLUMNS:
        problems.add(POPULAR, 1, f"baris judul harus: {','.join(_POPULAR_COLUMNS)}.")
        return ()
    found = []
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(_POPULAR_COLUMNS) or not all(row):
            problems.add(POPULAR, line, f"harus ada {len(_POPULAR_COLUMNS)} kolom yang terisi, dipisah koma.")
        elif row[1] not in districts:
            problems.add(POPULAR, line, f"kode kecamatan '{row[1]}' tidak ada di {FILE}.")
        else:
            found.append((row[0], districts[row[1]]))
    return tuple(found)
