"""A run of prints that somebody asks for: which ones, and onto disk; one that fails harms no other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.catalog import Catalog
from generator.config import Config
from generator.model.area import Area
from generator.model.printing import PrintFormat
from generator.model.project import Project
from generator.problem import DataError, Problem, in_order, nearest
from generator.publish.executor import Crew
from generator.publish.files import put
from generator.publish.typst import print_all
from generator.render import prints
from generator.render.prints.order import Order
from generator.render.sheet import Sheet

FORMATS = "data/vocabulary/print-formats.yaml"
ROOT = "print/"  # of every print's path inside a site


@dataclass(frozen=True)
class Ran:
    """What a run wrote, and what it could not print."""

    written: tuple[Path, ...]
    problems: tuple[Problem, ...]
    replaced: int = 0  # of what was written, that which stood there before


def chosen(
    catalog: Catalog,
    config: Config,
    named: Sequence[str],
    formats: Sequence[str],
    everything: bool = False,
    grey: bool = False,
    paper: str | None = None,
) -> list[Order]:
    """The prints of these projects and areas in these formats; without formats all that a build makes.

    `everything`: of all that a build prints for; `paper`: on ready-cut labels. `DataError` for unknown names.
    """
    forms = {form.key: form for form in catalog.vocabulary.print_formats}
    known = {**catalog.projects, **catalog.areas}
    public = [one.id for one in known.values() if one.publish == "public"]
    wrong = [_unknown("subject-unknown", "data", one, public) for one in named if one not in public]
    wrong += [_unknown("format-unknown", FORMATS, key, forms) for key in formats if key not in forms]
    papers = {key: {it.key: it for it in forms[key].papers} for key in formats if key in forms}
    wrong += [
        _unknown("paper-unknown", FORMATS, paper, its)
        for its in papers.values()
        if paper is not None and paper not in its
    ]
    if wrong:
        raise DataError(in_order(wrong))
    subjects = prints.subjects(catalog) if everything else [known[one] for one in named] or [None]
    if not formats:
        return [order for it in subjects for order in prints.orders(catalog, it, config.today)]
    orders = [
        Order(catalog, forms[key], config.today, it, grey, papers[key][paper] if paper else None)
        for it in subjects
        for key in formats
        if suits(forms[key], it)
    ]
    if not orders:
        facts = {"format": ", ".join(formats), "subject": ", ".join(named) or "–"}
        raise DataError([Problem(FORMATS, 0, 0, "format-subject", facts=facts)])
    return orders


def suits(form: PrintFormat, subject: Project | Area | None) -> bool:
    """Whether a format is made for such a subject."""
    kinds = {"project": (Project,), "area": (Area,), "both": (Project, Area)}
    return subject is None if form.subject == "none" else isinstance(subject, kinds[form.subject])


def run(
    config: Config,
    orders: Sequence[Order],
    crew: Crew,
    progress: Callable[[int], None],
    place: Callable[[Sheet], Path],
) -> Ran:
    """Prints what can be printed to where `place` says; a file is replaced whole, or stays as it was."""
    sheets, problems = _sheets(orders)
    where = {sheet.path: place(sheet) for sheet in sheets}
    before = {path for path in where.values() if path.exists()}
    written: list[Path] = []
    try:
        for output in print_all(config, sheets, crew, progress):
            put(where[output.path], output.data)
            written.append(where[output.path])
    except DataError as error:
        problems += error.problems
    return Ran(tuple(written), tuple(in_order(problems)), len(before & set(written)))


def planned(orders: Sequence[Order], place: Callable[[Sheet], Path]) -> Ran:
    """What a run would write, and how much of it stands there already; nothing is set or written."""
    sheets, problems = _sheets(orders)
    paths = tuple(place(sheet) for sheet in sheets)
    return Ran(paths, tuple(in_order(problems)), sum(path.exists() for path in paths))


def at(path: Path) -> Callable[[Sheet], Path]:
    """The place of the only print of a run."""
    return lambda _: path


def inside(folder: Path) -> Callable[[Sheet], Path]:
    """Places under a folder, as in a site: `<project>/board-a3.pdf`."""
    return lambda sheet: folder / sheet.path.removeprefix(ROOT)


def _sheets(orders: Iterable[Order]) -> tuple[list[Sheet], list[Problem]]:
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for order in orders:
        try:
            sheets.append(prints.make(order))
        except DataError as error:
            problems += error.problems
    return sheets, problems


def _unknown(rule: str, path: str, found: str, known: Collection[str]) -> Problem:
    return Problem(path, 0, 0, rule, facts={"found": found, "near": nearest(found, known)})
