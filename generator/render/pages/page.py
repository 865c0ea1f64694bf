"""A page before it is Markdown: its address, title and view; and the one environment that renders it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.i18n.words import Chinese
from generator.render.output import Output, text
from generator.render.pages import linked
from generator.render.pages.inert import Inline, Link, Phrase, front_matter, markdown, one_line
from generator.render.pages.setting import Setting, staged

TEMPLATES = Path(__file__).parents[3] / "theme" / "pages"


class Prose(Markup):
    """Finished Markdown of our own, kept as it stands."""


@dataclass(frozen=True)
class Page:
    """What a template gets: words and addresses, nothing left to decide."""

    setting: Setting
    template: str
    title: Inline
    view: object
    description: str = ""
    crumbs: tuple[Link | Phrase, ...] = ()
    hide: tuple[str, ...] = ()
    about: linked.Node | None = None  # what the page is about, in schema.org
    reviewed: date | None = None  # when somebody last looked whether it holds

    def output(self) -> Output:
        """The Markdown file."""
        words = self.title.words if isinstance(self.title, Link) else self.title
        data = linked.script(self.setting, str(words), self.description, self.about, self.reviewed)
        head = front_matter(str(words), self.description, self.hide, data)
        return text(staged(self.setting.here, self.setting.lang), head + "\n" + self.body() + "\n")

    def body(self) -> str:
        """The Markdown without its head."""
        template = environment().get_template(f"{self.template}.md.j2")
        body = template.render(page=self, view=self.view, say=self.setting.say)
        return "\n".join(line.rstrip() for line in body.split("\n"))


@cache
def environment() -> Environment:
    """Jinja with autoescape; everything printed stands on one line, so no data can begin a line."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        comment_start_string="<#",  # {# begins the anchor of a heading
        comment_end_string="#>",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printed,
    )
    made.filters["md"] = markdown
    return made


def _printed(value: Any) -> Any:
    if isinstance(value, Prose):
        return value
    if isinstance(value, Markup):
        return Markup(" ".join(value.split()))
    if isinstance(value, str) and not isinstance(value, Chinese):
        return one_line(value)
    return value
