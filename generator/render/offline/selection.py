"""Which pages of the guide the one file holds, in which order, and what it goes without if too long.

Never in it: pages of single places (channels say which place they are for), lists of sites, and what only
a browser with a network can use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from generator.catalog import Catalog
from generator.model.area import NATION
from generator.render import urls
from generator.render.pages import about, campaigns, channels, home, laws, offices, prose, router
from generator.render.pages.page import Page
from generator.render.pages.setting import Setting

# What a file that is too long goes without, the first before the second; each is said in it (offline.left.…).
CUTS = ("campaigns", "others", "offices", "router", "law_text", "channel_steps", "glossary", "laws")


def chosen(setting: Setting, texts: Mapping[str, str]) -> Iterator[tuple[str, Page]]:
    """The pages, each with the one of CUTS that it goes with; the home page first: it leads to all others."""
    lang = setting.lang
    setting = replace(setting, titles=prose.titles(setting, texts))
    written = {page.setting.here: page for page in prose.pages(setting, texts)}
    goes = {urls.prose(lang, name): "others" for name in home.OTHERS}
    goes[urls.prose(lang, "glossary")] = "glossary"
    shelf = [urls.prose(lang, name) for name in (*home.WORKERS, *home.OTHERS)]
    order = [*(it for it in shelf if it in written), *sorted(written.keys() - set(shelf))]
    yield "", home.page(setting, texts.get("index", ""))
    yield from (("router", page) for page in router.pages(setting, texts))
    yield from ((goes.get(here, ""), written[here]) for here in order)
    yield from (("", page) for page in channels.pages(setting))
    yield from (("offices", page) for page in offices.pages(setting))
    yield from (("laws", page) for page in laws.pages(setting))
    yield from (("campaigns", page) for page in campaigns.pages(setting))
    yield "", about.page(setting, texts.get("about", ""))


def brief(catalog: Catalog, lang: str, cuts: Collection[str]) -> frozenset[str]:
    """The pages of which only the head is kept: channels of single places, with number and address."""
    if "channel_steps" not in cuts:
        return frozenset()
    local = (it.id for it in catalog.channels.values() if it.area != NATION)
    return frozenset(urls.channel(lang, name) for name in local)


def chapters(lang: str) -> tuple[tuple[str, str], ...]:
    """(key of its words in guide.*, address) of the pages that the list of contents names."""
    return (
        ("what_to_do", urls.prose(lang, home.STEPS)),
        ("door_find", urls.router(lang)),
        ("channels", urls.index(lang, "channels")),
        ("laws", urls.index(lang, "laws")),
        ("offices", urls.index(lang, "offices")),
        ("campaigns", urls.index(lang, "campaigns")),
        ("about", urls.about(lang)),
    )
