"""The guide through the engine: languages, titles, policy, the same bytes twice, and one clear error."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.publish import engine
from generator.publish.links import broken_links
from generator.render import pages
from generator.render.output import Output, text
from tests.conftest import TODAY, copy_checkout
from tests.support.catalog import mini_catalog, project

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
PAGES = {
    "index.md": "首页",
    "about.md": "关于",
    "channels/index.md": "渠道",
    "channels/cn-12333.md": "热线",
    "campaigns/only-zh.md": "只有中文",
}


CATALOG = mini_catalog(project("sample"))


def few_pages(
    catalog: Catalog,
    lang: str,
    today: date,
    prose: Mapping[str, str],
    originals: Mapping[str, str],
    *_: object,
) -> Iterator[Output]:
    """Five pages, one of which English lacks, with tables and titles that could do harm."""
    for path, title in PAGES.items():
        if lang == "en" and "only-zh" in path:
            continue
        head = '---\ntitle: "a &amp; &lt;b&gt;"\n---\n' if path == "about.md" else ""
        yield text(
            path,
            f"{head}# {title if lang == 'zh' else path}\n\n| 号码 | 谁 |\n|--:|:-:|\n| 1 | 劳资专管员 |\n",
        )


def few_entries(catalog: Catalog, lang: str) -> list[dict[str, str]]:
    return [{"首页" if lang == "zh" else "Home": "index.md"}, {"x": "channels/index.md"}]


class Page(HTMLParser):
    """The tags of a page, and what it says of itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.title = re.findall(r"<title>(.*?)</title>", html)

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag and attributes.items() <= a.items()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return Config(copy_checkout(tmp_path_factory.mktemp("engine")), TODAY)


@pytest.fixture(scope="module")
def guide(config: Config) -> dict[str, Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "guide", few_pages)
        patch.setattr(pages, "nav", few_entries)
        return engine.build_guide(config, CATALOG)


def read(guide: dict[str, Path], lang: str, path: str) -> Page:
    return Page((guide[lang] / path).read_text(encoding="utf-8"))


def test_every_language_has_its_pages_and_its_own_search(guide: dict[str, Path]) -> None:
    assert list(guide) == ["", "en/"]
    assert (guide[""] / "campaigns/only-zh/index.html").is_file()
    assert not (guide["en/"] / "campaigns").exists()
    for folder in guide.values():
        index = json.loads((folder / "search/search_index.json").read_text(encoding="utf-8"))
        found = " ".join(entry["text"] for entry in index["docs"])
        assert "劳资" in found.split() or "\u200b" in found, "jieba did not cut the words"
        assert "\\u200b" in index["config"]["separator"]


def test_a_search_for_a_nickname_leads_to_the_projects_own_page(guide: dict[str, Path]) -> None:
    for place, title, where in (
        ("", "老菜场工地", "p/sample/"),
        ("en/", "Old market site", "../p/sample/en/"),
    ):
        index = json.loads((guide[place] / "search/search_index.json").read_text(encoding="utf-8"))
        found = {entry["location"]: entry for entry in index["docs"]}
        assert found[where]["title"].replace("\u200b", "") == title
        assert "老菜场工地" in found[where]["text"].replace("\u200b", "") or place == ""
        assert "示例镇安置房一期工程" in found[where]["text"].replace("\u200b", "")


def test_language_direction_and_title(guide: dict[str, Path]) -> None:
    for place, html, path, title in (
        ("", "zh-Hans", "index.html", "工资维权一站通"),
        ("", "zh-Hans", "channels/cn-12333/index.html", "热线 – 工资维权一站通"),
        ("en/", "en", "index.html", "Unpaid wages guide"),
        ("en/", "en", "about/index.html", "a &amp; &lt;b&gt; – Unpaid wages guide"),
    ):
        page = read(guide, place, path)
        assert page.title == [title]
        assert page.all("html") == [{"dir": "ltr", "lang": html, "class": "no-js"}]


def test_the_other_language_is_the_same_page_or_its_home(guide: dict[str, Path]) -> None:
    def switch(lang: str, path: str) -> list[str | None]:
        return [a["href"] for a in read(guide, lang, path).all("a", **{"class": "wb-language"})]

    assert switch("", "channels/cn-12333/index.html") == ["../../en/channels/cn-12333/"]
    assert switch("en/", "channels/cn-12333/index.html") == ["../../../channels/cn-12333/"]
    assert switch("", "index.html") == ["./en/"]
    assert switch("en/", "index.html") == ["./../"]
    assert switch("", "campaigns/only-zh/index.html") == ["../../en/"]


