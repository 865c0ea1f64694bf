"""References: what a record names must exist, and be something that readers may see."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import SITE, Spot
from generator.problem import Problem

CHOICES = (
    "inspection",
    "arbitration",
    "legal_aid",
)  # fields of a project's ChannelChoice, named as the kinds


def _areas(case: Case) -> Iterator[tuple[Spot, str]]:
    """Every place that names an area, but for an area's own parent."""
    it = case.catalog
    yield SITE.at("default_area"), it.site.default_area
    for kind in (it.channels, it.projects, it.campaigns, it.contacts):
        folder = next(name for name, records in case.kinds.items() if records is kind)
        for record in kind.values():
            yield Spot(folder, record.id, ("area",)), record.area
    for contact in it.contacts.values():
        for place, post in enumerate(contact.posts):
            if post.area is not None:
                yield Spot("contacts", contact.id, ("posts", place, "area")), post.area


def _channels(case: Case) -> Iterator[tuple[Spot, str]]:
    """Every place that names a channel."""
    for project in case.catalog.projects.values():
        for field in CHOICES:
            named: str | None = getattr(project.channels, field)
            if named is not None:
                yield Spot("projects", project.id, ("channels", field)), named
    for campaign in case.catalog.campaigns.values():
        for place, named in enumerate(campaign.channels):
            yield Spot("campaigns", campaign.id, ("channels", place)), named


def reference_area(case: Case) -> Iterator[Problem]:
    """An area that a record names is in data/areas.

    Bad: area: "350582066"
    Good: area: "350582006"
    """
    for spot, named in _areas(case):
        if named not in case.catalog.areas and not case.places.has("areas", named):
            near = case.near(named, case.catalog.areas)
            yield case.problem("reference-area", spot, found=named, near=near)


def reference_channel(case: Case) -> Iterator[Problem]:
    """A channel that a record names is in data/channels.

    Bad: channels: [cn-12333-hotline]
    Good: channels: [cn-12333]
    """
    for spot, named in _channels(case):
        if named not in case.catalog.channels and not case.places.has("channels", named):
            near = case.near(named, case.catalog.channels)
            yield case.problem("reference-channel", spot, found=named, near=near)


def reference_regulation(case: Case) -> Iterator[Problem]:
    """A law that a record names is in data/regulations.

    Bad: regulation: wage-regulation
    Good: regulation: wage-payment-regulation
    """
    for found in case.survey.laws:
        named = found.node.regulation
        if named not in case.catalog.regulations and not case.places.has("regulations", named):
            near = case.near(named, case.catalog.regulations)
            yield case.problem("reference-regulation", found.spot.at("regulation"), found=named, near=near)


def reference_article(case: Case) -> Iterator[Problem]:
    """An article that a record names is among those of its law.

    Bad: article: "340"
    Good: article: "34"
    """
    for found in case.survey.laws:
        law = case.catalog.regulations.get(found.node.regulation)
        if law and found.node.article not in case.articles[law.id]:
            yield case.problem(
                "reference-article", found.spot.at("article"), found=found.node.article, law=law.title.zh
            )


def reference_not_public(case: Case) -> Iterator[Problem]:
    """A public record names public channels only: a page can't lead to one that isn't there.

    Bad: a public campaign that names a channel with publish: office
    Good: a public campaign that names a public channel
    """
    for spot, named in _channels(case):
        channel = case.catalog.channels.get(named)
        if channel and channel.publish != "public" and case.kinds[spot.kind][spot.id].publish == "public":
            yield case.problem("reference-not-public", spot, found=named, publish=channel.publish)


def channel_choice_kind(case: Case) -> Iterator[Problem]:
    """A channel chosen for a board is of the kind that the field asks for.

    Bad: channels: {inspection: cn-arbitration}
    Good: channels: {inspection: cn-inspection}
    """
    for spot, named in _channels(case):
        channel = case.catalog.channels.get(named)
        _, wanted = spot.path
        if spot.kind == "projects" and channel and channel.kind != wanted:
            yield case.problem(
                "channel-choice-kind", spot, found=named, sort=channel.kind, wanted=str(wanted)
            )


def channel_choice_area(case: Case) -> Iterator[Problem]:
    """A channel chosen for a board serves the place of the project.

    Bad: a project in 晋江 with the inspection of 济南
    Good: a project in 晋江 with the inspection of 晋江 or 泉州
    """
    for spot, named in _channels(case):
        channel = case.catalog.channels.get(named)
        project = case.catalog.projects.get(spot.id) if spot.kind == "projects" else None
        if not channel or not project or channel.area not in case.catalog.areas:
            continue
        if case.reaches_nation(project.area) and channel.area not in case.above(project.area):
            yield case.problem(
                "channel-choice-area", spot,
                found=named, area=case.area_name(channel.area), here=case.area_name(project.area),
            )  # fmt: skip


CHECKS = (
    reference_area,
    reference_channel,
    reference_regulation,
    reference_article,
    reference_not_public,
    channel_choice_kind,
    channel_choice_area,
)
