"""Danger is heard in whatever they write: at once (`guard`), and a moment later by the second listener (`second`)."""
