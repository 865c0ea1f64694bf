"""What to print: a format for a project, an area or nobody in particular, in colour or without."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from generator import ledger, printed
from generator.board import Board, Local, board, local
from generator.catalog import Catalog
from generator.model.area import Area
from generator.model.edition import Edition
from generator.model.printing import LabelPaper, PrintFormat
from generator.model.project import Project
from generator.model.token import grouped
from generator.render import urls
from generator.render.qr import outline
from generator.render.sheet import Both, Scribe, Sheet, size

GREY = "-grey"  # at the end of the file name of a print without colour


@dataclass(frozen=True)
class Order:
    """One sheet to make. A view turns it into words; what every print needs is here."""

    catalog: Catalog
    form: PrintFormat
    today: date
    subject: Project | Area | None
    grey: bool = False
    paper: LabelPaper | None = None  # ready-cut labels in place of the format's own sheet

    @cached_property
    def scribe(self) -> Scribe:
        return Scribe(self.catalog, second=self.form.second)

    @property
    def project(self) -> Project:
        """The project; only for views of formats that are made by project."""
        assert isinstance(self.subject, Project)
        return self.subject

    @property
    def area(self) -> Area:
        """The area that the print is for: the project's, or the site's own for a general print."""
        if isinstance(self.subject, Area):
            return self.subject
        return self.catalog.areas[self.subject.area if self.subject else self.catalog.site.default_area]

    @cached_property
    def board(self) -> Board:
        return board(self.catalog, self.project, self.today)

    @cached_property
    def local(self) -> Local:
        """Where to turn: what the project's board shows, or what holds at the area."""
        here = isinstance(self.subject, Project)
        return self.board if here else local(self.catalog, self.area.id, self.today)

    @property
    def name(self) -> str:
        """What the print is for, in a title."""
        if self.subject is None:
            return self.catalog.site.title.zh
        return self.subject.name if isinstance(self.subject, Project) else self.subject.name.zh

    @property
    def path(self) -> str:
        paper = f"-{self.paper.key}" if self.paper else ""
        name = self.form.key + paper + (GREY if self.grey else "") + ".pdf"
        if isinstance(self.subject, Project):
            return urls.printed(self.subject.id, name)
        return urls.area_printed(self.subject.id if self.subject else None, name)

    @property
    def source(self) -> str:
        """The record that a problem points at."""
        if self.subject is None:
            return "data/site.yaml"
        return f"data/{'projects' if isinstance(self.subject, Project) else 'areas'}/{self.subject.id}.yaml"

    @cached_property
    def edition(self) -> Edition | None:
        """The edition that this sheet is a copy of; None where what it says was never issued so."""
        return self.edition_of(self.form.item)

    def edition_of(self, item: str | None) -> Edition | None:
        """The edition of one of the subject's prints, if what it says now was issued."""
        if item is None or self.subject is None:
            return None
        here = isinstance(self.subject, Project)
        everything = (
            printed.of_board(self.catalog, self.board)
            if here
            else printed.of_area(self.catalog, self.area, self.today)
        )
        return ledger.standing(self.catalog, self.subject.id, everything).get(item)

    @property
    def token(self) -> str | None:
        """The token of this print's code; None on a print without one."""
        return self.edition.token if self.edition else None

    @property
    def specimen(self) -> Both | None:
        """What stands across a print that should have a code and was not issued."""
        unissued = self.form.item and self.subject is not None and not self.edition
        return self.scribe.say("print.specimen") if unissued else None

    @property
    def code(self) -> dict[str, Any] | None:
        """The code of this print; None where it has none (a token that was not issued yet)."""
        site = self.catalog.site
        if self.form.item is None:
            return None
        if self.subject is not None:
            return drawn(site.scan_url + urls.scan("zh", self.token), self.scribe) if self.token else None
        return drawn(site.base_url + urls.home("zh"), self.scribe)

    def sheet(self, template_words: dict[str, Any]) -> Sheet:
        """The sheet with a view's words."""
        data = {
            "size": size(self.form),
            "layout": self.form.layout,
            "style": style(self.catalog, self.grey),
            "name": self.name,
            "code": self.code,
            "token": grouped(self.token or ""),
            "specimen": self.specimen,
            "slug": self._slug()["zh"],
        } | template_words
        return Sheet(self.path, self.form.template, self.source, data, self.form.pages)

    def _slug(self) -> Both:
        form = self.form
        return self.scribe.say(
            "print.slug",
            file=self.path.removeprefix("print/").removesuffix(".pdf"),
            width=f"{form.width:g}",
            height=f"{form.height:g}",
            bleed=f"{form.bleed:g}",
            token=grouped(self.token or ""),
            day=self.today,
        )


def drawn(url: str, scribe: Scribe) -> dict[str, Any]:
    """The QR code of an address: its outline, and the address as one types it."""
    found = outline(url)
    return {
        "modules": found.modules,
        "loops": [[list(point) for point in loop] for loop in found.loops],
        "url": url,
        "typed": url.removeprefix("https://").rstrip("/"),
        "alt": scribe.say("print.code.alt", url=url)["zh"],
    }


def style(catalog: Catalog, grey: bool) -> dict[str, Any]:
    """The inks (percent of cyan, magenta, yellow, black) and the sizes of type (points) for a template."""
    words = catalog.vocabulary
    return {
        "inks": {
            ink.key: [int(part) for part in (ink.grey if grey else ink.cmyk).split()]
            for ink in words.print_inks
        },
        "type": {
            one.key: {"size": one.size, "least": one.least, "weight": one.weight} for one in words.print_type
        },
    }
