"""The offline files: the guide of each language in one file, with the Markdown settings of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.publish.engine import BASE
from generator.publish.executor import Batch, Crew
from generator.publish.stage import prose
from generator.publish.stamp import SHORT
from generator.render import offline
from generator.render.offline import Extensions
from generator.render.output import Output
from generator.render.pages import in_language

STYLE = "offline/page.css"
FEW = 2  # a file takes as long as processes take to start


@dataclass(frozen=True)
class Ground:
    """What the files of all languages share; the catalog has no editions."""

    catalog: Catalog
    today: date
    texts: Mapping[str, Mapping[str, str]]  # language → its texts, as `in_language` takes them
    reads: Extensions
    style: str
    made_from: str


def outputs(config: Config, catalog: Catalog, crew: Crew, made_from: str = "") -> Iterator[Output]:
    """A file for every language of the site; `made_from` is the hash of the data, as on the page about it."""
    texts = {lang: prose(config.content / lang) for lang in catalog.site.languages}
    settings = yaml.safe_load((config.root / BASE).read_text(encoding="utf-8"))
    reads = offline.extensions(settings["markdown_extensions"])
    style = (config.theme / STYLE).read_text(encoding="utf-8")
    bare = catalog.only(catalog.projects.values())
    batch = Batch(
        _begin, _made, Ground(bare, config.today, texts, reads, style, made_from[:SHORT]), chunk=1, few=FEW
    )
    return crew.results(batch, catalog.site.languages, len(catalog.site.languages))


def _begin(it: Ground) -> Ground:
    return it


def _made(it: Ground, lang: str) -> Output:
    own, originals = in_language(it.texts, lang), it.texts.get(DEFAULT_LANGUAGE, {})
    return offline.output(it.catalog, lang, it.today, own, originals, it.reads, it.style, it.made_from)
