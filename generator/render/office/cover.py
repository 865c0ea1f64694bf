"""The coverage list: every site and window with what hangs there, and the counts place by place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.catalog import Catalog
from generator.coverage import SITE, Covered, Tally
from generator.i18n.words import Speaker
from generator.render.office.listing import Listing, columns, place_name, say
from generator.render.office.reprints import print_name

NAME, COUNTS = "coverage", "coverage-areas"
WIDTHS = {"state": 18, "kind": 16, "name": 60, "place": 70, "prints": 70, "id": 39}
COUNT_WIDTHS = {"area": 120, "sites": 40, "sites_covered": 40, "windows": 36, "windows_covered": 37}
INDENT = "　"


def coverage_list(catalog: Catalog, lang: str, found: Iterable[Covered], today: date) -> Listing:
    """Every site and window, those with something missing first."""
    speaker = Speaker(lang, catalog.strings)
    its = sorted(found, key=lambda it: it.whole)
    count = sum(it.whole for it in its)
    return Listing(
        name=NAME,
        title=say(speaker, "coverage.title", day=speaker.day(today)),
        lead=(say(speaker, "coverage.lead", count=count, all=len(its)), say(speaker, "coverage.counted")),
        columns=columns(speaker, "coverage", WIDTHS),
        rows=tuple(_row(catalog, speaker, it) for it in its),
        marked=frozenset(place for place, it in enumerate(its) if not it.whole),
        empty=say(speaker, "coverage.empty"),
        lang=lang,
    )


def coverage_counts(catalog: Catalog, lang: str, found: Iterable[Tally], today: date) -> Listing:
    """The counts of every area, the places inside it below it."""
    speaker = Speaker(lang, catalog.strings)
    rows = tuple(
        (
            INDENT * it.depth + str(speaker.pick(catalog.areas[it.area].name)),
            str(it.sites),
            _part(it.sites_whole, it.sites),
            str(it.windows),
            _part(it.windows_whole, it.windows),
        )
        for it in found
    )
    return Listing(
        name=COUNTS,
        title=say(speaker, "counts.title", day=speaker.day(today)),
        lead=(say(speaker, "coverage.counted"),),
        columns=columns(speaker, "counts", COUNT_WIDTHS),
        rows=rows,
        marked=frozenset(),
        empty=say(speaker, "coverage.empty"),
        lang=lang,
    )


def _row(catalog: Catalog, speaker: Speaker, it: Covered) -> tuple[str, ...]:
    prints = (
        f"{print_name(speaker, item)}：{say(speaker, f'state.{state}')}" for item, state in it.states.items()
    )
    return (
        say(speaker, "covered" if it.whole else "uncovered"),
        say(speaker, f"kind.{it.kind}"),
        _name(catalog, speaker, it),
        place_name(catalog, speaker, it.area),
        "\n".join(prints),
        it.id,
    )


def _name(catalog: Catalog, speaker: Speaker, it: Covered) -> str:
    if it.kind != SITE:
        return str(speaker.pick(catalog.channels[it.id].name))
    project = catalog.projects[it.id]
    return str(speaker.pick(project.everyday_name)) if project.everyday_name else project.name


def _part(count: int, all_: int) -> str:
    return f"{count}（{round(100 * count / all_)}%）" if all_ else "–"
