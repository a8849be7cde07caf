"""Numbers to call: an unconfirmed one reaches no family."""

from __future__ import annotations

from pathlib import Path

from handbook.reading import Handbook, load
from tests.handbook.conftest import Edit


def confirm(edit: Edit, copy: Path, *keys: str) -> Handbook:
    for key in keys:
        text = (copy / "numbers.yaml").read_text()
        start = text.index(f"key: {key}")
        at = text.index("confirmed_by:", start)
        changed = text[:at] + "confirmed_by: Koordinator layanan" + text[at + len("confirmed_by:") :]
        (copy / "numbers.yaml").write_text(changed)
    return load(copy)


def test_as_delivered_no_family_sees_a_number(book: Handbook) -> None:
    assert book.numbers_to_show(False) == ()


def test_the_demo_shows_them_marked_as_examples(book: Handbook) -> None:
    shown = book.numbers_to_show(True)
    assert [number.key for number in shown][:2] == ["jakarta_siaga", "upt_pppa"]
    assert all(number.example for number in shown)
    assert "puspa" not in {number.key for number in shown}, "a number that nobody knows yet cannot be shown"


def test_purposes_narrow_what_is_shown(book: Handbook) -> None:
    assert [number.key for number in book.numbers_to_show(True, "psikolog", "saksi")] == ["jakcare", "lpsk"]


def test_a_confirmed_number_is_shown_as_it_is(edit: Edit, copy: Path) -> None:
    [shown] = confirm(edit, copy, "jakarta_siaga").numbers_to_show(False)
    assert (shown.phone, shown.example, shown.all_day) == ("112", False, True)


def test_three_things_are_missing_for_real_service(book: Handbook) -> None:
    missing = book.missing_for_real_service()
    assert len(missing) == 3
    assert all("handbook/numbers.yaml" in sentence for sentence in missing)


def test_confirming_puspa_112_and_a_24_hour_line_opens_the_service(edit: Edit, copy: Path) -> None:
    edit("numbers.yaml", "name: Puspa\n    phone:", "name: Puspa\n    phone: +62 21-000-0000")
    assert len(confirm(edit, copy, "jakarta_siaga").missing_for_real_service()) == 2
    assert "belum dikonfirmasi" in load(copy).missing_for_real_service()[0]
    assert len(confirm(edit, copy, "puspa").missing_for_real_service()) == 1
    assert len(confirm(edit, copy, "polisi").missing_for_real_service()) == 1, (
        "nobody says 110 answers at all hours"
    )
    assert confirm(edit, copy, "upt_pppa").missing_for_real_service() == []
