"""The offline files: the guide of each language in one file, with the Markdown settings of the engine."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.publish.engine import BASE
from generator.publish.stage import prose
from generator.render import offline
from generator.render.output import Output
from generator.render.pages import in_language

STYLE = "offline/page.css"


def outputs(config: Config, catalog: Catalog) -> Iterator[Output]:
    """A file for every language of the site."""
    texts = {lang: prose(config.content / lang) for lang in catalog.site.languages}
    settings = yaml.safe_load((config.root / BASE).read_text(encoding="utf-8"))
    reads = offline.extensions(settings["markdown_extensions"])
    style = (config.theme / STYLE).read_text(encoding="utf-8")
    originals = texts.get(DEFAULT_LANGUAGE, {})
    for lang in catalog.site.languages:
        own = in_language(texts, lang)
        yield offline.output(catalog, lang, config.today, own, originals, reads, style)
