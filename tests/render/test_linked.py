"""JSON-LD of the guide: expanded by a JSON-LD library without a network; every term is schema.org's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from generator.model.channel import Channel
from generator.render.pages import channels, guide, linked
from generator.render.pages.setting import Setting
from tests.support.catalog import SOURCE, channel, mini_catalog, short
from tests.support.guide import TODAY, real_catalog

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = "http://schema.org/"
TERMS: Mapping[str, Any] = json.loads((Path(__file__).parent / "open/schema_org.json").read_text("utf-8"))
TYPES = {name: held for name, held in TERMS.items() if not name.startswith("$")}
# As schema.org's own context: every word is a term of its vocabulary, addresses are addresses, days are days.
CONTEXT = {
    "@vocab": SCHEMA,
    "type": "@type",
    **{name: {"@type": "@id"} for name in ("url", "serviceUrl", "dayOfWeek", "legislationLegalForce")},
    **{name: {"@type": "Date"} for name in ("lastReviewed", "datePublished", "legislationDate")},
}
SIMPLE = {"Text", "URL", "Date", "DateTime", "Time", "string", "Language", "Number"}
LISTS = {"DayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
         "LegalForceStatus": ["InForce", "NotInForce", "PartiallyInForce"]}  # fmt: skip


def loader(url: str, _: Any) -> dict[str, Any]:
    """schema.org's context from here; nothing else may be asked for."""
    assert url.rstrip("/") == "https://schema.org", url
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json",
            "document": {"@context": CONTEXT}}  # fmt: skip


def expanded(text: str) -> dict[str, Any]:
    (node,) = jsonld.expand(json.loads(text), {"documentLoader": loader})
    return node


def kinds(name: str) -> Iterator[str]:
    """A type and all it is a kind of."""
    yield name
    for parent in TYPES[name]["parents"]:
        yield from kinds(parent)


def ranges(name: str, term: str) -> list[str]:
    """The types of a property's values, where the type has that property."""
    found = [
        types for kind in kinds(name) for prop, types in TYPES[kind]["properties"].items() if prop == term
    ]
    assert found, f"{name} has no {term}"
    return found[0]


def checked(node: dict[str, Any]) -> int:
    """How many values of a node are of schema.org's types; anything else is an error."""
    (name,) = (one.removeprefix(SCHEMA) for one in node["@type"])
    count = 0
    for key, values in node.items():
        if key in ("@type", "@id"):
            continue
        assert key.startswith(SCHEMA), key
        wanted = ranges(name, key.removeprefix(SCHEMA))
        for value in values:
            count += 1
            if "@type" in value and "@value" not in value:
                (inner,) = (one.removeprefix(SCHEMA) for one in value["@type"])
                assert set(kinds(inner)) & set(wanted), f"{name}.{key}: {inner}"
                count += checked(value)
            elif "@id" in value and set(wanted) & set(LISTS):
                allowed = {
                    f"https://schema.org/{it}" for kind in set(wanted) & set(LISTS) for it in LISTS[kind]
                }
                assert value["@id"] in allowed, value
            else:
                assert set(wanted) & SIMPLE, f"{name}.{key} takes {wanted}, not {value}"
    return count


def blocks(lang: str) -> Iterator[tuple[str, str]]:
    """Path → the text of the data block, for every page of the guide."""
    for output in guide(real_catalog(), lang, TODAY, {}):
        head = output.data.decode().split("---\n")[1] if output.data.startswith(b"---") else ""
        line = next((x for x in head.splitlines() if x.startswith("linked: ")), None)
        if line:
            yield output.path, json.loads(line.removeprefix("linked: "))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_says_what_schema_org_knows(lang: str) -> None:
    seen: dict[str, int] = {}
    values = 0
    for path, text in blocks(lang):
        node = expanded(text)
        assert node["@type"] == [f"{SCHEMA}WebPage"], path
        values += checked(node)
        about = node.get(f"{SCHEMA}mainEntity", [{"@type": ["none"]}])[0]["@type"][0]
        seen[about.removeprefix(SCHEMA)] = seen.get(about.removeprefix(SCHEMA), 0) + 1
    catalog = real_catalog()
    assert seen["GovernmentService"] == sum(c.publish == "public" for c in catalog.channels.values())
    assert seen["Legislation"] == sum(c.publish == "public" for c in catalog.regulations.values())
    assert seen["AdministrativeArea"] == sum(a.publish == "public" for a in catalog.areas.values())
    assert seen["GovernmentOrganization"] == len(catalog.contacts)
    assert values > 2000


def test_a_checked_record_says_when(monkeypatch: pytest.MonkeyPatch) -> None:
    page = next(text for path, text in blocks("zh") if path == "channels/cn-12333.md")
    assert json.loads(page)["lastReviewed"] == "2026-11-20"
    unchecked = next(text for path, text in blocks("zh") if path == "channels/hangu-window.md")
    assert "lastReviewed" not in json.loads(unchecked)


def test_reception_days_are_opening_hours() -> None:
    days = [
        {"weekday": "fri", "from": "2026-12-01", "opens": "09:00", "closes": "11:30", "source": SOURCE},
        {"month_day": "15", "from": "2026-12-01", "until": "2027-01-31", "source": SOURCE},
        {"from": "2026-12-28", "who": {"zh": "负责同志"}, "source": SOURCE},
    ]
    it: Channel = channel("window", "window", "窗口", "Window", "5", reception=days, phones=[short("12333")])
    setting = Setting(mini_catalog(), "zh", TODAY, "channels/window/")
    node = linked.channel(setting, it)
    text = linked.script(setting, "t", "", node, None)
    assert checked(expanded(text)) > 20
    first, second, third = node["hoursAvailable"]
    assert (first["dayOfWeek"], first["opens"]) == ("https://schema.org/Friday", "09:00")
    assert second["validThrough"] == "2027-01-31"
    assert third["validFrom"] == third["validThrough"] == "2026-12-28"


def test_nothing_ends_the_script_element() -> None:
    setting = Setting(mini_catalog(), "zh", TODAY, "x/")
    words = "</script><script>alert(1)</script><!-- \u2028 & 'x' \"y\""
    text = linked.script(setting, words, words, {"@type": "Place", "name": words}, None)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["mainEntity"]["name"] == words
    assert channels.public(setting)


def test_a_term_that_schema_org_lacks_is_seen() -> None:
    with pytest.raises(AssertionError, match="has no phoneNumber"):
        checked(expanded('{"@context":"https://schema.org","@type":"ServiceChannel","phoneNumber":"12333"}'))
    with pytest.raises(AssertionError, match="takes"):
        checked(expanded('{"@context":"https://schema.org","@type":"ServiceChannel","servicePhone":"12333"}'))
