"""Slots in prose: `{{kind:argument}}` becomes the fact it names, so that no number is written twice.

{{phone:cn-12333}}          a tel: link to the first public number of a channel
{{channel:cn-12345}}        a link to a channel's page, by name
{{area:350582006}}          a link to an area's page, by name
{{law:wage-payment-regulation/50}}   a link to an article (without /50: to the law)
{{page:channels}}           a link to one of our own pages or texts, by its title
{{wage:350582006}}          the minimum wage there today, with its date and whether it is verified
{{figure:mediation-arbitration-law/43/四十五日}}   45 days: a figure that the article's text must contain
{{site:publisher}}          publisher, title or correction of data/site.yaml
{{term:wage-officer}}       a law term, with a link to its one sentence in the glossary
{{form:wage-diary}}         a link to a form to print and fill in
{{table:deadlines}}         a table made at build time (deadlines, minimum-wages, glossary), on its own line
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from markupsafe import Markup

from generator.board import dials
from generator.i18n.numerals import figure, holds
from generator.model.base import LawRef
from generator.problem import DataError, Problem
from generator.render import urls
from generator.render.pages import tables
from generator.render.pages.inert import Inline, Link, Phrase, markdown
from generator.render.pages.setting import Setting

T = TypeVar("T")
_SLOT = re.compile(r"\{\{([^{}\n]*)\}\}")
_STRAY = re.compile(r"\{\{|\}\}")
_PHONE = re.compile(
    r"(?<![\d.])(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|0\d{2,3}-\d{3,6}"
    r"|[48]00-?\d{3}-?\d{4}|12\d{3}|11[0-9]|12[0-2])"
    r"(?![\d.]*\d)"
)
_YEAR = re.compile(r"\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?")
_FIGURE = re.compile(
    r"第\s*[\d零〇一二三四五六七八九十百]+\s*条|\bArticles? \d+"
    r"|\d+(?:\.\d+)?\s*(?:元|天|日|个工作日|个月|年|小时|倍|%|yuan\b|(?:working )?days?\b"
    r"|(?:month|year|hour)s?\b)",
    re.I,
)


class UnfilledError(Exception):
    """A slot that names nothing we hold; the words say what is wrong."""


def fill(setting: Setting, body: str, path: str, first_line: int) -> str:
    """The prose with every slot filled; `DataError` names the ones that can't be, by line and column."""
    found = list(_unfilled(setting, body, path, first_line))
    if found:
        raise DataError(found)
    return _SLOT.sub(lambda found: _written(resolve(setting, found[1])), body)


def resolve(setting: Setting, slot: str) -> Inline | Markup:
    """The words or the link for a slot; `UnfilledError` when there is none."""
    kind, colon, argument = (part.strip() for part in slot.partition(":"))
    if not colon or kind not in KINDS:
        raise UnfilledError(f"{kind}?")
    return KINDS[kind](setting, argument)


def _written(value: Inline | Markup) -> str:
    return str(value if isinstance(value, Markup) else markdown(value))


def problems(setting: Setting, body: str, path: str, first_line: int) -> Iterator[Problem]:
    """What is wrong with a text's body: slots that name nothing, and numbers that should be slots."""
    yield from _unfilled(setting, body, path, first_line)
    for number, line in enumerate(body.split("\n"), first_line):
        bare = _blank(_YEAR, _blank(_SLOT, line))
        for found in _PHONE.finditer(bare):
            facts = {"found": found[0]}
            yield Problem(path, number, found.start() + 1, "phone-in-prose", facts=facts)
        for found in _FIGURE.finditer(_blank(_PHONE, bare)):
            facts = {"found": found[0]}
            yield Problem(path, number, found.start() + 1, "figure-in-prose", facts=facts)


def _blank(pattern: re.Pattern[str], line: str) -> str:
    """The line with what matches blanked out, so that columns stay."""
    return pattern.sub(lambda found: " " * len(found[0]), line)


