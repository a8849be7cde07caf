"""Formatted text as the platform reads it (Bot API, "Formatting options" and MessageEntity)."""
