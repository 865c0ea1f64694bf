"""What is checked in a checkout beside its records: pictures, the texts of pages, recordings.

What it takes to look at them is imported where it is needed: most checks don't.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.catalog import Catalog
from generator.checks.images import image_codes
from generator.config import DEFAULT_LANGUAGE, Config
from generator.problem import Problem

AUDIO = "audio"  # the folder of a language's recordings
RECORDINGS = f"*/{AUDIO}/**/*"
Texts = Mapping[str, Mapping[str, str]]  # language → name → Markdown


def texts(config: Config, languages: Iterable[str]) -> Texts:
    """The texts of these languages in content/."""
    from generator.publish.stage import prose

    return {lang: prose(config.content / lang) for lang in languages}


def recorded(config: Config) -> frozenset[str]:
    """The sites and places that a recording is named after: `<id>-<seconds>.mp3`."""
    return frozenset(path.stem.rpartition("-")[0] for path in config.content.glob(RECORDINGS))


def wrong_pictures(config: Config, catalog: Catalog) -> Iterator[Problem]:
    """Codes that lead anywhere else."""
    from generator.publish.pictures import seen

    return image_codes(catalog, seen(config))


def wrong_texts(catalog: Catalog, config: Config, its: Texts, first: Iterable[Problem]) -> Iterator[Problem]:
    """Slots, translations and private numbers; not what only follows from a record's own problem."""
    from generator.publish.private import in_prose, public_numbers
    from generator.render.pages import prose_problems

    allowed = public_numbers(catalog)
    for lang, own in its.items():
        wrong = prose_problems(catalog, lang, own, config.today, its.get(DEFAULT_LANGUAGE, {}))
        yield from (problem for problem in wrong if not _follows(problem, first))
        yield from in_prose(f"content/{lang}", own, allowed)


def wrong_recordings(config: Config, catalog: Catalog) -> Iterator[Problem]:
    """What can't be played."""
    if any(True for _ in config.content.glob(RECORDINGS)):
        from generator.publish.audio import Recordings

        yield from Recordings(config, catalog).problems()


def _follows(problem: Problem, first: Iterable[Problem]) -> bool:
    """Whether a slot is empty only because the record that it names has an error of its own."""
    name = problem.facts.get("found", "").partition("/")[0] if problem.rule == "unfilled-slot" else ""
    return any(PurePosixPath(p.path).stem == name and p.severity == "error" for p in first)
