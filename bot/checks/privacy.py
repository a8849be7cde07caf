"""What the bot sees of the counsellors' talk."""

from __future__ import annotations

from telegram import User

from bot.checks.finding import Finding, good


def privacy(me: User) -> Finding:
    """Either setting works: an admin sees all group messages anyway (Telegram's "Bot Features", privacy mode)."""
    state = "mati" if me.can_read_all_group_messages else "menyala"
    return good(
        f"Mode privasi {state}; tidak berpengaruh, karena admin melihat semua pesan grup. "
        "Percakapan di grup yang bukan perintah dibuang tanpa disimpan."
    )
