"""What children type when something is asked in danger: "blm", "iya", "cukup", "13", "tkut", "adek nangis"."""

from __future__ import annotations

import pytest

from flows.notes import Changed, Danger
from tests.talk.conversation import NIGHT, Conversation, book, notes


def wishing() -> Conversation:
    return (
        Conversation(NIGHT).says("kak").says("gw remaja").says("pengen mati aja").stands_at("safety.company")
    )


def hit(*before: str) -> Conversation:
    child = Conversation(NIGHT)
    for words in (*before, "ayah mukul aku"):
        child.says(words)
    return child.stands_at("safety.company")


@pytest.mark.parametrize("said", ["belum", "blm", "blm kak", "belum ada", "udah", "oke"])
def test_a_bare_word_leaves_no_danger(said: str) -> None:
    child = wishing().says(said).stands_at("safety.company")
    assert child.session.peril is not None
    assert "intake.danger" not in child.session.answers
    child.hears("Aku tetap di sini", "Apa ada orang di dekatmu")


@pytest.mark.parametrize("said", ["belum", "ga", "nggak", "tidak", "iya", "ya", "belum kok"])
def test_nor_does_it_at_the_first_question(said: str) -> None:
    child = hit("aku 13").says(said).stands_at("safety.company")
    assert child.session.peril is not None
    assert not list(notes(child, Danger))


def test_words_that_name_it_go_on() -> None:
    wishing().says("lanjut cerita").stands_at("intake.consent")
    hit("aku 13").says("sudah aman").stands_at("intake.consent")


def doubting() -> Conversation:
    return Conversation(NIGHT).says("hai").says("anak").says("mau cerita tp malu").stands_at("safety.check")


def test_yes_is_safe_where_it_is_asked_plainly() -> None:
    doubting().says("iya").stands_at("intake.consent")


@pytest.mark.parametrize("said", ["iya", "ya", "ok", "iya kak"])
def test_yes_to_safe_or_not_is_asked_about(said: str) -> None:
    child = doubting().says("om gw suka pegang2").says("pegang itu").stands_at("safety.check")
    child.says(said).stands_at("safety.check").hears("sekarang aman, atau belum aman?")
    child.says(said).stands_at("safety.check").hears("sekarang aman, atau belum aman?")
    child.says("aman").stands_at("intake.consent")


@pytest.mark.parametrize("said", ["cukup", "udah cukup", "cukup ya", "segitu dulu"])
def test_enough_is_no_wish_to_die(said: str) -> None:
    child = hit("aku 13").says(said).stands_at("safety.company").hears("cukup dulu. Aku tetap di sini")
    assert not list(notes(child, Danger))


def test_nor_is_it_later() -> None:
    child = hit("hai", "anak").says("lanjut cerita").says("cukup").stands_at("intake.consent")
    assert not list(notes(child, Danger))


@pytest.mark.parametrize("said", ["tkut", "takut bgt", "gemeter", "deg2an", "aku takut kak"])
def test_fear_is_met(said: str) -> None:
    hit("aku 13").says(said).hears("Wajar takut", "112")


@pytest.mark.parametrize("said", ["laper", "aku haus", "pipis", "belum makan"])
def test_what_the_body_needs(said: str) -> None:
    hit("aku 13").says(said).hears("makanan, air")


def test_who_does_not_want_to_die_is_still_in_danger() -> None:
    child = wishing().says("ga mau mati kok").stands_at("safety.company").hears("Lega dengarnya")
    assert child.session.peril is not None


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("13", "child.age", "13"),
        ("11 thn", "child.age", "11"),
        ("umur 9", "child.age", "9"),
        ("cowo", "child.sex", "boy"),
        ("cewe kak", "child.sex", "girl"),
        ("smp", "child.school", "smp"),
        ("kelas 6", "child.school", "kelas 6"),
    ],
)
def test_facts_of_itself_go_to_the_one_who_claims_it(said: str, name: str, value: str) -> None:
    child = hit("hai", "anak").says(said).hears("Makasih sudah bilang")
    told = {key: one for note in notes(child, Changed) for key, one in note.details.items()}
    assert told[name] == value


@pytest.mark.parametrize("said", ["14", "11 thn", "9", "16 tahun"])
def test_an_age_alone_is_a_childs(said: str) -> None:
    child = hit().says(said).stands_at("safety.company").hears("Aku tetap di sini")
    assert child.session.register == "child"
    assert "child" in [note.who for note in notes(child, Changed)]
    assert Conversation(NIGHT).says("11 thn").stands_at("intake.danger").session.register == "child"


@pytest.mark.parametrize("said", ["30", "2", "5"])
def test_another_number_is_not(said: str) -> None:
    assert hit().says(said).session.register != "child"


def test_nor_where_another_child_was_named() -> None:
    family = Conversation(NIGHT).says("tolong anak dipukuli bapaknya").stands_at("safety.company").says("9")
    assert family.session.register != "child"


def where() -> Conversation:
    return hit("hai", "anak").presses("Bisa pergi").stands_at("safety.where")


