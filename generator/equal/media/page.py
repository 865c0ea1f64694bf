"""A page of HTML: its words, what its links dial, its attributes, its data block; the same for SVG."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import chain

from generator.equal.fact import Fact
from generator.equal.media import values
from generator.equal.reading import Found, Reader

LINKED = re.compile(r'<script[^>]*type="?application/ld\+json"?[^>]*>(.*?)</script>', re.S)
SILENT = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", re.S)
DIALLED = re.compile(r'href="?(?:tel|sms|x-sms):([+\d-]+)')
SPOKEN = re.compile(r'\b(?:aria-label|title|alt|content|datetime|placeholder)="([^"]*\d[^"]*)"')
# Tags inside a sentence leave no gap in it; every other tag ends a piece of text.
INLINE = re.compile(r"</?(?:a|abbr|b|bdi|bdo|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """Every fact that a reader sees, hears, or dials with a touch."""
    source = data.decode("utf-8", "replace")
    for block in LINKED.findall(source):
        yield from values.facts(html.unescape(block).encode(), reader)
    source = SILENT.sub("\n", source)
    lines = [reader.line(it, _of_line) for it in source.split("\n")]
    found = [it for it in lines if it is not None]
    yield from chain.from_iterable(found) if len(found) == len(lines) else _of(source, reader)


def _of_line(line: str, reader: Reader) -> tuple[Found, ...] | None:
    """The facts of a line, which most pages share with others; None where a tag goes on beyond it."""
    return tuple(_of(line, reader)) if line.count("<") == line.count(">") else None


def _of(source: str, reader: Reader) -> Iterator[Found]:
    for number in DIALLED.findall(source):
        yield Fact("phone", re.sub(r"\D", "", number)), f"tel:{number}"
    for words in SPOKEN.findall(source):
        yield from reader.read(html.unescape(words))
    for words in pieces(source):
        yield from reader.read(words)


def pieces(source: str) -> Iterator[str]:
    """The visible text, block by block, where it has a figure."""
    text = html.unescape(TAG.sub("\n", INLINE.sub("", source)))
    yield from dict.fromkeys(line for raw in text.splitlines() if (line := raw.strip()))
