"""Internal links are followed on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.assemble import write
from generator.publish.links import broken_links
from generator.render.output import text

BASE = "https://wageboard.example/"


def broken(tmp_path: Path, html: str, base: str = BASE) -> list[str]:
    write(
        [
            text("index.html", "<h1 id=top>甲</h1>"),
            text("a/index.html", html),
            text("a/b/index.html", "<p id='第34条'>"),
            text("f.pdf", "%PDF"),
        ],
        tmp_path,
    )
    return [f"{one.href}: {one.why}" for one in broken_links(tmp_path, base) if one.page == "a/index.html"]


@pytest.mark.parametrize(
    "href",
    [
        "/", "/#top", "..", "../", "../#top", "b/", "./b/", "b/index.html", "b/#%E7%AC%AC34%E6%9D%A1",
        "../f.pdf", "/f.pdf", "https://wageboard.example/a/", "tel:12333", "https://elsewhere.example/x",
        "data:,", "", "?lang=en", ".",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere(tmp_path: Path, href: str) -> None:
    assert broken(tmp_path, f'<a href="{href}">x</a>') == []


@pytest.mark.parametrize(
    ("href", "why"),
    [
        ("/nowhere/", "no nowhere/index.html"),
        ("c/", "no a/c/index.html"),
        ("#gone", "no #gone in a/index.html"),
        ("/#gone", "no #gone in index.html"),
        ("../../x", "leaves the site"),
        ("/a", "no a"),
        ("https://wageboard.example/x/", "no x/index.html"),
    ],
)
def test_a_link_that_leads_nowhere(tmp_path: Path, href: str, why: str) -> None:
    assert broken(tmp_path, f'<a href="{href}">x</a>') == [f"{href}: {why}"]


def test_only_what_a_browser_follows_is_a_link(tmp_path: Path) -> None:
    html = '<!-- <a href="gone"> --><script>"<a href=gone>"</script><link rel=canonical href=gone>'
    html += '<A HREF="b&#x2f;">'
    assert broken(tmp_path, html) == []
    assert broken(
        tmp_path, "<meta id=here name=there><a href=#here><a href=#there><a name=x><a href=#x>"
    ) == ["#there: no #there in a/index.html"]


def test_images_scripts_and_styles_count_as_links(tmp_path: Path) -> None:
    html = '<img src="/x.png"><script src="y.js"></script><link rel="stylesheet" href="z.css">'
    assert len(broken(tmp_path, html)) == 3


def test_a_site_below_a_path(tmp_path: Path) -> None:
    base = "https://gov.example/wages/"
    assert broken(tmp_path, '<a href="/wages/">x</a><a href="/wages/f.pdf">x</a>', base) == []
    assert broken(tmp_path, '<a href="/f.pdf">x</a>', base) == ["/f.pdf: leaves the site"]


def test_a_file_that_is_not_made_this_time_may_be_missing(tmp_path: Path) -> None:
    write([text("a/index.html", '<a href="/print/x.pdf">x</a><a href="/prints/x.pdf">x</a>')], tmp_path)
    found = broken_links(tmp_path, BASE, ("print/",))
    assert [str(one) for one in found] == ["a/index.html: /prints/x.pdf: no prints/x.pdf"]


def test_only_the_pages_that_are_named_are_followed(tmp_path: Path) -> None:
    write([text("a.html", '<a href="gone/">'), text("b.html", '<a href="gone/">')], tmp_path)
    assert [one.page for one in broken_links(tmp_path, BASE, (), ["b.html"])] == ["b.html"]
