"""Codes in pictures: image-code refuses foreign ones, image-unread says where nobody looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.images import allowed_hosts, image_codes, is_allowed
from generator.config import Config
from generator.publish import pictures
from generator.publish.examination import read_and_check
from generator.publish.verify import codes
from tests.conftest import ROOT, TODAY, copy_checkout
from tests.support.catalog import mini_catalog
from tests.support.codes import picture, vector

OURS = (
    "https://wb.example/q/2XVRE8AE/",
    "https://wageboard.example/p/sample/",
    "https://old.example/q/2XVRE8AE/",
    "https://12333.gov.cn/",
    "https://www.mohrss.gov.cn/xxgk/",
    "http://rsj.quanzhou.gov.cn/",
)
FOREIGN = (
    "https://wb.example.evil.example/q/2XVRE8AE/",
    "https://evilwb.example/",
    "https://wb.example@evil.example/",
    "https://pay.example@wb.example/",
    "https://evil.example/?https://wb.example/",
    "https://evil.example\\@wb.example/",
    "https://wb.example:8443/q/2XVRE8AE/",
    "https://gov.cn.evil.example/",
    "https://xgov.cn/",
    "weixin://wxpay/bizpayurl?pr=1",
    "javascript:alert(1)",
    "13800138000",
    "https://[",
    "",
    "https://wb.example/\\evil.example/",
)


@pytest.fixture(scope="module")
def hosts() -> frozenset[str]:
    return allowed_hosts(mini_catalog(scan_aliases=("https://old.example/",)))


@pytest.mark.parametrize("text", OURS)
def test_our_hosts_and_official_ones_pass(text: str, hosts: frozenset[str]) -> None:
    assert is_allowed(text, hosts)


@pytest.mark.parametrize("text", FOREIGN)
def test_anything_else_is_refused(text: str, hosts: frozenset[str]) -> None:
    assert not is_allowed(text, hosts)


def test_one_problem_a_code_and_a_warning_where_nobody_looked() -> None:
    seen = {
        "content/zh/a.png": (OURS[0], FOREIGN[0], FOREIGN[1]),
        "data/b.png": None,
        "data/c.png": (),
        "data/d.png": (FOREIGN[2],),
    }
    problems = list(image_codes(mini_catalog(), seen))
    assert {(p.line, p.column) for p in problems} == {(0, 0)}, "a picture has no lines"
    found = [(p.path, p.rule, p.severity) for p in problems]
    assert found == [
        ("content/zh/a.png", "image-code", "error"),
        ("content/zh/a.png", "image-code", "error"),
        ("data/b.png", "image-unread", "warning"),
        ("data/d.png", "image-code", "error"),
    ]
    assert problems[0].facts == {"found": FOREIGN[0]}


def test_the_decoder_reads_what_we_draw(tmp_path: Path) -> None:
    """Otherwise the next test could not fail."""
    for name in ("a.png", "a.jpg", "a.gif", "a.webp"):
        picture(FOREIGN[0]).save(tmp_path / name)
        assert codes(tmp_path / name) == [FOREIGN[0]], name
    (tmp_path / "a.svg").write_text(vector(FOREIGN[0]))
    assert codes(tmp_path / "a.svg") == [FOREIGN[0]]
    (tmp_path / "broken.png").write_bytes(b"no picture at all")
    assert codes(tmp_path / "broken.png") is None


def test_no_picture_of_the_checkout_leads_elsewhere() -> None:
    seen = pictures.seen(Config(ROOT, TODAY))
    drawn = [path for path in (ROOT / "theme").rglob("*.svg") if path.stat().st_size >= pictures.LEAST]
    assert len(seen) >= len(drawn)
    assert None not in seen.values()
    assert [*image_codes(mini_catalog(), seen)] == []


def test_a_check_of_a_checkout_refuses_a_foreign_code(tmp_path: Path) -> None:
    root = copy_checkout(tmp_path / "checkout")
    (root / "content/zh/img").mkdir()
    picture(FOREIGN[0]).save(root / "content/zh/img/board.png")
    picture("https://wb.example/q/2XVRE8AE/").save(root / "content/zh/img/ours.png")
    (root / "theme/print/pictograms/pay.svg").write_text(vector(FOREIGN[8]))
    _, problems = read_and_check(Config(root, TODAY))
    found = {(p.path, p.facts["found"]) for p in problems if p.rule == "image-code"}
    assert found == {
        ("content/zh/img/board.png", FOREIGN[0]),
        ("theme/print/pictograms/pay.svg", FOREIGN[8]),
    }


def test_without_decoders_the_office_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "decoders_missing", lambda: ("zxingcpp",))
    for folder in ("content/zh", "theme/print", "data"):
        (tmp_path / folder).mkdir(parents=True)
        picture(FOREIGN[0], 16).save(tmp_path / folder / "a.png", compress_level=0)
    assert pictures.seen(Config(tmp_path, TODAY)) == {"content/zh/a.png": None, "data/a.png": None}
