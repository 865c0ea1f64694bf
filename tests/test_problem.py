"""What a message suggests is what looks most like what was found."""

from __future__ import annotations

from generator.problem import NOTHING, nearest

IDS = ("shili-jinjiang", "another")


def test_the_most_alike_is_named_and_nothing_where_none_is() -> None:
    assert nearest("shili-jinjang", IDS) == "shili-jinjiang"
    assert nearest("12333", IDS) == NOTHING
    assert nearest("12333", ()) == NOTHING


def test_how_alike_it_must_be_is_told() -> None:
    assert nearest("shili", IDS) == "shili-jinjiang"
    assert nearest("shili", IDS, 0.6) == NOTHING
