"""A counsellor's private chat with the bot: one current case, replies to any of theirs, release, close with a word."""
