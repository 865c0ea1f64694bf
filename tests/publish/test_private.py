"""No mobile and no ID number that isn't public leaves in any file, however it is written there."""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.phone import SERVICE_NUMBER
from generator.publish import private
from generator.publish.private import MANY, in_bytes, in_prose, leaks, public_numbers
from generator.render.sheet import Sheet
from tests.support.catalog import mini_catalog, project
from tests.support.containers import packed, workbook
from tests.support.private import CARD, MOBILE

ENDS = {"139…34", "110…2X"}
NOBODY = frozenset({SERVICE_NUMBER})
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def found(name: str, text: str | bytes, allowed: frozenset[str] = NOBODY) -> list[str]:
    return list(in_bytes(name, text if isinstance(text, bytes) else text.encode(), allowed))


@pytest.mark.parametrize(
    "written",
    [
        MOBILE,
        f"tel:{MOBILE}",
        f"+86{MOBILE}",
        f"0086 {MOBILE}",
        f"电话{MOBILE}转1",
        "139 0000 1234",
        "139-0000-1234",
        "1390-000-1234",
        "139\u00a00000\u00a01234",
        "139–0000–1234",
        MOBILE.translate(WIDE),
        CARD,
        CARD.lower(),
        "110105 19491231 002X",
        "139\\u00a00000\\u00a01234",
        "\\u7535" + MOBILE,
        "\\uff11" + MOBILE[1:],
        "".join(f"%{ord(digit):x}" for digit in MOBILE),
        "".join(f"\\u{ord(digit):04x}" for digit in MOBILE),
        "%E7%94%B5" + MOBILE,
    ],
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    for name in ("a.txt", "a.html", "a.json", "a.csv", "a.ics", "a.vcf", "a.js", "a.xml"):
        assert found(name, f"甲 {written} 乙"), name
    assert found("a.zip", packed("b.txt", written.encode()))
    assert found("a.zip", packed("b.zip", packed("c.xlsx", packed("sheet.xml", written.encode()))))
    assert found("a.zip", packed(f"{MOBILE}.txt", b""))


@pytest.mark.parametrize(
    "markup",
    [
        f"<b>{MOBILE[:3]}</b>{MOBILE[3:]}",
        f"<p>{MOBILE[:3]}<wbr>{MOBILE[3:7]}<!-- x -->{MOBILE[7:]}</p>",
        "".join(f"&#{ord(digit)};" for digit in MOBILE),
        "".join(f"&#x{ord(digit):x};" for digit in CARD[:17]) + "X",
        f"<i>{MOBILE[:3]}</i> <i>{MOBILE[3:7]}</i> <i>{MOBILE[7:]}</i>",
        f'<a href="tel:{MOBILE}">x</a>',
        f'<meta content="{CARD}">',
        "139&nbsp;0000&#160;1234",
        f"{MOBILE[:3]}\u00ad{MOBILE[3:]}",
        "".join(f"&#{ord(digit)}" for digit in MOBILE),
        "".join(f"&#0{ord(digit)};" for digit in MOBILE),
    ],
)
def test_markup_hides_no_number(markup: str) -> None:
    assert found("a.html", markup)
    assert found("a.xml", markup)


@pytest.mark.parametrize(
    "harmless",
    [
        SERVICE_NUMBER,
        f"tel:{SERVICE_NUMBER}",
        "0595-85612345 12333 400-600-1234",
        "350582006201 110105194912310021",  # a community's code; a card number with a wrong check symbol
        "0." + MOBILE,
        MOBILE + ".25",
        MOBILE + "5",
        f"a1b2c3d4-1390-4000-8123-{MOBILE}5",
        "ab12" * 6 + MOBILE,
        "2026-11-20 2195 2265",
    ],
)
def test_what_is_no_private_number(harmless: str) -> None:
    for name in ("a.txt", "a.html", "a.json"):
        assert not found(name, harmless)


def test_a_drawing_is_no_number() -> None:
    assert not found("a.html", '<svg viewBox="0 0 32 32"><path d="M13 1A13 13 0 0 1 29 20.5V22z"/></svg>')
    assert not found("a.svg", '<svg><path d="M139 0000 1234 h7v1z"/></svg>')
    assert not found("a.html", "<tr><td>139</td><td>0000</td><td>1234</td></tr>")
    assert found("a.html", f'<svg><text x="1">{MOBILE}</text></svg>')


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.binary(max_size=60))
def test_no_checksum_is_taken_for_a_number(data: bytes) -> None:
    for text in (
        hashlib.sha256(data).hexdigest(), str(uuid.uuid5(uuid.NAMESPACE_URL, repr(data))),
        base64.b64encode(hashlib.sha512(data).digest()).decode(), hashlib.md5(data).hexdigest()[:20],
    ):  # fmt: skip
        assert not found("SHA256SUMS", f"{text}  assets/{text[:8]}.js")


def test_a_public_mobile_is_allowed_and_no_other() -> None:
    officer = {"post": {"zh": "劳资专管员"}, "phones": [
        {"number": MOBILE, "kind": "mobile", "publish": "public", "consent": "2026-11-01 书面同意"},
    ]}  # fmt: skip
    allowed = public_numbers(mini_catalog(project(wage_officer=officer)))
    assert allowed >= {MOBILE, SERVICE_NUMBER}
    assert not found("a.html", f"<b>{MOBILE}</b>", allowed)
    assert found("a.html", f"<b>{MOBILE[:-1]}5</b>", allowed)
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
