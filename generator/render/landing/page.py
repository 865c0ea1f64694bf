"""Puts a landing together from the blocks of theme/landing/landing.html.j2.

A block is rendered once for all pages that share it (those of a language, a place, a project), so a page
costs little more than the joining of its parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from generator import ledger, printed
from generator.board import Board, board
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.ledger import Change
from generator.model.edition import Edition
from generator.model.project import ChannelChoice, Project
from generator.model.template import Subject
from generator.printed import Facts
from generator.render import urls
from generator.render.landing.change import Links, links_of
from generator.render.landing.marks import filled, marks
from generator.render.landing.place import place
from generator.render.landing.since import since
from generator.render.landing.subject import subject
from generator.render.landing.templates import templates
from generator.render.landing.voice import Link, Voice
from generator.render.lettering import isolated
from generator.render.output import Output

PAGE, PARTS, STYLE = "landing.html.j2", "parts.html.j2", "landing.css"
MACROS = ("dial", "law", "office", "party", "flag")
FIXED = ("start", "hidden", "top", "rule", "real", "end")
PROJECT = ("head", "name", "say", "who", "prints", "record")
PLACE = ("call", "help", "tell")
CODE = ("code", "inspect")
NONE = b""
INDEX = "index.html"


class Landing:
    """The template, compiled once; `outputs` yields the pages of a project."""

    def __init__(
        self,
        catalog: Catalog,
        today: date,
        template_dir: Path,
        recorded: Collection[tuple[str, str]] = (),
    ) -> None:
        self.catalog = catalog
        self.today = today
        its = templates(catalog, template_dir, STYLE)
        shared = cast("dict[str, object]", its.env.globals)
        parts = its.env.get_template(PARTS).module
        shared.update({name: getattr(parts, name) for name in MACROS})
        self._template = its.env.get_template(PAGE)
        self.voices = {
            tag: Voice(catalog, its.languages[tag], its.style, today, recorded)
            for tag in catalog.site.languages
        }
        self.fixed = {tag: self.blocks(FIXED, voice) for tag, voice in self.voices.items()}
        self._places: dict[tuple[str, str, ChannelChoice], Mapping[str, bytes]] = {}
        self._codes: dict[tuple[str, str, str, int, date, Subject], Mapping[str, bytes]] = {}
        self._host = printed.scan_host(catalog.site.scan_url)

    def outputs(self, project: Project) -> Iterator[Output]:
        """The page behind each printed code and the project's own page, in every language."""
        found = board(self.catalog, project, self.today)
        chinese = self.voices[DEFAULT_LANGUAGE]
        editions = self._editions(found)
        known: Links = links_of(found, self.catalog) if any(changes for _, changes in editions) else {}
        for tag, voice in self.voices.items():
            fixed, near = self.fixed[tag], self._near(voice, found)
            made = () if project.stage == "retired" else self._own_prints(voice, project)
            about = self.blocks(PROJECT, voice, s=subject(voice, chinese, found), prints=made)
            top = about["head"] + fixed["top"]
            call = about["name"] + near["call"]
            rest = b"".join((about["say"], fixed["rule"], about["who"], near["help"], fixed["real"]))
            record, end = near["tell"] + about["record"], fixed["end"]
            own: list[bytes] = []
            for edition, changes in editions:
                code = self.code(voice, edition)
                own += [code["code"]] if self.catalog.editions.is_current(edition) else []
                first, below = self.banner(voice, edition, changes, known)
                page = b"".join((
                    fixed["start"], fixed["hidden"], top, first, call, below, rest,
                    code["code"], record, code["inspect"], end,
                ))  # fmt: skip
                yield Output(urls.scan(tag, edition.token) + INDEX, page)
            page = b"".join((fixed["start"], top, call, rest, *own, about["prints"], record, end))
            for name in (project.id, *project.formerly):
                yield Output(urls.project(tag, name) + INDEX, page)

    def banner(
        self, voice: Voice, edition: Edition, changes: Sequence[Change], links: Links
    ) -> tuple[bytes, bytes]:
        """What stands above the name and below the numbers of a print that is not of today."""
        current = self.catalog.editions.is_current(edition)
        found = since(voice, edition, changes, current, links)
        if found is None:
            return NONE, NONE
        made = self.blocks(("since", "changes") if found.lines else ("since",), voice, it=found)
        return made["since"], made.get("changes", NONE)

    def code(self, voice: Voice, edition: Edition) -> Mapping[str, bytes]:
        """What the print and its page have in common, and the way to the inspector's page."""
        kind = ledger.subject_of(edition.subject)
        key = (voice.tag, edition.item, edition.template, edition.revision, edition.date, kind)
        if key not in self._codes:
            self._codes[key] = self.blocks(CODE, voice, it=marks(voice, edition))
        return {name: filled(block, voice, edition, self._host) for name, block in self._codes[key].items()}

    def _editions(self, found: Board) -> tuple[tuple[Edition, tuple[Change, ...]], ...]:
        """Every edition of a board and its cards, each with what changed since."""
        editions = self.catalog.editions.of(found.project.id)
        now: Facts = printed.of_board(self.catalog, found) if editions else {}
        return tuple((it, ledger.changes_since(self.catalog, it, self.today, now)) for it in editions)

    def blocks(self, names: tuple[str, ...], voice: Voice, **values: object) -> Mapping[str, bytes]:
        """Blocks of the template by their names, in one language."""
        context = self._template.new_context({"v": voice, "w": voice.words, "l": voice.laws, **values})
        made = {name: "".join(self._template.blocks[name](context)) for name in names}
        if voice.language.direction == "rtl":
            made = {name: isolated(html) for name, html in made.items()}
        return {name: html.encode() for name, html in made.items()}

    def _near(self, voice: Voice, found: Board) -> Mapping[str, bytes]:
        """The blocks of a place, rendered once for all projects that share them."""
        project = found.project
        key = (voice.tag, project.area, project.channels)
        if key not in self._places:
            self._places[key] = self.blocks(PLACE, voice, p=place(voice, found))
        return self._places[key]

    def _own_prints(self, voice: Voice, project: Project) -> tuple[Link, ...]:
        """The prints of a project, the pack of all first."""
        whole = Link(voice.words["pack"], voice.url(urls.pack(project.id)))
        return (whole, *self.prints(voice, "project", project.id))

    def prints(self, voice: Voice, kind: Subject, subject_id: str) -> tuple[Link, ...]:
        """The prints that a build makes for a project or an area."""
        printed_at = urls.printed if kind == "project" else urls.area_printed
        return tuple(
            Link(voice.pick(it.name), voice.url(printed_at(subject_id, f"{it.key}.pdf")))
            for it in self.catalog.vocabulary.print_formats
            if it.built and it.subject in (kind, "both")
        )
