"""Hands staged Markdown to the site engine, one build per language; the only module that names an engine."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.i18n.words import Speaker
from generator.load import load_catalog
from generator.publish.audio import Recordings
from generator.publish.frame import frame
from generator.publish.guide_cache import GuideCache
from generator.publish.stage import prose, stage
from generator.render import lettering, output, pages, urls

BASE = "mkdocs.yml"
PROGRAMS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "jinja2", "jieba")
AT_ONCE = 2  # languages built side by side: a second core halves the time, a third one is rarely there
NO_ROOM = (errno.ENOSPC, errno.EFBIG)  # what the engine names when the disk is full
TAIL = 30  # lines of the engine's output that an error shows
SEARCH_INDEX = "search/search_index.json"
LETTERS = "assets/stylesheets/letters.css"  # how each language is set
NOT_PUBLISHED = ("*.map", "sitemap.xml.gz")  # nobody reads them, and they weigh as much as the rest

Settings = dict[str, Any]  # an engine config, before it is written as JSON (which is YAML)


class EngineError(Exception):
    """The engine refused a language; the message ends with what it said."""


def staged(config: Config, catalog: Catalog | None = None) -> dict[str, Settings]:
    """Writes the Markdown and the engine's config of every language under .build/; language → its config."""
    catalog = catalog or load_catalog(config.root)
    texts = {lang: prose(config.content / lang) for lang in catalog.site.languages}
    recorded = Recordings(config, catalog).current
    paths: dict[str, set[str]] = {}
    for lang in catalog.site.languages:
        own, originals = pages.in_language(texts, lang), texts[DEFAULT_LANGUAGE]
        outputs = list(pages.guide(catalog, lang, config.today, own, originals, recorded))
        outputs.append(output.text(LETTERS, lettering.sheet(catalog.vocabulary.languages)))
        paths[lang] = {output.path for output in outputs}
        stage(outputs, config.work / lang / "docs")
    settings = {lang: _settings(config, catalog, lang, paths) for lang in catalog.site.languages}
    for lang, values in settings.items():
        text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (config.work / lang / BASE).write_text(text, encoding="utf-8", newline="\n")
    return settings


def build_guide(config: Config, catalog: Catalog) -> dict[str, Path]:
    """Builds the guide in every language: its place in the site (`""`, `"en/"`) → the folder of its files.

    A language whose pages and settings were built before is taken from the cache: not to be written into.
    """
    languages = list(staged(config, catalog))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(partial(_built, config, cache(config)), languages))
    for failed in found:
        if isinstance(failed, Exception):
            raise failed
    return {urls.home(lang): it for lang, it in zip(languages, found, strict=True) if isinstance(it, Path)}


def cache(config: Config) -> GuideCache:
    """The guides that the engine built of this checkout."""
    return GuideCache(config, BASE, PROGRAMS)


def _built(config: Config, cache: GuideCache, lang: str) -> Path | EngineError | OSError:
    """The folder of a language's guide."""
    kept = cache.path(lang)
    if kept.is_dir():
        return cache.used(kept, lang)
    folder = cache.fresh(lang)
    return _run(config, lang, folder) or cache.keep(folder, lang)


def _run(config: Config, lang: str, site: Path) -> EngineError | OSError | None:
    """One language through the engine, in its own process, into the folder `site`."""
    midnight = datetime(config.today.year, config.today.month, config.today.day, tzinfo=UTC)
    fixed = {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
    }
    done = subprocess.run(
        [
            sys.executable, "-m", "mkdocs", "build", "--strict", "--clean",
            "--config-file", str(config.work / lang / BASE), "--site-dir", str(site),
        ],
        cwd=config.root, env={**os.environ, **fixed}, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
        lines = [line for line in said if line.strip() and not line.startswith("INFO")]
        if any(f"[Errno {number}]" in line for line in lines for number in NO_ROOM):
            return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(site))
        return EngineError(f"the site engine refused {lang}:\n" + "\n".join(lines[-TAIL:]))
    _lighten(site)
    return None


def _lighten(site: Path) -> None:
    """Removes what nobody reads; writes the search index as UTF-8, two thirds of its length in escapes."""
    index = site / SEARCH_INDEX
    words = json.dumps(json.loads(index.read_bytes()), ensure_ascii=False, separators=(",", ":"))
    index.write_bytes(words.encode())
    for pattern in NOT_PUBLISHED:
        for path in site.rglob(pattern):
            path.unlink()


def _settings(config: Config, catalog: Catalog, lang: str, paths: Mapping[str, Collection[str]]) -> Settings:
    """What one language adds to the base config; paths in it are relative to .build/<language>/."""
    up = os.path.relpath(config.root, config.work / lang).replace(os.sep, "/")
    language = next(entry for entry in catalog.vocabulary.languages if entry.tag == lang)
    return {
        "INHERIT": f"{up}/{BASE}",
        "docs_dir": "docs",
        "site_dir": "site",
        "site_name": str(Speaker(lang, catalog.strings).pick(catalog.site.title)),
        "site_url": catalog.site.base_url + urls.home(lang),
        "nav": pages.nav(catalog, lang),
        "theme": {"custom_dir": f"{up}/theme/overrides", "language": language.theme},
        "hooks": [f"{up}/theme/hooks.py"],
        "watch": [],
        "extra": {
            "frame": frame(catalog, lang, config.today, paths),
            "also_found": also_found(catalog, lang),
        },
    }


def also_found(catalog: Catalog, lang: str) -> list[dict[str, str]]:
    """Search entries for the projects, whose light pages the engine never sees: by everyday and full name."""
    speaker = Speaker(lang, catalog.strings)
    back = "" if lang == DEFAULT_LANGUAGE else "../"
    entries: list[dict[str, str]] = []
    for project in catalog.public_projects():
        names = [project.name]
        if project.everyday_name:
            names = [str(speaker.pick(project.everyday_name)), project.everyday_name.zh, project.name]
        names += [str(speaker.pick(area.name)) for area in catalog.up(project.area)]
        text = " · ".join(dict.fromkeys(names[1:]))
        entries.append({"location": back + urls.project(lang, project.id), "title": names[0], "text": text})
    return entries
