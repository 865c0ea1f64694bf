"""The distribution plan (分发计划): what goes where, how many, and what the print shop must print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.catalog import Catalog
from generator.distribution import TIERS, Order, Parcel, on_a_sheet
from generator.i18n.words import Speaker
from generator.ledger import subject_of
from generator.model.project import Project
from generator.render import urls
from generator.render.office.listing import Listing, columns, place_name, say

PLAN, SHOP = "plan", "plan-print"
WIDTHS = {"tier": 22, "place": 50, "area": 58, "print": 40, "count": 16, "where": 50, "who": 50}
SHOP_WIDTHS = {"print": 50, "file": 80, "subject": 63, "pieces": 22, "fit": 28, "sheets": 30}


def plan(catalog: Catalog, lang: str, found: Sequence[Parcel], today: date, area: str | None) -> Listing:
    """Every parcel, tier by tier, and the totals of each tier above the list."""
    speaker = Speaker(lang, catalog.strings)
    totals = [
        say(
            speaker, f"plan.total.{tier}",
            places=len({it.place for it in own}), pieces=sum(it.pieces for it in own),
        )
        for tier in TIERS
        if (own := [it for it in found if it.tier == tier])
    ]  # fmt: skip
    return Listing(
        name=PLAN,
        title=say(speaker, "plan.title", place=_whole(catalog, speaker, area), day=speaker.day(today)),
        lead=(say(speaker, "plan.suggested"), *totals),
        columns=columns(speaker, PLAN, WIDTHS),
        rows=tuple(_row(catalog, speaker, it) for it in found),
        marked=frozenset(),
        empty=say(speaker, "plan.empty"),
        lang=lang,
    )


def shop(catalog: Catalog, lang: str, found: Sequence[Order], today: date, area: str | None) -> Listing:
    """Every PDF with how many sheets of it to print."""
    speaker = Speaker(lang, catalog.strings)
    sheets = sum(it.sheets for it in found)
    return Listing(
        name=SHOP,
        title=say(speaker, "shop.title", place=_whole(catalog, speaker, area), day=speaker.day(today)),
        lead=(say(speaker, "shop.lead", files=len(found), sheets=sheets), say(speaker, "shop.cut")),
        columns=columns(speaker, "shop", SHOP_WIDTHS),
        rows=tuple(_order(catalog, speaker, it) for it in found),
        marked=frozenset(),
        empty=say(speaker, "plan.empty"),
        lang=lang,
    )


def _whole(catalog: Catalog, speaker: Speaker, area: str | None) -> str:
    return place_name(catalog, speaker, area) if area else say(speaker, "plan.everywhere")


def _row(catalog: Catalog, speaker: Speaker, it: Parcel) -> tuple[str, ...]:
    return (
        say(speaker, f"plan.tier.{it.tier}"),
        _place(catalog, speaker, it.place),
        place_name(catalog, speaker, it.area),
        str(speaker.pick(it.form.name)),
        str(it.pieces),
        str(speaker.pick(it.allotment.where)),
        _who(catalog, speaker, it),
    )


def _who(catalog: Catalog, speaker: Speaker, it: Parcel) -> str:
    """Which post sees to it: the wage officer of a site, elsewhere those that a roster names for it."""
    if it.tier == "site":
        officer = catalog.projects[it.place].wage_officer
        return str(speaker.pick(officer.post)) if officer else ""
    posts = [
        post
        for contact in catalog.contacts.values()
        if contact.publish != "never"
        for post in contact.posts
        if post.area == it.area
    ]
    named = dict.fromkeys(f"{speaker.pick(post.unit)} · {speaker.pick(post.post)}" for post in posts)
    return "\n".join(named)


def _order(catalog: Catalog, speaker: Speaker, it: Order) -> tuple[str, ...]:
    file = f"{it.form.key}.pdf"
    area = subject_of(it.subject) == "area"
    return (
        str(speaker.pick(it.form.name)),
        urls.area_printed(it.subject, file) if area else urls.printed(it.subject, file),
        _place(catalog, speaker, it.subject),
        str(it.pieces),
        str(on_a_sheet(it.form)),
        str(it.sheets),
    )


def _place(catalog: Catalog, speaker: Speaker, name: str) -> str:
    """A site, a window or an area as the office calls it."""
    if name in catalog.projects:
        return _site(speaker, catalog.projects[name])
    if name in catalog.channels:
        return str(speaker.pick(catalog.channels[name].name))
    return str(speaker.pick(catalog.areas[name].name))


def _site(speaker: Speaker, project: Project) -> str:
    return str(speaker.pick(project.everyday_name)) if project.everyday_name else project.name
