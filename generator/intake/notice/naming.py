"""What things are called in a notice: abbreviations nobody explains, places in a wrong way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.catalog import Catalog
from generator.intake.doubt import Doubt
from generator.intake.notice.passages import Passage
from generator.intake.notice.vocabulary import vocabulary
from generator.intake.terms import abbreviations, glossary

NO_TERM = re.compile(r"[年月日]|怎么办|(?:单位|部门)办")
CENTRE = re.compile(r"(?:^|(?<=[）、，。；]))([\u4e00-\u9fff]{2}中心)(?=[：、，])")


def doubts(passages: Sequence[Passage], catalog: Catalog, area_id: str | None) -> tuple[Doubt, ...]:
    """Doubts about what things are called: abbreviations, and places of ours in a wrong way of writing."""
    return (*_terms(passages, catalog), *_places(passages, catalog, area_id))


def _terms(passages: Sequence[Passage], catalog: Catalog) -> Iterator[Doubt]:
    """Abbreviations that the glossary doesn't know, each once, even where the text defines them."""
    known = glossary(catalog) | frozenset(vocabulary().known_offices)
    seen: set[str] = set()
    for one in passages:
        for word in (*abbreviations(one.text), *CENTRE.findall(one.text)):
            if word not in seen and not NO_TERM.search(word) and not any(it.endswith(word) for it in known):
                seen.add(word)
                yield Doubt(one.place_at(one.text.index(word)), "notice-abbreviation", {"found": word})


def _places(passages: Sequence[Passage], catalog: Catalog, area_id: str | None) -> Iterator[Doubt]:
    """Places of ours in a way of writing that is known to be a slip."""
    wrong = {
        it: area
        for area in catalog.areas.values()
        if area_id and area.id.startswith(area_id)
        for it in area.also_written
    }
    for one in passages:
        for written, area in wrong.items():
            if written in one.text:
                facts = {"found": written, "right": area.name.zh}
                yield Doubt(one.place_at(one.text.index(written)), "notice-place-name", facts)
