"""Who is told: the workers of one site or of one place, with the facts that every medium has for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.board import MAIN_LINE, SECOND_LINE, Dial, Door, Local, line, local
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.numerals import Figure, figure, holds
from generator.model.area import Area
from generator.model.base import Localized
from generator.model.edition import Edition
from generator.model.project import Project
from generator.render import urls

POLICE = "110"
# Whose page a short address opens: the first of these that was ever issued.
ITEMS = {"project": ("board",), "area": ("window", "leaflet", "poster")}
# Figures that media give, each with the words of its article.
FIGURES = {
    "complain": ("labour-inspection-regulation", "20", "2年"),
    "arbitrate": ("mediation-arbitration-law", "27", "一年"),
}


@dataclass(frozen=True)
class Recipient:
    """A site or a place on a day."""

    catalog: Catalog
    today: date
    subject: Project | Area

    @property
    def id(self) -> str:
        """Also the name of its folder: a project's id, or an area's code."""
        return self.subject.id

    @property
    def project(self) -> Project | None:
        return self.subject if isinstance(self.subject, Project) else None

    @property
    def area(self) -> Area:
        return self.subject if isinstance(self.subject, Area) else self.catalog.areas[self.subject.area]

    @property
    def place(self) -> Area:
        """The area as workers are told: a street or town, for “居委会欠薪” would accuse the community."""
        return next((it for it in self.catalog.up(self.area.id) if it.level != "village"), self.area)

    @property
    def name(self) -> Localized:
        """What people call it."""
        if isinstance(self.subject, Area):
            return self.subject.name
        return self.subject.everyday_name or Localized(zh=self.subject.name)

    @property
    def demo(self) -> bool:
        return self.project is not None and self.project.demo

    @cached_property
    def local(self) -> Local:
        """Where to turn."""
        return local(self.catalog, self.area.id, self.today, self.project.channels if self.project else None)

    @property
    def main(self) -> Dial | None:
        """12333 as this place dials it, None where no channel answers it."""
        return _dial(self.local.main_line, MAIN_LINE)

    @property
    def second(self) -> Dial | None:
        return _dial(self.local.second_line, SECOND_LINE)

    @property
    def police(self) -> Dial | None:
        return _dial(line(POLICE, self.catalog, self.area.id), POLICE)

    @property
    def edition(self) -> Edition | None:
        """The last edition of a print of theirs; its page always shows today's facts."""
        items = ITEMS["project" if self.project else "area"]
        found = (self.catalog.editions.current(self.id, item) for item in items)
        return next((it for it in found if it), None)

    @property
    def url(self) -> str:
        """The short address of their page, or the long one while nothing was issued."""
        if self.edition:
            return self.catalog.site.scan_url + urls.scan(DEFAULT_LANGUAGE, self.edition.token)
        return self.catalog.site.base_url + urls.project(DEFAULT_LANGUAGE, self.id)

    def figure(self, name: str) -> Figure | None:
        """A figure of the law, None where we don't hold its article or it doesn't say so."""
        law, number, words = FIGURES[name]
        article = self.catalog.article(law, number)
        return figure(words) if article and holds(article.text, words) else None


def recipients(catalog: Catalog, today: date, more: Iterable[str] = ()) -> Iterator[Recipient]:
    """Every public site whose board stands, and every place that a build prints for; `more` are the areas of
    sites that the catalog leaves out."""
    for project in catalog.public_projects():
        if project.stage != "retired":
            yield Recipient(catalog, today, project)
    for area in catalog.printed_areas(more):
        yield Recipient(catalog, today, area)


def _dial(door: Door | None, code: str) -> Dial | None:
    return next((it for it in door.dials if it.number == code), None) if door else None
