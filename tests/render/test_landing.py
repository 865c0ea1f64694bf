"""The page behind a printed code, read as a browser reads it: numbers, size, languages, safety, variants."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from generator.board import Board, Dial, Door, board, line
from generator.catalog import Catalog
from generator.model.project import Project
from generator.model.token import grouped, is_token
from generator.render import open as open_data
from generator.render.landing import Landing, outputs
from tests.support.catalog import ROOT, channel, landline, mini_catalog, project, short, strings

TODAY = date(2026, 11, 20)
TEMPLATES = ROOT / "theme/landing"
BUDGET = 14_000  # bytes of a page as it travels, gzip -9
ATTRIBUTES = {
    "lang",
    "dir",
    "charset",
    "name",
    "content",
    "http-equiv",
    "rel",
    "href",
    "hreflang",
    "class",
    "id",
}
VOID = {"meta", "link", "br"}
LOADS = {"img", "script", "iframe", "object", "embed", "video", "audio", "source", "form", "base", "input"}


class Page(HTMLParser):
    """A parsed page: its links, its text by language, its tags; fails on a tag that is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.hrefs: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.meta: dict[str, str] = {}
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.title = ""
        self.style = ""
        self.lang = self.dir = ""
        self.foreign: list[tuple[str, str]] = []  # language, text
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "html":
            self.lang, self.dir = found["lang"] or "", found["dir"] or ""
        if tag == "a":
            self.hrefs.append(found["href"] or "")
        if tag == "link":
            self.links.append(found)
        if tag == "meta":
            self.meta[found.get("name") or found.get("http-equiv") or "charset"] = found.get("content") or ""
        if tag not in VOID:
            self._open.append((tag, found.get("lang")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, tag
        assert self._open.pop()[0] == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self._open]
        if "style" in inside:
            self.style += data
        elif "title" in inside:
            self.title += data
        else:
            self.text += data
            marked = [lang for tag, lang in self._open if lang and tag != "html"]
            if marked:
                self.foreign.append((marked[-1], data))

    @property
    def tels(self) -> set[str]:
        return {href for href in self.hrefs if href.startswith("tel:")}


def pages(catalog: Catalog, one: Project | None = None) -> dict[str, Page]:
    """Path → page, of one project."""
    landing = Landing(catalog, TODAY, TEMPLATES)
    it = one or catalog.public_projects()[0]
    return {out.path: Page(out.data.decode()) for out in landing.outputs(it)}


def pages_of(catalog: Catalog) -> int:
    """How many pages a project has in two languages: its own and one for each print."""
    return 2 * (1 + len(catalog.print_items("project")))


def pages_of_areas(catalog: Catalog) -> int:
    """The same of all areas; none of them was issued a print."""
    return 2 * len(catalog.printed_areas())


def zh_and_en(catalog: Catalog) -> tuple[Page, Page]:
    """The project's own page in both languages."""
    found = pages(catalog)
    own = [path.removesuffix("index.html") for path in found if path.startswith("p/")]
    (home,) = (path for path in own if path.count("/") == 2)
    return found[home + "index.html"], found[home + "en/index.html"]


def longest() -> Project:
    """Twelve subcontractors and names as long as any company register has them."""
    long = "示例" + "城市轨道交通综合枢纽建设投资开发" * 3 + "有限责任公司"
    subs = [
        {
            "name": f"{long}第{n}分公司",
            "work": {
                "zh": f"第{n}标段主体结构与钢筋混凝土工程",
                "en": f"Main structure and concrete, lot {n}",
            },
            "phones": [landline(f"0595-856123{n:02}")],
        }
        for n in range(12)
    ]
    return project(
        name=f"{long}城市轨道交通一号线一期工程土建施工第十二标段",
        everyday_name={"zh": "高架桥底下" * 6, "en": "Under the viaduct, " * 6},
        owner={"name": long},
        general_contractor={"name": long + "总公司"},
        project_department={"name": long + "项目部", "address": "工地" * 30},
        subcontractors=subs,
        supervisor={"name": long + "监理"},
        regulators=[
            {"industry": "transport", "name": long + "交通局", "phones": [landline("0595-85612345")]},
            {"industry": "water", "name": long + "水利局", "phones": [short("12345"), short("12348")]},
        ],
    )


@pytest.fixture(scope="module")
def mini() -> Catalog:
    return mini_catalog()


def dials_of(found: Board, catalog: Catalog) -> set[str]:
    """Everything that the board can dial; twins of the two big lines and of lines that have one."""
    doors: list[Door | None] = [found.main_line, found.second_line, found.legal_line, found.inspection]
    doors += [found.arbitration, found.legal_aid, line("110", catalog, found.project.area)]
    dials: list[Dial] = [dial for door in doors if door for dial in door.dials]
    dials += found.wage_officer
    dials += [dial for _, numbers in found.regulators for dial in numbers]
    return {dial.href for dial in dials} | {dial.away.href for dial in dials if dial.away}


def test_every_number_is_the_boards(catalog: Catalog) -> None:
    """On the shipped data: the same numbers, none more, none less."""
    landing, read = Landing(catalog, TODAY, TEMPLATES), 0
    for it in catalog.public_projects():
        companies = [
            it.owner,
            it.general_contractor,
            it.project_department,
            it.supervisor,
            *it.subcontractors,
        ]
        assert not any(company.phones for company in companies if company), "then add them to dials_of"
        wanted = dials_of(board(catalog, it, TODAY), catalog)
        for out in landing.outputs(it):
            assert Page(out.data.decode()).tels == wanted, out.path
            read += 1
    assert read >= 8 * 6


def test_the_numbers_in_order(mini: Catalog) -> None:
    zh, en = zh_and_en(mini)
    tels = [href for href in zh.hrefs if href.startswith("tel:")]
    assert tels[:5] == ["tel:12333", "tel:12345", "tel:059512333", "tel:059512345", "tel:110"]
    assert tels == [href for href in en.hrefs if href.startswith("tel:")]


def test_company_numbers_are_dialled() -> None:
    zh, _ = zh_and_en(mini_catalog(longest()))
    assert {f"tel:0595856123{n:02}" for n in range(12)} <= zh.tels


def test_paths(mini: Catalog) -> None:
    it = mini.projects["sample"]
    tokens = board(mini, it, TODAY).tokens
    assert all(is_token(made) for made in tokens.values())
    wanted = {"p/sample/index.html", "p/sample/en/index.html"}
    wanted |= {f"q/{made}/{lang}index.html" for made in tokens.values() for lang in ("", "en/")}
    assert set(pages(mini)) == wanted


def test_all_public_projects_and_no_other() -> None:
    catalog = mini_catalog(project("a"), project("b", publish="office"), project("c"))
    paths = [out.path for out in outputs(catalog, TODAY, TEMPLATES)]
    assert len(paths) == len(set(paths)) == 2 * pages_of(catalog) + pages_of_areas(catalog)
    own = {path.split("/")[1] for path in paths if path.startswith("p/")}
    assert own == {"a", "c", "100000", "350000", "350500", "350582006"}


def test_the_same_bytes_every_time(mini: Catalog) -> None:
    first = [(out.path, out.data) for out in outputs(mini, TODAY, TEMPLATES)]
    assert first == [(out.path, out.data) for out in outputs(mini, date(2026, 11, 21), TEMPLATES)]


def test_the_budget_of_the_longest_project() -> None:
    sizes = [len(gzip.compress(out.data, 9)) for out in outputs(mini_catalog(longest()), TODAY, TEMPLATES)]
    catalog = mini_catalog(longest())
    assert len(sizes) == pages_of(catalog) + pages_of_areas(catalog)
    assert max(sizes) <= BUDGET


def test_a_recording_is_a_link_and_keeps_the_budget() -> None:
    catalog = mini_catalog(longest())
    area = catalog.projects[longest().id].area
    heard = frozenset((lang, f"{area}-30") for lang in ("zh", "en"))
    made = {out.path: out.data for out in outputs(catalog, TODAY, TEMPLATES, heard)}
    assert max(len(gzip.compress(data, 9)) for data in made.values()) <= BUDGET
    page = made[f"p/{longest().id}/index.html"].decode()
    assert f'href="/media/{area}/#script-30"' in page
    assert "<audio" not in page
    assert not any(b"#script-30" in out.data for out in outputs(catalog, TODAY, TEMPLATES))


def test_the_budget_of_the_shipped_projects(catalog: Catalog) -> None:
    sizes = [len(gzip.compress(out.data, 9)) for out in outputs(catalog, TODAY, TEMPLATES)]
    assert len(sizes) >= 48
    assert max(sizes) <= BUDGET


def test_nothing_is_loaded_and_nothing_runs(mini: Catalog) -> None:
    read = 0
    for page in pages(mini).values():
        assert not LOADS & set(page.tags)
        own = {urlsplit(mini.site.base_url).netloc}
        assert {urlsplit(link["href"] or "").netloc for link in page.links} <= own | {""}
        assert [link["href"] for link in page.links if link["rel"] == "icon"] == ["data:,"]
        assert {link["rel"] for link in page.links} == {"icon", "canonical", "alternate"}
        assert page.attributes <= ATTRIBUTES
        for href in page.hrefs:
            assert href.startswith(("tel:", "/", "en/", "../", "#")), href
            assert not href.startswith("//")
        assert "url(" not in page.style
        assert "@import" not in page.style
        read += 1
    assert read == pages_of(mini_catalog())


def test_the_policy_allows_this_style_and_nothing_else(mini: Catalog) -> None:
    for page in pages(mini).values():
        digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
        assert page.meta["Content-Security-Policy"] == (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
            "base-uri 'none'; form-action 'none'"
        )
        assert len(page.style) > 1000


def test_language_title_and_addresses(mini: Catalog) -> None:
    zh, en = zh_and_en(mini)
    assert (zh.lang, zh.dir, en.lang, en.dir) == ("zh-Hans", "ltr", "en", "ltr")
    assert "老菜场工地" in zh.title
    assert "Old market site" in en.title
    base = mini.site.base_url
    for page, own in ((zh, "p/sample/"), (en, "p/sample/en/")):
        canonical = [link["href"] for link in page.links if link["rel"] == "canonical"]
        assert canonical == [base + own]
        alternates = {link["hreflang"]: link["href"] for link in page.links if link["rel"] == "alternate"}
        assert alternates == {"zh-Hans": base + "p/sample/", "en": base + "p/sample/en/"}
        assert page.meta["viewport"] == "width=device-width, initial-scale=1"


def test_the_language_link_leads_to_the_same_page(mini: Catalog) -> None:
    found = pages(mini)
    for path, page in found.items():
        target = urljoin("/" + path, page.hrefs[1]).lstrip("/") + "index.html"
        assert target in found
        assert target != path
        assert page.lang != found[target].lang


def test_the_numbers_can_be_kept(mini: Catalog) -> None:
    cards = {it.path for it in open_data.outputs(mini, TODAY)}
    seen = 0
    for out in outputs(mini, TODAY, TEMPLATES):
        html = out.data.decode()
        found = re.findall(r'<p class="save"><a href="/([^"]+)">', html)
        assert len(found) == 1, out.path
        assert found[0] in cards
        assert "application/ld+json" not in html
        seen += 1
    assert seen > 2


def test_only_pages_of_codes_are_hidden_from_search(mini: Catalog) -> None:
    for path, page in pages(mini).items():
        assert page.meta.get("robots") == ("noindex" if path.startswith("q/") else None)


def test_a_page_repeats_what_is_printed_beside_its_code(mini: Catalog) -> None:
    tokens = board(mini, mini.projects["sample"], TODAY).tokens
    for path, page in pages(mini).items():
        here = {made for made in tokens.values() if made and grouped(made) in page.text}
        assert here == ({path.split("/")[1]} if path.startswith("q/") else set(tokens.values()))


def test_chinese_on_the_english_page_is_marked(mini: Catalog) -> None:
    _, en = zh_and_en(mini)
    marked = "".join(text for lang, text in en.foreign if lang == "zh-Hans")
    han = re.compile(r"[\u4e00-\u9fff]")
    assert len(han.findall(en.text)) == len(han.findall(marked)) > 50
    assert "示例建设集团有限公司" in marked
    assert "老菜场工地" in marked
    zh, _ = zh_and_en(mini)
    assert {lang for lang, _ in zh.foreign} == {"en"}


def test_every_word_is_in_both_languages() -> None:
    words = {
        lang: {k: v for k, v in held.items() if k.startswith("landing.")} for lang, held in strings().items()
    }
    assert len(words["zh"]) > 80
    assert words["zh"].keys() == words["en"].keys()
    slot = re.compile(r"\{\w+\}")
    for key, text in words["zh"].items():
        assert set(slot.findall(text)) == set(slot.findall(words["en"][key])), key


def test_every_word_is_used() -> None:
    """A word that no page says is one that translators need not have worked on."""
    source = "".join(path.read_text() for path in (ROOT / "generator/render/landing").glob("*.py"))
    source += "".join(path.read_text() for path in (ROOT / "generator/render/inspect").glob("*.py"))
    source += "".join(path.read_text() for path in TEMPLATES.glob("*.j2"))
    dynamic = (
        "stage.", "stage_note.", "money.pay_day.", "real.board", "real.hat", "real.pocket",
        "real.window", "real.leaflet", "real.poster", "item.", "fact.", "part.",
        "mark.", "inspect.item.", "inspect.how.", "heard.",
    )  # fmt: skip
    unused = []
    for key in strings()["zh"]:
        name = key.removeprefix("landing.")
        if key.startswith("landing.") and not name.startswith(dynamic):
            spoken = f'"{name}"' in source or f'"{name.replace(".", "_")}"' in source
            unused += [] if spoken or f"w.{name.replace('.', '_')}" in source else [key]
    assert unused == []


HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}{name}%s"


