"""A chart of how times grow with sites, both axes logarithmic, as an SVG of our own."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor, log10

Curves = Mapping[str, Mapping[int, float]]  # name → sites → seconds
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 420, 60, 20, 220, 50
COLOURS = ("#15356b", "#d01523", "#0a7a3d", "#b35c00", "#6b2fa0", "#00707a")


def chart(curves: Curves) -> str:
    """Lines with a dot a figure and its name at the end; a straight line at 45° is linear growth."""
    sizes = sorted({n for points in curves.values() for n in points})
    times = [it for points in curves.values() for it in points.values() if it > 0]
    low, high = floor(log10(min(times))), ceil(log10(max(times)))
    first, last = log10(sizes[0]), log10(sizes[-1])

    def x(sites: int) -> float:
        return LEFT + (log10(sites) - first) / (last - first or 1) * (WIDTH - LEFT - RIGHT)

    def y(seconds: float) -> float:
        return TOP + (high - log10(max(seconds, 10**low))) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="13" role="img"><title>CPU seconds by number of sites</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    ]
    for power in range(low, high + 1):
        at = y(10**power)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10**power:g} s</text>')
    for sites in sizes:
        at = x(sites)
        parts.append(f'<path d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{sites:,}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">sites</text>')
    ends = sorted((y(points[max(points)]), name) for name, points in curves.items() if points)
    labels: dict[str, float] = {}
    for wanted, name in ends:  # names apart from each other, however close the lines end
        labels[name] = max(wanted, max(labels.values(), default=0) + 17)
    for number, (name, points) in enumerate(curves.items()):
        if not points:
            continue
        colour = COLOURS[number % len(COLOURS)]
        spots = [(x(sites), y(seconds)) for sites, seconds in sorted(points.items())]
        path = "L".join(f"{a:.1f} {b:.1f}" for a, b in spots)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{colour}"/>' for a, b in spots]
        end = points[max(points)]
        at = f'x="{WIDTH - RIGHT + 12}" y="{labels[name] + 4:.1f}"'
        parts.append(f'<text {at} fill="{colour}">{name}: {end:.1f} s</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
