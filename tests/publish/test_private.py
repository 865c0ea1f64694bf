"""No mobile and no ID number that isn't public leaves in any file, however it is written there."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator.model.phone import SERVICE_NUMBER
from generator.publish import private
from generator.publish.executor import Crew
from generator.publish.hidden import in_bytes
from generator.publish.private import MANY, in_prose, leaks, public_numbers
from generator.render.sheet import Sheet
from tests.support.catalog import mini_catalog, project
from tests.support.containers import packed, workbook
from tests.support.private import CARD, MOBILE

ENDS = {"139…34", "110…2X"}
NOBODY = frozenset({SERVICE_NUMBER})


def test_a_public_mobile_is_allowed_and_no_other() -> None:
    officer = {"post": {"zh": "劳资专管员"}, "phones": [
        {"number": MOBILE, "kind": "mobile", "publish": "public", "consent": "2026-11-01 书面同意"},
    ]}  # fmt: skip
    allowed = public_numbers(mini_catalog(project(wage_officer=officer)))
    assert allowed >= {MOBILE, SERVICE_NUMBER}
    assert not list(in_bytes("a.html", f"<b>{MOBILE}</b>".encode(), allowed))
    assert list(in_bytes("a.html", f"<b>{MOBILE[:-1]}5</b>".encode(), allowed))
    del officer["phones"][0]["consent"]
    assert MOBILE not in public_numbers(mini_catalog(project(wage_officer=officer)))


def test_a_site_is_searched_with_its_prints_and_their_templates(tmp_path: Path) -> None:
    site, theme = tmp_path / "site", tmp_path / "theme"
    (site / "search").mkdir(parents=True)
    (theme / "print").mkdir(parents=True)
    sheet = Sheet("print/x/board-a3.pdf", "board.typ", "data/projects/x.yaml", {"rows": [{"zh": MOBILE}]})
    assert leaks(site, [], theme, NOBODY) == []
    (site / "search/search_index.json").write_text(json.dumps({"docs": [{"text": f"甲{CARD}乙"}]}), "utf-8")
    (theme / "print/board.typ").write_text(f"#let x = [{MOBILE}]", "utf-8")
    problems = leaks(site, [sheet], theme, NOBODY)
    assert [problem.path for problem in problems] == [
        "site/search/search_index.json", "site/print/x/board-a3.pdf#data/projects/x.yaml",
        "theme/print/board.typ",
    ]  # fmt: skip
    assert {problem.facts["found"] for problem in problems} == ENDS
    for problem in problems:
        assert problem.rule == "private-in-output"
        assert MOBILE not in problem.show("zh")
        assert CARD not in problem.show("en")


def test_one_planted_in_each_kind_of_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "MANY", 100)
    site = tmp_path / "site"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{MOBILE}</title></feed>'
    planted: dict[str, str | bytes] = {
        "index.html": f"<p>{MOBILE}</p>",
        "head.html": f'<meta name="description" content="{MOBILE}">',
        "data.html": f'<script type="application/ld+json">{{"telephone": "{MOBILE}"}}</script>',
        "open/v1/projects.json": json.dumps({"phones": [{"number": MOBILE}]}),
        "open/v1/projects.csv": f"id,phone\r\nx,{MOBILE}\r\n",
        "open/v1/reception.ics": f"BEGIN:VEVENT\r\nSUMMARY:{MOBILE}\r\nEND:VEVENT\r\n",
        "open/v1/office.vcf": f"BEGIN:VCARD\r\nTEL;VALUE=uri:tel:+86{MOBILE}\r\nEND:VCARD\r\n",
        "feeds/changes.atom": feed,
        "sitemap.xml": f"<urlset><url><loc>https://x.example/{MOBILE}/</loc></url></urlset>",
        "search/search_index.json": json.dumps({"docs": [{"text": f"电话\u200b{MOBILE}"}]}),
        "assets/x.svg": f"<svg><text>{MOBILE}</text></svg>",
        "assets/x.js": f'call("{MOBILE}")',
        "media/x.srt": f"1\n00:00:01 --> 00:00:02\n{MOBILE}\n",
        "words.xlsx": workbook(MOBILE),
        "number.xlsx": workbook(int(MOBILE)),
        "print/pack.zip": packed("读我.txt", MOBILE.encode()),
        "print/all.zip": packed("pack.zip", packed("list.xlsx", workbook(MOBILE))),
        "print/name.zip": packed(f"{MOBILE}.pdf", b"%PDF"),
        "build.json": json.dumps({"by": MOBILE}),
    }
    for name, data in planted.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    words, title = (
        Sheet(f"print/{key}.pdf", "board.typ", "data/projects/x.yaml", {key: MOBILE})
        for key in ("words", "title")
    )
    wanted = {*planted, *(f"{it.path}#{it.source}" for it in (words, title))}
    found = {problem.path.removeprefix("site/") for problem in leaks(site, [words, title], tmp_path, NOBODY)}
    assert found == wanted


def test_prints_are_read_side_by_side(tmp_path: Path) -> None:
    names = [f"{number:02}.pdf" for number in range(10)]
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF " + MOBILE.encode() if name == "07.pdf" else b"%PDF")
    with Crew(partial(ThreadPoolExecutor, 2), 2) as crew:
        problems = leaks(tmp_path, [], tmp_path / "theme", NOBODY, names, (), crew)
    assert [problem.path for problem in problems] == [f"{tmp_path.name}/07.pdf"]


def test_many_leaks_are_cut(tmp_path: Path) -> None:
    for number in range(MANY + 10):
        (tmp_path / f"{number}.html").write_text(MOBILE, "utf-8")
    assert len(leaks(tmp_path, [], tmp_path, NOBODY)) == MANY


def test_prose_is_searched_before_anything_is_built() -> None:
    text = f"---\ntitle: 甲\n---\n证件 {CARD}\n电话 139 0000 1234\n"
    problems = list(in_prose("content/zh", {"about": text}, NOBODY))
    assert [(p.path, p.line, p.column, p.rule) for p in problems] == [
        ("content/zh/about.md", 4, 4, "id-card"),
        ("content/zh/about.md", 5, 4, "mobile-in-text"),
    ]
    assert not any(CARD in problem.show("zh") for problem in problems)