def test_hostile_names_are_only_text() -> None:
    it = project(
        name=HOSTILE + "全名",
        everyday_name={"zh": HOSTILE, "en": HOSTILE + "en"},
        address={"zh": HOSTILE},
        owner={"name": HOSTILE},
        general_contractor={"name": HOSTILE},
        subcontractors=[{"name": HOSTILE, "work": {"zh": HOSTILE}}],
        pay_day={"day": "15", "month": "next", "note": {"zh": HOSTILE, "en": HOSTILE}},
    )
    door = channel("bad", "arbitration", HOSTILE, HOSTILE, "1", area="350500", address={"zh": HOSTILE})
    catalog = mini_catalog(it, more_channels=[door])
    read = 0
    for page in pages(catalog).values():
        assert "script" not in page.tags
        assert page.attributes <= ATTRIBUTES
        assert page.text.count(HOSTILE) >= 9
        assert HOSTILE in page.title
        read += 1
    assert read == pages_of(mini_catalog())


def test_a_demo_says_so_and_a_real_site_does_not() -> None:
    zh, en = zh_and_en(mini_catalog())
    assert "示例，不是真工地" in zh.text
    assert "This is a sample" in en.text
    zh, en = zh_and_en(mini_catalog(project(demo="false")))
    assert "不是真工地" not in zh.text
    assert "This is a sample" not in en.text


