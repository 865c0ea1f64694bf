"""The office report: one page to read and print, with every list; no scripts, nothing from outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.coverage import coverage, tallies
from generator.i18n.words import Speaker
from generator.render.office.call_sheet import call_sheet
from generator.render.office.cover import coverage_counts, coverage_list
from generator.render.office.listing import Listing, say
from generator.render.office.reprints import reprint_list
from generator.render.office.unverified import unverified_list
from generator.render.output import Output
from generator.reprint import reprints

PAGE = "report.html.j2"


def lists(catalog: Catalog, today: date, lang: str = DEFAULT_LANGUAGE) -> tuple[Listing, ...]:
    """Every list of the report, in its order."""
    wrong = reprints(catalog, today)
    found = coverage(catalog, today, (it.edition for it in wrong))
    return (
        reprint_list(catalog, lang, wrong, today),
        coverage_counts(catalog, lang, tallies(catalog, found), today),
        coverage_list(catalog, lang, found, today),
        call_sheet(catalog, lang, today),
        unverified_list(catalog, lang, today),
    )


def page(catalog: Catalog, its: Sequence[Listing], today: date, template_dir: Path) -> Output:
    """The page with the lists."""
    speaker = Speaker(DEFAULT_LANGUAGE, catalog.strings)
    env = Environment(
        loader=FileSystemLoader(template_dir), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    words = {key: say(speaker, f"report.{key}") for key in ("private", "files")}
    html = env.get_template(PAGE).render(
        title=say(speaker, "report"),
        day=say(speaker, "report.day", day=speaker.day(today)),
        publisher=catalog.site.publisher.zh,
        words=words,
        lists=its,
    )
    return Output("index.html", html.encode())
