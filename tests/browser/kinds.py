"""Which pages a site is made of: its kinds, found in its folders, and the longest page of each by language.

Nothing is listed: a kind of page that is new is tried like the others. No tests here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE

PRINTED = ("q", "inspect")  # folders whose names are tokens of editions
ONE_OF = "*"


def kind_of(path: str, catalog: Catalog) -> tuple[str, str]:
    """The kind of a page, such as `channels/*/`, and its language; path relative to the site."""
    others = set(catalog.site.languages) - {DEFAULT_LANGUAGE}
    parts = path.split("/")
    lang = DEFAULT_LANGUAGE
    if parts[0] in others:
        lang, parts = parts[0], parts[1:]
    elif len(parts) > 1 and parts[-2] in others:  # light pages: q/<TOKEN>/en/
        lang, parts = parts[-2], [*parts[:-2], parts[-1]]
    first, *records = parts[:-1] or [""]
    kind = "/".join([first, *(ONE_OF for _ in records), parts[-1].removesuffix("index.html")])
    return kind.lstrip("/") + (f" {state(parts[1], catalog)}" if first in PRINTED else ""), lang


def state(token: str, catalog: Catalog) -> str:
    """What a printed code stands for today."""
    edition = catalog.editions.find(token)
    assert edition is not None, token
    project = catalog.projects.get(edition.subject)
    if project is None:
        return "area"
    if project.stage == "retired":
        return "retired"
    return "current" if catalog.editions.is_current(edition) else "superseded"


def kinds(site: Path, catalog: Catalog) -> Mapping[str, Mapping[str, str]]:
    """Kind → language → address, relative to the site, of its longest page."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        kind, lang = kind_of(path, catalog)
        entry = (file.stat().st_size, path.removesuffix("index.html"))
        found.setdefault(kind, {})[lang] = max(entry, found.get(kind, {}).get(lang, entry))
    return {kind: {lang: path for lang, (_, path) in its.items()} for kind, its in sorted(found.items())}
