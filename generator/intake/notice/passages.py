"""The paragraphs of a notice as its author meant them: page breaks joined, typing marks gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.intake.doubt import Doubt
from generator.intake.shape import Paragraph, Place

LEVELS = (
    re.compile(r"^[一二三四五六七八九十]{1,3}、"),
    re.compile(r"^（[一二三四五六七八九十]{1,3}）|^第[一二三四五六七八九十]阶段"),
    re.compile(r"^\d{1,2}\s*[.．、](?!\d)|^（\d{1,2}）|^\(\d{1,2}\)"),
)
LONGEST_SENTENCE = 2_000  # characters; a longer one is no sentence and is read in pieces
ENDS = "。！？；：…!?;:"
MARKUP = re.compile(r"(?<![\u4e00-\u9fff*])\*\*([\u4e00-\u9fff]{1,8})\*\*(?!\*)")
SENTENCE = re.compile(r"[^。；！？]*[。；！？]?[”’）]*")
BETWEEN_HAN = re.compile(
    r"(?<=[\u3400-\u9fff〇0-9“”《》〔〕（）·、，])[ \u3000]+(?=[\u3400-\u9fff〇0-9“”《》〔〕（）·、，])"
)
SUBJECT = re.compile(r"^（[一二三四五六七八九十]{1,3}）\s*([^。，；：]{2,14})：")
STANDS_ALONE = re.compile(r"^附\s*件|^第[一二三四五六七八九十]+[篇条章]|^[（(]|^抄送|^联系人")
DATE_ONLY = re.compile(
    r"^[\d〇○零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$"
)


@dataclass(frozen=True)
class Passage:
    """One paragraph; `level` 1 to 3 where it begins with a number, 0 elsewhere; places of all its parts."""

    text: str
    places: tuple[Place, ...]
    starts: tuple[int, ...] = (0,)  # where in the text each part begins
    numbered: bool = False  # counted by the office program, so that the number isn't in the text

    @property
    def place(self) -> Place:
        return self.places[0]

    @cached_property
    def level(self) -> int:
        return next((at for at, pattern in enumerate(LEVELS, 1) if pattern.match(self.text)), 0)

    @property
    def heading(self) -> bool:
        """Whether it is only a heading: numbered, and not a sentence."""
        if not self.level or "。" in self.text[:-1]:
            return False
        if self.text.endswith("。"):  # （一）集中宣传阶段。
            return self.level < 3 and len(self.text) <= 25 and "，" not in self.text
        return len(self.text) <= 80

    @cached_property
    def subject(self) -> str:
        """（七）司法所：…… says of whom all its sentences speak; "" elsewhere."""
        found = SUBJECT.match(self.text)
        return found[1] if found else ""

    def place_at(self, position: int) -> Place:
        """Where the character of the text stands in the file."""
        return max(zip(self.starts, self.places, strict=True), key=lambda one: (one[0] <= position, one[0]))[
            1
        ]

    def sentences(self) -> Iterator[tuple[int, str]]:
        """(where it begins, sentence)"""
        for found in SENTENCE.finditer(self.text):
            for start in range(found.start(), found.end(), LONGEST_SENTENCE):
                if text := self.text[start : min(start + LONGEST_SENTENCE, found.end())].strip():
                    yield start, text


def plain(text: str) -> str:
    """The text without blanks and breaks that only the layout put between its characters."""
    return BETWEEN_HAN.sub("", " ".join(text.split()))


def flow(paragraphs: Iterable[Paragraph]) -> tuple[tuple[Passage, ...], tuple[Doubt, ...]]:
    """Passages in their order, and a doubt for every place that was mended."""
    made: list[Passage] = []
    doubts: list[Doubt] = []
    listing = False  # in the list of annexes
    for one in paragraphs:
        text = one.text
        if MARKUP.search(text):
            doubts.append(Doubt(one.place, "notice-markup", {"found": MARKUP.findall(text)[0]}))
            text = MARKUP.sub(r"\1", text)
        passage = Passage(text.strip(), (one.place,), numbered=one.numbered)
        if not passage.text:
            continue
        if made and _broken(made[-1], passage, listing):
            joined, doubled = _joined(made[-1], passage)
            facts = {"before": made[-1].text[-8:], "after": passage.text[:8]}
            doubts.append(Doubt(one.place, "notice-page-doubled" if doubled else "notice-page-break", facts))
            made[-1] = joined
        else:
            made.append(passage)
        listing = passage.text.startswith("附件：") or (
            listing and (bool(passage.level) or len(made[-1].places) > 1)
        )
    return tuple(made), tuple(doubts)


def without_number(text: str) -> str:
    """A heading without its 一、 or （一）."""
    for pattern in LEVELS:
        text = pattern.sub("", text, count=1)
    return text.strip()


def _broken(before: Passage, after: Passage, listing: bool) -> bool:
    """Whether a page ended inside a sentence."""
    if after.level or after.numbered or STANDS_ALONE.match(after.text) or DATE_ONLY.match(plain(after.text)):
        return False
    if listing:  # the name of an annex ran over the end of the line
        return bool(before.level) and len(after.text) <= 8
    last = before.text.rstrip("”’）)》")[-1:]
    if last in ENDS or before.text[-1:] in ENDS + "）)" or (before.heading and len(before.text) <= 80):
        return False
    whole = len(before.text) >= 20 and ("，" in before.text or "、" in before.text or "。" in before.text)
    return whole and not re.search(r"(?:通知|通告|公告|方案)$", before.text)


def _joined(before: Passage, after: Passage) -> tuple[Passage, bool]:
    doubled = before.text[-1] == after.text[0] and "\u4e00" <= after.text[0] <= "\u9fff"
    rest = after.text[1:] if doubled else after.text
    made = replace(
        before,
        text=before.text + rest,
        places=(*before.places, *after.places),
        starts=(*before.starts, len(before.text)),
    )
    return made, doubled
