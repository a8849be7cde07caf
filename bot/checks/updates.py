"""Whether messages reach us the way the settings say."""

from __future__ import annotations

from bot.channels.telegram.api import Api
from bot.checks.finding import Finding, good, note
from bot.settings import Settings


async def updates(api: Api, settings: Settings) -> Finding:
    """Telegram gives its updates to one taker only: a webhook, or one that polls."""
    info = await api.get_webhook_info()
    if settings.telegram_mode == "polling":
        if info.url:
            return note(
                "Sebuah webhook masih terpasang pada bot ini, padahal TELEGRAM_MODE=polling.",
                "Pastikan tidak ada program lain yang memakai bot ini; webhook dilepas saat layanan dimulai.",
            )
        return good("Pesan masuk diambil dengan polling.")
    if not info.url:
        return good("Pesan masuk diterima lewat webhook; alamatnya dipasang saat layanan dimulai.")
    if info.url != settings.webhook_url:
        return note(
            "Webhook bot ini terpasang ke alamat lain, bukan ke WEBHOOK_URL.",
            "Pastikan tidak ada program lain yang memakai bot ini; webhook dipasang ulang saat layanan dimulai.",
        )
    if info.pending_update_count and info.last_error_message:
        return note(
            f"Telegram gagal mengirim ke WEBHOOK_URL: {info.last_error_message} "
            f"({info.pending_update_count} pesan menunggu).",
            "Periksa alamat, sertifikat, dan apakah layanan sedang berjalan.",
        )
    return good("Webhook terpasang ke WEBHOOK_URL.")
