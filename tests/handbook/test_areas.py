"""A kecamatan found from what people type."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from handbook.reading import Handbook
from handbook.reading.likeness import distance


def test_jakarta_has_6_cities_44_kecamatan_and_267_kelurahan(book: Handbook) -> None:
    areas = book.areas
    assert (len(areas.cities), len(areas.districts), len(areas.villages)) == (6, 44, 267)
    assert [city.name for city in areas.cities][:2] == ["Kepulauan Seribu", "Jakarta Pusat"]
    assert sum(len(areas.districts_of(city.code)) for city in areas.cities) == 44


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kebon Jeruk", "Kebon Jeruk"),
        ("keb jeruk", "Kebon Jeruk"),
        ("kebonjeruk", "Kebon Jeruk"),
        ("kec. kebon jeruk", "Kebon Jeruk"),
        ("kbon jeruk", "Kebon Jeruk"),
        ("pulo gadung", "Pulogadung"),
        ("palmerah", "Pal Merah"),
        ("kramat jati", "Kramatjati"),
        ("jagakrsa", "Jagakarsa"),
        ("TEBET", "Tebet"),
        ("tebt", "Tebet"),
        ("cilincng", "Cilincing"),
        ("cipayung", "Cipayung"),
        ("kel. rawamangun", "Pulogadung"),
        ("bidara cina", "Jatinegara"),
    ],
)
def test_one_is_meant(book: Handbook, typed: str, meant: str) -> None:
    assert [district.name for district in book.areas.find_kecamatan(typed)] == [meant]


def test_a_few_letters_give_candidates(book: Handbook) -> None:
    found = [district.name for district in book.areas.find_kecamatan("kebayoran")]
    assert found[:2] == ["Kebayoran Lama", "Kebayoran Baru"]


@pytest.mark.parametrize("typed", ["", "??", "ke", "surabaya", "aku tidak tahu"])
def test_none_is_meant(book: Handbook, typed: str) -> None:
    assert book.areas.find_kecamatan(typed) == []


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("jl anggrek 5, kalideres", "Kalideres"),
        ("jl melati 5 tambora", "Tambora"),
        ("di kos belakang pasar minggu", "Pasar Minggu"),
        ("rumah nenek di kebonjeruk rt 3", "Kebon Jeruk"),
        ("menteng dalam, tebet", "Tebet"),
        ("Menteng Dalam", "Tebet"),
        ("kel. rawamangun blok B", "Pulogadung"),
        ("kel jatinegara, cakung", "Cakung"),
        ("bidara cina gang 4", "Jatinegara"),
        ("Jl. Kebon Pala II No. 14 RT 5, Jatinegara", "Jatinegara"),
        ("psar jatinegra", "Jatinegara"),
    ],
)
def test_an_address_names_its_kecamatan(book: Handbook, address: str, meant: str) -> None:
    found = book.areas.named_in(address)
    assert found is not None
    assert found.name == meant


@pytest.mark.parametrize(
    "address",
    [
        "",
        "di kamar",
        "jalan kebon jeruk IX",
        "gang tebet",
        "jalan raya pasar minggu",
        "tebet, dekat menteng",
        "di tengah sawah, pohon rambutan",
        "belakang pasar baru",
        "cempaka putih, bekasi",
        "kebayoran",
        "dekat pancuran",
        "jl jatinegra 3",
        "*location",
    ],
)
def test_where_it_might_be_another_none_is_named(book: Handbook, address: str) -> None:
    assert book.areas.named_in(address) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jaksel", "Jakarta Selatan"),
        ("jakarta barat", "Jakarta Barat"),
        ("Jak Tim", "Jakarta Timur"),
        ("jakut", "Jakarta Utara"),
        ("jakpus", "Jakarta Pusat"),
        ("pulau seribu", "Kepulauan Seribu"),
        ("selatn", "Jakarta Selatan"),
    ],
)
def test_a_city_is_known_by_its_short_name(book: Handbook, typed: str, meant: str) -> None:
    city = book.areas.find_city(typed)
    assert city is not None
    assert city.name == meant


@pytest.mark.parametrize("typed", ["jakarta", "tebet", "", "s"])
def test_no_city_is_guessed(book: Handbook, typed: str) -> None:
    assert book.areas.find_city(typed) is None


def test_codes_lead_back_to_names(book: Handbook) -> None:
    [district] = book.areas.find_kecamatan("menteng")
    assert book.areas.district(district.code) == district
    assert book.areas.city(district.city).name == "Jakarta Pusat"


LETTERS = strategies.text("abcdk ", max_size=9)


@given(LETTERS, LETTERS, strategies.integers(0, 3))
def test_what_is_ruled_out_early_lies_further_than_the_limit(one: str, other: str, limit: int) -> None:
    assert distance(one, other, limit) == min(distance(one, other, 99), limit + 1)


@pytest.mark.parametrize(
    ("typed", "city", "meant"),
    [
        ("kemang", "", ["Mampang Prapatan"]),
        ("di kemang", "31.74", ["Mampang Prapatan"]),
        ("blok m", "", ["Kebayoran Baru"]),
        ("Pondok Indah", "", ["Kebayoran Lama"]),
        ("pik", "31.72", ["Penjaringan"]),
        ("keb jeruk", "", ["Kebon Jeruk"]),
        ("jagakrsa", "31.74", ["Jagakarsa"]),
        ("kalideres", "31.74", ["Kalideres"]),
    ],
)
def test_what_is_written_is_surely_meant(book: Handbook, typed: str, city: str, meant: list[str]) -> None:
    found, sure = book.areas.meant(typed, city)
    assert ([district.name for district in found], sure) == (meant, True)


@pytest.mark.parametrize(
    ("typed", "city", "meant"),
    [
        ("kemangg", "", ["Pal Merah"]),
        ("kemanggis", "31.74", ["Pal Merah"]),
        ("kota tua", "", ["Taman Sari", "Tambora"]),
        ("kebayoran", "", ["Kebayoran Lama", "Kebayoran Baru", "Kemayoran"]),
        ("kapuk", "31.74", ["Cengkareng"]),
        ("pik", "31.73", ["Penjaringan"]),
    ],
)
def test_what_is_only_alike_is_asked(book: Handbook, typed: str, city: str, meant: list[str]) -> None:
    found, sure = book.areas.meant(typed, city)
    assert ([district.name for district in found], sure) == (meant, False)
