"""The page for an address that isn't ours: a mistyped one, or a fake code that was pasted over a real one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator.board import MAIN_LINE, line
from generator.catalog import Catalog
from generator.model.area import NATION
from generator.render import urls
from generator.render.landing.page import STYLE
from generator.render.landing.templates import templates
from generator.render.landing.voice import Number, Voice
from generator.render.lettering import isolated
from generator.render.output import Output

PAGE = "unknown.html.j2"


@dataclass(frozen=True)
class Part:
    """The page's words in one language."""

    voice: Voice
    number: Number | None
    name: Markup


def outputs(catalog: Catalog, template_dir: Path) -> Iterator[Output]:
    """One page a language; each says it in its own words first, then in those of the reviewed languages."""
    its = templates(catalog, template_dir, STYLE)
    template, known = its.env.get_template(PAGE), its.languages
    door = line(MAIN_LINE, catalog, NATION)
    dial = next((dial for dial in door.dials if dial.number == MAIN_LINE), None) if door else None
    code = catalog.short_code(MAIN_LINE)
    parts: dict[str, Part] = {}
    for tag in catalog.site.languages:
        voice = Voice(catalog, known[tag], its.style)
        name = voice.pick(code.name) if code else Markup()
        parts[tag] = Part(voice, voice.number(dial) if dial else None, name)
    for tag, own in parts.items():
        others = [part for other, part in parts.items() if other != tag and not known[other].draft]
        page = template.render(v=own.voice, parts=[own, *others])
        if known[tag].direction == "rtl":
            page = isolated(page)
        yield Output(urls.unknown(tag), page.encode())
