"""Typst code, markup and formulas in every text of every print are ink: the PDF does nothing by itself."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator

import pikepdf
import pytest
from pypdf import PdfReader

from generator.catalog import Catalog
from generator.publish.typst import Press
from generator.render import flow, forms, prints
from generator.render.sheet import Sheet
from generator.render.spec_sheet import spec_sheet
from tests.conftest import ROOT, TODAY
from tests.hostile.made import CONFIG, NAMES, small
from tests.hostile.planted import planted
from tests.hostile.shown import print_does
from tests.support.small import PROJECT

WORDS = ('#panic("x")$<b>', '#eval("1+1")\\', "*_`@ref[]{{7}}", '=HYPERLINK("x")')  # short, so that they fit
KEPT = frozenset((*NAMES, "Article.text", "Channel.search_words"))
TEMPLATES = {path.name for path in (ROOT / "theme/print").glob("*.typ")}


def catalog() -> Catalog:
    count = itertools.count()

    def put(path: str, value: str) -> str:
        return value if path.endswith("url") else WORDS[next(count) % len(WORDS)]

    return planted(small(), put, KEPT)[0]


def sheets() -> Iterator[Sheet]:
    """One of every template."""
    it, seen = catalog(), set[str]()
    every = [one for subject in prints.subjects(it) for one in prints.sheets(it, subject, TODAY)]
    every += [spec_sheet(it, it.projects[PROJECT], TODAY), *flow.sheets(it, TODAY), *forms.sheets(it, TODAY)]
    for one in every:
        if one.template not in seen:
            seen.add(one.template)
            yield one


SHEETS = {one.template: one for one in sheets()}


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(CONFIG)


@pytest.mark.parametrize("template", SHEETS)
def test_a_print_shows_hostile_words_and_does_nothing(template: str, press: Press) -> None:
    made = press.pdf(SHEETS[template])
    assert list(print_does(made)) == []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.objects) > 20
    text = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).split())
    assert any(words in text for words in WORDS), (template, text[:300])


def test_every_template_of_a_pdf_is_tried() -> None:
    assert len(SHEETS) >= 9
    assert SHEETS.keys() <= TEMPLATES
