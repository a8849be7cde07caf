"""What a practitioner is told when an edit went wrong: the file, the line, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.reading import load
from tests.handbook.conftest import Edit

Read = Callable[[], list[str]]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("numbers.yaml", "purposes: [darurat]", "purposes: [gawat]", "Pilih salah satu: darurat"),
        ("numbers.yaml", "date: 2026-11-24", "date: kemarin", "Tulis tahun-bulan-hari"),
        ("numbers.yaml", "+62 813-1761-7622", "0813 1761 7622", "tidak bisa ditekan"),
        ("numbers.yaml", "https://wa.me/6281317617622", "wa.me/081317617622", "https://wa.me/62"),
        ("numbers.yaml", "key: upt_pppa", "key: jakarta_siaga", "sudah dipakai"),
        ("numbers.yaml", "whatsapp:", "whatsap:", "isian 'whatsap' tidak dikenal"),
        ("hours.yaml", 'opens: "08.00"', "opens: pagi", "Tulis misalnya 08.00"),
        ("hours.yaml", 'closes: "16.00"', 'closes: "07.00"', "jam tutup harus sesudah jam buka"),
        ("hours.yaml", "senin", "monday", "'days: monday' tidak dikenal"),
        ("hours.yaml", "Asia/Jakarta", "Jakarta", "Untuk WIB tulis Asia/Jakarta"),
        ("holidays.yaml", "2026-12-24", "24 Desember", "Tulis tahun-bulan-hari"),
        ("categories.yaml", "button: Mengasuh anak", "button: " + "a" * 31, "Paling banyak 30 huruf"),
        ("categories.yaml", "sensitive: ya", "sensitive: betul", "Pilih salah satu: ya, tidak"),
        ("distress.yaml", "{mau} bunuh diri", "{ingin} bunuh diri", "kelompok '{ingin}' tidak ada"),
        ("distress.yaml", '- "gempa"', '- ".. gempa"', "hanya boleh"),
        ("slang.yaml", "  kamu: [lo", "  kamu: [gw", "'gw' sudah berarti 'aku'"),
        ("code_words.yaml", "abjad,", "abjad, abjat,", "terlalu mirip dengan 'abjad'"),
        ("code_words.yaml", "abjad,", "Abjad,", "4 sampai 8 huruf kecil"),
        ("risk.yaml", "\n    risk: tinggi", "\n    risk: gawat", "Pilih salah satu: tinggi, sedang, rendah"),
        ("risk.yaml", 'age_below: "6"', "age_below: enam", "Tulis angka tahun"),
        ("areas.csv", "31.71.07.1001,", "", "harus ada 6 kolom"),
        ("outcomes.yaml", "label: Terjawab", "label:", "'label' belum diisi"),
        ("risk.yaml", "i.since=today", "i.since", "Tulis misalnya i.wound=yes"),
        ("advice.yaml", "key: sexual_72_hours", "key: tips", "Pilih salah satu: sexual_72_hours"),
        ("writers.yaml", "who: parent", "who: ibu", "'who: ibu' tidak dikenal"),
        ("information.yaml", "key: cost", "key: harga", "Pilih salah satu: what"),
        ("told.yaml", "kdrt.weapon", "kdrt.senjata", "'questions: kdrt.senjata' tidak dikenal"),
        ("told.yaml", '"{senjata}"', '"{pedang}"', "pedang"),
        ("asides.yaml", "kind: joke", "kind: lucu", "'kind: lucu' tidak dikenal"),
    ],
)
def test_a_slip_is_named_with_its_line(
    edit: Edit, problems: Read, file: str, old: str, new: str, said: str
) -> None:
    line = edit(file, old, new) + old.startswith("\n")
    found = problems()
    assert any(one.startswith(f"handbook/{file} baris {line}: ") and said in one for one in found), found


def test_what_is_missing_is_told_at_the_first_line_of_its_entry(edit: Edit, problems: Read) -> None:
    edit("numbers.yaml", "    purposes: [darurat]\n", "")
    line = edit("numbers.yaml", "- key: jakarta_siaga", "- key: jakarta_siaga")
    assert problems()[0].startswith(f"handbook/numbers.yaml baris {line}: 'purposes' belum diisi")


def test_every_slip_is_told_at_once(edit: Edit, problems: Read) -> None:
    edit("numbers.yaml", "date: 2026-11-24", "date: besok")
    edit("service.yaml", "name: Puspa", "name:")
    edit("outcomes.yaml", "label: Dirujuk", "label:")
    assert len(problems()) == 3


def test_a_broken_page_is_told_by_its_line_without_a_word_of_the_machine(edit: Edit, problems: Read) -> None:
    line = edit("outcomes.yaml", "    label: Terjawab", '    label: "Terjawab')
    [said] = problems()
    assert said.startswith("handbook/outcomes.yaml baris ")
    assert int(said.split("baris ")[1].split(":")[0]) >= line
    assert "Periksa spasi" in said


@pytest.mark.parametrize("file", ["numbers.yaml", "areas.csv", "slang.yaml", "risk.yaml", "service.yaml"])
def test_a_lost_page_is_told(copy: Path, problems: Read, file: str) -> None:
    (copy / file).unlink()
    assert any(f"handbook/{file} baris 1" in one and "Kembalikan" in one for one in problems())


def test_an_empty_page_and_one_in_a_foreign_encoding_are_told(copy: Path, problems: Read) -> None:
    (copy / "service.yaml").write_text("")
    (copy / "outcomes.yaml").write_bytes("label: caf\xe9".encode("latin-1"))
    said = "\n".join(problems())
    assert "kosong" in said
    assert "UTF-8" in said


def test_a_removed_category_or_number_is_missed(copy: Path, problems: Read) -> None:
    text = (copy / "categories.yaml").read_text()
    start = text.index("  - code: k\n")
    (copy / "categories.yaml").write_text(text[:start])
    numbers = (copy / "numbers.yaml").read_text()
    (copy / "numbers.yaml").write_text(numbers.replace("key: puspa", "key: pusat"))
    said = "\n".join(problems())
    assert "kode k tidak ada" in said
    assert "'puspa' tidak ada" in said


def test_the_table_of_risk_must_leave_no_story_without_a_risk(copy: Path, problems: Read) -> None:
    text = (copy / "risk.yaml").read_text()
    (copy / "risk.yaml").write_text(text[: text.rindex("  - risk: rendah")])
    assert any("baris terakhir harus tanpa syarat" in one for one in problems())


def test_an_untouched_copy_is_fine(copy: Path) -> None:
    assert len(load(copy).areas.districts) == 44


def test_an_answer_twice_and_another_lost_are_told(edit: Edit, problems: Read) -> None:
    edit("information.yaml", "key: after", "key: danger")
    assert any("tepat satu isian untuk tiap kunci" in one for one in problems())


def test_an_answer_longer_than_it_may_be_is_refused(edit: Edit, problems: Read) -> None:
    edit("information.yaml", "- Yang paling mendesak dibalas dulu.", "- " + "a" * 300)
    assert any("terlalu panjang" in one for one in problems())


def test_an_advice_longer_than_a_message_is_refused(edit: Edit, problems: Read) -> None:
    edit("advice.yaml", "Lebih dari 3 hari pun tetap boleh berobat.", "a" * 600)
    assert any("terlalu panjang" in one for one in problems())
