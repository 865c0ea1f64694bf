"""The pages of 我该找谁 walked as a worker does: every path, in both languages, for every place."""

from __future__ import annotations

from functools import cache
from posixpath import join, normpath

import pytest

from generator.config import Config
from generator.finder import home, homes
from generator.model.router import Router, enumerate_paths
from generator.publish.typst import Press
from generator.render import urls
from generator.render.flow import sheets
from tests.support.guide import LANGUAGES, ROOT, TODAY, Read, read, real_catalog, real_guide

PLACES = (None, *homes(real_catalog()))
LIGHT = 14_000  # bytes of a page that comes after a printed code


def table() -> Router:
    router = real_catalog().router
    assert router
    return router


@cache
def pages(lang: str) -> dict[str, Read]:
    """Address → page of the router, both sorts."""
    found: dict[str, Read] = {}
    for path, data in real_guide(lang).items():
        folder = path.removesuffix(".md").removesuffix("index.html").strip("/")
        if folder == "find" or folder.startswith("find/"):
            found[urls.home(lang) + folder + "/"] = read(data)
    return found


def leads(here: str, page: Read) -> list[str]:
    """The addresses that a page links to, in order."""
    return [
        normpath(join("/", here, href.partition("#")[0])).strip("/") + "/"
        for href in page.hrefs
        if not href.startswith(("tel:", "http"))
    ]


def address(lang: str, node: str, area: str | None) -> str:
    return urls.router(lang, "" if node == table().start else node, area)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_and_outcome_has_its_page_for_every_place(lang: str) -> None:
    nodes = (*table().question, *table().outcome)
    assert len(nodes) > 30
    assert set(pages(lang)) == {address(lang, node, area) for node in nodes for area in PLACES}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", PLACES)
def test_every_path_can_be_walked_by_links_to_a_number(lang: str, area: str | None) -> None:
    walked = 0
    for path in enumerate_paths(table()):
        for choice in path.choices:
            here = address(lang, choice.question, area)
            assert address(lang, choice.to, area) in leads(here, pages(lang)[here])
        end = pages(lang)[address(lang, path.end, area)]
        assert any(href.startswith("tel:") for href in end.hrefs)
        walked += 1
    assert walked >= 50


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_leads_back(lang: str) -> None:
    for area in PLACES:
        start = address(lang, table().start, area)
        for node in (*table().question, *table().outcome):
            if node == table().start:
                continue
            here = address(lang, node, area)
            back = leads(here, pages(lang)[here])
            parents = table().parents[node]
            assert start in back
            if len(parents) == 1:
                assert address(lang, parents[0], area) in back


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_police_is_one_tap_from_every_question(lang: str) -> None:
    for area in PLACES:
        for node in table().question:
            assert "tel:110" in pages(lang)[address(lang, node, area)].hrefs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_national_pages_lead_to_the_places_that_answer_for_themselves(lang: str) -> None:
    start = urls.router(lang)
    reached = set(leads(start, pages(lang)[start]))
    assert {urls.router(lang, "", area) for area in homes(real_catalog())} <= reached


def test_no_script_and_no_form() -> None:
    read_ = 0
    for lang in LANGUAGES:
        for page in pages(lang).values():
            assert not {"script", "form", "button", "input"} & {tag for tag, _ in page.tags}
            read_ += 1
    assert read_ > 60


def test_pages_of_a_place_are_light_and_name_the_place() -> None:
    catalog = real_catalog()
    code = home(catalog, "350582006004")
    assert code == "350582006"
    for lang in LANGUAGES:
        light = {p: d for p, d in real_guide(lang).items() if p.startswith("find/in/")}
        assert len(light) == (len(PLACES) - 1) * (len(table().question) + len(table().outcome))
        assert max(map(len, light.values())) < LIGHT
        page = pages(lang)[urls.router(lang, "site-subcontractor", code)]
        assert catalog.areas[code].name.get(lang) in page.text
        assert "tel:059512333" in page.hrefs  # for who has gone home


def test_english_pages_mark_no_chinese_as_english() -> None:
    """Choices and outcomes are translated: nothing of the table falls back."""
    for question in table().questions:
        page = pages("en")[address("en", question.id, None)]
        assert all(answer.text.get("en") in page.text for answer in question.answers)


def test_the_flow_chart_is_one_page_with_every_question_and_answer() -> None:
    (sheet,) = sheets(real_catalog(), TODAY)
    assert sheet.path == urls.router_chart()
    marks = {it["mark"] for it in (*sheet.data["questions"], *sheet.data["outcomes"])}
    assert len(marks) == len(table().question) + len(table().outcome)
    pointed = {choice["to"] for it in sheet.data["questions"] for choice in it["choices"]}
    assert pointed == marks - {"1"}
    pdf = Press(Config(ROOT, TODAY)).pdf(sheet)
    text = _text(pdf)
    for question in table().questions:
        assert question.text.zh in text
        assert all(answer.text.zh in text for answer in question.answers)
    for outcome in table().outcomes:
        assert outcome.title.zh in text
    assert all(number in text for number in ("12333", "12345", "12348", "110"))


def test_the_flow_chart_refuses_a_table_that_does_not_fit() -> None:
    catalog = real_catalog()
    (sheet,) = sheets(catalog, TODAY)
    double = [*sheet.data["outcomes"], *sheet.data["outcomes"]]
    too_much = type(sheet)(sheet.path, sheet.template, sheet.source, {**sheet.data, "outcomes": double})
    with pytest.raises(Exception, match="1 problems") as caught:
        Press(Config(ROOT, TODAY)).pdf(too_much)
    assert [p.rule for p in caught.value.problems] == ["print-overflow"]  # type: ignore[attr-defined]


def _text(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
    return document[0].get_textpage().get_text_bounded().replace("\r", "").replace("\n", "")
