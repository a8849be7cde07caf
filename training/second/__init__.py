"""Learns handbook/second/top.bin: the last layers of the second listener, and its answers (`make second`)."""
