"""Whether the bot may do in the group what the desk needs."""

from __future__ import annotations

from telegram import ChatMember, ChatMemberAdministrator

from bot.checks.finding import Finding, good, needed

_MEND = "Buka pengaturan grup > Admin > bot ini, lalu nyalakan"
_RIGHTS = (("can_delete_messages", "Hapus pesan"), ("can_pin_messages", "Sematkan pesan"))


def rights(standing: ChatMember) -> Finding:
    """Only an admin is told who joins and leaves, which is what makes somebody a counsellor."""
    if standing.status in (ChatMember.LEFT, ChatMember.BANNED):
        return needed("Bot tidak ada di grup konselor.", "Masukkan bot ke grup itu, lalu jadikan admin.")
    if not isinstance(standing, ChatMemberAdministrator):
        return needed("Bot belum menjadi admin di grup konselor.", "Jadikan bot admin di pengaturan grup.")
    missing = [label for name, label in _RIGHTS if not getattr(standing, name)]
    if missing:
        listed = " dan ".join(f"'{label}'" for label in missing)
        return needed(f"Bot belum punya hak {listed} di grup konselor.", f"{_MEND} {listed}.")
    return good("Bot menjadi admin di grup konselor, dengan hak yang diperlukan.")
