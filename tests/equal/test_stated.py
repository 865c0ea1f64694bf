"""What counts as stated: public facts of the records and of their Chinese words, nothing else."""

from __future__ import annotations

from dataclasses import replace

from generator.catalog import Catalog
from generator.equal.fact import Fact
from generator.equal.reading import Reader
from generator.equal.stated import known
from generator.equal.twins import Missing, missing
from generator.model.base import Localized


def facts(catalog: Catalog) -> set[Fact]:
    return known(catalog, Reader(catalog.strings), ()).facts


def test_records_state_their_facts(catalog: Catalog) -> None:
    found = facts(catalog)
    for value in ("12333", "12345", "059512345", "110"):
        assert Fact("phone", value) in found
    wages = [row for area in catalog.areas.values() for row in area.minimum_wage]
    assert wages
    for row in wages:
        assert Fact("amount", f"{row.monthly.normalize():f}") in found
        assert Fact("date", row.start.isoformat()) in found


def test_a_translation_states_nothing(catalog: Catalog) -> None:
    channel = catalog.channels["cn-12333"]
    for words, stated in (({"zh": "打91234", "en": "x"}, True), ({"zh": "甲", "en": "call 91234"}, False)):
        changed = channel.model_copy(update={"summary": Localized.model_validate(words)})
        other = replace(catalog, channels={**catalog.channels, channel.id: changed})
        assert (Fact("phone", "91234") in facts(other)) == stated


def test_what_is_for_the_office_is_not_stated(catalog: Catalog) -> None:
    channel = catalog.channels["cn-12333"]
    words = Localized.model_validate({"zh": "打91234"})
    hidden = channel.model_copy(update={"summary": words, "publish": "office"})
    other = replace(catalog, channels={**catalog.channels, channel.id: hidden})
    assert Fact("phone", "91234") not in facts(other)


def test_a_number_of_the_chinese_page_is_wanted_on_every_other() -> None:
    one, two = Fact("phone", "12333"), Fact("phone", "12345")
    pages = {
        "laws/index.html": frozenset({one, two}),
        "en/laws/index.html": frozenset({one}),
        "q/TOKEN/index.html": frozenset({one}),
        "q/TOKEN/en/index.html": frozenset({two}),
        "open/v1/channels.json": frozenset({one}),
    }
    assert set(missing(pages, ("zh", "en"))) == {
        Missing("laws/index.html", "en/laws/index.html", "12345"),
        Missing("laws/index.html", "open/", "12345"),
        Missing("q/TOKEN/index.html", "q/TOKEN/en/index.html", "12333"),
    }
