"""The guide from the checkout's own data: every record has its page, every number and link is right."""

from __future__ import annotations

import re
from posixpath import join, normpath

import pytest

from generator.board import door
from generator.model.phone import twin
from generator.render import feeds, flow, forms, urls
from generator.render import open as open_data
from generator.render.pages import guide, in_language, nav
from generator.render.pages.setting import staged
from tests.support.guide import (
    LANGUAGES,
    TODAY,
    Read,
    read,
    real_catalog,
    real_guide,
    real_prose,
)

CHINESE = re.compile(r"[\u3400-\u9fff]")
NOT_CHINESE = ("中文",)  # own names of languages


@pytest.fixture(scope="module")
def site() -> dict[str, Read]:
    """Address → page, in both languages."""
    return {
        urls.home(lang) + address(path): read(data)
        for lang in LANGUAGES
        for path, data in real_guide(lang).items()
    }


def address(path: str) -> str:
    folder = path.removesuffix(".html").removesuffix(".md")
    return "" if folder == "index" else folder.removesuffix("/index") + "/"


def test_every_page_has_its_twin() -> None:
    assert len(real_guide("zh")) > 100
    assert real_guide("zh").keys() == real_guide("en").keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_public_record_has_its_page(lang: str) -> None:
    held, paths = real_catalog(), real_guide(lang).keys()
    records = {
        urls.channel: held.channels,
        urls.area: held.areas,
        urls.office: held.contacts,
        urls.law: held.regulations,
        urls.campaign: held.campaigns,
    }
    for make, folder in records.items():
        public = [r.id for r in folder.values() if r.publish == "public"]
        assert public, make
        assert {staged(make(lang, each), lang) for each in public} <= paths
    listed = {p.area for p in held.public_projects() if p.stage != "retired"}
    assert listed
    assert {staged(urls.projects(lang, code), lang) for code in listed} <= paths


def test_nav_leads_to_pages_that_are_there() -> None:
    for lang in LANGUAGES:
        paths = [path for entry in nav(real_catalog(), lang) for path in dict(entry).values()]
        assert len(paths) == 10
        assert set(paths) <= real_guide(lang).keys()


def test_every_link_and_anchor_resolves(site: dict[str, Read]) -> None:
    light = {urls.project(lang, p.id) for lang in LANGUAGES for p in real_catalog().public_projects()}
    light |= {urls.project(lang, a.id) for lang in LANGUAGES for a in real_catalog().printed_areas()}
    light |= {urls.media(a.id, lang=lang) for lang in ("zh", "en") for a in real_catalog().printed_areas()}
    sheets = (*flow.sheets(real_catalog(), TODAY), *forms.sheets(real_catalog(), TODAY))
    prints = {sheet.path for sheet in sheets} | {it.path for it in feeds.outputs(real_catalog())}
    prints |= {it.path for it in open_data.outputs(real_catalog(), TODAY)}
    printed: set[str] = set()
    seen = {"page": 0, "anchor": 0, "light": 0, "outside": 0}
    for here, page in site.items():
        for href in page.hrefs:
            if href.startswith(("tel:", "https://", "http://", "data:")):
                seen["outside"] += 1
                continue
            way, _, anchor = href.partition("#")
            target = normpath(join("/", here, way)).strip("/")
            target += "/" if target else ""
            if target.rstrip("/") in prints:
                printed.add(target.rstrip("/"))
                continue
            if target.rstrip("/").endswith(("offline.html", "all.zip")):
                continue  # publish/ makes them; tests/site follows every link of the finished site
            if target in light:
                seen["light"] += 1
                continue
            assert target in site, f"{here} → {href}"
            seen["page"] += 1
            if anchor:
                assert anchor in site[target].ids, f"{here} → {href}"
                seen["anchor"] += 1
    assert min(seen.values()) > 10, seen
    assert urls.router_chart() in printed


def test_every_project_is_reached_from_the_lists(site: dict[str, Read]) -> None:
    for lang in LANGUAGES:
        reached = {
            normpath(join("/", here, href)).strip("/") + "/"
            for here, page in site.items()
            if here.startswith(urls.index(lang, "projects"))
            for href in page.hrefs
        }
        listed = [p for p in real_catalog().public_projects() if p.stage != "retired"]
        assert listed
        for project in listed:
            assert urls.project(lang, project.id) in reached


