"""The words of cards, leaflets and posters: facts from the data alone, by site and by place."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from generator import ledger
from generator.catalog import Catalog
from generator.model.printing import LabelPaper, PrintFormat
from generator.problem import DataError
from generator.render import prints
from generator.render.prints.articles import article, term
from generator.render.prints.imposition import grid
from generator.render.sheet import Scribe, Sheet
from tests.conftest import ROOT
from tests.support.catalog import PLACE, mini_catalog, project

TODAY = date(2026, 11, 20)
VIEWS = ("hat", "pocket", "window", "leaflet", "poster")
NATION = "100000"


@pytest.fixture(scope="module")
def issued() -> Catalog:
    from generator.load import load_catalog

    catalog = load_catalog(ROOT)
    subjects = [*catalog.projects, *(area.id for area in catalog.printed_areas())]
    return replace(catalog, editions=catalog.editions.plus(ledger.issue(catalog, subjects, TODAY)))


def made(catalog: Catalog, key: str, subject_id: str) -> Sheet:
    subject = catalog.projects.get(subject_id) or catalog.areas[subject_id]
    return prints.sheet(catalog, key, subject, TODAY)


def formats(catalog: Catalog) -> list[PrintFormat]:
    return [form for form in catalog.vocabulary.print_formats if form.view in VIEWS]


def said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_the_family_is_whole(issued: Catalog) -> None:
    keys = {form.key for form in formats(issued)}
    sizes = {"50x30", "60x40", "86x54", "round-40"}
    assert keys == {f"hat-{size}{end}" for size in sizes for end in ("", "-single")} | {
        *("pocket", "pocket-single", "window-a4", "window-a5", "leaflet", "poster-a3", "poster-a2"),
    }


def test_every_place_and_every_site_gets_its_own(issued: Catalog) -> None:
    levels = {area.level for area in issued.printed_areas()}
    assert levels == {"nation", "province", "prefecture", "county", "township"}
    sheets = 0
    for area in issued.printed_areas():
        orders = prints.orders(issued, area, TODAY)
        assert {order.form.view for order in orders} >= set(VIEWS)
        for order in orders:
            sheet = prints.make(order)
            sheets += 1
            assert json.loads(json.dumps(sheet.data)) == sheet.data
            assert sheet.data["specimen"] is None
            if sheet.data["code"]:
                token = order.token
                assert sheet.data["code"]["url"] == f"{issued.site.scan_url}q/{token}/"
    assert sheets > 100


def test_a_project_has_cards_and_no_leaflet(issued: Catalog) -> None:
    views = {order.form.view for order in prints.orders(issued, issued.public_projects()[0], TODAY)}
    assert {"hat", "pocket"} <= views
    assert not views & {"window", "leaflet", "poster"}


def test_what_was_never_issued_has_no_code_and_says_so() -> None:
    catalog = mini_catalog(project())
    sheet = prints.sheet(catalog, "window-a5", catalog.areas[PLACE], TODAY)
    assert (sheet.data["code"], sheet.data["token"]) == (None, "")
    assert sheet.data["specimen"]["zh"] == "样张"


def test_free_and_all_day_only_where_the_data_says_so(issued: Catalog) -> None:
    for area in (PLACE, NATION):
        (first, second) = made(issued, "hat-60x40", area).data["lines"]
        assert (first["number"], first["tags"]) == ("12333", [])
        assert [tag["zh"] for tag in second["tags"]] == ["24小时"]
    silent = replace(
        issued,
        channels={
            key: channel.model_copy(
                update={
                    "phones": tuple(
                        p.model_copy(update={"all_day": None, "free": None}) for p in channel.phones
                    )
                }
            )
            for key, channel in issued.channels.items()
        },
    )
    for key in ("hat-60x40", "pocket", "window-a4", "leaflet", "poster-a3"):
        words = said(made(silent, key, PLACE).data)
        assert not re.search("24小时|免费", words), key


def test_a_print_for_the_country_does_not_call_it_a_place(issued: Catalog) -> None:
    for key in ("hat-60x40", "pocket", "window-a4", "leaflet", "poster-a3"):
        words = said(made(issued, key, NATION).data)
        assert "全国通用" in words
        assert "中国还能去" not in words


def test_a_pocket_card_names_the_people_of_a_site_and_leaves_lines_for_a_place(issued: Catalog) -> None:
    people = made(issued, "pocket", "shili-jinglong-gonglu").data["back"]["people"]
    contractor = issued.projects["shili-jinglong-gonglu"].general_contractor
    assert contractor is not None
    assert people[0]["value"] == contractor.name
    assert people[1]["value"] == "13800138000"
    assert [it["value"] for it in made(issued, "pocket", PLACE).data["back"]["people"]] == [None] * 3


def test_a_window_says_its_hours_only_where_they_are_verified(issued: Catalog) -> None:
    fields = made(issued, "window-a4", PLACE).data["fields"]
    assert [it["value"]["zh"] for it in fields] == [""] * 4
    window = issued.channels["lingyuan-window"]
    sure = replace(
        issued, channels={**issued.channels, window.id: window.model_copy(update={"status": "verified"})}
    )
    fields = made(sure, "window-a4", PLACE).data["fields"]
    assert [it["value"]["zh"] for it in fields][:2] == [window.name.zh, window.hours and window.hours.zh]
    others = made(sure, "window-a4", PLACE).data["others"]
    assert window.name.zh not in [it["name"]["zh"] for it in others]
    assert others
    assert all(it["mark"] for it in others)


def test_figures_come_from_the_articles(issued: Catalog) -> None:
    words = said(made(issued, "leaflet", PLACE).data)
    wanted = ("2年内", "60个工作日", "30个工作日", "15天内", "1年内", "5天内", "45天内", "7天内", "3天派人")
    assert [figure for figure in wanted if figure not in words] == []
    strings = (ROOT / "data/strings/zh/cards.yaml").read_text("utf-8")
    values = "".join(line.partition(": ")[2] for line in strings.splitlines() if not line.startswith("#"))
    assert re.findall(r"[0-9]+", re.sub(r"100%", "", values)) == []


def test_an_article_that_says_something_else_stops_the_print(issued: Catalog) -> None:
    scribe = Scribe(issued)
    assert term(issued, scribe, "mediation-arbitration-law/43/四十五日")["zh"] == "45天"
    assert article(issued, scribe, "wage-payment-regulation/30")["zh"] == "《条例》第30条"
    for ref in ("mediation-arbitration-law/43/四十日", "mediation-arbitration-law/999/四十五日"):
        with pytest.raises(DataError) as caught:
            term(issued, scribe, ref)
        assert caught.value.problems[0].path == "data/regulations/mediation-arbitration-law.yaml"
    # 五日 stands in 十五日, but article 14 gives no five days.
    with pytest.raises(DataError):
        term(issued, scribe, "mediation-arbitration-law/14/五日")
    with pytest.raises(DataError):
        article(issued, scribe, "wage-payment-regulation/999")


def test_the_leaflet_lists_only_doors_that_one_can_go_to(issued: Catalog) -> None:
    rows = 0
    for area in issued.printed_areas():
        for row in made(issued, "leaflet", area.id).data["back"]["where"]["rows"]:
            rows += 1
            assert row["where"]["zh"], row["name"]
            channel = next(c for c in issued.channels.values() if c.name.zh == row["name"]["zh"])
            assert (row["mark"] is None) == (channel.status == "verified")
            assert "没有写" not in row["where"]["zh"]
    assert rows > 40


def papers(catalog: Catalog) -> list[tuple[PrintFormat, LabelPaper | None]]:
    return [(form, paper) for form in formats(catalog) for paper in (None, *form.papers)]


def test_cards_stand_on_their_paper_and_not_on_each_other(issued: Catalog) -> None:
    read = 0
    for form, paper in papers(issued):
        g = grid(form, paper)
        if g is None:
            continue
        read += 1
        name = f"{form.key} {paper.key if paper else ''}"
        assert form.width <= g["width"] + 0.01, name
        assert form.height <= g["height"] + 0.01, name
        right = g["left"] + (g["columns"] - 1) * g["step_x"] + g["width"]
        low = g["top"] + (g["rows"] - 1) * g["step_y"] + g["height"]
        assert min(g["left"], g["top"]) >= 0, name
        assert right <= g["sheet_width"] + 0.01, name
        assert low <= g["sheet_height"] + 0.01, name
        assert g["step_x"] >= g["width"], name
        assert g["step_y"] >= g["height"], name
        # Labels are punched in the middle of their sheet, to a millimetre.
        assert abs(g["left"] - (g["sheet_width"] - right)) < 1, name
    assert read == 5 + 5


def test_a_paper_of_labels_has_a_file_of_its_own(issued: Catalog) -> None:
    form = prints.format_of(issued, "hat-50x30")
    area = issued.areas[PLACE]
    order = prints.Order(issued, form, TODAY, area, paper=form.papers[0])
    assert order.path == "print/areas/350582006/hat-50x30-a4-24.pdf"
    assert "一页 23 张" in prints.make(order).data["slug"]
