"""Pages of data that lack something, or have what the shipped data never has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.model.base import LawRef
from generator.model.change import Entry
from generator.model.contact import Contact
from generator.render.pages import beside, changes, home, linked, offices, parts
from generator.render.pages.projects import item
from generator.render.pages.setting import Setting
from tests.conftest import ROOT, TODAY
from tests.support.catalog import SOURCE, mini_catalog, project

LINE = "0595-85612345"


def setting(catalog: Catalog, lang: str = "zh") -> Setting:
    return Setting(catalog, lang, TODAY)


def texts(values: object) -> list[str]:
    """The words of a line."""
    assert isinstance(values, tuple)
    return [str(getattr(getattr(one, "words", one), "text", one)) for one in values]


@pytest.mark.parametrize(
    ("person", "named"),
    [
        ({"publish": "public", "consent": "2026-11-01 书面同意"}, True),
        ({"publish": "public"}, False),
        ({"publish": "office", "consent": "2026-11-01 书面同意"}, False),
        ({}, False),
    ],
)
def test_a_person_is_named_only_with_a_consent(catalog: Catalog, person: dict[str, str], named: bool) -> None:
    name = "示例姓名"
    phones = [{"number": LINE, "kind": "landline"}, {"number": "12333", "kind": "short_code"}]
    post = {
        "unit": {"zh": "科室"},
        "post": {"zh": "岗位"},
        "person": {"name": name, **person},
        "phones": phones,
    }
    roster = Contact.model_validate(
        {"id": "list", "area": "350582006", "title": {"zh": "名单"}, "publish": "public", "posts": [post],
         "source": SOURCE}
    )  # fmt: skip
    _, page = offices.pages(setting(replace(catalog, contacts={"list": roster})))
    assert isinstance(page.view, offices.OfficeView)
    (shown,) = page.view.posts
    assert texts(shown.second) == ["岗位", *([name] if named else []), LINE, "12333"]


def test_without_the_national_line_the_first_door_leads_to_all_channels(catalog: Catalog) -> None:
    raw = (ROOT / "content/zh/index.md").read_text("utf-8")
    line = catalog.channels[home.FIRST_LINE]
    hidden = line.model_copy(update={"publish": "office"})
    silent = line.model_copy(update={"phones": ()})
    say = setting(catalog).say
    assert _first(catalog, raw).href == "tel:12333"
    for other in (hidden, silent):
        door = _first(replace(catalog, channels={**catalog.channels, line.id: other}), raw)
        assert (door.href, door.title) == ("channels/", say("channels"))


def _first(catalog: Catalog, raw: str) -> Any:
    view: Any = home.page(setting(catalog), raw).view
    return view.doors[0]


def test_news_lead_only_to_what_all_may_see(catalog: Catalog) -> None:
    site = next(iter(catalog.projects.values()))
    hidden = site.model_copy(update={"publish": "office"})
    entry = Entry.model_validate(
        {"id": "2026-11-21-1", "date": "2026-11-21", "kind": "other", "text": {"zh": "改了"},
         "touches": ["channels/cn-12333", "channels/nobody", f"projects/{site.id}"]}
    )  # fmt: skip
    for shown, names in ((site, 2), (hidden, 1)):
        held = replace(catalog, projects={**catalog.projects, site.id: shown}, changes={"2026": (entry,)})
        view: Any = changes.page(setting(held)).view
        (told,) = view.days[0].told
        assert len(told.links) == names


def test_a_site_without_address_and_contractor_has_a_line(catalog: Catalog) -> None:
    site = next(it for it in catalog.projects.values() if it.address and it.general_contractor)
    bare = site.model_copy(update={"address": None, "general_contractor": None})
    whole, less = (texts(item(setting(catalog), it).second) for it in (site, bare))
    assert len(whole) == len(less) + 2
    assert set(less) < set(whole)


def test_a_law_that_we_do_not_hold_is_named_without_a_link(catalog: Catalog) -> None:
    here = setting(catalog)
    assert here.law(LawRef(regulation="other-law", article="5")).text == "other-law 5"  # type: ignore[union-attr]
    there = here.law(LawRef(regulation="wage-payment-regulation", article="999"))
    assert not hasattr(there, "href")
    assert "第999条" in texts((there,))[0]
    assert hasattr(here.law(LawRef(regulation="wage-payment-regulation", article="34")), "href")


def test_a_check_of_long_ago_is_called_overdue(catalog: Catalog) -> None:
    line = next(it for it in catalog.channels.values() if it.status == "verified" and it.checked)
    assert line.checked
    old = line.checked.model_copy(update={"date": TODAY.replace(year=TODAY.year - 2)})
    found = parts.provenance(setting(catalog), line.model_copy(update={"checked": old}))
    assert (found.state, found.badge) == ("overdue", setting(catalog).say("overdue"))


def test_a_place_that_is_not_public_is_no_place_for_programs(catalog: Catalog) -> None:
    here = setting(catalog)
    hidden = catalog.areas["350582"].model_copy(update={"publish": "office"})
    assert linked.place(here, "350582")
    assert linked.place(here, "999999") is None
    assert (
        linked.place(setting(replace(catalog, areas={**catalog.areas, "350582": hidden})), "350582") is None
    )


def test_a_draft_of_other_blocks_has_the_chinese_below_it_whole() -> None:
    catalog = mini_catalog(project("sample"))
    made = beside.interleaved(
        setting(catalog, "en"), "One.\n\nTwo.", "## 题 {#x}\n\n一。\n\n二。\n\n三。", {}
    )
    assert made.startswith("One.\n\nTwo.\n")
    assert "**题**" in made
    assert "## 题" not in made
    assert made.index("Two.") < made.index("一。") < made.index("三。")