def test_what_is_not_verified_says_so() -> None:
    sure = mini_catalog(project(demo="false"))
    zh, en = zh_and_en(sure)
    assert zh.text.count("未核验") == 1  # the minimum wage, by its tier
    doubtful = channel(
        "doubt", "arbitration", "某仲裁", "Some arbitration", "1", area="350500", status="unverified"
    )
    zh, en = zh_and_en(mini_catalog(project(demo="false", status="unverified"), more_channels=[doubtful]))
    assert zh.text.count("未核验") == 3
    assert en.text.count("not verified") == 3


def test_free_and_all_day_only_where_the_record_says_so() -> None:
    zh, _ = zh_and_en(mini_catalog())
    assert re.search(r"12333\s*人力资源和社会保障服务热线\s*免费", zh.text)
    assert re.search(r"12345\s*政务服务便民热线\s*24小时", zh.text)
    assert zh.text.count("免费") == 1
    assert zh.text.count("24小时") == 1


LIMITS = ("要在1年内申请", "within 1 year after")
STAGES: list[tuple[dict[str, Any], str, str]] = [
    ({"stage": "finished", "finished": "2026-03-01"}, "2026年3月1日已经完工", "finished on 1 March 2026"),
    ({"stage": "finished"}, "这个工地已经完工", "This site is finished"),
    ({"stage": "retired"}, "牌子已经停用", "no longer in use"),
]


