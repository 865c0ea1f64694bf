"""The guide's Markdown made into HTML with the engine's own settings, and read back as tags, links, text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import yaml

from generator.catalog import Catalog
from generator.load import load_catalog
from generator.render.pages import guide, in_language

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 20)
LANGUAGES = ("zh", "en")
VOID = {"br", "hr", "img", "meta", "link", "input", "wbr"}


@dataclass
class Read(HTMLParser):
    """What a page holds: its tags in order, links, ids, and text with the language it stands in."""

    tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    texts: list[tuple[str | None, str]] = field(default_factory=list)
    open: list[tuple[str, str | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        held = dict(attrs)
        if held.get("href"):
            self.hrefs.append(str(held["href"]))
        if held.get("id"):
            self.ids.add(str(held["id"]))
        if tag not in VOID:
            self.open.append((tag, held.get("lang")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        lang = next((lang for _, lang in reversed(self.open) if lang), None)
        self.texts.append((lang, data))

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.texts)


@cache
def extensions() -> tuple[tuple[str, ...], Mapping[str, Mapping[str, object]]]:
    """The Markdown extensions of mkdocs.yml."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    return ("toc", "tables", "fenced_code", *config), {k: v for k, v in config.items() if v}


def html(source: bytes) -> str:
    """A staged page as HTML, without its front matter."""
    _, _, body = source.decode().removeprefix("---\n").partition("\n---\n")
    names, settings = extensions()
    return markdown.markdown(body, extensions=list(dict.fromkeys(names)), extension_configs=dict(settings))


def read(source: bytes) -> Read:
    """A staged page, read back."""
    page = Read()
    light = source.startswith(b"<!doctype html>")  # the engine copies these
    page.feed(source.decode() if light else html(source))
    page.close()
    assert not page.open, page.open
    return page


@cache
def real_catalog() -> Catalog:
    found = load_catalog(ROOT)
    return replace(found, site=found.site.model_copy(update={"languages": LANGUAGES}))  # the reviewed ones


@cache
def real_prose() -> Mapping[str, Mapping[str, str]]:
    """Language → name → text of content/."""
    return {
        lang: {p.stem: p.read_text(encoding="utf-8") for p in sorted((ROOT / "content" / lang).glob("*.md"))}
        for lang in LANGUAGES
    }


@cache
def real_guide(lang: str) -> Mapping[str, bytes]:
    """Staged path → bytes, from the data of the checkout."""
    outputs = list(guide(real_catalog(), lang, TODAY, in_language(real_prose(), lang)))
    assert len({o.path for o in outputs}) == len(outputs)
    return {o.path: o.data for o in outputs}
