"""The page with everything that is made to be sent to the workers of a site or a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.model.project import Project
from generator.render import urls
from generator.render.landing.templates import Templates, templates
from generator.render.lettering import page_style
from generator.render.media.recipient import Recipient
from generator.render.media.script import Script, scripts
from generator.render.media.sms import Message, line, messages
from generator.render.output import Output

TEMPLATE, STYLE, INDEX, PICTURE = "media.html.j2", "media.css", "index.html", "picture.png"


@dataclass(frozen=True)
class Part:
    """A script on the page, with its recording where one was made from these very words."""

    script: Script
    title: str
    took: str
    board: str
    table: str
    recording: str | None


@dataclass(frozen=True)
class Row:
    """A text with what it is about and what it costs to send."""

    about: str
    text: str


class Materials:
    """The template, compiled once; `outputs` yields the page of a recipient in the complete languages.

    `recorded` are (language, script) with a recording.
    """

    def __init__(self, catalog: Catalog, folder: Path, recorded: Collection[tuple[str, str]] = ()) -> None:
        self._templates, self._recorded = templates(catalog, folder, STYLE), recorded

    def outputs(self, it: Recipient) -> Iterator[Output]:
        for lang in it.catalog.complete_languages():
            yield _page(it, lang, self._templates, self._recorded)


def outputs(
    catalog: Catalog, to: Iterable[Recipient], folder: Path, recorded: Collection[tuple[str, str]] = ()
) -> Iterator[Output]:
    """The pages of these recipients."""
    pages = Materials(catalog, folder, recorded)
    for it in to:
        yield from pages.outputs(it)


def table(it: Script) -> str:
    """The storyboard's file beside the page: `storyboard-30.csv`."""
    return f"storyboard-{it.limit}.csv"


def _page(it: Recipient, lang: str, its: Templates, recorded: Collection[tuple[str, str]]) -> Output:
    catalog, language = it.catalog, its.languages[lang]
    speaker = Speaker(lang, catalog.strings)
    style, digest = page_style(its.style, language)
    up = "../" * (urls.media(it.id, lang=lang).count("/"))
    others = [
        (its.languages[tag].html, its.languages[tag].own_name, up + urls.media(it.id, lang=tag))
        for tag in catalog.complete_languages()
        if tag != lang
    ]
    made = its.env.get_template(TEMPLATE).render(
        say=lambda key, **slots: speaker.say(f"media.page.{key}", **slots),  # pyright: ignore
        language=language, style=style, style_hash=digest, demo=it.demo,
        name=speaker.pick(it.name), day=speaker.day(it.today),
        columns=[speaker.say(f"broadcast.column.{key}") for key in ("time", "picture", "screen", "voice")],
        main=it.main, ask=speaker.say("media.picture.ask"), call=speaker.say("media.picture.call"),
        back=up + urls.project(lang, it.id), others=others, every=up + urls.messages(),
        sites=list(_sites(it, lang, speaker, up)),
        picture=up + urls.media(it.id, PICTURE),
        alt=speaker.say(
            "media.picture.alt", name=speaker.pick(it.name), main=it.main.number if it.main else ""
        ),
        rows=[_row(one, speaker) for one in messages(it, lang)],
        parts=[_part(one, speaker, up, recorded) for one in scripts(it, lang)],
        listen=speaker.say("media.audio.script"),
    )  # fmt: skip
    return Output(urls.media(it.id, lang=lang) + INDEX, str(Markup(made)).encode())


def sites(it: Recipient) -> list[Project]:
    """The sites that the page of a place names, by id; none for a site's own."""
    if it.project:
        return []
    below = (
        its for code, its in it.catalog.listed.items() if any(a.id == it.id for a in it.catalog.up(code))
    )
    return sorted(chain.from_iterable(below), key=lambda project: project.id)


def _sites(it: Recipient, lang: str, speaker: Speaker, up: str) -> Iterator[tuple[str, str]]:
    """Name and address of the pages of a place's sites."""
    for project in sites(it):
        name = speaker.pick(project.everyday_name) if project.everyday_name else project.name
        yield str(name), up + urls.media(project.id, lang=lang)


def _row(one: Message, speaker: Speaker) -> Row:
    said = line(one, speaker)
    return Row(said, one.text)


def _part(one: Script, speaker: Speaker, up: str, recorded: Collection[tuple[str, str]]) -> Part:
    return Part(
        one,
        speaker.say("media.page.script", seconds=one.limit),
        speaker.say("broadcast.took", seconds=one.seconds),
        speaker.say("media.page.board", seconds=one.limit),
        up + urls.media(one.to, table(one), one.lang),
        up + urls.recording(one.lang, one.id) if (one.lang, one.id) in recorded else None,
    )
