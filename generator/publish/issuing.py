"""Appends new editions to data/issued; a line that stands there is never touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import ledger
from generator.catalog import Catalog
from generator.config import Config
from generator.issued import FOLDER
from generator.model.edition import Edition
from generator.problem import DataError, Problem, in_order, nearest
from generator.publish.examination import checked
from generator.publish.files import longer, write_all


@dataclass(frozen=True)
class Issue:
    """One new edition and what changed since the one before; nothing where there was none."""

    edition: Edition
    changes: tuple[ledger.Change, ...]


def issue(config: Config, named: Sequence[str], everything: bool, dry: bool = False) -> tuple[Issue, ...]:
    """Gives every print that is new or says something else an edition; `dry` writes nothing.

    `DataError` when the data has errors, or something named can't be issued.
    """
    catalog, _ = checked(config)
    subjects = [*named, *(_all(catalog) if everything else ())]
    refused = [problem for subject in named for problem in _refused(catalog, subject)]
    if refused:
        raise DataError(in_order(refused))
    new = ledger.issue(catalog, subjects, config.today)
    late = [problem for made in new for problem in _late(catalog, made)]
    if late:
        raise DataError(in_order(late))
    if not dry:
        append(config, new)
    return tuple(Issue(made, _changes(catalog, made)) for made in new)


def append(config: Config, editions: Sequence[Edition]) -> None:
    """Adds editions to the files of their years, all of them or none."""
    years: dict[str, list[Edition]] = {}
    for edition in editions:
        years.setdefault(f"{FOLDER}/{edition.date.year}.jsonl", []).append(edition)
    write_all(
        config.root,
        {
            path: longer(config.root / path, "".join(edition.line + "\n" for edition in its))
            for path, its in years.items()
        },
    )


def _all(catalog: Catalog) -> list[str]:
    """Every project that is printed for, and the areas that once were: a window's card is issued by name."""
    areas = [s for s in catalog.editions.subjects if ledger.subject_of(s) == "area"]
    return [*(p.id for p in catalog.public_projects()), *areas]


def _refused(catalog: Catalog, subject: str) -> list[Problem]:
    kind = ledger.subject_of(subject)
    known = [*catalog.projects, *catalog.areas]
    if subject not in (catalog.areas if kind == "area" else catalog.projects):
        facts = {"found": subject, "near": nearest(subject, known)}
        return [Problem(f"data/{kind}s", 0, 0, "subject-unknown", facts=facts)]
    if not ledger.is_printed(catalog, subject):
        file = f"data/{kind}s/{subject}.yaml"
        return [Problem(file, 0, 0, "issue-not-printed", facts={"found": subject})]
    return []


def _late(catalog: Catalog, made: Edition) -> list[Problem]:
    last = catalog.editions.current(made.subject, made.item)
    if last is None or last.date <= made.date:
        return []
    facts = {"found": made.subject, "last": last.date.isoformat(), "today": made.date.isoformat()}
    return [Problem(last.path, last.number, 1, "issue-date", facts=facts)]


def _changes(catalog: Catalog, made: Edition) -> tuple[ledger.Change, ...]:
    last = catalog.editions.current(made.subject, made.item)
    return ledger.changes(last, made.facts) if last else ()
