"""Puts the inspector's pages together from the blocks of theme/landing/inspect.html.j2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from generator import ledger, printed
from generator.board import board
from generator.catalog import Catalog
from generator.ledger import Change
from generator.model.edition import Edition
from generator.model.project import Project
from generator.model.token import grouped
from generator.printed import scan_host
from generator.render import marks, urls
from generator.render.inspect.site import site
from generator.render.landing.change import is_end, told
from generator.render.landing.marks import day
from generator.render.landing.templates import templates
from generator.render.landing.voice import Voice
from generator.render.lettering import isolated
from generator.render.output import Output

PAGE, STYLE = "inspect.html.j2", "inspect.css"
SITE, EDITION = ("start", "name", "body", "end"), ("head", "edition")
INDEX = "index.html"
ENDED = ("finished", "retired")


@dataclass(frozen=True)
class Print:
    """One edition of one print."""

    rows: tuple[tuple[Markup, Markup], ...]
    verdict: Markup
    holds: bool
    changes: tuple[Markup, ...]
    back: str
    others: tuple[tuple[str, str, str], ...]  # html language, own name, address


class Inspection:
    """The template, compiled once; `outputs` yields the pages of a project."""

    def __init__(self, catalog: Catalog, today: date, template_dir: Path) -> None:
        self.catalog, self.today = catalog, today
        its = templates(catalog, template_dir, STYLE)
        self._template: Template = its.env.get_template(PAGE)
        paper = [it for tag in catalog.site.languages if not (it := its.languages[tag]).draft]
        self._voices = [Voice(catalog, language, its.style) for language in paper]

    def outputs(self, project: Project) -> Iterator[Output]:
        """The page of every edition of a project's prints."""
        editions = self.catalog.editions.of(project.id)
        if not editions:
            return
        found = board(self.catalog, project, self.today)
        now = printed.of_board(self.catalog, found)
        changed = [ledger.changes_since(self.catalog, it, self.today, now) for it in editions]
        for voice in self._voices:
            day = voice.say("inspect.day", date=voice.speaker.day(self.today))
            shared = self._blocks(SITE, voice, s=site(voice, found, now), day=day)
            for edition, changes in zip(editions, changed, strict=True):
                own = self._blocks(EDITION, voice, p=self._print(voice, edition, changes, project), day=day)
                page = "".join((
                    shared["start"], own["head"], shared["name"],
                    own["edition"], shared["body"], shared["end"],
                ))  # fmt: skip
                yield Output(urls.inspect(voice.tag, edition.token) + INDEX, page.encode())

    def _blocks(self, names: tuple[str, ...], voice: Voice, **values: object) -> Mapping[str, str]:
        context = self._template.new_context({"v": voice, "w": voice.words, **values})
        made = {name: "".join(self._template.blocks[name](context)) for name in names}
        return (
            {name: isolated(html) for name, html in made.items()}
            if voice.language.direction == "rtl"
            else made
        )

    def _print(self, voice: Voice, edition: Edition, changes: Sequence[Change], project: Project) -> Print:
        words, ended = voice.words, project.stage in ENDED
        differs = [change for change in changes if not is_end(change)]
        verdict = words["inspect_same"]
        if ended:
            verdict = words["inspect_ended"]
        elif differs:
            verdict = voice.say("inspect.differs", count=len(differs))
        return Print(
            rows=self._edition(voice, edition),
            verdict=verdict,
            holds=ended or not differs,
            changes=tuple(one.words for one in told(voice, changes, {})),
            back=voice.url(urls.scan(voice.tag, edition.token)),
            others=tuple(
                (
                    other.language.html,
                    other.language.own_name,
                    other.url(urls.inspect(other.tag, edition.token)),
                )
                for other in self._voices
                if other is not voice
            ),
        )

    def _edition(self, voice: Voice, edition: Edition) -> tuple[tuple[Markup, Markup], ...]:
        words = voice.words
        bold = Markup('<b dir="ltr">%s</b>')
        rows = [
            (words["real_token"], bold % grouped(edition.token)),
            (words["real_host"], bold % marks.address(edition, scan_host(self.catalog.site.scan_url))),
            (words["real_name"], voice.chinese(marks.name(edition))),
            (words["inspect_print"], words.get(f"inspect_item_{edition.item}", words["inspect_item_other"])),
            (words["inspect_printed"], _version(voice, edition)),
        ]
        current = self.catalog.editions.current(edition.subject, edition.item)
        known = words["inspect_is_current"]
        if current is not None and current != edition:
            known = Markup("%s %s") % (_version(voice, current), grouped(current.token))
        rows.append((words["inspect_current"], known))
        template = self.catalog.template_row(edition.template)
        if template:
            key, slots = "inspect.template_current", {"version": str(template.version)}
            if template.state == "superseded":
                key = "inspect.template_old" if template.since else "inspect.template_old_undated"
                slots |= {"date": voice.speaker.day(template.since)} if template.since else {}
            rows.append((words["inspect_template"], voice.say(key, **slots)))
        return tuple(rows)


def outputs(catalog: Catalog, today: date, template_dir: Path) -> Iterator[Output]:
    """The inspector's pages of all prints of all public projects."""
    inspection = Inspection(catalog, today, template_dir)
    for project in catalog.public_projects():
        yield from inspection.outputs(project)


def _version(voice: Voice, edition: Edition) -> Markup:
    return voice.say("real.edition", date=day(voice, edition), revision=edition.revision)
