"""One language of the landing: its words as safe HTML, its links, its numbers, its law references."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from generator import reach
from generator.board import MAIN_LINE, SECOND_LINE, Dial, Door
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import MissingSlotError, Speaker
from generator.model.area import Area
from generator.model.base import Localized
from generator.model.project import Project
from generator.model.vocabulary import Language
from generator.render import urls
from generator.render.lettering import page_style

PART = "landing."
ON_TOP = (MAIN_LINE, SECOND_LINE)  # their twins stand once, under the big buttons
# Words of a draft without the Chinese below: figures, titles, sentences that have it beside them anyway.
BARE = frozenset({
    "all_day", "demo", "extension", "free", "law", "money.hourly", "money.monthly", "script.how_much",
    "script.where", "script.where_named", "script.who", "script.who_unknown", "stage.finished",
    "stage.planned", "stage.retired", "time.arbitration", "time.inspection", "title", "unverified", "within",
})  # fmt: skip
EXTENSION = " 转 "  # how a Dial writes an extension
LAWS = {
    "first_contact": ("wage-payment-regulation", "10"),  # 首问负责
    "officer": ("wage-payment-regulation", "28"),
    "owner_advances": ("wage-payment-regulation", "29"),
    "contractor_first": ("wage-payment-regulation", "30"),
    "employer_proves": ("wage-payment-regulation", "50"),
    "arbitration_where": ("mediation-arbitration-law", "21"),
    "arbitration_years": ("mediation-arbitration-law", "27"),
    "by_mouth": ("mediation-arbitration-law", "28"),
    "no_fee": ("mediation-arbitration-law", "53"),
    "inspection_years": ("labour-inspection-regulation", "20"),
    "below_minimum": ("labour-inspection-regulation", "26"),
    "no_means_test": ("legal-aid-law", "42"),
}


@dataclass(frozen=True)
class Link:
    """Words and where they lead."""

    text: Markup
    href: str

    @property
    def form(self) -> str:
        """What a file is, from its name: PDF, ZIP."""
        return self.href.rpartition(".")[2].upper()


@dataclass(frozen=True)
class Number:
    """A number to tap: what is read, what is dialled, what the record says of it."""

    text: Markup
    href: str
    notes: Markup  # label, free, 24 hours; empty where the record is silent
    away: Number | None = None  # the same line from elsewhere, where it isn't shown already


@dataclass(frozen=True)
class Office:
    """A place to turn to, with its numbers and the particulars that its record holds."""

    name: Markup
    href: str
    unverified: bool
    numbers: tuple[Number, ...]
    particulars: tuple[tuple[Markup, Markup], ...]  # word, value
    label: Markup | None = None


class Both(Markup):
    """Words of a draft with the Chinese below; each is kept alone too, for a sentence that takes them in."""

    own: Markup
    chinese: Markup

    @classmethod
    def of(cls, own: Markup, chinese: Markup, mark: str) -> Both:
        made = cls(Markup('{}<i lang="{}">{}</i>').format(own, mark, chinese))
        made.own, made.chinese = own, chinese
        return made


class Voice:
    """Compiled once per language; every method gives text that is already escaped."""

    def __init__(
        self,
        catalog: Catalog,
        language: Language,
        style: str = "",
        today: date | None = None,
        recorded: Collection[tuple[str, str]] = (),
    ) -> None:
        self.catalog = catalog
        self.today = today
        self.recorded = recorded  # (language, script) that can be heard
        self.language = language
        self.tag = language.tag
        self.speaker = Speaker(language.tag, catalog.strings)
        self._html = {entry.tag: entry.html for entry in catalog.vocabulary.languages}
        self.style, self.style_hash = page_style(style, language)
        self.root = urlsplit(catalog.site.base_url).path or "/"
        self.home, self.about = self.url(urls.home(self.tag)), self.url(urls.about(self.tag))
        self._patterns = self._read_patterns()
        self.words: dict[str, Markup] = {
            key.removeprefix(PART).replace(".", "_"): self._beside(key, self.mark(Markup(pattern), lang), {})
            for key, (pattern, lang, slots) in self._patterns.items()
            if not slots
        }
        self.laws = {name: self._law(*ref) for name, ref in LAWS.items()}
        self.items = {item.key: self.pick(item.name) for item in catalog.vocabulary.board_items}
        self.regulators = {
            word.industry: self.say("authority.regulator", industry=self.pick(word.name))
            for word in catalog.vocabulary.industries
        }

    def _read_patterns(self) -> dict[str, tuple[str, str, frozenset[str]]]:
        own, source = self.catalog.strings.get(self.tag, {}), self.catalog.strings[DEFAULT_LANGUAGE]
        patterns: dict[str, tuple[str, str, frozenset[str]]] = {}
        for key, fallback in source.items():
            if key.startswith(PART):
                text, lang = (own[key], self.tag) if own.get(key) else (fallback, DEFAULT_LANGUAGE)
                slots = frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)
                patterns[key] = (str(escape(text)), lang, slots)
        return patterns

    def mark(self, text: str, lang: str) -> Markup:
        """Text escaped, and marked when it is not in the language of the page."""
        safe = escape(text)
        return safe if lang == self.tag else Markup(f'<span lang="{self._html[lang]}">{safe}</span>')

    def chinese(self, text: str) -> Markup:
        """A proper name that is only known in Chinese."""
        return self.mark(text, DEFAULT_LANGUAGE)

    def pick(self, words: Localized) -> Markup:
        """The words of this language, or the Chinese ones marked as such."""
        found = words.get(self.tag)
        if not found:
            return self.chinese(words.zh)
        if self.language.draft and found != words.zh:
            return Both.of(escape(found), escape(words.zh), self._html[DEFAULT_LANGUAGE])
        return escape(found)

    def own(self, words: Localized) -> Markup:
        """The same without the Chinese beside a draft, for a place where it stands already."""
        found = self.pick(words)
        return found.own if isinstance(found, Both) else found

    def say(self, key: str, **slots: object) -> Markup:
        """A sentence of data/strings/<lang>/landing.yaml with its slots filled."""
        pattern, lang, wanted = self._patterns[PART + key]
        if wanted - slots.keys():
            raise MissingSlotError(f"{PART}{key}: {sorted(wanted - slots.keys())}")
        shown = {slot: value.own if isinstance(value, Both) else value for slot, value in slots.items()}
        filled = pattern.format(**{slot: escape(value) for slot, value in shown.items()})
        return self._beside(PART + key, self.mark(Markup(filled), lang), slots)

    def _beside(self, key: str, said: Markup, slots: Mapping[str, object]) -> Markup:
        """A sentence of a draft with the Chinese one, where all that it takes in can be said in Chinese."""
        bare = key.removeprefix(PART) in BARE or not self.catalog.strings.get(self.tag, {}).get(key)
        if not self.language.draft or bare or not all(isinstance(v, Both | int) for v in slots.values()):
            return said
        pattern = str(escape(self.catalog.strings[DEFAULT_LANGUAGE][key]))
        inner = {slot: value.chinese if isinstance(value, Both) else value for slot, value in slots.items()}
        return Both.of(said, Markup(pattern.format(**inner)), self._html[DEFAULT_LANGUAGE])

    def title(self, project: Project, key: str = "title") -> Markup:
        """The title of a project's page, without marks: <title> holds plain text."""
        everyday = project.everyday_name
        name = (everyday.get(self.tag) or everyday.zh) if everyday else project.name
        return Markup(self._patterns[PART + key][0].format(name=escape(name)))

    def absolute(self, path: str) -> str:
        """An address of urls.py with its host."""
        return self.catalog.site.base_url + path

    def url(self, path: str) -> str:
        """An address of urls.py as a root-relative link."""
        return self.root + path

    def others(self) -> tuple[tuple[Language, str], ...]:
        """The other languages, each with the way to this page in it, relative to this page."""
        base = len(urls.project(DEFAULT_LANGUAGE, "x"))
        up = "../" * urls.project(self.tag, "x")[base:].count("/")
        known = {entry.tag: entry for entry in self.catalog.vocabulary.languages}
        tags = [tag for tag in self.catalog.site.languages if tag != self.tag]
        return tuple((known[tag], up + urls.project(tag, "x")[base:]) for tag in tags)

    def places(self, areas: Iterable[Area]) -> Markup:
        """Places from the nearest to the farthest as one name, 福建省泉州市灵源街道."""
        known = tuple(areas)
        names = [self.own(area.name) for area in known]
        own = reduce(lambda inner, outer: self.say("within", inner=inner, outer=outer), names)
        if not self.language.draft or all(area.name.get(self.tag) is None for area in known):
            return own
        within = self.catalog.strings[DEFAULT_LANGUAGE][PART + "within"]
        chinese = reduce(lambda i, o: within.format(inner=i, outer=o), [area.name.zh for area in known])
        return Both.of(own, escape(chinese), self._html[DEFAULT_LANGUAGE])

    def number(self, dial: Dial) -> Number:
        """A number with what its record says of it, and nothing more."""
        digits, _, extension = dial.number.partition(EXTENSION)
        text = escape(digits)
        if extension:
            text = Markup("%s %s") % (text, self.say("extension", extension=extension))
        notes = [self.own(dial.label)] if dial.label else []
        notes += [self.words["free"]] if dial.free else []
        notes += [self.words["all_day"]] if dial.all_day else []
        heard = reach.last_answered(self.catalog, *reach.digits(dial))
        notes += [self.say("heard.answered", day=self.speaker.day(heard))] if heard else []
        away = self.number(dial.away) if dial.away and digits not in ON_TOP else None
        return Number(text, dial.href, Markup(" · ").join(notes), away)

    def doubt(self, door: Door, dial: Dial) -> reach.Doubt | None:
        """Why a number of a channel may not be answered; None where nothing says so, or no day is given."""
        checked = reach.own_check(door.channel, dial)
        return reach.doubt(self.catalog, dial, checked, self.today) if self.today else None

    def numbers(self, dials: Iterable[Dial]) -> tuple[Number, ...]:
        return tuple(self.number(dial) for dial in dials)

    def office(self, door: Door, label: Markup | None = None) -> Office:
        """A channel as the page shows it."""
        channel, words = door.channel, self.words
        found = [
            (words["door_route"], channel.route),
            (words["door_address"], channel.address),
            (words["door_hours"], channel.hours),
            (words["door_cost"], channel.cost),
        ]
        particulars = [(word, self.pick(text)) for word, text in found if text]
        if channel.search_words:
            searched = Markup(" / ").join(self.chinese(word) for word in channel.search_words)
            particulars.append((words["door_search"], searched))
        return Office(
            name=self.pick(channel.name),
            href=self.url(urls.channel(self.tag, channel.id)),
            unverified=channel.status == "unverified",
            numbers=self.numbers(door.dials),
            particulars=tuple(particulars),
            label=label,
        )

    def _law(self, regulation_id: str, number: str) -> Link | None:
        """The link to an article, None where the catalog doesn't hold it."""
        regulation = self.catalog.regulations.get(regulation_id)
        if (
            not regulation
            or regulation.publish != "public"
            or not self.catalog.article(regulation_id, number)
        ):
            return None
        text = self.say("law", law=self.pick(regulation.short), article=number)
        return Link(text, self.url(urls.law(self.tag, regulation_id, number)))
