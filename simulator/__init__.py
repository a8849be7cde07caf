"""A stateful Telegram Bot API on loopback: the demo and the tests run the real bot against it.

Every rule that refuses or rewrites something names the place where the platform says so:
"Bot API" is core.telegram.org/bots/api, "Features" core.telegram.org/bots/features,
"FAQ" core.telegram.org/bots/faq, "server" the published source of Telegram's own Bot API
server (github.com/tdlib/telegram-bot-api), "TDLib" github.com/tdlib/td.
"""