def test_only_the_numbers_of_the_data_can_be_dialled(site: dict[str, Read]) -> None:
    held = real_catalog()
    known: set[str] = set()
    for channel in held.channels.values():
        for phone in channel.phones:
            known |= {phone.href} if phone.is_public(channel.publish) else set()
    for contact in held.contacts.values():
        for post in contact.posts:
            known |= {p.href for p in post.phones if p.is_public(contact.publish)}
    for code in held.vocabulary.short_codes:
        areas = {a.phone_area_code for a in held.areas.values() if a.phone_area_code} if code.twin else set()
        known |= {"tel:" + twin(code.code, each).replace("-", "") for each in areas}
    dialled = {href for page in site.values() for href in page.hrefs if href.startswith("tel:")}
    assert len(dialled) > 10
    assert dialled <= known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_channel_page_dials_all_its_numbers_and_says_what_it_is(lang: str, site: dict[str, Read]) -> None:
    held = real_catalog()
    numbers = 0
    for channel in held.channels.values():
        page = site[urls.channel(lang, channel.id)]
        for dial in door(channel, held, channel.area).dials:
            assert dial.href in page.hrefs
            assert dial.number in page.text
            assert dial.away is None or dial.away.href in page.hrefs
            numbers += 1
        badge = any("wb-status--unverified" in str(dict(a).get("class")) for _, a in page.tags)
        assert badge == (channel.status == "unverified"), channel.id
        assert channel.source.title in page.text
    assert numbers > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_area_page_shows_the_wage_and_the_channels_that_hold_there(
    lang: str, site: dict[str, Read]
) -> None:
    held = real_catalog()
    wages = 0
    for area in held.areas.values():
        page = site[urls.area(lang, area.id)]
        found = held.minimum_wage(area.id, TODAY)
        if found:
            wages += 1
            assert f"{found.wage.monthly.normalize():f}" in page.text
        here = urls.area(lang, area.id)
        linked = {normpath(join("/", here, href)).strip("/") + "/" for href in page.hrefs}
        assert {urls.channel(lang, c.id) for c in held.channels_for(area.id)} <= linked
    assert wages > 10


def test_a_worker_who_has_gone_home_sees_the_area_code(site: dict[str, Read]) -> None:
    page = site[urls.area("zh", "350582006")]
    assert "tel:059512345" in page.hrefs
    assert "外地拨 0595-12345" in " ".join(page.text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_law_quotes_its_articles_to_the_letter(lang: str, site: dict[str, Read]) -> None:
    quoted = 0
    for law in real_catalog().regulations.values():
        page = site[urls.law(lang, law.id)]
        chinese = "".join(text for lang_, text in page.texts if lang_ == "zh-Hans")
        for article in law.articles:
            assert f"article-{article.number}" in page.ids
            for paragraph in filter(None, map(str.strip, article.text.splitlines())):
                assert " ".join(paragraph.split()) in chinese
                quoted += 1
    assert quoted > 100


def test_chinese_on_english_pages_is_marked(site: dict[str, Read]) -> None:
    pages = {here: page for here, page in site.items() if here.startswith("en/")}
    marked = 0
    for here, page in pages.items():
        for lang, text in page.texts:
            if CHINESE.search(text) and text.strip() not in NOT_CHINESE:
                assert lang == "zh-Hans", f"{here}: {text}"
                marked += 1
    assert marked > 100


def test_every_language_speaks_the_same_words() -> None:
    strings = real_catalog().strings
    keys = {lang: {k for k in strings[lang] if k.startswith("guide.")} for lang in LANGUAGES}
    assert len(keys["zh"]) > 100
    assert keys["zh"] == keys["en"]


def test_no_datum_begins_a_line_outside_prose() -> None:
    lines = 0
    for lang in LANGUAGES:
        bare = dict.fromkeys(real_prose()[lang], "")
        for output in guide(real_catalog(), lang, TODAY, bare):
            body = output.data.decode().partition("\n---\n")[2]
            for line in filter(None, body.splitlines()):
                assert line.startswith(("<", "# ", "## ", "### ")), f"{output.path}: {line[:80]}"
                lines += 1
    assert lines > 1000


def test_the_same_input_gives_the_same_bytes() -> None:
    texts = in_language(real_prose(), "en")
    again = {o.path: o.data for o in guide(real_catalog(), "en", TODAY, texts)}
    assert again == real_guide("en")
