"""Feeds and lists of pages (XML): their words, the HTML inside them, and their days."""

from __future__ import annotations

import html
from collections.abc import Iterator

from generator.equal.media import page
from generator.equal.reading import Found, Reader


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """The facts of the words, with escaped HTML read as such."""
    yield from page.facts(html.unescape(data.decode("utf-8")).encode(), reader)
