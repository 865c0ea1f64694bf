"""The whole guide of one language as staged Markdown, and its navigation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.catalog import Catalog
from generator.render import urls
from generator.render.output import Output
from generator.render.pages import (
    about,
    areas,
    campaigns,
    changes,
    channels,
    home,
    laws,
    offices,
    open_data,
    projects,
    prose,
    router,
    router_places,
)
from generator.render.pages.page import Page
from generator.render.pages.prose import titles
from generator.render.pages.setting import Setting, staged


def guide(
    catalog: Catalog,
    lang: str,
    today: date,
    prose: Mapping[str, str],
    originals: Mapping[str, str] | None = None,
    recorded: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[Output]:
    """Every page of a language; `prose` is name → raw text, as `prose.in_language` gives it, `originals` the
    Chinese texts, which stand beside drafts, `recorded` the (language, page) that can be heard."""
    setting = Setting(catalog, lang, today, originals=originals or {}, recorded=recorded)
    setting = replace(setting, titles=titles(setting, prose))
    for page in pages(setting, prose):
        yield page.output()
    yield from router_places.outputs(setting, prose)


def pages(setting: Setting, texts: Mapping[str, str]) -> Iterator[Page]:
    """The pages before they are Markdown."""
    yield home.page(setting, texts.get("index", ""))
    yield about.page(setting, texts.get("about", ""))
    yield changes.page(setting)
    for noun in (channels, areas, offices, laws, projects, campaigns):
        yield from noun.pages(setting)
    yield from open_data.pages(setting)
    yield from router.pages(setting, texts)
    yield from prose.pages(setting, texts)


def nav(catalog: Catalog, lang: str) -> list[dict[str, Any] | str]:
    """The engine's `nav`: the few pages that lead to all others, since its cost grows with the square."""
    setting = Setting(catalog, lang, date.min)
    entries = (
        ("home", urls.home(lang)),
        ("what_to_do", urls.prose(lang, home.STEPS)),
        *((kind, urls.index(lang, kind)) for kind in ("channels", "areas", "projects", "laws", "offices")),
        ("campaigns", urls.index(lang, "campaigns")),
        ("about", urls.about(lang)),
    )
    found: list[dict[str, Any] | str] = [{setting.say(key): staged(to, lang)} for key, to in entries]
    if catalog.router:
        found.insert(1, {setting.speaker.say("router.title"): staged(urls.router(lang), lang)})
    return found
