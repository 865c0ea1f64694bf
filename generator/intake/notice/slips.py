"""What is wrong or open in the words of a notice; each finding is a doubt with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.catalog import Catalog
from generator.intake.doubt import Doubt
from generator.intake.gaps import gaps
from generator.intake.notice.days import days
from generator.intake.notice.passages import Passage
from generator.intake.notice.vocabulary import vocabulary

HALF = re.compile(r"(?<=[\u4e00-\u9fff》”])[,;:!?()<>]|[,;:!?()<>](?=[\u4e00-\u9fff《“])")
PAIRS = ("“”", "《》", "（）")
ELSEWHERE = re.compile(r"以[^。；，]{1,24}(?:公示|公布|公告|发布)[^。；，]{0,14}为准")
NO_DAY_SIGN = re.compile(r"\d{1,2}月\d{1,2}(?=前|起|至|止|之前)")
CONTACT = re.compile(r"联系(?:人|电话|方式|邮箱)[^。]{0,200}\d{5,}")
LAW = re.compile(r"《([^《》]{4,40})》")
LAW_TAIL = ("规定", "条例", "办法", "法")
OPEN_DAY = re.compile(r"年\s+月|月\s{2,}日")


def slips(
    passages: Sequence[Passage], catalog: Catalog, issued: date | None, area_id: str | None, template: bool
) -> tuple[Doubt, ...]:
    """Every doubt about the words; in a `template`, a model, real place names are left-overs."""
    made: list[Doubt] = []
    for one in passages:
        made += _open(one)
        for check in (_half, _unpaired, _elsewhere, _slipped_day, _contact):
            made += check(one)
        made += _deadlines(one, issued)
        made += _law(one, catalog)
        made += _strange_place(one, catalog, area_id, template)
    made += _lunar(passages)
    return tuple(made)


def _open(one: Passage) -> Iterator[Doubt]:
    """Open places, and names with their end blotted out; one doubt each a paragraph."""
    found: dict[str, list[tuple[int, str]]] = {}
    for gap in gaps(one.text):
        if one.text[gap.end : gap.end + 1] == "@":
            continue  # a blotted-out address
        name = gap.text in ("*", "**") and "\u4e00" <= one.text[gap.start - 1 : gap.start] <= "\u9fff"
        found.setdefault("masked" if name else gap.sort, []).append((gap.start, gap.text))
    found.setdefault("placeholder", []).extend((gap.start(), gap[0]) for gap in OPEN_DAY.finditer(one.text))
    for sort, rule in (("placeholder", "notice-placeholder"), ("masked", "notice-masked-name")):
        if spots := found.get(sort):
            facts = {
                "found": "、".join(dict.fromkeys(text.strip() for _, text in spots)),
                "count": str(len(spots)),
            }
            yield Doubt(one.place_at(spots[0][0]), rule, facts)


def _half(one: Passage) -> Iterator[Doubt]:
    found = list(HALF.finditer(one.text))
    if found:
        yield Doubt(
            one.place_at(found[0].start()),
            "notice-punctuation",
            {"found": "".join(dict.fromkeys(it[0] for it in found))},
        )


def _unpaired(one: Passage) -> Iterator[Doubt]:
    if one.text[-1] not in "。；！？：":
        return  # a title that runs over two lines
    text = one.text.replace("(", "（").replace(")", "）")
    for left, right in PAIRS:
        if text.count(left) != text.count(right):
            yield Doubt(one.place, "notice-unpaired", {"left": left, "right": right})
            return


def _elsewhere(one: Passage) -> Iterator[Doubt]:
    if found := ELSEWHERE.search(one.text):
        yield Doubt(one.place_at(found.start()), "notice-value-elsewhere", {"found": found[0]})


def _slipped_day(one: Passage) -> Iterator[Doubt]:
    if found := NO_DAY_SIGN.search(one.text):
        yield Doubt(one.place_at(found.start()), "notice-malformed-date", {"found": found[0]})


def _contact(one: Passage) -> Iterator[Doubt]:
    if found := CONTACT.search(one.text):
        yield Doubt(one.place_at(found.start()), "notice-internal-contact")


def _deadlines(one: Passage, issued: date | None) -> Iterator[Doubt]:
    for day in days(one.text):
        if issued and day.before and day.year and day.day and day.day < issued:
            facts = {"found": day.words, "day": day.day.isoformat(), "issued": issued.isoformat()}
            yield Doubt(one.place_at(day.start), "notice-deadline-before-issue", facts)


def _law(one: Passage, catalog: Catalog) -> Iterator[Doubt]:
    """A law whose title has grown: 《保障农民工工资支付条例规定》."""
    titles = {it.title.zh for it in catalog.regulations.values()}
    for found in LAW.finditer(one.text):
        name = found[1]
        longer = (title for title in titles if name.startswith(title) and name != title)
        if title := next((it for it in longer if name[len(it) :] in LAW_TAIL), None):
            yield Doubt(one.place_at(found.start()), "notice-law-title", {"found": name, "title": title})


def _strange_place(one: Passage, catalog: Catalog, area_id: str | None, template: bool) -> Iterator[Doubt]:
    """The name of a province that the notice isn't of."""
    if area_id is None and not template:
        return
    words = vocabulary()
    own = "".join(area.name.zh for area in catalog.up(area_id)) if area_id else ""
    for name in words.provinces:
        if name in one.text and name not in own:
            yield Doubt(one.place_at(one.text.index(name)), "notice-wrong-place", {"found": name})
            return
    if template and (
        found := re.search(rf"“([{''.join(words.province_signs)}])[\u4e00-\u9fff]{{1,4}}”", one.text)
    ):
        facts = {"found": words.province_signs[found[1]]}
        yield Doubt(one.place_at(found.start()), "notice-wrong-place", facts)


def _lunar(passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A date of the lunar year that something depends on, each once."""
    seen: set[str] = set()
    for one in passages:
        for day in days(one.text):
            bounds = day.before or re.search(r"[至到]\s*$", one.text[: day.start])
            key = day.words.removesuffix("前")
            if day.lunar and day.day and bounds and day.year and key not in seen:
                seen.add(key)
                yield Doubt(
                    one.place_at(day.start),
                    "notice-lunar-date",
                    {"found": day.words, "day": day.day.isoformat()},
                )
