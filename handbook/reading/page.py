"""A YAML page with its line numbers: every value is asked for by name, and what is wrong is said in words.

Values are taken as they are written (112, tidak, 08.00 stay text): YAML's own guesses at numbers, dates and truth
would surprise a practitioner.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

import yaml

from handbook.reading.problems import Problems

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YES = {"ya": True, "tidak": False}


class Entry:
    """One block of a page. Ask for each of its fields, then call `done` so that unknown names are reported."""

    def __init__(self, node: yaml.Node, file: str, problems: Problems) -> None:
        self._file = file
        self._problems = problems
        self._asked: set[str] = set()
        self._fields: dict[str, yaml.Node] = {}
        self._names: dict[str, int] = {}
        self.line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            self.complain("di sini diharapkan isian 'nama: nilai'. Tulis tiap isian pada baris sendiri.")
            return
        for key, value in node.value:
            line = key.start_mark.line + 1
            if str(key.value) in self._fields:
                self.complain(f"'{key.value}' tertulis dua kali. Hapus salah satu.", line)
            self._fields[str(key.value)] = value
            self._names[str(key.value)] = line

    def complain(self, sentence: str, line: int | None = None) -> None:
        """Report a problem at `line`, or at the entry's first line."""
        self._problems.add(self._file, line or self.line, sentence)

    def line_of(self, name: str) -> int:
        """The line on which this field is written, or the entry's first line."""
        return self._names.get(name, self.line)

    def has(self, name: str) -> bool:
        """Whether the field is written at all."""
        return name in self._fields

    def names(self) -> tuple[str, ...]:
        """All names of the entry in their order; counts them as asked for."""
        self._asked.update(self._fields)
        return tuple(self._fields)

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self.maybe(name)
        if not value:
            self.complain(f"'{name}' belum diisi. Isi setelah tanda titik dua.", self.line_of(name))
        return value

    def maybe(self, name: str) -> str:
        """A text that may be left empty."""
        self._asked.add(name)
        node = self._fields.get(name)
        return "" if node is None else self._scalar(node, name)

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        """One of the allowed words."""
        value = self.text(name)
        if value and value not in allowed:
            self._complain_choice(name, value, allowed)
        return value

    def some_of(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Any number of the allowed words."""
        values = self.texts(name)
        for value in values:
            if value not in allowed:
                self._complain_choice(name, value, allowed)
        return values

    def flag(self, name: str) -> bool:
        """`ya` or `tidak`; left out means tidak."""
        value = self.maybe(name)
        if value and value not in _YES:
            self._complain_choice(name, value, _YES)
        return _YES.get(value, False)

    def day(self, name: str) -> date:
        """A date written 2026-11-24."""
        value = self.text(name)
        try:
            return date.fromisoformat(value)
        except ValueError:
            if value:
                line = self.line_of(name)
                self.complain(
                    f"'{name}: {value}' bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-11-24.", line
                )
            return date.min

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, perhaps empty."""
        return tuple(value for value, _ in self.texts_with_lines(name))

    def texts_with_lines(self, name: str) -> tuple[tuple[str, int], ...]:
        """A list of texts, each with the line it stands on."""
        self._asked.add(name)
        node = self._fields.get(name)
        if node is None or (isinstance(node, yaml.ScalarNode) and not _plain(node)):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.complain(
                f"'{name}' harus berupa daftar. Awali tiap baris dengan tanda '-'.", self.line_of(name)
            )
            return ()
        return tuple((self._scalar(item, name), item.start_mark.line + 1) for item in node.value)

    def entry(self, name: str) -> Entry:
        """A block within this block; an absent one complains field by field when asked."""
        self._asked.add(name)
        node = self._fields.get(name)
        if node is None:
            self.complain(f"bagian '{name}' tidak ada. Tambahkan bagian itu.")
            node = yaml.MappingNode("map", [], _mark(self.line), _mark(self.line))
        return Entry(node, self._file, self._problems)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """A list of blocks, perhaps empty."""
        self._asked.add(name)
        node = self._fields.get(name)
        if node is None or (isinstance(node, yaml.ScalarNode) and not _plain(node)):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.complain(
                f"'{name}' harus berupa daftar. Awali tiap isian dengan tanda '-'.", self.line_of(name)
            )
            return ()
        return tuple(Entry(item, self._file, self._problems) for item in node.value)

    def done(self) -> None:
        """Report names that nobody asked for: they are almost always typing mistakes."""
        for name in self._fields.keys() - self._asked:
            known = ", ".join(sorted(self._asked))
            self.complain(f"isian '{name}' tidak dikenal. Yang dikenal: {known}.", self.line_of(name))

    def _complain_choice(self, name: str, value: str, allowed: Collection[str]) -> None:
        choices = ", ".join(allowed)
        self.complain(f"'{name}: {value}' tidak dikenal. Pilih salah satu: {choices}.", self.line_of(name))

    def _scalar(self, node: yaml.Node, name: str) -> str:
        if isinstance(node, yaml.ScalarNode):
            return _plain(node)
        self.complain(f"'{name}' harus berupa teks biasa, bukan daftar.", node.start_mark.line + 1)
        return ""


def _plain(node: yaml.ScalarNode) -> str:
    value = str(node.value).strip()
    return "" if node.style is None and value in ("~", "null") else value


def _mark(line: int) -> yaml.Mark:
    return yaml.Mark("", 0, line - 1, 0, None, 0)


def read_page(folder: Path, file: str, problems: Problems) -> Entry | None:
    """The page as one entry, or None when it cannot be read at all (which is then among the problems)."""
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.add(file, 1, "berkas ini tidak ada. Kembalikan dari versi sebelumnya.")
        return None
    except UnicodeDecodeError:
        problems.add(
            file, 1, "berkas ini tidak tersimpan sebagai UTF-8. Simpan ulang dengan pengodean UTF-8."
        )
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.add(
            file,
            line,
            "susunan berkas tidak terbaca. Periksa spasi, titik dua, dan tanda kutip di sekitar sini.",
        )
        return None
    except yaml.YAMLError:
        problems.add(file, 1, "ada huruf yang tidak boleh dipakai. Tulis ulang bagian yang baru diubah.")
        return None
    if node is None:
        problems.add(file, 1, "berkas ini kosong. Kembalikan dari versi sebelumnya.")
        return None
    return Entry(node, file, problems)
