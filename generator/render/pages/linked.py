"""What a full page is about, in the vocabulary of schema.org (JSON-LD): the page's own facts, nothing more.

Not on scan pages: they are one light file for a phone. Names are those of the page's language.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.board import Dial, door
from generator.model.area import NATION
from generator.model.base import Evidenced
from generator.model.campaign import Campaign
from generator.model.channel import Channel, Reception
from generator.model.contact import Contact
from generator.model.regulation import Article, Regulation
from generator.render import urls
from generator.render.pages.inert import one_line, web_address
from generator.render.pages.setting import Setting

Node = dict[str, Any]
CONTEXT = "https://schema.org"
DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday",
    "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
# Inside a script element no text may end it or begin a comment; JSON can write these marks otherwise.
RISKY = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def reviewed(record: Evidenced) -> date | None:
    """The day somebody last looked whether a record still holds."""
    return record.checked.date if record.checked else None


def script(setting: Setting, title: str, description: str, about: Node | None, seen: date | None) -> str:
    """The text of the page's data block."""
    site, base = setting.catalog.site, setting.catalog.site.base_url
    html = {entry.tag: entry.html for entry in setting.catalog.vocabulary.languages}
    node = _node(
        "WebPage",
        url=base + setting.here,
        name=one_line(title),
        description=one_line(description),
        inLanguage=html[setting.lang],
        isPartOf=_node("WebSite", name=_own(setting, site.title), url=base + urls.home(setting.lang)),
        publisher=_node("Organization", name=_own(setting, site.publisher)),
        lastReviewed=seen.isoformat() if seen else None,
        mainEntity=about,
    )
    words = json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, separators=(",", ":"))
    return words.translate(RISKY)


def channel(setting: Setting, it: Channel) -> Node:
    """A channel as a government service and the ways to reach it."""
    kinds = {entry.kind: entry.name for entry in setting.catalog.vocabulary.channel_kinds}
    return _node(
        "GovernmentService",
        name=_own(setting, it.name),
        description=_own(setting, it.summary),
        identifier=it.id,
        url=setting.catalog.site.base_url + urls.channel(setting.lang, it.id),
        serviceType=_own(setting, kinds[it.kind]) if it.kind in kinds else None,
        areaServed=place(setting, it.area),
        availableChannel=list(_ways(setting, it)),
        hoursAvailable=[_hours(day) for day in it.reception],
    )


def place(setting: Setting, code: str) -> Node | None:
    """An administrative area and the one above it."""
    area = setting.catalog.areas.get(code)
    if area is None or area.publish != "public":
        return None
    return _node(
        "AdministrativeArea",
        name=_own(setting, area.name),
        identifier=area.id,
        url=setting.catalog.site.base_url + urls.area(setting.lang, area.id),
        containedInPlace=place(setting, area.parent) if area.parent and area.parent != NATION else None,
    )


def office(setting: Setting, it: Contact) -> Node:
    """A roster as an organization with the numbers of its posts."""
    numbers = [
        _node("ContactPoint", contactType=_own(setting, post.unit), telephone=phone.number)
        for post in it.posts
        for phone in post.phones
        if phone.is_public(it.publish)
    ]
    return _node(
        "GovernmentOrganization",
        name=_own(setting, it.title),
        identifier=it.id,
        areaServed=place(setting, it.area),
        contactPoint=numbers,
    )


def law(setting: Setting, it: Regulation) -> Node:
    """A law with its articles."""
    until = it.in_force.until
    ended = until is not None and until < setting.today
    return _node(
        "Legislation",
        name=_own(setting, it.title),
        description=_own(setting, it.about),
        legislationIdentifier=it.number,
        legislationType=setting.say(f"law_kind.{it.kind}"),
        legislationPassedBy=_node("Organization", name=_own(setting, it.issuer)),
        legislationDate=it.adopted.isoformat() if it.adopted else None,
        legislationDateVersion=it.amended.isoformat() if it.amended else None,
        legislationJurisdiction="CN",
        legislationLegalForce=f"{CONTEXT}/{'NotInForce' if ended else 'InForce'}",
        temporalCoverage=f"{it.in_force.start.isoformat()}/{until.isoformat() if until else '..'}",
        url=web_address(it.url),
        hasPart=[_article(setting, it, article) for article in it.articles],
    )


def action(setting: Setting, it: Campaign) -> Node:
    """A notice of a special action."""
    first = min((p.start for p in it.phases if p.start), default=None)
    last = max((p.until for p in it.phases if p.until), default=None)
    return _node(
        "CreativeWork",
        name=_own(setting, it.title),
        description=_own(setting, it.summary),
        identifier=it.number,
        datePublished=it.issued.isoformat() if it.issued else None,
        creator=_node("Organization", name=_own(setting, it.issuer)),
        spatialCoverage=place(setting, it.area),
        temporalCoverage=f"{first.isoformat()}/{last.isoformat()}" if first and last else None,
    )


def _article(setting: Setting, it: Regulation, article: Article) -> Node:
    where = setting.catalog.site.base_url + urls.law(setting.lang, it.id, article.number)
    name = setting.article(article.number)
    return _node("Legislation", name=name, legislationIdentifier=article.number, url=where)


def _ways(setting: Setting, it: Channel) -> Iterator[Node]:
    """Each number, the web address and the door as a service channel."""
    for dial in door(it, setting.catalog, it.area).dials:
        yield _node(
            "ServiceChannel", servicePhone=_point(setting, it, dial), availableLanguage=list(it.languages)
        )
    address = web_address(it.url)
    if address:
        yield _node("ServiceChannel", serviceUrl=address, availableLanguage=list(it.languages))
    if it.address:
        yield _node("ServiceChannel", serviceLocation=_node("Place", address=_own(setting, it.address)))


def _point(setting: Setting, it: Channel, dial: Dial) -> Node:
    label = dial.label or it.name
    return _node("ContactPoint", telephone=dial.number, contactType=_own(setting, label))


def _hours(day: Reception) -> Node:
    """A reception day as far as opening hours can say it: not which one of the month it is."""
    once = not (day.weekday or day.month_day)
    return _node(
        "OpeningHoursSpecification",
        name=day.who.zh if day.who else None,
        dayOfWeek=f"{CONTEXT}/{DAYS[day.weekday]}" if day.weekday and not day.nth else None,
        opens=day.opens,
        closes=day.closes,
        validFrom=day.start.isoformat(),
        validThrough=day.until.isoformat() if day.until else day.start.isoformat() if once else None,
    )


def _own(setting: Setting, words: Any) -> str:
    return one_line(setting.pick(words).text)


def _node(type_: str, **values: Any) -> Node:
    """A node without empty places."""
    return {"@type": type_, **{k: v for k, v in values.items() if v not in (None, "", [], {})}}
