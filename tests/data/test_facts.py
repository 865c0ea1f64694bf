"""The shipped facts: what must never be published isn't there, and what is known stands as it was found."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from generator.board import line
from generator.catalog import Catalog
from generator.model.base import Localized
from generator.model.phone import Phone

ROOT = Path(__file__).parents[2]
EXCLUDED = ROOT / "data/excluded.yaml"
TODAY = date(2026, 11, 21)
HAN = re.compile(r"[\u4e00-\u9fff]")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
DEMO_MOBILE = "13800138000"  # the well-known service number of demo projects
IDENTITY_CARD = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\dXx])")
TEXT_KINDS = {".yaml", ".yml", ".md", ".csv", ".json", ".jsonl", ".txt", ".html"}
NEVER = {  # written down here too: an emptied list of exclusions must not pass
    "labor.gov.cn", "liuyan.www.gov.cn", "51785578", "0531-51785578", "12337", "12388", "@shandong.cn",
}  # fmt: skip


def published() -> dict[Path, str]:
    """Every text under data/ and content/ but the list of exclusions itself."""
    files = [p for top in ("data", "content") for p in sorted((ROOT / top).rglob("*")) if p.is_file()]
    return {p: p.read_text(encoding="utf-8") for p in files if p.suffix in TEXT_KINDS and p != EXCLUDED}


def excluded() -> dict[str, list[dict[str, Any]]]:
    return cast(
        "dict[str, list[dict[str, Any]]]",
        yaml.load(EXCLUDED.read_text(encoding="utf-8"), Loader=yaml.BaseLoader),
    )


def occurrences(needle: str, text: str) -> list[int]:
    """Where a forbidden string stands; a number counts only when no digit touches it."""
    pattern = re.escape(needle)
    if needle.isdigit():
        pattern = rf"(?<!\d){pattern}(?!\d)"
    return [found.start() for found in re.finditer(pattern, text)]


def test_the_search_finds_what_it_looks_for() -> None:
    assert occurrences("12388", "电话 12388。") == [3]
    assert occurrences("12388", "512388") == []
    assert occurrences("labor.gov.cn", "http://www.labor.gov.cn/") == [11]


def test_nothing_excluded_is_published() -> None:
    texts = published()
    assert len(texts) >= 120, "read too few files to mean anything"
    needles = {needle for entry in excluded()["addresses_and_numbers"] for needle in entry.get("exact", [])}
    assert needles >= NEVER
    wrong = [
        f"{path.relative_to(ROOT)}: {needle}"
        for path, text in texts.items()
        for needle in sorted(needles)
        if occurrences(needle, text)
    ]
    assert wrong == []


def test_every_exclusion_has_a_reason() -> None:
    entries = [entry for group in excluded().values() for entry in group]
    assert len(entries) >= 20
    assert all(entry.get("what") and entry.get("reason") for entry in entries)


def test_no_personal_number_is_kept() -> None:
    texts = published() | {EXCLUDED: EXCLUDED.read_text(encoding="utf-8")}
    mobiles = {
        f"{path.relative_to(ROOT)}: {found}"
        for path, text in texts.items()
        for found in MOBILE.findall(text)
        if found != DEMO_MOBILE
    }
    cards = {str(path) for path, text in texts.items() if IDENTITY_CARD.search(text)}
    assert (mobiles, cards) == (set(), set())


def test_rosters_name_posts_and_nobody(catalog: Catalog) -> None:
    posts = [post for contact in catalog.contacts.values() for post in contact.posts]
    assert len(catalog.contacts["lingyuan-2023"].posts) == 37
    assert len({post.unit.zh for post in catalog.contacts["hangu-2021"].posts}) == 24
    assert [post for post in posts if post.person or post.phones] == []
    communities = {area.id for area in catalog.below("350582006")}
    assert {post.area for post in catalog.contacts["lingyuan-2023"].posts} - {None} == communities


def test_the_places_are_complete(catalog: Catalog) -> None:
    counts = {code: len(catalog.below(code)) for code in ("350582006", "310117005", "500107103")}
    assert counts == {"350582006": 10, "310117005": 16, "500107103": 10}
    codes = {
        "350582006005": "0595",
        "310117005001": "021",
        "500107103201": "023",
        "370100": "0531",
        "120000": "022",
    }
    assert {area: catalog.phone_area_code(area) for area in codes} == codes
    assert {catalog.landline_digits(area) for area in codes} == {8}
    assert all(area.id.startswith(area.parent.rstrip("0")) for area in catalog.areas.values()
               if area.parent and area.parent != "100000")  # fmt: skip


def test_the_misspelt_community_is_known_by_both_names(catalog: Catalog) -> None:
    community = catalog.areas["350582006005"]
    assert (community.name.zh, community.also_written) == ("小浯塘社区", ("小浣塘",))
    assert community.note


@pytest.mark.parametrize(
    ("area", "monthly", "hourly"),
    [
        ("350582006", "2195", "23"),
        ("310117005", "2740", "25"),
        ("370100", "2400", "24"),
        ("500107103", "2330", "23"),
        ("120000", "2510", "26.6"),
    ],
)
def test_minimum_wages_stand_as_found_and_unverified(
    catalog: Catalog, area: str, monthly: str, hourly: str
) -> None:
    found = catalog.minimum_wage(area, TODAY)
    assert found is not None
    assert (found.wage.monthly, found.wage.hourly) == (Decimal(monthly), Decimal(hourly))
    assert found.status == "unverified"


def test_national_channels_come_in_order_of_use(catalog: Catalog) -> None:
    order = [channel.id for channel in catalog.channels_for("100000")]
    use = ["cn-12333", "cn-inspection", "cn-lead-platform", "cn-12345", "cn-mediation", "cn-arbitration",
           "cn-12348", "cn-legal-aid", "cn-12351", "cn-12309", "cn-110", "cn-petition"]  # fmt: skip
    places = [order.index(channel) for channel in use]
    assert all(before < after for before, after in pairwise(places))
    assert order[0] == "cn-12333"
    assert order[-1] == "cn-petition"


@pytest.mark.parametrize("code", ["12333", "12345", "12348"])
@pytest.mark.parametrize("area", ["350582006005", "310117005", "370100", "500107103", "120000"])
def test_a_hotline_answers_for_its_own_number_everywhere(catalog: Catalog, area: str, code: str) -> None:
    found = line(code, catalog, area)
    assert found is not None
    assert found.channel.id == f"cn-{code}"


def test_the_lead_platform_has_a_route_and_no_address(catalog: Catalog) -> None:
    platform = catalog.channels["cn-lead-platform"]
    assert (platform.url, platform.status) == (None, "unverified")
    assert platform.search_words
    assert platform.route
    assert "国务院客户端" in platform.route.zh


def test_local_channels_are_unverified_and_say_so(catalog: Catalog) -> None:
    local = [channel for channel in catalog.channels.values() if channel.area != "100000"]
    assert len(local) >= 20
    assert {channel.status for channel in local} == {"unverified"}
    assert [channel.id for channel in local if not channel.note] == []
    assert [channel.id for channel in local if channel.url] == []
    nation = {phone.digits for c in catalog.channels.values() if c.area == "100000" for phone in c.phones}
    assert {phone.digits for channel in local for phone in channel.phones} <= nation


def test_every_channel_is_usable_dated_and_legal(catalog: Catalog) -> None:
    assert len(catalog.channels) >= 40
    for channel in catalog.channels.values():
        assert channel.publish == "public", channel.id
        assert channel.phones or channel.route or channel.url, channel.id
        assert channel.takes, channel.id
        assert channel.steps, channel.id
        assert channel.checked or channel.status == "unverified", channel.id
        for ref in channel.law:
            assert catalog.article(ref.regulation, ref.article), (channel.id, ref)


def test_every_short_code_in_use_is_known_and_every_known_one_used(catalog: Catalog) -> None:
    used = {phone.digits for phone in _phones(catalog) if phone.kind == "short_code"}
    assert used == {entry.code for entry in catalog.vocabulary.short_codes}
    assert {e.code for e in catalog.vocabulary.short_codes if e.twin} == {"12333", "12345"}
    away = [phone.number for phone in catalog.channels["cn-12351"].phones]
    assert away == ["12351", "010-12351"]  # the capital's code, not the local one


def test_links_lead_to_listed_hosts(catalog: Catalog) -> None:
    urls = [channel.url for channel in catalog.channels.values() if channel.url]
    assert len(urls) >= 4
    hosts = [entry.host for entry in catalog.vocabulary.hosts]
    for url in urls:
        host = url.removeprefix("https://").partition("/")[0]
        assert any(host == known or host.endswith("." + known) for known in hosts), url


def test_notices_have_their_dates_and_flaws(catalog: Catalog) -> None:
    issued = {c.id: c.issued.isoformat() if c.issued else None for c in catalog.campaigns.values()}
    assert issued == {
        "guangfulin-2024": "2023-12-15", "hangu-2021": "2021-11-17", "lingyuan-2023": "2023-01-07",
        "model-texts-2024": None, "shandong-2023": "2023-11-09",
    }  # fmt: skip
    assert [c.id for c in catalog.campaigns.values() if c.template] == ["model-texts-2024"]
    for campaign in catalog.campaigns.values():
        assert campaign.defects, campaign.id
        assert campaign.promises, campaign.id
        assert campaign.phases, campaign.id
        assert all(channel in catalog.channels for channel in campaign.channels), campaign.id
    ends = [
        c.phases[-1].until for c in catalog.campaigns.values() if c.id in ("shandong-2023", "guangfulin-2024")
    ]
    assert ends == [date(2024, 2, 9)] * 2  # the day before the lunar year of 2024 began


def test_the_words_are_in_both_languages_and_not_mixed(catalog: Catalog) -> None:
    kinds = (catalog.areas, catalog.channels, catalog.contacts, catalog.campaigns)
    texts = [t for kind in kinds for record in kind.values() for t in _localized(record)]
    assert len(texts) > 800
    assert [t.zh for t in texts if not t.get("en")] == []
    assert [t.get("en") for t in texts if HAN.search(t.get("en") or "")] == []
    assert [t.zh for t in texts if "恶意讨薪" in t.zh] == []


def _localized(value: object) -> list[Localized]:
    if isinstance(value, Localized):
        return [value]
    if isinstance(value, tuple):
        return [found for item in cast("tuple[object, ...]", value) for found in _localized(item)]
    fields = getattr(type(value), "model_fields", None)
    return [found for name in fields for found in _localized(getattr(value, name))] if fields else []


def _phones(catalog: Catalog) -> list[Phone]:
    return [phone for channel in catalog.channels.values() for phone in channel.phones]
