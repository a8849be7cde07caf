"""Platforms. A channel turns raw updates into `Incoming` and `Outgoing` into calls; it decides nothing."""
