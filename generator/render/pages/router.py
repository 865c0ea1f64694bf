"""The pages of 我该找谁: a question or an outcome each; router_places has those of single places.

The page one is on says all that was answered, so nothing has to be remembered and no script is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.board import Door
from generator.finder import doors, homes
from generator.model.area import NATION
from generator.model.base import LawRef
from generator.model.router import Outcome, Question, Router
from generator.render import urls
from generator.render.pages import channels, parts
from generator.render.pages.inert import Inline, Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.parts import Call, Item
from generator.render.pages.setting import Setting

OWN = "router."  # prefix of our keys in data/strings
WHERE = "#where"  # where a page lists the places
_HEADING = re.compile(r"^#+ +(?:\d+\. +)?(.*?) *\{#([a-z0-9-]+)\}\s*$", re.M)


@dataclass(frozen=True)
class Back:
    """The ways back; a page that several questions lead to can't know the last one, the phone does."""

    step: Link | None
    note: str
    start: Link


@dataclass(frozen=True)
class QuestionView:
    left: str
    hint: Phrase | None
    choices: tuple[Link, ...]
    danger: Link | None
    law: tuple[Link | Phrase, ...]
    back: Back | None
    place: tuple[Inline, ...]
    where_heading: str
    where: str
    places: tuple[Item, ...]
    chart: Link | None


@dataclass(frozen=True)
class DoorView:
    name: Link
    badge: str
    summary: Phrase
    route: Phrase | None
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class OutcomeView:
    first: Phrase
    heading: str
    doors: tuple[DoorView, ...]
    elsewhere: str
    law: tuple[Link | Phrase, ...]
    pages_heading: str
    pages: tuple[Link, ...]
    back: Back
    place: tuple[Inline, ...]
    where_heading: str
    where: str
    places: tuple[Item, ...]