def _unfilled(setting: Setting, body: str, path: str, first_line: int) -> Iterator[Problem]:
    for number, line in enumerate(body.split("\n"), first_line):
        for found in _SLOT.finditer(line):
            try:
                resolve(setting, found[1])
            except UnfilledError as error:
                facts = {"slot": found[0], "found": str(error)}
                yield Problem(path, number, found.start() + 1, "unfilled-slot", facts=facts)
        for found in _STRAY.finditer(_blank(_SLOT, line)):
            facts = {"slot": found[0], "found": found[0]}
            yield Problem(path, number, found.start() + 1, "unfilled-slot", facts=facts)


def _held(records: Mapping[str, T], name: str) -> T:
    record = records.get(name)
    if record is None or getattr(record, "publish", "public") != "public":
        raise UnfilledError(name)
    return record


def _phone(setting: Setting, argument: str) -> Inline:
    channel = _held(setting.catalog.channels, argument)
    found = dials(channel.phones, channel.publish, setting.catalog, channel.area)
    if not found:
        raise UnfilledError(argument)
    return Link(found[0].href, Phrase(found[0].number))


def _channel(setting: Setting, argument: str) -> Inline:
    channel = _held(setting.catalog.channels, argument)
    return setting.link(urls.channel(setting.lang, argument), setting.pick(channel.name))


def _area(setting: Setting, argument: str) -> Inline:
    _held(setting.catalog.areas, argument)
    return setting.area(argument)


def _law(setting: Setting, argument: str) -> Inline:
    law_id, _, article = argument.partition("/")
    law = _held(setting.catalog.regulations, law_id)
    if not article:
        return setting.link(urls.law(setting.lang, law_id), setting.pick(law.short))
    if not setting.catalog.article(law_id, article):
        raise UnfilledError(argument)
    return setting.law(LawRef(regulation=law_id, article=article))


def _page(setting: Setting, argument: str) -> Inline:
    if argument in urls.KINDS:
        return setting.link(urls.index(setting.lang, argument), setting.phrase(argument))
    if argument == "home":
        return setting.link(urls.home(setting.lang), setting.phrase("home"))
    if argument in setting.titles:
        return setting.link(urls.prose(setting.lang, argument), setting.titles[argument])
    raise UnfilledError(argument)


def _wage(setting: Setting, argument: str) -> Inline:
    found = setting.catalog.minimum_wage(argument, setting.today)
    if found is None:
        raise UnfilledError(argument)
    key = "wage_slot" if found.status == "verified" else "wage_slot_unverified"
    amount = setting.say("a_month", amount=setting.yuan(found.wage.monthly))
    return setting.phrase(key, amount=amount, day=setting.day(found.wage.start))


def _figure(setting: Setting, argument: str) -> Inline:
    law_id, _, rest = argument.partition("/")
    number, _, words = rest.partition("/")
    article = setting.catalog.article(law_id, number)
    meant = figure(words)
    if article is None or meant is None or not holds(article.text, words):
        raise UnfilledError(argument)
    key = f"unit.{meant.unit}.{'one' if meant.number == 1 else 'many'}"
    return setting.phrase(key, number=meant.number)


def _site(setting: Setting, argument: str) -> Inline:
    if argument not in ("publisher", "title", "correction"):
        raise UnfilledError(argument)
    return setting.pick(getattr(setting.catalog.site, argument))


def _term(setting: Setting, argument: str) -> Inline:
    found = next((t for t in setting.catalog.vocabulary.glossary if t.key == argument), None)
    if found is None:
        raise UnfilledError(argument)
    return setting.link(urls.prose(setting.lang, "glossary", argument), setting.pick(found.term))


def _form(setting: Setting, argument: str) -> Inline:
    key = f"form.{argument}"
    if not setting.knows(key):
        raise UnfilledError(argument)
    return setting.link(urls.form(argument, both=setting.lang != "zh"), setting.phrase(key))


def _table(setting: Setting, argument: str) -> Markup:
    if argument not in tables.TABLES:
        raise UnfilledError(argument)
    return tables.TABLES[argument](setting)


KINDS: Mapping[str, Callable[[Setting, str], Inline | Markup]] = {
    "phone": _phone,
    "channel": _channel,
    "area": _area,
    "law": _law,
    "page": _page,
    "wage": _wage,
    "figure": _figure,
    "site": _site,
    "term": _term,
    "form": _form,
    "table": _table,
}
