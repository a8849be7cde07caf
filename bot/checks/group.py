"""Whether the counsellors' group is there, is a closed group, and has the bot in it."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import ChatFullInfo, ChatMember
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.channels.telegram.api import Api
from bot.checks.finding import Finding, good, needed, note


@dataclass(frozen=True)
class Group:
    """The group as Telegram tells it, and what the bot is in it."""

    chat: ChatFullInfo
    standing: ChatMember


async def group(api: Api, chat_id: int, bot_id: int) -> tuple[list[Finding], Group | None]:
    """None where the group cannot be used at all."""
    try:
        return [], await _ask(api, chat_id, bot_id)
    except ChatMigrated as moved:
        told = note(
            "Grup konselor sudah menjadi supergrup dan berganti id.",
            f"Ubah COUNSELLOR_CHAT_ID={moved.new_chat_id}",
        )
        return [told], await _ask(api, moved.new_chat_id, bot_id)
    except Forbidden:
        return [
            needed("Bot tidak ada di grup konselor.", "Masukkan bot ke grup itu, lalu jadikan admin.")
        ], None
    except BadRequest:
        return [
            needed(
                f"Grup {chat_id} tidak ditemukan.",
                "Masukkan bot ke grup konselor, lalu periksa COUNSELLOR_CHAT_ID (diawali tanda minus).",
            )
        ], None


def kind(group: Group) -> Finding:
    """Only a closed group will do: whoever is in it counts as a counsellor."""
    chat = group.chat
    if chat.type not in ("group", "supergroup"):
        return needed("COUNSELLOR_CHAT_ID bukan grup.", "Tulis id grup konselor.")
    if chat.username:
        return needed(
            f"Grup konselor terbuka untuk umum (@{chat.username}): siapa pun dapat masuk dan menjadi konselor.",
            "Ubah jenis grup menjadi privat di pengaturan grup.",
        )
    if chat.type == "group":
        return note(
            "Grup konselor masih grup biasa; idnya akan berganti saat menjadi supergrup.",
            "Lebih baik sekarang: tampilkan riwayat obrolan bagi anggota baru, lalu jalankan lagi pemeriksaan ini.",
        )
    return good(f"Grup konselor ditemukan: {chat.title}.")


async def _ask(api: Api, chat_id: int, bot_id: int) -> Group:
    chat = await api.get_chat(chat_id)
    return Group(chat, await api.get_chat_member(chat_id, bot_id))