@dataclass(frozen=True)
class Tour:
    """All pages as one place answers; `area` is None for the nation."""

    setting: Setting
    router: Router
    texts: Mapping[str, str]
    homes: tuple[str, ...]
    area: str | None = field(default=None)

    def address(self, node: str, lang: str = "") -> str:
        """The page of a question or an outcome, in this language or another."""
        return urls.router(lang or self.setting.lang, "" if node == self.router.start else node, self.area)

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Every question and outcome by id, each with its page."""
        for question in self.router.questions:
            here = self.setting.at(self.address(question.id))
            view, hint = self._question(here, question), question.hint
            about = str(here.pick(hint)) if hint else _say(here, "about")
            yield question.id, self._page(here, "router", here.pick(question.text), view, about)
        for outcome in self.router.outcomes:
            here = self.setting.at(self.address(outcome.id))
            view, about = self._outcome(here, outcome), str(here.pick(outcome.text))
            yield outcome.id, self._page(here, "router-end", here.pick(outcome.title), view, about)

    def _page(self, here: Setting, template: str, title: Phrase, view: object, about: str) -> Page:
        way: list[Link | Phrase] = [here.link(urls.router(here.lang), Phrase(_say(here, "title")))]
        if self.area:
            way.append(here.link(self.address(self.router.start), self._area_name(here)))
        return Page(here, template, title, view, about, parts.crumbs(here, *way))

    def _question(self, here: Setting, question: Question) -> QuestionView:
        left = self.router.left(question.id)
        first = question.id == self.router.start
        unknown = Phrase(_say(here, "unknown"))
        return QuestionView(
            left=_say(here, "left.one" if left == 1 else "left.many", count=left),
            hint=here.pick(question.hint) if question.hint else None,
            choices=tuple(
                here.link(self.address(choice.to), here.pick(choice.text) if choice.text else unknown)
                for choice in question.choices
            ),
            danger=_danger(here, self.area),
            law=_laws(here, question.law),
            back=None if first else self._back(here, question.id),
            place=self._place(here),
            where_heading=_say(here, "where_heading"),
            where=_say(here, "where"),
            places=self._places(here, question.id, self.homes) if first and not self.area else (),
            chart=here.link(urls.router_chart(), Phrase(_say(here, "chart"))) if first else None,
        )

    def _outcome(self, here: Setting, outcome: Outcome) -> OutcomeView:
        found = doors(here.catalog, outcome, self.area or NATION)
        own = () if self.area else tuple(
            code for code in self.homes if doors(here.catalog, outcome, code) != found
        )  # fmt: skip
        return OutcomeView(
            first=here.pick(outcome.text),
            heading=_say(here, "doors"),
            doors=tuple(_door(here, it) for it in found),
            elsewhere="" if self.area else channels.elsewhere(here, [it.channel for it in found]),
            law=_laws(here, outcome.law),
            pages_heading=_say(here, "pages"),
            pages=tuple(link for name in outcome.pages if (link := _link(here, self.texts, name))),
            back=self._back(here, outcome.id),
            place=self._place(here),
            where_heading=_say(here, "where_heading"),
            where=_say(here, "where_doors"),
            places=self._places(here, outcome.id, own),
        )

    def _back(self, here: Setting, node: str) -> Back:
        start = here.link(self.address(self.router.start), Phrase(_say(here, "again")))
        parents = self.router.parents.get(node, ())
        if len(parents) != 1:
            return Back(None, _say(here, "back_many"), start)
        return Back(here.link(self.address(parents[0]), Phrase(_say(here, "back"))), "", start)

    def _place(self, here: Setting) -> tuple[Inline, ...]:
        """Whose answers these are, and the way to others."""
        if not self.area:
            return ()
        name = self._area_name(here)
        other = here.link(urls.router(here.lang) + WHERE, Phrase(_say(here, "other_place")))
        return Phrase(_say(here, "place", area=name), name.foreign), other

    def _places(self, here: Setting, node: str, codes: tuple[str, ...]) -> tuple[Item, ...]:
        """The same page as other places answer it."""
        found: list[Item] = []
        for code in codes:
            tour = Tour(here, self.router, self.texts, self.homes, code)
            above = [a for a in tuple(here.catalog.up(code))[1:] if a.id != NATION]
            path = tuple(here.pick(a.name) for a in reversed(above))
            found.append(Item(here.link(tour.address(node), tour._area_name(here)), path))
        return tuple(found)

    def _area_name(self, here: Setting) -> Phrase:
        return here.pick(here.catalog.areas[self.area or NATION].name)


def pages(setting: Setting, texts: Mapping[str, str]) -> Iterator[Page]:
    """Every page of the table as the nation answers it; none without a table."""
    router = setting.catalog.router
    if router is None:
        return
    for _, page in Tour(setting, router, texts, homes(setting.catalog)).pages():
        yield page


def _headings(raw: str) -> dict[str, str]:
    """Anchor → words of the headings of a text."""
    return {anchor: words for words, anchor in _HEADING.findall(raw)}


def _link(here: Setting, texts: Mapping[str, str], named: str) -> Link | None:
    """The page that an outcome names, by its own words; None for one that isn't there, as a check says."""
    name, _, anchor = named.partition("#")
    if name in urls.KINDS:
        return here.link(urls.index(here.lang, name), here.phrase(name))
    if name not in texts:
        return None
    title = here.titles.get(name) or Phrase(name)
    heading = _headings(texts[name]).get(anchor)
    if heading is None:
        return here.link(urls.prose(here.lang, name), title)
    words = title if "{{" in heading else Phrase(heading, title.foreign)
    return here.link(urls.prose(here.lang, name, anchor), words)


def _door(here: Setting, it: Door) -> DoorView:
    channel = it.channel
    return DoorView(
        name=here.link(urls.channel(here.lang, channel.id), here.pick(channel.name)),
        badge=parts.badge(here, channel),
        summary=here.pick(channel.summary),
        route=here.pick(channel.route) if channel.route and not it.dials else None,
        calls=parts.calls(here, it.dials),
    )


def _laws(here: Setting, refs: tuple[LawRef, ...]) -> tuple[Link | Phrase, ...]:
    return tuple(here.law(ref) for ref in refs)


def _danger(here: Setting, area: str | None) -> Link | None:
    """The police, one tap from every question."""
    channel = here.catalog.channel_of(area or NATION, "police")
    shown = [p for p in channel.phones if p.is_public(channel.publish)] if channel else []
    return Link(shown[0].href, Phrase(_say(here, "danger", number=shown[0].number))) if shown else None


def _say(here: Setting, key: str, **slots: object) -> str:
    return here.speaker.say(OWN + key, **slots)
