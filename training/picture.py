"""A small picture of what was labelled and what was heard, one bar a label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_WIDTH, _LEFT, _BAR, _STEP = 640, 90, 28, 48
_COLOURS = {"acute": "#b3261e", "check": "#e0a100", "none": "#9aa5b1"}
_NAMES = {"acute": "heard acute", "check": "heard check", "none": "nothing heard"}
_ROOM = 40
"""A part narrower than this, in pixels, has no place for its number."""


def draw(counted: Mapping[tuple[str, str], int], signals: Sequence[str]) -> str:
    """An SVG: each bar is all messages of a label, parted by what was heard."""
    height = _STEP * len(signals) + 44
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" '
        'font-size="13" role="img" aria-label="What was labelled and what was heard">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for row, label in enumerate(signals):
        lines += _bar(label, counted, signals, 10 + row * _STEP)
    for place, signal in enumerate(signals):
        left = _LEFT + place * 170
        lines.append(f'<rect x="{left}" y="{height - 30}" width="14" height="14" fill="{_COLOURS[signal]}"/>')
        lines.append(f'<text x="{left + 20}" y="{height - 18}" fill="#1f2933">{_NAMES[signal]}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _bar(label: str, counted: Mapping[tuple[str, str], int], signals: Sequence[str], top: int) -> list[str]:
    total = sum(counted.get((label, heard), 0) for heard in signals) or 1
    lines = [f'<text x="10" y="{top + 19}" fill="#1f2933">{label}</text>']
    left = float(_LEFT)
    for heard in signals:
        count = counted.get((label, heard), 0)
        wide = (_WIDTH - _LEFT - 10) * count / total
        lines.append(
            f'<rect x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{_BAR}" fill="{_COLOURS[heard]}"/>'
        )
        if wide > _ROOM:
            colour = "#ffffff" if heard == "acute" else "#1f2933"
            lines.append(f'<text x="{left + 6:.1f}" y="{top + 19}" fill="{colour}">{count}</text>')
        left += wide
    return lines
