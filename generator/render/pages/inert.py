"""Text from data made inert: in Markdown headings and sentences, in HTML attributes, in front matter.

Python-Markdown leaves raw HTML blocks alone, so pages put data there, escaped by Jinja. Headings and prose
are real Markdown; in them every ASCII mark that could mean something is written as a character reference.
"""

from __future__ import annotations

import html
import json
import string
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from generator.i18n.words import CHINESE, Chinese

HARMLESS = frozenset(",.?/ ")  # marks that mean nothing to Markdown inside a line
MARKS = {ord(c): f"&#{ord(c)};" for c in string.punctuation if c not in HARMLESS}


@dataclass(frozen=True)
class Phrase:
    """Words as they stand on a page; `foreign` when they are Chinese and the page isn't. `beside` is the
    Chinese of words that nobody has reviewed yet."""

    text: str
    foreign: bool = False
    beside: str = ""

    def __str__(self) -> str:
        return one_line(self.text)

    def __html__(self) -> str:
        return self.marked(escape(one_line(self.text)), escape(one_line(self.beside)))

    def marked(self, words: Markup, chinese: Markup) -> Markup:
        """Words that are inert already, with the marks that this phrase has."""
        if self.foreign or isinstance(self.text, Chinese):
            return Markup('<span lang="{}">{}</span>').format(CHINESE, words)
        if chinese:
            return Markup('{} <small class="wb-zh" lang="{}">{}</small>').format(words, CHINESE, chinese)
        return words


@dataclass(frozen=True)
class Link:
    """An address and its words."""

    href: str
    words: Phrase

    def __html__(self) -> str:
        return Markup('<a href="{}">{}</a>').format(self.href, self.words)


Inline = str | Phrase | Link


def one_line(text: str) -> str:
    """The text on one line: white space runs become one space, control characters go."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def markdown(words: Inline) -> Markup:
    """The words for a Markdown heading or sentence, where nothing of them can become markup."""
    if isinstance(words, Link):
        return Markup('<a href="{}">{}</a>').format(words.href, markdown(words.words))
    phrase = words if isinstance(words, Phrase) else Phrase(words)
    return phrase.marked(_inert(phrase.text), _inert(phrase.beside))


def _inert(text: str) -> Markup:
    return Markup(one_line(text).translate(MARKS))


def front_matter(title: str, description: str, hide: tuple[str, ...], linked: str = "") -> str:
    """YAML front matter. The engine takes a title for HTML, so it is escaped here; a description isn't, nor
    is `linked`, which is safe inside a script element."""
    values = {"title": html.escape(one_line(title), quote=False), "description": one_line(description)}
    values["linked"] = linked
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
    lines += [f"hide: {json.dumps(hide)}"] if hide else []
    return "\n".join(["---", *lines, "---", ""])


def web_address(url: str | None) -> str | None:
    """The address if a page may link to it (http or https with a host), else None."""
    parts = urlsplit(url or "")
    return url if parts.scheme in ("http", "https") and parts.netloc else None
