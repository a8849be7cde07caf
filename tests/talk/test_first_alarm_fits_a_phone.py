"""The whole first message in a danger has at most 600 characters, whatever its kind and whoever reads it.

The neutral line above it, which stands for the locked screen, is not counted.
"""

from __future__ import annotations

import pytest

from tests.talk.conversation import NIGHT, WORKDAY, Conversation

MOST = 600
WHO = {
    "child": "Saya anak",
    "parent": "Orang tua",
    "neighbour": "Tetangga",
    "woman": "Perempuan",
    "unsaid": "Lebih",
}
DANGERS = (
    "dia bawa pisau mau bunuh kami",
    "saya mau bunuh diri malam ini",
    "teman saya mau bunuh diri",
    "saya diperkosa tadi malam",
    "saya diculik dan dikunci di gudang",
    "ibu sedang dipukul ayah sekarang",
    "teman saya dipukulin bapaknya tiap malam",
    "anak saya kejang tidak sadar",
    "ayah mukul adik sampai kejang",
    "kepala adik dibenturin ke tembok sampai berdarah",
    "kepala adik berdarah banyak sekali",
    "anak saya hilang dari tadi siang",
    "saya kabur dari rumah sekarang di jalan",
    "nemu anak kecil sendirian nangis di halte",
    "saya takut nyakitin bayi saya, pengen saya banting",
    "saya baru aja nampar anak saya keras banget sampe berdarah",
    "rumah saya kebakaran tolong",
    "bayi ditinggal sendirian di rumah kosong",
    "tolong",
)
ENGLISH = (
    "he has a knife and wants to kill us",
    "i want to kill myself tonight",
    "my friend wants to kill himself",
    "my dad is hitting my mom right now",
    "my sister is having a seizure, dad hit her",
    "my brother fell and hit his head, he is bleeding a lot",
    "i was raped tonight",
)


def first_alarm(family: Conversation, said: str) -> list[str]:
    """What stands below the neutral line, of each message that came; nothing where it is no alarm yet."""
    family.says(said)
    if family.session.peril is None:
        family.presses(
            "Tidak aman" if family.session.locale != "en" else "Not safe"
        ) if family.session.node == ("safety.check") else None
    if family.session.peril is None:
        return []
    return [whole.split("\n\n", 1)[-1] for whole in family.fresh]


@pytest.mark.parametrize("when", [NIGHT, WORKDAY], ids=["night", "day"])
@pytest.mark.parametrize("who", [*WHO, "first"])
@pytest.mark.parametrize("said", DANGERS)
def test_in_indonesian(said: str, who: str, when: object) -> None:
    family = Conversation(when, oncall=True)  # type: ignore[arg-type]
    if who != "first":
        family.says("halo").presses(WHO[who])
    for words in first_alarm(family, said):
        assert len(words) <= MOST, f"{len(words)}\n{words}"


@pytest.mark.parametrize("when", [NIGHT, WORKDAY], ids=["night", "day"])
@pytest.mark.parametrize("said", ENGLISH)
def test_in_english(said: str, when: object) -> None:
    family = Conversation(when, oncall=True)  # type: ignore[arg-type]
    for words in first_alarm(family, said):
        assert len(words) <= MOST, f"{len(words)}\n{words}"
