"""Learns handbook/second/layers.bin: the last layers of the second listener, and its answers (`make second`)."""
