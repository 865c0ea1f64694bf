"""我该找谁 as places answer it: light pages after a printed code, which the engine only copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.finder import homes
from generator.render import urls
from generator.render.lettering import isolated, page_style
from generator.render.output import Output, text
from generator.render.pages.page import TEMPLATES, Page
from generator.render.pages.router import QuestionView, Tour
from generator.render.pages.setting import Setting

TEMPLATE, STYLE = "router-place.html.j2", "landing.css"


def outputs(setting: Setting, texts: Mapping[str, str]) -> Iterator[Output]:
    """The pages of every place with answers of its own, relative to the language's staging root."""
    router = setting.catalog.router
    if router is None:
        return
    own = homes(setting.catalog)
    for area in own:
        tour = Tour(setting, router, texts, own, area)
        for node, page in tour.pages():
            yield _output(tour, node, page)


def _output(tour: Tour, node: str, page: Page) -> Output:
    here = page.setting
    known = {entry.tag: entry for entry in here.catalog.vocabulary.languages}
    others = [
        (known[tag], here.to(tour.address(node, tag)))
        for tag in here.catalog.site.languages
        if tag != here.lang
    ]
    style, style_hash = page_style(_style(), known[here.lang])
    html = _environment().get_template(TEMPLATE).render(
        page=page,
        view=page.view,
        asks=isinstance(page.view, QuestionView),
        language=known[here.lang],
        style=style,
        style_hash=style_hash,
        others=others,
        home=here.link(urls.home(here.lang), here.pick(here.catalog.site.title)),
        away=here.say("from_away"),
        call_word=here.say("call"),
        law_word=here.say("law_basis"),
    )  # fmt: skip
    if known[here.lang].direction == "rtl":
        html = isolated(html)
    return text(here.here.removeprefix(urls.home(here.lang)) + "index.html", html)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader((TEMPLATES, TEMPLATES.parent / "landing")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), STYLE)[0]