def test_hreflang_names_every_language_that_has_the_page(guide: dict[str, Path]) -> None:
    def alternates(path: str) -> dict[str | None, str | None]:
        links = read(guide, "", path).all("link")
        return {a["hreflang"]: a["href"] for a in links if "hreflang" in a and a["rel"] == "alternate "}

    site = "https://wageboard.example/"
    assert alternates("about/index.html") == {
        "zh-Hans": site + "about/", "x-default": site + "about/", "en": site + "en/about/",
    }  # fmt: skip
    assert set(alternates("campaigns/only-zh/index.html")) == {"zh-Hans", "x-default"}
    sitemap = (guide[""] / "sitemap.xml").read_text(encoding="utf-8")
    assert f'hreflang="en" href="{site}en/about/"' in sitemap
    assert f"{site}en/campaigns/" not in sitemap
    assert f'hreflang="x-default" href="{site}about/"' in sitemap
    assert "lastmod" not in sitemap


def test_no_page_holds_what_the_policy_forbids(guide: dict[str, Path]) -> None:
    read_pages = 0
    for folder in guide.values():
        for path in folder.rglob("*.html"):
            page = Page(path.read_text(encoding="utf-8"))
            read_pages += 1
            head = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
            assert len(head) == 1
            assert (head[0]["content"] or "").startswith(POLICY)
            assert all("src" in a or a.get("type") == "application/json" for a in page.all("script")), path
            assert not page.all("style")
            for tag, attributes in page.tags:
                assert not {"style", "onclick", "onload"} & attributes.keys(), (path, tag, attributes)
            own = [a for _, a in page.tags for a in (a.get("src"), a.get("href")) if a and "//" in a]
            assert all(link.startswith("https://wageboard.example/") for link in own), path
    assert read_pages == len(PAGES) * 2 - 1 + len(guide)


def test_every_link_and_script_is_there(guide: dict[str, Path], tmp_path: Path) -> None:
    for place, folder in guide.items():
        for path in folder.rglob("*"):
            if path.is_file():
                target = tmp_path / place / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    assert len(list((tmp_path / "assets/inline").glob("*.js"))) >= 1
    assert list(broken_links(tmp_path, "https://wageboard.example/")) == []


def test_a_wrong_address_still_names_the_number_at_any_depth(guide: dict[str, Path]) -> None:
    for place in guide:
        page = read(guide, place, "404.html")
        assert page.all("a", **{"class": "wb-call"})[0]["href"] == "tel:12333"
        assert page.all("meta", name="robots")
        links = [a.get("href") or a.get("src") for t, a in page.tags if t in ("a", "link", "script")]
        local = [link for link in links if link and not link.startswith(("tel:", "https:", "#"))]
        assert len(local) > 5
        assert all(link.startswith("/") for link in local), local
        foreign = page.all("div", dir="ltr")
        assert [d["lang"] for d in foreign] == ["en" if place == "" else "zh-Hans"]


def test_two_builds_have_the_same_bytes(
    config: Config, guide: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def sums() -> dict[str, str]:
        return {
            place + path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for place, folder in guide.items()
            for path in folder.rglob("*")
            if path.is_file()
        }

    before = sums()
    monkeypatch.setattr(pages, "guide", few_pages)
    monkeypatch.setattr(pages, "nav", few_entries)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    assert engine.build_guide(config, CATALOG) == guide
    assert len(before) > 20
    assert sums() == before


def test_a_page_the_engine_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Output]:
        yield text("index.md", "# a\n\n[b](nowhere.md)\n")

    monkeypatch.setattr(pages, "guide", broken)
    monkeypatch.setattr(pages, "nav", lambda catalog, lang: [{"a": "index.md"}])  # pyright: ignore
    with pytest.raises(engine.EngineError, match=r"refused zh:[\s\S]*index\.md[\s\S]*nowhere\.md"):
        engine.build_guide(Config(copy_checkout(tmp_path), TODAY), mini_catalog())


def test_the_engine_alone_at_the_root_shows_the_default_language(tmp_path: Path) -> None:
    """`mkdocs build` in a checkout: real pages, staged by the hook, and site/ is left alone."""
    root = copy_checkout(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root, capture_output=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "WAGEBOARD_TODAY": TODAY.isoformat()},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    home = Page((root / ".build/mkdocs/index.html").read_text(encoding="utf-8"))
    assert home.title == ["工资维权一站通"]
    assert home.all("html")[0]["lang"] == "zh-Hans"
    assert (root / ".build/mkdocs/channels/cn-12333/index.html").is_file()
    assert not (root / "site").exists()
