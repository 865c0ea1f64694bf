"""Open places of a text (XX, ****, 二〇XX, （略）), and names with their end blotted out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.checks.identity import SURNAMES

Sort = Literal["placeholder", "masked"]
MASKED = re.compile(
    rf"[{SURNAMES}](?:[*＊]{{1,2}}|某某?)(?![*＊])|(?<![\u4e00-\u9fff])[\u4e00-\u9fff][*＊]{{1,2}}(?![*＊\u4e00-\u9fff])"
)
OPEN = re.compile(
    r"(?<![A-Za-z])[XxＸｘ×]{2,}(?![A-Za-z])|[*＊]{2,}|[○〇◯]{2,}|□{2,}|[_＿]{2,}|\.{4,}|…{3,}"
    r"|二[〇○零0]\s*[XxＸｘ×]+|20[XxＸｘ×]{1,2}|（\s*略\s*）|\(\s*略\s*\)|某某|待定|待填|待补|待核实"
)
NAME_LIKE = re.compile(r"^[\u4e00-\u9fff](?:[*＊]{1,2}|某某?|[XxＸｘ]{1,2})$")


@dataclass(frozen=True)
class Gap:
    """An open place: the signs, where they stand in the text, and of which sort they are."""

    text: str
    start: int
    end: int
    sort: Sort


def gaps(text: str) -> tuple[Gap, ...]:
    """The open places in the order of the text; a masked name is one of them."""
    found = [Gap(one[0], *one.span(), "masked") for one in MASKED.finditer(text)]
    taken = [(gap.start, gap.end) for gap in found]
    for one in OPEN.finditer(text):
        if not any(start < one.end() and one.start() < end for start, end in taken):
            found.append(Gap(one[0], *one.span(), "placeholder"))
    return tuple(sorted(found, key=lambda gap: gap.start))


def is_masked_name(text: str) -> bool:
    """Whether a cell holds nothing but a name with its end blotted out: 陈**."""
    return NAME_LIKE.fullmatch(text.replace(" ", "")) is not None
