"""What is wrong with the headings of a notice: numbers that are lost, sections that are empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.intake.doubt import Doubt
from generator.intake.notice.passages import Passage, without_number

BARE = r"[\u4e00-\u9fff]{2,10}"


def lost_numbers(passages: Sequence[Passage]) -> Iterator[Doubt]:
    """Headings before 二、 or 四、 that have lost their own number."""
    numerals = "一二三四五六七八九十"
    first = next(((at, one) for at, one in enumerate(passages) if one.level == 1), None)
    if first is None or passages[first[0]].text[0] == "一":
        return
    missing = numerals.index(first[1].text[0])
    alone = [one for one in passages[: first[0]] if bare(one)][-missing:]
    for at, one in enumerate(alone, missing - len(alone)):
        yield Doubt(one.place, "notice-heading-number", {"found": one.text, "number": numerals[at]})


def bare(one: Passage) -> bool:
    """Whether a paragraph is a few words alone, as a heading that has lost its number is."""
    return not one.level and not one.numbered and bool(re.fullmatch(BARE, one.text))


def empty_sections(passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A numbered heading with nothing under it, while its neighbours have something."""
    for one, after in pairwise(passages):
        if (
            one.heading
            and one.level == after.level == 3
            and after.heading
            and "。" not in one.text + after.text
        ):
            yield Doubt(one.place, "notice-empty-section", {"found": without_number(one.text)})
