"""References: every place that names a record is looked at, and is named as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.catalog import Catalog
from generator.checks.references import (
    CHECKS,
    channel_choice_area,
    channel_choice_kind,
    reference_area,
    reference_article,
    reference_channel,
    reference_not_public,
    reference_regulation,
)
from generator.model.campaign import Campaign
from generator.model.contact import Contact
from generator.problem import Problem
from tests.checks.cases import found, nodes, with_records
from tests.support.catalog import SOURCE, area, channel, mini_catalog, project

WORDS = {"zh": "通知", "en": "Notice"}


def campaign(name: str, *channels: str, **more: Any) -> Campaign:
    record = {
        "id": name,
        "area": "350500",
        "title": WORDS,
        "issuer": WORDS,
        "summary": WORDS,
        "source": SOURCE,
    }
    return Campaign.model_validate({**record, "publish": "public", "channels": channels, **more})


def contact(name: str, place: str, *posts: str | None) -> Contact:
    held = [{"unit": {"zh": "科"}, "post": {"zh": "岗"}, "area": post} for post in posts or (None,)]
    return Contact.model_validate(
        {"id": name, "area": place, "title": WORDS, "posts": held, "source": SOURCE}
    )


def chosen(catalog: Catalog, *more: Any) -> Catalog:
    return with_records("campaigns", *more, catalog=catalog)


def seen(problems: list[Problem], *facts: str) -> list[tuple[str, ...]]:
    """File name and facts of each problem of a record."""
    own = [(Path(p.path), p.facts) for p in problems if "vocabulary" not in p.path]
    return [(path.stem, *(given[fact] for fact in facts)) for path, given in own]


def test_every_record_that_names_an_area_is_looked_at() -> None:
    catalog = mini_catalog(
        project("p", area="350501"),
        more_channels=[channel("c", "window", "窗口", "Window", "1", area="350502")],
        default_area="350503",
    )
    catalog = chosen(catalog, campaign("n", area="350504"))
    catalog = with_records(
        "contacts", contact("r", "350505", "350500", "350506", None, "350507"), catalog=catalog
    )
    problems = found(reference_area, catalog)
    assert seen(problems, "found") == [
        ("site", "350503"), ("c", "350502"), ("p", "350501"), ("n", "350504"), ("r", "350505"),
        ("r", "350506"), ("r", "350507"),
    ]  # fmt: skip
    assert {p.facts["near"] for p in problems} == {"350500"}
    assert {p.path.split("/")[1] for p in problems} == {
        "site",
        "channels",
        "projects",
        "campaigns",
        "contacts",
    }


def test_places_are_named_where_they_stand() -> None:
    sites = mini_catalog(project("p", area="350501", channels={"inspection": "x", "legal_aid": "cn-110"}))
    catalog = with_records("contacts", contact("r", "350500", None, "350506"), catalog=sites)
    law = [{"regulation": "gone", "article": "1"}, {"regulation": "legal-aid-law", "article": "9"}]
    desk = channel("d", "window", "窗口", "Window", "1", law=law)
    catalog = chosen(with_records("channels", desk, catalog=catalog), campaign("n", "y"))
    asked = [node for check in CHECKS for node in nodes(check, catalog) if node[0] != "vocabulary"]
    assert asked == [
        ("projects", "p", "area"),
        ("contacts", "r", "posts", 1, "area"),
        ("projects", "p", "channels", "inspection"),
        ("campaigns", "n", "channels", 0),
        ("channels", "d", "law", 0, "regulation"),
        ("channels", "d", "law", 1, "article"),
        ("projects", "p", "channels", "legal_aid"),
    ]


def test_every_channel_that_is_named_is_looked_at() -> None:
    gone = {"inspection": "a", "arbitration": "cn-arbitration", "legal_aid": "cn-legal-ad"}
    catalog = chosen(mini_catalog(project(channels=gone)), campaign("n", "cn-12333", "cn-12334"))
    assert seen(found(reference_channel, catalog), "found", "near") == [
        ("sample", "a", "–"),
        ("sample", "cn-legal-ad", "cn-legal-aid"),
        ("n", "cn-12334", "cn-12348"),
    ]


def test_every_law_and_article_is_looked_at() -> None:
    cited = [("legal-aid-law", "42"), ("legal-aid-lw", "42"), ("gone", "1"), ("legal-aid-law", "43"),
             ("labour-inspection-regulation", "42")]  # fmt: skip
    law = [{"regulation": name, "article": number} for name, number in cited]
    catalog = mini_catalog(more_channels=[channel("d", "window", "窗口", "Window", "1", law=law)])
    assert seen(found(reference_regulation, catalog), "found", "near") == [
        ("d", "legal-aid-lw", "legal-aid-law"),
        ("d", "gone", "–"),
    ]
    assert len(found(reference_regulation, catalog, broken=[("regulations", "gone")])) == 1
    assert seen(found(reference_article, catalog), "found", "law") == [
        ("d", "43", "法律援助法"),
        ("d", "42", "劳动保障监察条例"),
    ]


def test_a_public_record_names_public_channels() -> None:
    hidden = [channel(f"x-{how}", "inspection", "监察", "X", "1", publish=how) for how in ("office", "never")]
    sites = [project("a", channels={"inspection": "x-office"}, publish="office"),
             project("b", channels={"inspection": "x-office", "arbitration": "gone"})]  # fmt: skip
    catalog = chosen(mini_catalog(*sites, more_channels=hidden), campaign("n", "cn-12333", "x-never"))
    assert seen(found(reference_not_public, catalog), "found", "publish") == [
        ("b", "x-office", "office"),
        ("n", "x-never", "never"),
    ]


def test_a_chosen_channel_is_of_its_kind_and_a_notice_may_name_any() -> None:
    wrong = {"inspection": "cn-arbitration", "arbitration": "cn-arbitration", "legal_aid": "cn-12333"}
    sites = [project("a", channels={"inspection": "gone"}), project("b", channels=wrong)]
    catalog = chosen(mini_catalog(*sites), campaign("n", "cn-12333"))
    assert seen(found(channel_choice_kind, catalog), "found", "sort", "wanted") == [
        ("b", "cn-arbitration", "arbitration", "inspection"),
        ("b", "cn-12333", "hotline", "legal_aid"),
    ]


def test_a_chosen_channel_serves_the_place_whatever_was_chosen_before_it() -> None:
    far = area("370000", "山东省", "Shandong", "province", "100000")
    lost = area("360100", "南昌市", "Nanchang", "prefecture", "360000")
    held = [
        channel(f"x-{place}", "inspection", "某处", "X", "1", area=place)
        for place in ("999999", "370000", "350500")
    ]
    choice = dict(zip(("inspection", "arbitration", "legal_aid"), (it.id for it in held), strict=True))
    sites = [
        project("a", channels={"inspection": "gone"}),
        project("b", channels=choice, area="360100"),
        project("c", channels=choice),
    ]
    catalog = chosen(mini_catalog(*sites, more_channels=held), campaign("a", "x-370000"))
    problems = found(channel_choice_area, with_records("areas", far, lost, catalog=catalog))
    assert seen(problems, "found", "area", "here") == [("c", "x-370000", "山东省", "灵源街道")]
