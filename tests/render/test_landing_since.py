"""The page behind an old print: what it says first, what it lists, what it never links."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator import ledger, printed
from generator.catalog import Catalog
from generator.ledger import Change
from generator.model.edition import Edition
from generator.model.project import Project
from generator.render.landing import outputs
from generator.render.landing.change import told, what
from generator.render.landing.since import MOST, since
from generator.render.landing.voice import Voice
from tests.render.test_landing import ATTRIBUTES, BUDGET, HOSTILE, TEMPLATES, TODAY, Page, longest
from tests.support.catalog import landline, mini_catalog, project
from tests.support.editions import issued, printed_before, then

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)
OLD, NEW = "0595-85612345", "0595-85698765"


def officer(number: str) -> dict[str, Any]:
    return {"post": {"zh": "劳资专管员", "en": "Wage officer"}, "phones": [landline(number)]}


def changed(before: Project, after: Project) -> Catalog:
    """A project as it was issued in March, and as it is now."""
    return printed_before(before, after, mini_catalog(before, issued=False), MARCH)


def page(catalog: Catalog, item: str = "board", revision: int = 1, lang: str = "") -> Page:
    """The page of an edition of the only project."""
    subject = next(iter(catalog.projects))
    edition = next(e for e in catalog.editions.of(subject, item) if e.revision == revision)
    found = {out.path: out.data for out in outputs(catalog, TODAY, TEMPLATES)}
    return Page(found[f"q/{edition.token}/{lang}index.html"].decode())


def banner(it: Page) -> str:
    """The text of the banner, empty where there is none."""
    found = re.search(r'<aside class="since[^>]*>(.*?)</aside>', it.html, re.S)
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", found[1])) if found else ""


@pytest.fixture(scope="module")
def one() -> Catalog:
    return changed(project(wage_officer=officer(OLD)), project(wage_officer=officer(NEW)))


def test_a_current_edition_has_no_banner() -> None:
    it = page(issued(mini_catalog(issued=False), TODAY))
    assert "since" not in re.findall(r'<aside class="(\w+)', it.html)
    assert "印好以后变了这些" not in it.text


def test_one_changed_number_is_named_old_and_new(one: Catalog) -> None:
    it = page(one)
    said = banner(it)
    assert said.startswith("这块牌是2026年3月1日印的，之后有变化：")
    assert f"劳资专管员的电话由{OLD}改为{NEW}" in said
    assert "看下面" not in said
    assert "changed" not in re.findall(r'id="(\w+)"', it.html)  # it stands in the banner, once
    assert it.html.index('class="since"') < it.html.index("<h1>") < it.html.index('class="big"')
    english = banner(page(one, lang="en/"))
    assert english.startswith("Thisboardwasprintedon1March2026.Sincethen:")
    assert f"Wageofficer,phone:was{OLD},now{NEW}" in english


def test_an_old_mobile_is_named_by_its_ends_alone() -> None:
    mobile, other = ("139" + "0" * 4 + end for end in ("1234", "5678"))
    post = {"zh": "劳资专管员", "en": "Wage officer"}
    given = {"kind": "mobile", "publish": "public", "consent": "2026-02-01 书面同意"}
    before = project(wage_officer={"post": post, "phones": [{"number": mobile, **given}]})
    withdrawn = {"number": mobile, "kind": "mobile", "publish": "office"}
    for phones in ([withdrawn, landline(NEW)], [{"number": other, **given}]):
        catalog = changed(before, project(wage_officer={"post": post, "phones": phones}))
        it = page(catalog)
        assert f"劳资专管员的电话由139…34改为{phones[-1]['number']}" in banner(it)
        assert not any(mobile in out.data.decode() for out in outputs(catalog, TODAY, TEMPLATES))


def test_the_new_number_can_be_called_and_the_old_one_never(one: Catalog) -> None:
    for lang in ("", "en/"):
        it = page(one, lang=lang)
        assert it.hrefs.count("tel:" + NEW.replace("-", "")) == 2  # in the banner and in its place
        assert "tel:" + OLD.replace("-", "") not in it.hrefs
        assert f"<s>{OLD}</s>" in it.html


def test_a_card_that_does_not_show_the_number_has_no_banner(one: Catalog) -> None:
    assert banner(page(one, item="hat")) == ""


def test_the_banner_goes_when_the_board_is_replaced(one: Catalog) -> None:
    again = issued(one, MAY)
    assert len(again.editions.of("sample", "board")) == 2
    assert len(again.editions.of("sample", "hat")) == 1
    assert NEW in banner(page(again, revision=1))
    assert banner(page(again, revision=2)) == ""


def test_an_old_edition_that_holds_again_says_so(one: Catalog) -> None:
    again = issued(then(issued(one, MAY), project(wage_officer=officer(OLD))), date(2026, 6, 1))
    assert [e.revision for e in again.editions.of("sample", "board")] == [1, 2, 3]
    assert banner(page(again, revision=1)) == "这块牌是2026年3月1日印的旧版。上面印的和现在一样，照样能用。"
    assert banner(page(again, revision=3)) == ""


def test_a_changed_board_that_was_not_issued_again_says_so_too(one: Catalog) -> None:
    """Whether the office has come to it or not: what is printed is wrong."""
    edition = one.editions.current("sample", "board")
    assert edition is not None
    assert one.editions.is_current(edition)
    assert banner(page(one)) != ""


def test_several_numbers_of_one_office() -> None:
    def regulators(*numbers: str) -> list[dict[str, Any]]:
        phones = [landline(number) for number in numbers]
        return [{"industry": "housing", "name": "示例局", "phones": phones}]

    it = page(
        changed(project(regulators=regulators(OLD)), project(regulators=regulators(NEW, "0595-85600000")))
    )
    assert f"行业主管部门的电话由示例局{OLD}改为示例局{NEW}、0595-85600000" in banner(it)
    assert {"tel:059585698765", "tel:059585600000"} <= it.tels
    assert "tel:059585612345" not in it.tels


def test_many_changes_are_counted_and_listed_worst_first() -> None:
    after = project(
        wage_officer=officer(NEW), owner={"name": "示例新业主"}, pay_day={"day": "20", "month": "current"},
        supervisor=None, address={"zh": "示例路2号"},
    )  # fmt: skip
    it = page(changed(project(wage_officer=officer(OLD)), after))
    assert "还有" in banner(it)
    section = it.html[it.html.index('id="changed"') :]
    lines = re.findall(r"<li>(.*?)</li>", section[: section.index("</section>")], re.S)
    assert len(lines) == int(re.findall(r"还有(\d+)处", banner(it))[0]) + 1
    assert OLD in lines[0]
    text = re.sub(r"<[^>]+>", "", section)
    for words in (
        "发工资的日子由每月15日，发上个月的工资改为每月20日，发当月的工资",
        "建设单位由示例城市建设投资有限公司改为示例新业主",
        "监理单位：示例监理有限公司不用了",
        "工地地址由福建省泉州市灵源街道示例路1号改为福建省泉州市灵源街道示例路2号",
        "和牌子上不一样的，以这一页为准",
    ):
        assert words in text, words
    assert "#changed" in it.hrefs


def test_lists_name_what_is_gone_and_what_is_new() -> None:
    def subs(*names: str) -> list[dict[str, Any]]:
        return [{"name": name, "work": {"zh": "木工"}} for name in names]

    it = page(changed(project(subcontractors=subs("甲", "乙")), project(subcontractors=subs("乙", "丙"))))
    assert "分包单位由甲（木工）改为丙（木工）" in banner(it)


def test_a_long_list_ends_with_a_count() -> None:
    catalog = mini_catalog()
    voice = Voice(catalog, catalog.vocabulary.languages[0])
    edition = Edition("AAAA", "sample", "board", 1, MARCH, "board-1", {})
    fields = [field for field in sorted(printed.NAMES) if field.endswith(("phone", "place", "hours"))]
    assert len(fields) > MOST
    changes = [Change(field, "甲", "乙") for field in fields]
    found = since(voice, edition, changes, False, {})
    assert found is not None
    assert len(found.lines) == MOST
    assert found.rest == f"还有{len(fields) - MOST}处。都以这一页为准。"


def test_every_printed_fact_has_a_name_in_both_languages() -> None:
    catalog = mini_catalog()
    values = {
        "pay_day": "next-15", "minimum_wage": "2195", "minimum_wage.hourly": "23.5",
        "minimum_wage.from": "2025-04-01", "stage": "finished-2026-03-01",
    }  # fmt: skip
    voices = [
        Voice(catalog, language) for language in catalog.vocabulary.languages if language.tag in ("zh", "en")
    ]
    assert len(voices) == 2
    for voice in voices:
        names: dict[str, str] = {}
        for field in sorted(printed.NAMES):
            new = values.get(field, "true" if field.endswith(("free", "all_day", "demo")) else "甲")
            for change in (Change(field, None, new), Change(field, new, None)):
                (line,) = told(voice, [change], {})
                assert line.words
                if voice.tag == "en":
                    assert not re.search("[\u4e00-\u9fff]", re.sub(r"<span lang.*?</span>", "", line.words))
            names[field] = str(what(voice, field))
        assert len(names) == len(printed.NAMES) > 60


def test_amounts_and_dates_are_written_as_the_page_writes_them() -> None:
    catalog = mini_catalog()
    fujian = catalog.areas["350000"]
    rows = tuple(
        row.model_copy(update={"start": date(2026, 6, 1), "monthly": Decimal("2300")})
        for row in fujian.minimum_wage
    )
    more = fujian.model_copy(update={"minimum_wage": (*fujian.minimum_wage, *rows)})
    old = issued(mini_catalog(issued=False), MARCH)
    it = page(replace(old, areas={**old.areas, "350000": more}))
    text = re.sub(r"<[^>]+>", "", it.html[it.html.index('id="changed"') :])
    assert "当地最低工资由每月2195元改为每月2300元" in text
    assert "当地最低工资的执行日期由2025年4月1日改为2026年6月1日" in text


ENDS: list[tuple[dict[str, Any], str]] = [
    (
        {"stage": "finished", "finished": "2026-10-01"},
        "这个工地2026年10月1日已经完工。没拿到的工资，照样可以要。",
    ),
    ({"stage": "finished"}, "这个工地已经完工。没拿到的工资，照样可以要。"),
    ({"stage": "retired"}, "这块牌子已经停用。下面的热线照样能打，没拿到的工资照样可以要。"),
    (
        {"stage": "retired", "retired": {"on": "2026-10-01", "reason": "竣工验收，工地已撤"}},
        "这块牌子从2026年10月1日起停用（竣工验收，工地已撤）。下面的热线照样能打，没拿到的工资照样可以要。",
    ),
]


@pytest.mark.parametrize(("end", "words"), ENDS)
def test_the_end_of_a_site_comes_before_every_other_change(end: dict[str, Any], words: str) -> None:
    after = project(wage_officer=officer(NEW), **end)
    it = page(changed(project(wage_officer=officer(OLD)), after))
    assert banner(it) == f"这块牌是2026年3月1日印的，之后有变化：{words}还有1处变了，看下面"
    assert "不在这里干了，工资照样能要" in it.text
    assert "先找总包公司：示例建设集团有限公司" in it.text
    assert "工地上的人可能走了，电话没人接" in it.text
    assert {"tel:12333", "tel:059512333", "tel:12345"} <= it.tels


def test_a_changed_short_address_comes_last() -> None:
    old = issued(mini_catalog(issued=False), MARCH)
    moved = replace(
        old,
        site=old.site.model_copy(
            update={"scan_url": "https://new.example/", "scan_aliases": (old.site.scan_url,)}
        ),
    )
    it = page(moved)
    assert banner(it).endswith("短网址由wb.example改为new.example")
    assert re.search(r"<b dir=\"ltr\">wb\.example/q/\w{8}</b>", it.html), "as it is printed"
    both = page(then(moved, project(wage_officer=officer(NEW))))
    lines = re.findall(r"<li>(.*?)</li>", both.html[both.html.index('id="changed"') :], re.S)
    assert NEW in lines[0]
    assert "短网址" in next(line for line in reversed(lines) if "改为" in line)


def test_hostile_facts_are_only_text() -> None:
    edition = {"name": HOSTILE, "everyday_name": {"zh": HOSTILE}, "owner": {"name": HOSTILE}}
    it = page(changed(project(**edition), project()))
    assert "script" not in it.tags
    assert it.attributes <= ATTRIBUTES
    assert HOSTILE in it.text


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_budget_when_everything_changed(lang: str) -> None:
    """From the longest project to another one and back, with every old value in the list."""
    for before, after in ((project(), longest()), (longest(), project(wage_officer=officer(NEW)))):
        it = page(changed(before, after), lang=lang)
        assert len(re.findall(r"<li>", it.html[it.html.index('id="changed"') :])) >= 9
        assert len(gzip.compress(it.html.encode(), 9)) <= BUDGET


def test_the_four_marks_are_those_of_the_print(one: Catalog) -> None:
    again = then(
        issued(one, MAY), project(wage_officer=officer(NEW), everyday_name={"zh": "新名字", "en": "New"})
    )
    for revision, day in ((1, "2026年3月1日（第1版）"), (2, "2026年5月1日（第2版）")):
        edition = again.editions.of("sample", "board")[revision - 1]
        it = page(again, revision=revision)
        marks = it.text[it.text.index("告示牌上印的") :]
        for mark in (
            f"wb.example/q/{edition.token}\n", f"{edition.token[:4]} {edition.token[4:]}", day, "老菜场工地",
        ):  # fmt: skip
            assert mark in marks, mark
        assert "新名字" not in marks
        assert "告诉发布单位" in marks
        assert again.site.publisher.zh in marks


def test_every_page_leads_an_inspector_on(one: Catalog) -> None:
    edition = one.editions.of("sample", "board")[0]
    assert f"/inspect/{edition.token}/" in page(one).hrefs
    assert f"/inspect/{edition.token}/en/" in page(one, lang="en/").hrefs


def test_pages_of_codes_follow_the_ledger(one: Catalog) -> None:
    again = issued(one, MAY)
    wanted = {f"q/{edition.token}/{lang}index.html" for edition in again.editions for lang in ("", "en/")}
    found = {out.path for out in outputs(again, TODAY, TEMPLATES) if out.path.startswith("q/")}
    assert found == wanted
    assert len(found) == 2 * len(again.editions) >= 6


def test_changes_are_those_of_the_ledger(one: Catalog) -> None:
    edition = one.editions.of("sample", "board")[0]
    (change,) = ledger.changes_since(one, edition, TODAY)
    assert (change.field, change.old, change.new) == ("wage_officer.phone", OLD, NEW)


def test_an_old_template_is_compared_by_the_marks_that_all_its_prints_have() -> None:
    catalog = issued(mini_catalog(issued=False), MARCH)
    hat = catalog.template("hat")
    rows = [
        row.model_copy(update={"marks": ("token",)}) if row == hat else row
        for row in catalog.vocabulary.print_templates
    ]
    vocabulary = catalog.vocabulary.model_copy(update={"print_templates": tuple(rows)})
    edition = catalog.editions.of("sample", "hat")[0]
    shown: list[str] = []
    for it in (catalog, replace(catalog, vocabulary=vocabulary)):
        made = {out.path: out.data.decode() for out in outputs(it, TODAY, TEMPLATES)}
        (block,) = re.findall(r'<dl class="code">(.*?)</dl>', made[f"q/{edition.token}/index.html"], re.S)
        shown.append(re.sub(r"<[^>]+>", "", block))
    assert ["wb.example" in block for block in shown] == [True, False]
    assert ["2026-03-01" in block for block in shown] == [True, False]
    assert all(f"{edition.token[:4]} {edition.token[4:]}" in block for block in shown)
