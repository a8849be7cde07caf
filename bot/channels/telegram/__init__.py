"""Telegram, by python-telegram-bot's Bot over one aiohttp session; updates are read by hand from their raw JSON."""

from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.request import Timeouts
from bot.channels.telegram.webhook import Webhook

__all__ = ["Telegram", "Timeouts", "Webhook"]
