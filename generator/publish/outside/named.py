"""Every address of the web that the checkout names, with each place that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

import yaml

from generator.config import Config
from generator.parser import LOADER, YAML
from generator.source.document import parse
from generator.source.folder import SUFFIX
from generator.source.text import read_text

ADDRESS = re.compile(r"https?://[^\s，。；：、！？（）《》【】“”‘’<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
TAIL = ".,;:!?)*_"  # what ends a sentence or Markdown, not an address
APART = ("data/schema/", "data/issued/")  # made by programs; never changed
HOSTS = "data/vocabulary/hosts.yaml"
RESERVED = (".example", ".test", ".invalid", ".localhost")  # RFC 2606: nobody can have them
Steps = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands: file as seen from the root, line and column from 1, its offset in the text.

    `yaml` is the path of its value in a YAML file; empty in Markdown.
    """

    path: str
    line: int
    column: int
    offset: int
    yaml: Steps = ()

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Link:
    """An address and the places that name it; `host`: not an address but an entry in the list of hosts."""

    url: str
    places: tuple[Place, ...]
    host: bool = False


def links(config: Config) -> list[Link]:
    """The links of data/ and content/ in the order of their addresses; our own site isn't outside."""
    found: dict[str, list[Place]] = {}
    hosts: dict[str, Place] = {}
    own: list[str] = []
    for path in sorted([*config.data.rglob("*" + SUFFIX), *config.content.rglob("*.md")]):
        shown = path.relative_to(config.root).as_posix()
        text, _ = read_text(path, shown)  # what can't be read is the business of `check`
        if text is None or shown.startswith(APART):
            continue
        for url, place in _in_yaml(shown, text) if path.suffix == SUFFIX else _in_text(shown, text):
            if shown == HOSTS and place.yaml[-1:] == ("host",):
                if _is_one(text, place):
                    hosts[url] = place
            elif shown == "data/site.yaml" and place.yaml in (("base_url",), ("scan_url",)):
                own.append(url)
            else:
                found.setdefault(url, []).append(place)
    known = {urlsplit(url).netloc for url in own}
    out = [
        Link(url, tuple(sorted(places)))
        for url, places in found.items()
        if _netloc(url) not in known and not f".{_host(url)}".endswith(RESERVED)
    ]
    used = [_host(link.url) for link in out]
    for host, place in hosts.items():
        if not any(f".{one}".endswith(f".{host}") for one in used):
            out.append(Link(f"https://{host}/", (place,), host=True))
    return sorted(out, key=lambda link: link.url)


def _is_one(text: str, place: Place) -> bool:
    """Whether an entry of the list is a host of its own, known for its https; `gov.cn` is only an ending."""
    entries: object = parse(place.path, text)[0]
    entry: object = cast("list[object]", entries)[int(place.yaml[0])] if isinstance(entries, list) else None
    return isinstance(entry, dict) and cast("dict[str, object]", entry).get("https") == "true"


def _netloc(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _host(url: str) -> str:
    """The host of an address, empty where there is none to be had."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _in_text(shown: str, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Place]]:
    for match in ADDRESS.finditer(text, start, len(text) if end is None else end):
        url = match.group().rstrip(TAIL)
        yield url, Place(shown, *_spot(text, match.start()), match.start())


def _spot(text: str, offset: int) -> tuple[int, int]:
    before = text.rfind("\n", 0, offset)
    return text.count("\n", 0, offset) + 1, offset - before


def _in_yaml(shown: str, text: str) -> Iterator[tuple[str, Place]]:
    """Addresses in the values of a file; of a file that isn't sound YAML, none."""
    if ("://" not in text and shown != HOSTS) or parse(shown, text)[0] is None:
        return
    stack: list[tuple[yaml.Node, Steps]] = [(cast("yaml.Node", YAML.compose(text, Loader=LOADER)), ())]
    while stack:
        node, path = stack.pop()
        if isinstance(node, yaml.MappingNode):
            pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
            stack += [(value, (*path, str(cast(object, key.value)))) for key, value in pairs]
        elif isinstance(node, yaml.SequenceNode):
            entries = cast("list[yaml.Node]", node.value)
            stack += [(value, (*path, place)) for place, value in enumerate(entries)]
        elif isinstance(node, yaml.ScalarNode):
            yield from _in_scalar(shown, text, node, path)


def _in_scalar(shown: str, text: str, node: yaml.ScalarNode, path: Steps) -> Iterator[tuple[str, Place]]:
    value = str(cast(object, node.value))
    mark: Any = node.start_mark
    if shown == HOSTS and path[-1:] == ("host",):
        yield value, Place(shown, mark.line + 1, mark.column + 1, mark.index, path)
        return
    whole = re.fullmatch(r"https?://\S+", value, re.IGNORECASE) and path[-1:] == ("url",)
    urls = [value] if whole else [m.group().rstrip(TAIL) for m in ADDRESS.finditer(value)]
    at: int = mark.index
    for url in urls:
        offset = text.find(url, at)
        if offset < 0:  # written with escapes
            yield url, Place(shown, mark.line + 1, mark.column + 1, mark.index, path)
            continue
        at = offset + len(url)
        yield url, Place(shown, *_spot(text, offset), offset, path)
