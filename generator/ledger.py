"""What is printed against what was printed: which editions still hold, what changed, which ones come next.

Pure: the lines come from issued.py by way of the catalog, and publish/issuing.py writes the new ones.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator import printed
from generator.catalog import Catalog
from generator.model.base import AREA_CODE
from generator.model.edition import Edition, Editions
from generator.model.template import PrintTemplate, Subject
from generator.model.token import token
from generator.printed import Facts

# A board that is wrong in one of these sends a worker to a number, a person or an address that is no more.
URGENT = re.compile(
    r"_phone$|\.phone$|^(main|second|legal)_line($|\.away)|^wage_officer|^scan_host|^pay_day$"
    r"|^(inspection|arbitration|legal_aid|window)($|\.place)|^general_contractor$|^regulator$|^police$"
)
# Lists of doors and of companies: urgent is a door that is no more there, or a number that is another one.
DOORS = ("doors", "window.others")
COMPANIES = "subcontractors"
NUMBER = re.compile(r"[0-9][0-9-]{3,}[0-9]")


@dataclass(frozen=True)
class Change:
    """A printed fact that is another one now; None where it was, or is, not there."""

    field: str
    old: str | None
    new: str | None
    works: bool = False  # the old one still leads to the same: a short address that is kept as an alias

    @property
    def urgent(self) -> bool:
        """Whether somebody who follows the print is led astray; otherwise it can wait for the next print."""
        if self.field in DOORS:
            here = {part.replace(printed.UNVERIFIED, "") for part in _parts(self.new)}
            return any(part.replace(printed.UNVERIFIED, "") not in here for part in _parts(self.old))
        if self.field == COMPANIES:
            return not set(NUMBER.findall(self.old or "")) <= set(NUMBER.findall(self.new or ""))
        return not self.works and URGENT.search(self.field) is not None

    @property
    def gone(self) -> tuple[str, ...]:
        """The parts of a list that are on the print and no longer true."""
        return tuple(part for part in _parts(self.old) if part not in _parts(self.new))

    @property
    def added(self) -> tuple[str, ...]:
        """The parts of a list that are true now and not on the print."""
        return tuple(part for part in _parts(self.new) if part not in _parts(self.old))


@dataclass(frozen=True)
class Outdated:
    """A current edition that is no longer right: what changed, and its template where that was replaced."""

    edition: Edition
    changes: tuple[Change, ...]
    superseded: PrintTemplate | None

    @property
    def urgent(self) -> bool:
        """Whether it has to be printed again now."""
        return any(change.urgent for change in self.changes)


def subject_of(subject: str) -> Subject:
    """Whether a subject is a project or an area."""
    return "area" if re.fullmatch(AREA_CODE, subject) else "project"


def changes(edition: Edition, now: Facts) -> tuple[Change, ...]:
    """What an edition says that is otherwise now, in the order of today's facts."""
    fields = dict.fromkeys((*now, *edition.facts))
    return tuple(
        Change(field, edition.facts.get(field), now.get(field))
        for field in fields
        if edition.facts.get(field) != now.get(field)
    )


def everything(catalog: Catalog, subject: str, today: date) -> Facts | None:
    """All facts of a project or area; None where the data holds it no more."""
    if subject_of(subject) == "area":
        area = catalog.areas.get(subject)
        return printed.of_area(catalog, area, today) if area else None
    project = catalog.projects.get(subject)
    return printed.of_project(catalog, project, today) if project else None


def changes_since(
    catalog: Catalog, edition: Edition, today: date, now: Facts | None = None
) -> tuple[Change, ...]:
    """What changed since an edition was printed, among the facts that its version of the template shows.

    `now` are all facts of its subject, for a caller that has them already.
    """
    now = everything(catalog, edition.subject, today) if now is None else now
    return _changes(catalog, edition, _template(catalog, edition), now) if now is not None else ()


def outdated(catalog: Catalog, today: date, subjects: Iterable[str] | None = None) -> Iterator[Outdated]:
    """Every current edition, of these subjects or of all, whose print is wrong by now; not of the retired."""
    for subject in catalog.editions.subjects if subjects is None else subjects:
        now = everything(catalog, subject, today)
        if now is None or not is_printed(catalog, subject):
            continue
        for item in dict.fromkeys(edition.item for edition in catalog.editions.of(subject)):
            edition = catalog.editions.current(subject, item)
            assert edition is not None
            template = _template(catalog, edition)
            found = _changes(catalog, edition, template, now)
            superseded = template if template.state == "superseded" else None
            if found or superseded:
                yield Outdated(edition, found, superseded)


def is_printed(catalog: Catalog, subject: str) -> bool:
    """Whether prints of a subject are made: it is public, and not retired."""
    if subject_of(subject) == "area":
        area = catalog.areas.get(subject)
        return area is not None and area.publish == "public"
    project = catalog.projects.get(subject)
    return project is not None and project.publish == "public" and project.stage != "retired"


def standing(catalog: Catalog, subject: str, everything: Facts) -> Mapping[str, Edition | None]:
    """Print item → the edition that a print made now is; None where it has to be issued (again) first."""
    found: dict[str, Edition | None] = {}
    for item in catalog.print_items(subject_of(subject)):
        template = catalog.template(item)
        last = catalog.editions.current(subject, item)
        same = (
            last
            and last.template == template.key
            and not changes(last, printed.on_print(everything, template))
        )
        found[item] = last if same else None
    return found


def issue(catalog: Catalog, subjects: Iterable[str], today: date) -> tuple[Edition, ...]:
    """The editions that these subjects need: one for each item that is new or says something else."""
    taken = {edition.token for edition in catalog.editions}
    new: list[Edition] = []
    for subject in dict.fromkeys(subjects):
        now = everything(catalog, subject, today)
        if now is None or not is_printed(catalog, subject):
            continue
        for item, held in standing(catalog, subject, now).items():
            if held is None:
                template = catalog.template(item)
                made = _next(catalog.editions, taken, subject, item, today, template, now)
                taken.add(made.token)
                new.append(made)
    return tuple(new)


def _changes(catalog: Catalog, edition: Edition, template: PrintTemplate, now: Facts) -> tuple[Change, ...]:
    """What an edition says that is otherwise now, and whether what it says works all the same."""
    kept = {printed.scan_host(url) for url in catalog.site.scan_aliases}
    return tuple(
        replace(it, works=it.field == "scan_host" and it.old in kept)
        for it in changes(edition, printed.on_print(now, template))
    )


def _next(
    editions: Editions,
    taken: Collection[str],
    subject: str,
    item: str,
    today: date,
    template: PrintTemplate,
    now: Facts,
) -> Edition:
    facts = printed.on_print(now, template)
    revision = max((e.revision for e in editions.of(subject, item)), default=0) + 1
    made = Edition("", subject, item, revision, today, template.key, facts)
    digest = hashlib.sha256(made.line.encode()).hexdigest()
    salt = 0
    while (spelt := token(subject, item, revision, digest, salt)) in taken:
        salt += 1
    return Edition(spelt, subject, item, revision, today, template.key, facts)


def _template(catalog: Catalog, edition: Edition) -> PrintTemplate:
    """The template that an edition was printed with; one that prints the same facts where we lost it."""
    current = catalog.template(edition.item)
    known = current if edition.template == current.key else catalog.template_row(edition.template)
    return known or PrintTemplate(
        key=edition.template,
        item=edition.item,
        version=1,
        state="superseded",
        since=None,
        note=None,
        facts=tuple(edition.facts),
        marks=(),
    )


def _parts(value: str | None) -> tuple[str, ...]:
    return tuple(value.split(printed.AND)) if value else ()
