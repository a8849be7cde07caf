"""Learns handbook/second/layers.bin: the layers of the second listener, and its answers (`make second`)."""