@pytest.mark.parametrize(("more", "chinese", "english"), STAGES)
def test_a_finished_site_still_says_what_holds(more: dict[str, Any], chinese: str, english: str) -> None:
    zh, en = zh_and_en(mini_catalog(project(**more)))
    for page, words, limit in ((zh, chinese, LIMITS[0]), (en, english, LIMITS[1])):
        assert words in page.text
        assert limit in page.text
        assert "tel:12333" in page.tels
    prints = [href for href in zh.hrefs if href.startswith("/print/")]
    assert bool(prints) == (more["stage"] != "retired")


def test_an_active_site_has_no_such_line(mini: Catalog) -> None:
    zh, _ = zh_and_en(mini)
    assert "完工" not in zh.text
    assert "停用" not in zh.text


BARE: dict[str, Any] = {
    "everyday_name": None, "address": None, "owner": None, "general_contractor": None, "supervisor": None,
    "project_department": None, "subcontractors": (), "regulators": (), "wage_officer": None, "pay_day": None,
}  # fmt: skip


def test_a_bare_project_still_has_its_page() -> None:
    zh, en = zh_and_en(mini_catalog(project(**BARE)))
    assert "tel:12333" in zh.tels
    assert "示例镇安置房一期工程" in zh.title
    assert "我的班组是" in zh.text
    assert zh.tels == en.tels


