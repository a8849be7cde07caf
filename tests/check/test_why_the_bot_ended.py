"""What the demo says of a bot that ended by itself: one sentence."""

from __future__ import annotations

import pytest

from bot.commands.why_ended import LONGEST, why_ended

LOG = "2026-11-26 18:00:00,123 INFO bot.service: started\n"


@pytest.mark.parametrize(
    ("code", "complaints", "why"),
    [
        (1, LOG + "Basis data sedang dipakai bot lain.\n", "Basis data sedang dipakai bot lain"),
        (1, LOG + "Layanan belum boleh dimulai:\n- nomor 112\n", "Layanan belum boleh dimulai: - nomor 112"),
        (1, LOG + 'Traceback (most recent call last):\n  File "x"\nOSError: penuh\n', "OSError: penuh"),
        (1, LOG, "keluar dengan kode 1"),
        (0, LOG, "diminta berhenti dari luar"),
        (-9, "", "dihentikan dari luar (SIGKILL)"),
        (-250, "", "dihentikan dari luar (sinyal 250)"),
    ],
)
def test_what_it_said_last_is_the_reason(code: int, complaints: str, why: str) -> None:
    assert why_ended(code, complaints) == why


def test_a_long_complaint_is_cut() -> None:
    assert len(why_ended(1, "x" * 1000)) <= LONGEST + 2
