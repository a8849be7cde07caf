"""The case's own machine, and that of a counsellor's private chat."""
