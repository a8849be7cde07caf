"""How fast, how soon, how small: the figures of docs/performance.md, measured again by `make bench`."""
