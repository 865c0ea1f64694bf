"""The pages of special actions: what a notice says, its phases, promises and channels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.campaign import Campaign, Phase
from generator.render import urls
from generator.render.pages import channels, linked, parts
from generator.render.pages.inert import Inline, Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.parts import Fact, Item, Promised, Provenance, fact, facts
from generator.render.pages.setting import Setting


@dataclass(frozen=True)
class CampaignIndex:
    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class CampaignView:
    summary: Phrase
    template: str
    over: str
    facts: tuple[Fact, ...]
    phases: tuple[Fact, ...]
    keep: tuple[Link, ...]  # its phases as a calendar
    promises: tuple[Promised, ...]
    channels: tuple[Item, ...]
    defects: tuple[Phrase, ...]
    provenance: Provenance


def public(setting: Setting) -> list[Campaign]:
    """The notices that have a page, newest first, model texts last."""
    found = (c for c in setting.catalog.campaigns.values() if c.publish == "public")
    return sorted(found, key=lambda c: (c.template, -(c.issued or date.min).toordinal(), c.id))


def latest(setting: Setting) -> Campaign | None:
    """The newest real notice."""
    return next((c for c in public(setting) if not c.template), None)


def pages(setting: Setting) -> Iterator[Page]:
    """The index and one page a notice."""
    lang = setting.lang
    index = setting.at(urls.index(lang, "campaigns"))
    view = CampaignIndex(index.say("campaigns_about"), tuple(item(index, c) for c in public(setting)))
    yield Page(index, "campaigns", index.phrase("campaigns"), view, index.say("campaigns_about"),
               parts.crumbs(index))  # fmt: skip
    for campaign in public(setting):
        here = setting.at(urls.campaign(lang, campaign.id))
        up = here.link(urls.index(lang, "campaigns"), here.phrase("campaigns"))
        yield Page(here, "campaign", here.pick(campaign.title), _view(here, campaign),
                   str(here.pick(campaign.summary)), parts.crumbs(here, up),
                   about=linked.action(here, campaign), reviewed=linked.reviewed(campaign))  # fmt: skip


def item(setting: Setting, campaign: Campaign) -> Item:
    """A notice in a list."""
    link = setting.link(urls.campaign(setting.lang, campaign.id), setting.pick(campaign.title))
    second: list[Inline] = [setting.pick(campaign.issuer)]
    if campaign.issued:
        second.append(setting.day(campaign.issued))
    if campaign.template:
        second.append(setting.say("model_text"))
    return Item(link, tuple(second), parts.badge(setting, campaign))


def _view(setting: Setting, campaign: Campaign) -> CampaignView:
    say = setting.say
    end = max((p.until for p in campaign.phases if p.until), default=None)
    named = (setting.catalog.channels[c] for c in campaign.channels if c in setting.catalog.channels)
    return CampaignView(
        summary=setting.pick(campaign.summary),
        template=say("model_text_about") if campaign.template else "",
        over=say("over", day=setting.day(end)) if end and end < setting.today else "",
        facts=facts(
            fact(say("number"), setting.chinese(campaign.number) if campaign.number else None),
            fact(say("issuer"), setting.pick(campaign.issuer)),
            fact(say("issued"), setting.day(campaign.issued) if campaign.issued else None),
            fact(say("place"), setting.area(campaign.area)),
        ),
        phases=tuple(_phase(setting, phase) for phase in campaign.phases),
        keep=() if campaign.template else parts.keep(setting, calendar=urls.campaign_calendar(campaign.id)),
        promises=channels.promises(setting, campaign.promises, campaign.source),
        channels=tuple(channels.item(setting, c) for c in named if c.publish == "public"),
        defects=tuple(setting.pick(defect) for defect in campaign.defects),
        provenance=parts.provenance(setting, campaign),
    )


def _phase(setting: Setting, phase: Phase) -> Fact:
    start = setting.day(phase.start) if phase.start else ""
    until = setting.day(phase.until) if phase.until else ""
    match bool(start), bool(until):
        case True, True:
            when = setting.say("from_until", start=start, until=until)
        case True, False:
            when = setting.say("from_day", start=start)
        case False, True:
            when = setting.say("until_day", until=until)
        case _:
            when = ""
    note = setting.pick(phase.date_note) if phase.date_note else None
    values: tuple[Inline, ...] = tuple(v for v in (when, note) if v)
    return Fact(setting.pick(phase.name), values or (setting.say("no_date"),))
