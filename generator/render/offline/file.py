"""Puts the sections together: a policy that forbids every request, the style, contents, the guide."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from markdown import Markdown
from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import CHINESE, Speaker
from generator.render import lettering, urls
from generator.render.offline.section import Section, slug
from generator.render.offline.selection import CUTS, brief, chapters, chosen
from generator.render.output import Output
from generator.render.pages.about import UNKNOWN_DATA, data_hash
from generator.render.pages.page import Page
from generator.render.pages.setting import Setting

LIMIT = 300_000  # bytes of a file: what is passed on in a chat and opened on an old phone
DEFAULTS = ("toc", "tables", "fenced_code")  # what the engine uses without being told
BARE = re.compile(r"\((https?://[^\s()]+)\) \(\1\)|(https?://[^\s<>()]+) \(\2\)")  # an address written twice
TOP, MAIN = "top", "main"
SKIP, DRAFT = "theme.action.skip", "frame.draft"


class Extensions(NamedTuple):
    """The Markdown extensions of the guide, and their settings."""

    names: tuple[str, ...]
    settings: Mapping[str, Mapping[str, Any]]


def extensions(given: Mapping[str, Mapping[str, Any] | None]) -> Extensions:
    """What `markdown_extensions` of the engine's settings says, with what it adds by itself."""
    return Extensions(tuple(dict.fromkeys((*DEFAULTS, *given))), {k: v for k, v in given.items() if v})


def output(
    catalog: Catalog,
    lang: str,
    today: date,
    texts: Mapping[str, str],
    originals: Mapping[str, str],
    reads: Extensions,
    style: str,
    made_from: str = "",
) -> Output:
    """The file of one language; `texts` and `originals` as `render.pages.guide` takes them, `made_from` the
    hash of the data as the page about the site shows it.

    Where it would be longer than LIMIT it goes without one part after the other, and says so.
    """
    made = _File(Setting(catalog, lang, today, originals=originals), texts, reads, style, made_from)
    data = b""
    for number in range(len(CUTS) + 1):
        data = made.whole(CUTS[:number]).encode()
        if len(data) <= LIMIT:
            break
    return Output(urls.offline(lang), data)


def words(catalog: Catalog, lang: str) -> tuple[object, ...]:
    """What the file of a language says besides its pages, before anything is filled in."""
    named = {SKIP, DRAFT, *(f"guide.{key}" for key, _ in chapters(lang))}
    tongues = (catalog.strings.get(it, {}) for it in (lang, DEFAULT_LANGUAGE))
    said = [{k: v for k, v in its.items() if k in named or k.startswith("offline.")} for its in tongues]
    site = catalog.site
    return (said, site.title, site.publisher, site.base_url)


class _File:
    def __init__(
        self, setting: Setting, texts: Mapping[str, str], reads: Extensions, style: str, data: str
    ) -> None:
        self.setting, self.texts = setting, texts
        self.catalog, self.lang, self.today = setting.catalog, setting.lang, setting.today
        self.speaker = setting.speaker
        self.language = next(it for it in self.catalog.vocabulary.languages if it.tag == self.lang)
        self._style = style
        self._data = data_hash(data) if data else UNKNOWN_DATA
        self._reads = reads

    def whole(self, cuts: Sequence[str]) -> str:
        """The file without some of CUTS."""
        held = {here: it for here, (cut, it) in self._sections.items() if cut not in cuts}
        short, laws = brief(self.catalog, self.lang, cuts), "law_text" not in cuts
        told = {here: it.told(held, here in short, laws) for here, it in held.items()}
        listed = {slug(here) for _, here in chapters(self.lang)}
        wanted = {anchor for it in told.values() for anchor in it.wanted} | listed | {TOP}
        up = f'<p class="u"><a href="#{TOP}">↑ {self._say("up")}</a></p>\n'
        body = "".join(
            (up if slug(here) in listed else "") + BARE.sub(r"\1\2", it.html(wanted)) + "\n"
            for here, it in told.items()
        )
        style, hash_ = lettering.page_style(self._style, self.language)
        main = f'<main id="{MAIN}">\n{body}{up}</main>\n'
        page = f"{self._head(style, hash_)}{self._top(held)}{main}{self._foot(cuts)}</body>\n</html>\n"
        return lettering.isolated(page) if self.language.direction == "rtl" else page

    @cached_property
    def _sections(self) -> Mapping[str, tuple[str, Section]]:
        """Address → every page that the file may hold, with the one of CUTS that it goes with."""
        read = Markdown(
            extensions=list(self._reads.names),
            extension_configs={k: dict(v) for k, v in self._reads.settings.items()},
        )
        return {
            page.setting.here: (cut, Section(page.setting.here, read.reset().convert(self._body(page))))
            for cut, page in chosen(self.setting, self.texts)
        }

    def _body(self, page: Page) -> str:
        return page.body().replace(UNKNOWN_DATA, self._data)

    def _head(self, style: str, hash_: str) -> str:
        title = escape(f"{self.speaker.pick(self.catalog.site.title)} · {self._say('title')}")
        policy = f"default-src 'none'; style-src 'sha256-{hash_}'; base-uri 'none'; form-action 'none'"
        return (
            f'<!doctype html>\n<html lang="{self.language.html}" dir="{self.language.direction}">\n<head>\n'
            f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="format-detection" content="telephone=no">\n'
            f'<meta name="robots" content="noindex">\n<title>{title}</title>\n'
            f"<style>{style}</style>\n</head>\n<body>\n"
            f'<a class="k" href="#{MAIN}">{escape(self.speaker.say(SKIP))}</a>\n'
        )

    def _top(self, held: Collection[str]) -> str:
        title = escape(str(self.speaker.pick(self.catalog.site.title)))
        head = f'<header id="{TOP}">\n<h1>{title} · {self._say("title")}</h1>\n<p>{self._say("what")}</p>\n'
        head += f"<p>{self._say('day', day=self._day())}</p>\n"
        if self.language.draft:
            chinese = Speaker(DEFAULT_LANGUAGE, self.catalog.strings).say(DRAFT)
            own = escape(self.speaker.say(DRAFT))
            head += f'<p class="b">{own} <span lang="{CHINESE}">{escape(chinese)}</span></p>\n'
        links = "".join(
            f'<a href="#{slug(here)}">{self._name(key)}</a>'
            for key, here in chapters(self.lang)
            if here in held
        )
        return f"{head}</header>\n<nav>{links}</nav>\n"

    def _foot(self, cuts: Sequence[str]) -> str:
        """What the file goes without, and who made it."""
        site = self.catalog.site
        online = self._say("online", url=site.base_url + urls.home(self.lang))
        left = Markup(" ").join(self._say(f"left.{cut}") for cut in cuts)
        made = self._say("publisher", publisher=self.speaker.pick(site.publisher))
        lines = "".join(f"<p>{line}</p>\n" for line in (self._say("without"), online, left, made) if line)
        return f"<footer>\n{lines}</footer>\n"

    def _day(self) -> str:
        """Today, in the language that the sentence around it is in."""
        own = "offline.day" in self.catalog.strings.get(self.lang, {})
        return (self.speaker if own else Speaker(DEFAULT_LANGUAGE, self.catalog.strings)).day(self.today)

    def _name(self, key: str) -> Markup:
        return escape(self.speaker.say(f"guide.{key}"))

    def _say(self, key: str, **slots: object) -> Markup:
        return escape(self.speaker.say(f"offline.{key}", **slots))
