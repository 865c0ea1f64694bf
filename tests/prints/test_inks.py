"""The inks: words are dark enough on their grounds, in colour and without; small type is black ink alone."""

from __future__ import annotations

import pytest

from tests.support.catalog import mini_catalog

INKS = {ink.key: ink for ink in mini_catalog().vocabulary.print_inks}
# What stands on what, and the least contrast (WCAG 2.2: 4.5 for words, 3 for large words and pictures).
PAIRS = {
    ("text", "paper"): 12,
    ("quiet", "paper"): 4.5,
    ("head", "paper"): 7,
    ("alert", "paper"): 4.5,
    ("on-panel", "panel"): 7,
    ("strong", "panel"): 4.5,
    ("pale", "panel"): 4.5,
    ("on-alert", "alert"): 4.5,
    ("head", "sample"): 4.5,
}


def luminance(ink: str) -> float:
    cyan, magenta, yellow, black = (int(part) / 100 for part in ink.split())
    light = [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in light]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", ["cmyk", "grey"])
@pytest.mark.parametrize(
    ("pair", "least"), PAIRS.items(), ids=lambda it: "-".join(it) if isinstance(it, tuple) else ""
)
def test_contrast(pair, least, kind):
    one, other = (getattr(INKS[key], kind) for key in pair)
    assert contrast(one, other) >= least


def test_small_type_and_codes_are_black_ink_alone():
    for key in ("text", "quiet", "hair"):
        assert INKS[key].cmyk.startswith("0 0 0 ")


def test_without_colour_there_is_only_black():
    assert [ink.key for ink in INKS.values() if not ink.grey.startswith("0 0 0 ")] == []


def test_no_ink_is_wetter_than_paper_bears():
    """300 % in all for newsprint and plastic; ours stay under 240."""
    assert [ink.key for ink in INKS.values() if sum(map(int, ink.cmyk.split())) > 240] == []
