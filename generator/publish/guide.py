"""The guide and its offline files as an earlier build made them, where all that they tell is as it was then.

Of a site they tell what stands in its lists: so another phone of one leaves them alone, and neither the pages
are written for the engine nor the files put together to find that out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.catalog import Catalog
from generator.config import Config
from generator.publish import engine, offline
from generator.publish.audio import Recordings
from generator.publish.executor import Crew
from generator.publish.folder import folder_of
from generator.publish.light_cache import told
from generator.publish.program import fingerprint
from generator.publish.remembered import recall, remember
from generator.publish.stage import prose
from generator.publish.stamp import SHORT
from generator.render import urls
from generator.render.output import Output
from generator.render.pages import projects
from generator.render.pages.page import TEMPLATES

FILE, OFFLINE = "cache/guide.json", "cache/offline.json"
BLANK = "0" * SHORT  # in the place of the hash of the data, in what is remembered


class Asked:
    """What a guide is made of: `catalog` has no editions, and of its sites what the guide tells."""

    def __init__(self, config: Config, catalog: Catalog) -> None:
        self.config = config
        self.catalog = catalog.only(map(projects.told, catalog.public_projects()))
        self.cache = engine.cache(config)
        self.key = self._key()

    def _key(self) -> str:
        """A hash of all that decides the bytes."""
        config, catalog = self.config, self.catalog
        texts = {lang: prose(config.content / lang) for lang in catalog.site.languages}
        style = (config.theme / offline.STYLE).read_bytes()
        recorded = Recordings(config, catalog).current
        made_by = [fingerprint(), self.cache.ground.hex(), folder_of(TEMPLATES)]
        return told([*made_by, catalog, texts, recorded, style])


def build_guide(asked: Asked) -> dict[str, Path]:
    """The finished guide of every language, as `engine.build_guide` gives it: not to be written into."""
    file = asked.config.work / FILE
    named: dict[str, str] = recall(file, asked.key)
    if named and all((asked.cache.folder / name).is_dir() for name in named.values()):
        homes = {urls.home(lang): lang for lang in asked.catalog.site.languages}
        return {home: asked.cache.used(asked.cache.folder / it, homes[home]) for home, it in named.items()}
    made = engine.build_guide(asked.config, asked.catalog)
    remember(file, asked.key, {home: folder.name for home, folder in made.items()})
    return made


def offline_files(asked: Asked, crew: Crew, made_from: str) -> Iterator[Output]:
    """The offline file of every language, with the hash of the data put in."""
    file = asked.config.work / OFFLINE
    made: dict[str, str] = recall(file, asked.key)
    if not made:
        outputs = offline.outputs(asked.config, asked.catalog, crew, BLANK)
        made = {it.path: it.data.decode() for it in outputs}
        remember(file, asked.key, made)
    if any(text.count(BLANK) != 1 for text in made.values()):
        raise ValueError("no place for the hash of the data in an offline file")
    yield from (Output(path, text.replace(BLANK, made_from[:SHORT]).encode()) for path, text in made.items())
