"""The phases of an action: from when to when, and what a date in words was taken to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.intake.doubt import Doubt
from generator.intake.notice.days import Day, days, ranges
from generator.intake.notice.passages import Passage
from generator.intake.shape import Place

NAMED = (
    re.compile(r"^（[一二三四五六七八九十]+）\s*(?P<name>[^，。；：（）]{2,12}?)阶段(?P<rest>.*)"),
    re.compile(r"^第[一二三四五六七八九十]阶段[：:]\s*(?P<name>[^，。；：（）]{2,12})(?P<rest>.*)"),
)
LISTED = re.compile(
    r"^(?:\d{1,2}\s*[.．、]|（[一二三四五六七八九十]+）)\s*(?P<name>[^，。；：（）]{2,8})[：:](?P<rest>.*)"
)
TIMES = re.compile(r"时间|步骤|阶段|节点|安排|进度")
OPENS = re.compile(r"开展|时间|行动|施行")
VAGUE = re.compile(r"(?:起至|起到|至|到)\s*([^，。；（）]{2,20}(?:结束期间|结束|期间))")
WHOLE = "专项行动"


@dataclass(frozen=True)
class Phase:
    """One phase; `words` is what the notice wrote for its dates, "" where it gave none."""

    name: str
    start: date | None
    until: date | None
    place: Place
    words: str = ""
    notes: tuple[str, ...] = ()  # lunar, today, year: what the dates rest on


def phases(passages: Sequence[Passage], issued: date | None) -> tuple[tuple[Phase, ...], tuple[Doubt, ...]]:
    """The named phases, or the action as a whole; and what is doubtful about their dates."""
    named = [(one, found) for one in passages if (found := _named(one))] or list(_items(passages))
    made: list[Phase] = []
    doubts: list[Doubt] = []
    starts = [_first(found["rest"]) for _, found in named]
    for at, (passage, found) in enumerate(named):
        following = next((start for start in starts[at + 1 :] if start), None)
        phase, more = _phase(found["name"], _pair(found["rest"]), passage.place, issued, following)
        made.append(phase)
        doubts += more
    whole = _whole(passages, issued)
    if whole and not any(one.until for one in made):
        made.insert(0, whole[0])
        doubts += whole[1]
    elif not made or not whole:
        doubts += _vague(passages)
    return tuple(made), tuple(doubts)


def _named(passage: Passage) -> re.Match[str] | None:
    return next((found for one in NAMED if (found := one.match(passage.text))), None)


def _items(passages: Sequence[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The phases of a section about time that doesn't call them 阶段: 1.启动：11月25日至12月10日。"""
    inside = False
    for one in passages:
        if one.level == 1:
            inside = bool(TIMES.search(one.text)) and one.heading
        elif inside and (found := LISTED.match(one.text)) and _pair(found["rest"]):
            yield one, found


def _pair(text: str) -> tuple[Day | None, Day] | None:
    """From and until, or only until, of the first sentence."""
    head = text.split("。", 1)[0] if not text.startswith("。") else ""
    found = ranges(head)
    if not found and (limit := next((one for one in days(head) if one.before and one.day), None)):
        return None, limit
    return found[0] if found else None


def _first(text: str) -> date | None:
    pair = _pair(text)
    return pair[0].day if pair and pair[0] else None


def _phase(
    name: str, pair: tuple[Day | None, Day] | None, place: Place, issued: date | None, following: date | None
) -> tuple[Phase, list[Doubt]]:
    if pair is None:
        return Phase(name, None, None, place), [Doubt(place, "notice-phase-undated", {"name": name})]
    first, last = pair
    words = f"{first.words}至{last.words}" if first else last.words
    today = first is not None and first.today
    doubts: list[Doubt] = []
    notes: list[str] = []
    start, until = (issued if today else first.day if first else None), last.day
    if not last.year and until is None:
        until = _with_year(last, following or start or issued, earlier=following is not None)
        notes.append("year")
        doubts.append(Doubt(place, "notice-year-inferred", {"found": last.words, "day": _iso(until)}))
    if first and today and issued is None:
        doubts.append(Doubt(place, "notice-from-today-undated", {"found": first.words}))
    if until and issued and until < issued:
        facts = {"found": last.words, "day": _iso(until), "issued": _iso(issued)}
        doubts.append(Doubt(place, "notice-deadline-before-issue", facts))
        start = None if today else start
    elif first and start and issued and start < issued:
        facts = {"found": first.words, "day": _iso(start), "issued": _iso(issued)}
        doubts.append(Doubt(place, "notice-start-before-issue", facts))
    notes += ["today"] if today and start else []
    notes += ["lunar"] if last.lunar or (first and first.lunar) else []
    return Phase(name, start, until, place, words, tuple(notes)), doubts


def _with_year(day: Day, near: date | None, earlier: bool) -> date | None:
    """A day without a year: the last one before what follows, or the first one after what precedes."""
    if near is None:
        return None
    tries = [one for year in (near.year - 1, near.year, near.year + 1) if (one := day.on(year))]
    if earlier:
        return max((one for one in tries if one < near), default=None)
    return min((one for one in tries if one >= near), default=None)


def _whole(passages: Sequence[Passage], issued: date | None) -> tuple[Phase, list[Doubt]] | None:
    """The dates of the action as a whole: the first range in a sentence that opens it."""
    for passage in passages:
        for start, sentence in passage.sentences():
            if "报送" in sentence or not (OPENS.search(sentence) or passage.text.startswith("从")):
                continue
            if found := ranges(sentence):
                return _phase(WHOLE, found[0], passage.place_at(start), issued, None)
    return None


def _vague(passages: Sequence[Passage]) -> list[Doubt]:
    return [
        Doubt(passage.place_at(start), "notice-vague-date", {"found": found[1].strip()})
        for passage in passages
        for start, sentence in passage.sentences()
        if "开展" in sentence and (found := VAGUE.search(sentence)) and not ranges(sentence)
    ][:1]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "?"
