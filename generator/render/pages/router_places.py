"""我该找谁 as places answer it: light pages after a printed code, which the engine only copies."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.finder import homes
from generator.render import urls
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
    html = _environment().get_template(TEMPLATE).render(
        page=page,
        view=page.view,
        asks=isinstance(page.view, QuestionView),
        language=known[here.lang],
        others=others,
        home=here.link(urls.home(here.lang), here.pick(here.catalog.site.title)),
        away=here.say("from_away"),
        call_word=here.say("call"),
        law_word=here.say("law_basis"),
    )  # fmt: skip
    return text(here.here.removeprefix(urls.home(here.lang)) + "index.html", html)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader((TEMPLATES, TEMPLATES.parent / "landing")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    assert made.loader is not None
    style = made.loader.get_source(made, STYLE)[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    cast("dict[str, object]", made.globals).update(style=Markup(style), style_hash=digest)
    return made
