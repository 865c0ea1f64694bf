"""The same page in every language dials the same: what is missing in one, and in the open data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.config import DEFAULT_LANGUAGE
from generator.equal.fact import Fact

PAGE = "index.html"
OPEN = "open/"
LIGHT = ("q", "p", "inspect", "media")  # folders whose language stands last in the path, not first


class Missing(NamedTuple):
    """A number that the Chinese page `shown` has, and that `path` hasn't; `path` may be the open data."""

    shown: str
    path: str
    number: str


def missing(pages: Mapping[str, frozenset[Fact]], languages: Iterable[str]) -> Iterator[Missing]:
    """Every public number of a Chinese page that its twin in a language, or the open data, doesn't have.

    `pages` is path in the site → its facts. A page without a twin is for the list of pages to find.
    """
    others = [lang for lang in languages if lang != DEFAULT_LANGUAGE]
    phones: dict[frozenset[Fact], tuple[str, ...]] = {}  # most pages say the same
    alike: set[tuple[frozenset[Fact], frozenset[Fact]]] = set()
    opened = {fact for path, facts in pages.items() if path.startswith(OPEN) for fact in facts}
    for path, facts in pages.items():
        if not path.endswith(PAGE) or language(path, others) != DEFAULT_LANGUAGE:
            continue
        if facts not in phones:
            phones[facts] = tuple(sorted(fact.value for fact in facts if fact.kind == "phone"))
        numbers = phones[facts]
        for lang in others:
            other = twin(path, lang)
            if other in pages and (facts, pages[other]) not in alike:
                found = [Missing(path, other, it) for it in numbers if ("phone", it) not in pages[other]]
                yield from found
                if not found:
                    alike.add((facts, pages[other]))
        if opened:
            yield from (Missing(path, OPEN, it) for it in numbers if ("phone", it) not in opened)


def language(path: str, others: Iterable[str]) -> str:
    """The language of a page by its place in the site."""
    parts = path.split("/")
    own = parts[-2] if parts[0] in LIGHT else parts[0]
    return own if own in others else DEFAULT_LANGUAGE


def twin(path: str, lang: str) -> str:
    """The place of a Chinese page in another language."""
    if path.split("/")[0] in LIGHT:
        return path.removesuffix(PAGE) + f"{lang}/{PAGE}"
    return f"{lang}/{path}"
