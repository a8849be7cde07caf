"""What is decided, as pure functions: no I/O, no clock, no randomness, no database, no platform."""
