"""Private numbers in a file, however they are written: for people, for programs, on paper."""

from __future__ import annotations

import base64
import hashlib
import uuid

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.phone import SERVICE_NUMBER
from generator.publish.digest import digest
from generator.publish.fonts import print_fonts
from generator.publish.hidden import in_bytes
from tests.support.containers import packed
from tests.support.private import CARD, MOBILE

NOBODY = frozenset({SERVICE_NUMBER})
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
PAGE = """#set document(title: "{title}", date: none)
#set text(font: "Noto Sans SC")
#set page(width: 90mm, height: 30mm)
{page}"""


def printed(page: str = "甲", title: str = "甲") -> bytes:
    """A PDF, set as the prints are."""
    source = PAGE.format(title=title, page=page).encode()
    return typst.compile(source, format="pdf", pdf_standards=["ua-1"], font_paths=print_fonts())


def found(name: str, text: str | bytes) -> list[str]:
    return list(in_bytes(name, text if isinstance(text, bytes) else text.encode(), NOBODY))


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


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (f"电话{MOBILE}", "甲"), ("#text(red)[139 0000] 1234", "甲"), (f"1{CARD[1:]}", "甲"),
        ("甲", f"电话{MOBILE}"), ("甲", MOBILE), (f'#link("tel:{MOBILE}")[甲]', "甲"),
        (f"= 甲{MOBILE}\n#hide[甲]", "甲"), (f'#figure(rect(), alt: "甲{MOBILE}")', "甲"),
    ],
)  # fmt: skip
def test_a_print_hides_no_number(page: str, title: str) -> None:
    pdf = printed(page, title)
    assert found("a.pdf", pdf)
    assert found("a.zip", packed("b.pdf", pdf))


def test_a_print_in_an_archive_is_read_once() -> None:
    pdf = printed(MOBILE)
    archive = packed("b.pdf", pdf)
    assert not list(in_bytes("a.zip", archive, NOBODY, {digest(pdf)}))
    assert list(in_bytes("a.zip", archive, NOBODY, {digest(b"")}))


def test_a_print_that_says_what_is_public() -> None:
    assert not found("a.pdf", printed(f'甲 {SERVICE_NUMBER} 0595-85612345 #link("tel:12333")[乙]'))
    assert not found("a.pdf", b"%PDF-1.7 torn")
    assert found("a.pdf", b"%PDF-1.7 torn " + MOBILE.encode())


def test_the_bytes_of_a_picture() -> None:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\x10tEXtComment\0"
    for name in ("a.png", "a.jpg", "a.webp", "a.woff2"):
        assert found(name, head + MOBILE.encode() + b"\0\xff")
        assert found(name, head + b"+86" + MOBILE.encode() + b"\0\xff")
        assert found(name, head + CARD.encode() + b"\xff")
        assert not found(name, head + b"a" + MOBILE.encode() + b"\0" + MOBILE.encode() + b"5")
