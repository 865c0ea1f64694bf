"""A page is read line by line, each line once, and as a whole where a tag goes on beyond its line."""

from __future__ import annotations

import pytest

from generator.catalog import Catalog
from generator.equal.fact import Fact
from generator.equal.media import page
from generator.equal.reading import Reader

PHONES: dict[str, tuple[str, ...]] = {
    '<p>拨打 <b>12333</b></p>\n<p class="x">12345</p>\n': ("12333", "12345"),
    '<a\nhref="tel:12333"\ntitle="或者 12345">拨打</a>': ("12333", "12345"),
    '<p title="\n12333 > 12348\n">拨 12345</p>': ("12333", "12345", "12348"),
    "<style>\np{width:12333px}\n</style>\n<p>12345</p>": ("12345",),
    "<p>0595<b>-12333</b>\n<br>12345</p>": ("059512333", "12345"),
}


@pytest.mark.parametrize("source", PHONES)
def test_figures_are_found_wherever_tags_and_lines_end(source: str, catalog: Catalog) -> None:
    reader = Reader(catalog.strings)
    for _ in range(2):  # the second time from what was read before
        found = {fact for fact, _ in page.facts(source.encode(), reader)}
        assert found == {Fact("phone", it) for it in PHONES[source]}


def test_a_line_is_read_once(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, read = Reader(catalog.strings), list[str]()
    pieces = page.pieces
    monkeypatch.setattr(page, "pieces", lambda source: (read.append(source), pieces(source))[1])
    for own in ("甲", "乙"):
        list(page.facts(f"<p>12333</p>\n<p>{own}</p>".encode(), reader))
    assert read == ["<p>12333</p>", "<p>甲</p>", "<p>乙</p>"]
