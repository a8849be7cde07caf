"""An ordinary story stopped early is a harmless message too; a dangerous one teaches nothing of its beginnings."""

from __future__ import annotations

from dataclasses import replace

from training.beginnings import beginnings
from training.corpus import Example

TOLD = Example(
    page="harmless-pieces",
    id="harmless-pieces-7",
    text="dia lebih suka main di rumah",
    before=("anak saya tidak mau sekolah", "sudah tiga hari"),
    signal="none",
    kind=None,
    risk="rendah",
    categories=(),
    topics=("pengasuhan",),
    writer="parent",
    register="plain",
    language="id",
    idea="school-refusal",
    hard="pieces",
)


def test_each_shorter_beginning_is_told_with_what_came_before_it() -> None:
    found = list(beginnings([TOLD]))
    assert [(one.text, one.before) for one in found] == [
        ("anak saya tidak mau sekolah", ()),
        ("sudah tiga hari", ("anak saya tidak mau sekolah",)),
    ]
    assert {one.signal for one in found} == {"none"}
    assert {one.group for one in found} == {TOLD.group}, "no paraphrase crosses the split"
    assert len({one.id for one in (TOLD, *found)}) == 3


def test_what_is_grave_or_has_a_letter_teaches_nothing_of_its_beginnings() -> None:
    acute = replace(TOLD, signal="acute", kind="cedera", risk="tinggi")
    lettered = replace(TOLD, categories=("m",))
    worrying = replace(TOLD, risk="sedang")
    assert list(beginnings([acute, lettered, worrying])) == []