def test_a_catalog_without_channels_or_laws_still_builds() -> None:
    full = mini_catalog()
    bare = Catalog(full.site, full.vocabulary, full.strings, full.areas, projects=full.projects)
    zh, _ = zh_and_en(bare)
    assert zh.tels == {"tel:13800138000", "tel:12345"}  # those of the project itself
    assert not [href for href in zh.hrefs if "/laws/wage" in href]


def test_what_the_page_must_say(mini: Catalog) -> None:
    zh, en = zh_and_en(mini)
    for words in (
        "工资被拖欠？打这个电话", "分包欠薪，总包先付", "示例建设集团有限公司", "示例安置房项目部", "木工",
        "项目部一楼", "示例市住房和城乡建设局", "每月15日，发上个月的工资", "每月2195元", "每小时23元",
        "福建省第2档，2025年4月1日起执行", "1年", "2年", "没有也能投诉", "这一页不收钱", "泉州市灵源街道",
        mini.site.publisher.zh, mini.site.correction.zh,
    ):  # fmt: skip
        assert words in zh.text, words
    for words in ("Not paid? Call this number", "Formwork", "Day 15 of each month", "2195 yuan a month"):
        assert words in en.text, words


def test_law_links_lead_to_articles_that_are_held(catalog: Catalog) -> None:
    zh, en = zh_and_en(catalog)
    for page, base in ((zh, "/laws/"), (en, "/en/laws/")):
        refs = [href for href in page.hrefs if href.startswith(base) and "#" in href]
        assert len(refs) == 12
        for href in refs:
            law, number = re.fullmatch(re.escape(base) + r"([a-z0-9-]+)/#article-(\d+)", href).groups()  # type: ignore[union-attr]
            assert catalog.article(law, number), href


def test_a_site_below_a_path_keeps_its_links_there() -> None:
    zh, _ = zh_and_en(mini_catalog(base_url="https://office.example/wages/"))
    inside = [href for href in zh.hrefs if href.startswith("/")]
    assert len(inside) > 10
    assert all(href.startswith("/wages/") for href in inside)


def test_colours_can_be_read() -> None:
    """Text on its ground has at least 4.5 : 1 (WCAG AA), by day and by night."""
    css = (TEMPLATES / "landing.css").read_text()
    day, night = re.findall(r":root\{(.*?)\}", css)[:2]
    light = dict(re.findall(r"--([\w-]+):(#\w+)", day))
    for colours in (light, light | dict(re.findall(r"--([\w-]+):(#\w+)", night))):
        for ink, ground in (
            ("ink", "paper"), ("ink", "tint"), ("ink", "line"), ("soft", "paper"), ("soft", "tint"),
            ("link", "paper"), ("link", "tint"), ("on", "go"), ("stop", "tint"), ("doubt", "doubt-bg"),
        ):  # fmt: skip
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def contrast(a: str, b: str) -> float:
    def light(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_templates_stand_alone() -> None:
    """The page needs its own folder and nothing of the guide's theme."""
    assert {path.name for path in Path(TEMPLATES).iterdir()} == {
        "inspect.css",
        "inspect.html.j2",
        "landing.html.j2",
        "parts.html.j2",
        "landing.css",
        "unknown.html.j2",
    }
