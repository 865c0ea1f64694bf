"""Reads a checkout and checks it: all of it, or what changed since it was last checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator import checks
from generator.catalog import Catalog
from generator.checks.apart import apart
from generator.checks.case import Case
from generator.checks.outline import SITES, Outline
from generator.config import DEFAULT_LANGUAGE, Config
from generator.load import Loaded, load
from generator.model.edition import History
from generator.problem import DataError, Problem, in_order
from generator.publish.digest import digest
from generator.publish.finding import found
from generator.publish.history import histories
from generator.publish.surroundings import Texts, texts, wrong_pictures, wrong_recordings, wrong_texts
from generator.publish.verdicts import OWN, Held, Verdict, Verdicts
from generator.render.media import length, script, sms
from generator.render.media.length import TooLong
from generator.render.media.recipient import recipients
from generator.source.document import Document
from generator.source.folder import in_folder


def problems(config: Config, release: str | None = None) -> list[Problem]:
    """Everything that is wrong in data/ and content/; the ledger is compared with git and a release.

    Sites that are as they were when they were last checked aren't read again.
    """
    verdicts = Verdicts(config, asked=release is None)
    loaded = load(config.root, verdicts.known)
    if not loaded.kept:
        return _of_all(config, loaded, verdicts, release)
    found = _of_changed(config, loaded, verdicts)
    return found if found is not None else _of_all(config, load(config.root), verdicts, release)


def read_and_check(config: Config, release: str | None = None) -> tuple[Loaded, list[Problem]]:
    """The same with all that was read, every site included."""
    verdicts = Verdicts(config, asked=release is None)
    loaded = load(config.root)
    few = _without_kept(loaded, verdicts.known)
    found = _of_changed(config, few, verdicts) if few.kept else None
    return loaded, found if found is not None else _of_all(config, loaded, verdicts, release)


def checked(config: Config) -> tuple[Catalog, tuple[Problem, ...]]:
    """The catalog and its warnings; `DataError` when the data has errors."""
    loaded, problems = read_and_check(config)
    if loaded.catalog is None or any(p.severity == "error" for p in problems):
        raise DataError(problems)
    return loaded.catalog, tuple(problems)


def too_long(catalog: Catalog, today: date, more: Iterable[str] = ()) -> dict[str, tuple[TooLong, ...]]:
    """Recipient → its texts that take several messages, and its scripts that take too long; `more` are the
    areas of sites that the catalog leaves out."""
    its = recipients(catalog, today, more)
    return {it.id: (*sms.too_long(it), *script.too_long(it)) for it in its}


def in_place(config: Config, its: Iterable[TooLong]) -> Iterator[Problem]:
    """What is too long, of each kind the longest, at its line."""
    return (found(config.root, problem) for problem in length.problems(its))


def _without_kept(loaded: Loaded, known: Mapping[str, str]) -> Loaded:
    if loaded.catalog is None:
        return loaded
    sites = loaded.catalog.projects
    documents = {name: loaded.places.documents[SITES, name][-1] for name in sites}
    kept = frozenset(name for name, its in documents.items() if known.get(name) == _digest(its))
    rest = {name: site for name, site in sites.items() if name not in kept}
    return replace(loaded, catalog=replace(loaded.catalog, projects=rest), kept=kept)


def _of_all(config: Config, loaded: Loaded, verdicts: Verdicts, release: str | None) -> list[Problem]:
    """What is wrong in all that there is."""
    if loaded.catalog is None:
        return in_order([*loaded.problems])
    its = texts(config, loaded.catalog.site.languages)
    case = _case(config, loaded, its, histories(config, release))
    around = (
        *(problem for problem in loaded.problems if not _at_site(problem)),
        *checks.of(case, checks.AROUND),
        *wrong_pictures(config, loaded.catalog),
        *wrong_texts(loaded.catalog, config, its, loaded.problems),
    )
    return in_order([*around, *_of_sites(config, loaded, case, verdicts, (around, _hung_on(case)))])


def _of_changed(config: Config, loaded: Loaded, verdicts: Verdicts) -> list[Problem] | None:
    """The same, where `loaded` leaves out what is kept; None where that isn't enough to go by."""
    if loaded.catalog is None:
        return None
    outlines = {name: its.outline for name, its in verdicts.of(loaded.kept).items()}
    case = _case(config, loaded, texts(config, [DEFAULT_LANGUAGE]), (), outlines)
    beside = _hung_on(case)
    around = verdicts.around(beside)
    if around is None:
        return None
    return in_order([*around, *_of_sites(config, loaded, case, verdicts, (around, beside))])


def _of_sites(
    config: Config, loaded: Loaded, case: Case, verdicts: Verdicts, around: tuple[tuple[Problem, ...], str]
) -> Iterator[Problem]:
    """What is wrong at sites, or elsewhere because of them; notes what the next check may go by, with what is
    wrong `around` the sites and what that hangs on."""
    kept = verdicts.of(loaded.kept)
    own = [*filter(_at_site, loaded.problems), *checks.of(case, checks.ALONE)]
    long = too_long(case.catalog, config.today, (site.area for site in case.kept.values()))
    sites = {name: its.long for name, its in kept.items()}
    sites |= {name: its for name, its in long.items() if name in case.catalog.projects}
    places = {name: its for name, its in long.items() if name not in sites}
    lengths = [*(sites[name] for name in sorted(sites, key=in_folder)), *places.values()]
    verdicts.keep(Held(kept | _verdicts(case, own, sites), *around))
    yield from own
    yield from (problem for its in kept.values() for problem in its.problems)
    yield from checks.of(case, checks.TOGETHER)
    yield from in_place(config, (one for its in lengths for one in its))
    yield from wrong_recordings(config, case.catalog)


def _case(
    config: Config,
    loaded: Loaded,
    its: Texts,
    before: tuple[History, ...],
    outlines: Mapping[str, Outline] | None = None,
) -> Case:
    assert loaded.catalog
    chinese = its.get(DEFAULT_LANGUAGE, {})
    shown = {f"content/{DEFAULT_LANGUAGE}/{name}.md": raw for name, raw in chinese.items()}
    return Case(loaded.catalog, loaded.places, config.today, shown, before, outlines or {})


def _hung_on(case: Case) -> str:
    """What the rules around the sites hang on of them: mobiles that any text may name, and former ids."""
    mobiles = sorted({number for site in case.sites.values() for number in site.given})
    names = sorted((old, it.id) for it in case.catalog.projects.values() for old in it.formerly)
    return digest(json.dumps([mobiles, names]).encode())


def _at_site(problem: Problem) -> bool:
    return problem.path.startswith(f"{OWN}/")


def _digest(document: Document) -> str:
    return digest(document.text.encode())


def _verdicts(
    case: Case, problems: Iterable[Problem], long: Mapping[str, tuple[TooLong, ...]]
) -> dict[str, Verdict]:
    """The verdicts on the sites that were read, as far as they may be left out next time."""
    own: dict[str, list[Problem]] = {}
    for problem in problems:
        own.setdefault(problem.path, []).append(problem)
    made: dict[str, Verdict] = {}
    for name, outline in apart(case).items():
        document = case.places.documents[SITES, name][-1]
        its = in_order(own.get(document.path, []))
        made[name] = Verdict(_digest(document), outline, tuple(its), long.get(name, ()))
    return made
