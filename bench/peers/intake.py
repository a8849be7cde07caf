"""The peers' intake: what each of the twelve turns asks next, and the plain list of words by which danger is heard."""

from __future__ import annotations

from bench.steps import TURNS

ASKS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Halo, terima kasih sudah menghubungi kami. Siapa yang menulis?",
        (("Anak", "who:child"), ("Orang tua", "who:parent")),
    ),
    ("Apakah ada yang sedang dalam bahaya?", (("Ya", "danger:yes"), ("Tidak", "danger:no"))),
    ("Boleh kami simpan ceritanya?", (("Ya, boleh", "consent:yes"), ("Tidak", "consent:no"))),
    ("Silakan ceritakan. Kalau selesai, tekan Sudah.", (("Sudah", "story:done"),)),
    ("Ada lagi?", (("Sudah", "story:done"),)),
    ("Ada lagi?", (("Sudah", "story:done"),)),
    ("Ada lagi?", (("Sudah", "story:done"),)),
    ("Ini tentang apa?", (("Makan & gizi", "topic:gizi"), ("Hal lain", "topic:other"))),
    ("Tinggal di kecamatan mana?", ()),
    ("Apakah ini sudah benar?", (("Sudah benar", "summary:ok"),)),
    ("Pesannya sudah sampai ke konselor. Mohon tunggu.", ()),
    ("Kami simpan pesannya.", ()),
)
"""What the bot says after each turn: its words and its buttons."""

NOTICE = "Pekan ini Puspa buka sampai pukul 16.00."
CARD = "BAHAYA · risiko tinggi"
CALL = "Kalau sekarang dalam bahaya, telepon 112."
ANSWER = "Terima kasih. Ada lagi?"
DANGER = ("bunuh diri", "dipukul", "diperkosa", "tolong", "berdarah", "disiksa", "mau mati", "diancam")
DATA = [value if kind == "pressed" else "" for kind, value in TURNS]
"""What the press of each turn carries."""


def in_danger(text: str) -> bool:
    """A list of phrases, as such programs have it."""
    lowered = text.lower()
    return any(phrase in lowered for phrase in DANGER)