@pytest.mark.parametrize("said", ["adek nangis", "ayah marah", "tkut", "13", "cukup", "laper"])
def test_news_is_no_place_and_no_number(said: str) -> None:
    child = where().says(said).stands_at("safety.where").says("rumah").stands_at("safety.phone")
    child.says(said).stands_at("safety.phone").says("0812 3456 7890").stands_at("safety.near")
    assert child.session.answers["safety.where"] == "rumah"
    assert child.session.answers["safety.phone"] == "0812 3456 7890"
    assert not list(notes(child, Danger))


@pytest.mark.parametrize("said", ["ayah keluar", "papa lg tidur", "masih lama?"])
def test_nor_is_what_somebody_does(said: str) -> None:
    child = where().says("rumah").says(said).stands_at("safety.phone").says("0812 3456 7890")
    assert child.session.answers["safety.phone"] == "0812 3456 7890"


@pytest.mark.parametrize("said", ["gara2 aku ya", "salah aku ya", "ini salahku?", "gara gara aku"])
def test_guilt_chooses_nothing_and_is_answered(said: str) -> None:
    hit("hai", "anak").says(said).stands_at("safety.company").hears("bukan salahmu")
    child = (
        Conversation(NIGHT)
        .says("hai")
        .says("anak")
        .says(said)
        .stands_at("intake.danger")
        .hears("bukan salahmu")
    )
    assert "safe.phone" not in child.session.answers


@pytest.mark.parametrize("said", ["gara2 aku", "aku sedih", "dia sama aku"])
def test_one_tiny_word_is_no_phone(said: str) -> None:
    from flows.talk.said_of_reach import PHONE, reader

    child = Conversation(NIGHT)
    assert reader(PHONE)(said, child.session, child.moment) != "mine"
    assert reader(PHONE)("hp aku", child.session, child.moment) == "mine"
    assert reader(PHONE)("punya aku sendiri", child.session, child.moment) == "mine"


def test_short_facts_where_it_is_asked_what_may_be_kept() -> None:
    child = Conversation(NIGHT).says("halo").presses("Saya anak").presses("Tidak")
    child.says("jangan bilang mama ya").stands_at("intake.consent")
    for said in ("kelas 6", "cewe", "12"):
        child.says(said).stands_at("intake.consent").hears("Makasih sudah bilang", "Boleh kami simpan?")
    child.says("udah").stands_at("intake.consent").hears("Boleh kami simpan?")
    assert "belum paham" not in child.last


@pytest.mark.parametrize("said", ["aku tuli", "tdk bisa telpon", "gabisa nelpon", "saya tunarungu"])
def test_who_cannot_telephone_need_not(said: str) -> None:
    for place in (Conversation(NIGHT), Conversation(NIGHT).says("hai").says("anak")):
        before = place.session.node or "intake.who"
        place.says(said).stands_at(before).hears("Tidak perlu telepon")
        assert place.session.peril is None


def test_in_danger_it_is_helped_without_a_sound() -> None:
    child = hit("hai", "anak").says("aku tuli").stands_at("safety.where")
    assert child.session.answers["safety.talk"] == "quiet"


def test_with_whom_to_live_is_asked_by_a_child() -> None:
    child = Conversation().says("mama papa mau cerai").says("aku ikut siapa").stands_at("intake.danger")
    child.hears("Pasti bingung ya")
    assert child.session.register == "child"


def test_she_has_left() -> None:
    child = Conversation(NIGHT).says("tante mukul aku").says("sembunyi").passes(minutes=60).comes_back()
    child.stands_at("safety.check").says("udah pergi")
    assert child.session.peril is None
    assert child.session.node == "intake.who"
    assert not list(notes(child, Danger))


@pytest.mark.parametrize("said", ["13", "cukup", "belum", "ga ada lg"])
def test_what_names_a_danger_rings_all_the_same(said: str) -> None:
    child = hit("aku 13").says(said).says("dia bawa pisau")
    assert list(notes(child, Danger))


def test_the_body_of_a_baby_is_no_hunger() -> None:
    from flows.talk.few_words import kind_of

    for said in ("dingin", "badannya dingin", "ngantuk", "mau tidur selamanya"):
        assert kind_of(said, book()) == ""


def test_how_they_are_the_next_day_is_kept_and_no_slip() -> None:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya, boleh")
    family.says("anak saya susah makan sayur bu").passes(minutes=60 * 24).says("halo").stands_at(
        "again.recap"
    )
    for said in ("udah baikan", "masih sedih", "udah baikan", "masih sama"):
        family.says(said).stands_at("again.recap").hears("sudah kabari")
        assert said in family.kept
    family.presses("Lanjut").stands_at("intake.story")


def test_how_long_it_takes_is_told_in_danger_too() -> None:
    child = where().says("rumah").says("0812 3456 7890").says("masih lama?").stands_at("safety.near")
    child.hears("belum ada konselor yang membaca").presses("Sendirian").stands_at("safety.stay")
    for said in ("masih lama?", "kok ga dibales2"):
        child.says(said).stands_at("safety.stay").hears("belum ada konselor yang membaca")
