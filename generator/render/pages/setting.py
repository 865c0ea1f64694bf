"""What every page of the guide is made with: the catalog, a language, a day, and the page's own address."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.base import LawRef, Localized
from generator.render import urls
from generator.render.pages.inert import Link, Phrase

OWN = "guide."  # prefix of our keys in data/strings


@dataclass(frozen=True)
class Setting:
    """One page in one language; `here` is its address from render/urls.py, `titles` those of the texts.

    `originals` are the Chinese texts; `voice` is the language of the words where it isn't the page's.
    """

    catalog: Catalog
    lang: str
    today: date
    here: str = ""
    titles: Mapping[str, Phrase] = field(default_factory=dict[str, Phrase])
    originals: Mapping[str, str] = field(default_factory=dict[str, str])
    voice: str = ""
    recorded: frozenset[tuple[str, str]] = frozenset()  # (language, page) with a recording

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.spoken, self.catalog.strings)

    @property
    def spoken(self) -> str:
        """The language of the words; links lead to pages of `lang`."""
        return self.voice or self.lang

    def at(self, address: str) -> Setting:
        """The same for another page."""
        return replace(self, here=address)

    def to(self, address: str) -> str:
        """The way from this page to an address inside the site, right wherever the site is mounted."""
        path, hash_, anchor = address.partition("#")
        way = posixpath.relpath("/" + path, "/" + self.here)
        folder = "" if path and not path.endswith("/") else "/"
        return ("./" if way == "." else way + folder) + hash_ + anchor

    def say(self, key: str, **slots: object) -> str:
        """A sentence of the guide."""
        return self.speaker.say(OWN + key, **slots)

    def knows(self, key: str) -> bool:
        """Whether the guide has words for a key."""
        return OWN + key in self.catalog.strings[DEFAULT_LANGUAGE]

    def phrase(self, key: str, **slots: object) -> Phrase:
        return Phrase(self.say(key, **slots))

    def both(self, key: str) -> Phrase:
        """A sentence of the guide with the Chinese one beside it."""
        own = self.say(key)
        chinese = self.catalog.strings[DEFAULT_LANGUAGE][OWN + key]
        return Phrase(own, beside="" if own == chinese else chinese)

    def pick(self, words: Localized) -> Phrase:
        """The words of this language, or the Chinese ones marked as such."""
        found = self.speaker.pick(words)
        own = found.lang == self.spoken
        beside = words.zh if own and self.draft and found.text != words.zh else ""
        return Phrase(found.text, not own, beside)

    @property
    def draft(self) -> bool:
        """Whether nobody has reviewed this language, so that the Chinese stands beside it."""
        known = self.catalog.vocabulary.languages
        return next((language.draft for language in known if language.tag == self.spoken), False)

    def chinese(self, text: str) -> Phrase:
        """Text that exists in Chinese only."""
        return Phrase(text, self.spoken != DEFAULT_LANGUAGE)

    def day(self, when: date) -> str:
        return self.speaker.day(when)

    def yuan(self, amount: Decimal) -> str:
        return self.say("yuan", amount=self.speaker.yuan(amount))

    def link(self, address: str, words: Phrase) -> Link:
        return Link(self.to(address), words)

    def area(self, code: str) -> Link | Phrase:
        """The name of an area, with a link where it has a page."""
        area = self.catalog.areas.get(code)
        if area is None:
            return Phrase(code)
        name = self.pick(area.name)
        return self.link(urls.area(self.lang, code), name) if area.publish == "public" else name

    def article(self, number: str) -> str:
        """第34条, 第276条之一; Article 34, Article 276-1."""
        whole, _, sub = number.partition("-")
        if sub:
            written = "〇一二三四五六七八九十"[int(sub) % 11] if self.spoken == DEFAULT_LANGUAGE else sub
            return self.say("article_sub", number=whole, sub=written)
        return self.say("article", number=whole)

    def law(self, ref: LawRef) -> Link | Phrase:
        """A law's short name and the article, with a link to the article where we hold it."""
        law = self.catalog.regulations.get(ref.regulation)
        if law is None:
            return Phrase(f"{ref.regulation} {ref.article}")
        name = self.pick(law.short)
        words = Phrase(self.say("law_article", law=name, article=self.article(ref.article)), name.foreign)
        if law.publish != "public" or not self.catalog.article(ref.regulation, ref.article):
            return words
        return self.link(urls.law(self.lang, law.id, ref.article), words)


def staged(address: str, lang: str) -> str:
    """The Markdown file, relative to its language's staging root, that the engine turns into an address."""
    inside = address.removeprefix(urls.home(lang))
    depth = inside.strip("/").count("/")
    if not inside or (depth == 0 and inside.strip("/") in urls.KINDS):
        return inside + "index.md"
    return inside.rstrip("/") + ".md"
