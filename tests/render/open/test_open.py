"""Open data: valid by its own schemas, complete, the same every time, and nothing of the office in it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from generator.render.open.fields import KINDS, OPEN, fields
from generator.render.open.tables import Table, inert
from tests.render.open.reading import CANARY, caged, files, mobile, of, read, receiving
from tests.support.guide import real_catalog


@pytest.mark.parametrize("kind", [*KINDS])
def test_every_file_fits_its_schema(kind: str) -> None:
    schema = read(f"schema/{kind}.json")
    Draft202012Validator.check_schema(schema)
    whole = read(f"{kind}.json")
    assert f"schema/{kind}.json" in whole["schema"]
    errors = list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(whole))
    assert errors == []
    assert len(whole["records"]) > 0
    known = schema["$defs"][KINDS[kind].__name__]["properties"]
    assert all(set(record) <= set(known) for record in whole["records"])


def test_a_wrong_record_does_not_fit() -> None:
    whole = read("channels.json")
    whole["records"][0]["order"] = "first"
    del whole["records"][1]["name"]
    errors = list(Draft202012Validator(read("schema/channels.json")).iter_errors(whole))
    assert len(errors) == 2


def test_areas_answer_where_to_turn() -> None:
    schema = read("schema/area-lines.json")
    Draft202012Validator.check_schema(schema)
    catalog, seen = real_catalog(), 0
    for name in files():
        if name.startswith("areas/"):
            whole = read(name)
            assert list(Draft202012Validator(schema).iter_errors(whole)) == []
            assert whole["channels"] == [it.id for it in catalog.channels_for(whole["area"])]
            assert any(line["dial"] == "tel:12333" for line in whole["lines"]), name
            seen += 1
    assert seen == sum(area.publish == "public" for area in catalog.areas.values()) > 40
    place = read("areas/350582006.json")
    assert place["lines"][0]["away"] == {"number": "0595-12333", "dial": "tel:059512333"}
    assert place["minimum_wage"]["monthly"] == 2195


def test_every_public_record_is_there_and_no_other() -> None:
    catalog = real_catalog()
    for kind in ("areas", "channels", "contacts", "regulations", "projects", "campaigns"):
        public = [key for key, record in getattr(catalog, kind).items() if record.publish == "public"]
        assert [record["id"] for record in read(f"{kind}.json")["records"]] == public
        rows = list(csv.DictReader(io.StringIO(files()[f"{kind}.csv"].decode("utf-8-sig"), newline="")))
        assert [row["id"] for row in rows] == public


def test_csv_and_json_say_the_same_numbers() -> None:
    rows = csv.DictReader(io.StringIO(files()["phones.csv"].decode("utf-8-sig"), newline=""))
    in_csv = sorted((row["belongs_to"], row["record"], row["number"]) for row in rows)
    in_json: list[tuple[str, str, str]] = []

    def walk(kind: str, record: str, value: object) -> None:
        if isinstance(value, dict):
            if "dial" in value:
                in_json.append((kind, record, value["number"]))
            for inner in value.values():
                walk(kind, record, inner)
        elif isinstance(value, list):
            for inner in value:
                walk(kind, record, inner)

    for kind in KINDS:
        for record in read(f"{kind}.json")["records"]:
            walk(kind, str(record.get("id")), record)
    assert in_csv == sorted(in_json)
    assert len(in_csv) > 20


def test_csv_is_rfc_4180_and_opens_in_excel() -> None:
    seen = 0
    for name, data in files().items():
        if not name.endswith(".csv"):
            continue
        assert data.startswith(b"\xef\xbb\xbf"), name
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, name
        assert len(set(rows[0])) == len(rows[0]), name
        assert data.endswith(b"\r\n"), name
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
        seen += 1
    assert seen == 19


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_no_cell_is_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    table = Table("t", ("a", "b"), rows)
    back = list(csv.reader(io.StringIO(table.bytes().decode("utf-8-sig"), newline="")))[1:]
    assert [[inert(cell) for cell in row] for row in rows] == back
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in back for cell in row)


def test_a_formula_becomes_text() -> None:
    assert inert('=HYPERLINK("https://evil.example","x")').startswith("'=")
    assert inert("＝1+1") == "'＝1+1"
    assert inert("0595-12345") == "0595-12345"


def test_nothing_of_the_office_is_open() -> None:
    catalog = caged()
    assert CANARY in repr(catalog)
    made = of(catalog)
    landline = "0595-85699999"
    for name, data in made.items():
        text = data.decode("utf-8-sig").replace("\r\n ", "")  # unfolded
        text = re.sub(r'"sha256": "[0-9a-f]{64}"', "", text)
        for word in (CANARY, mobile(), landline, landline.replace("-", ""), "7777"):
            assert word not in text, f"{name}: {word}"
        assert '"hidden"' not in text, name
        assert '"never"' not in text, name
    site = json.loads(made["projects.json"])["records"]
    assert [record["id"] for record in site] == ["site"]
    assert site[0]["owner"] == {"name": "业主"}
    assert "inspection" not in site[0].get("channels", {})
    assert len(made) > 40


def test_with_consent_a_person_is_there() -> None:
    catalog = caged()
    post = catalog.contacts["roster"].posts[0]
    assert post.person is not None
    agreed = post.model_copy(update={"person": post.person.model_copy(update={"consent": "书面同意"})})
    roster = catalog.contacts["roster"].model_copy(update={"posts": (agreed,)})
    catalog = type(catalog)(**{**vars(catalog), "contacts": {"roster": roster}})
    shown = json.loads(of(catalog)["contacts.json"])["records"][0]["posts"][0]["person"]
    assert shown == {"name": CANARY}


def test_the_index_names_every_file_as_it_is() -> None:
    index = read("index.json")
    named = {entry["path"]: entry for entry in index["files"]}
    assert set(named) == set(files()) - {"index.json"}
    for path, entry in named.items():
        assert entry["bytes"] == len(files()[path])
        assert entry["sha256"] == hashlib.sha256(files()[path]).hexdigest()
        assert entry["type"] != "application/octet-stream", path
    assert index["kinds"]["channels"]["records"] == len(read("channels.json")["records"])
    assert index["kinds"]["channels"]["checked_from"] <= index["kinds"]["channels"]["checked_until"]
    assert index["licence"]["name"] == "MIT"
    assert index["languages"] == ["zh", "en"]


def test_drafts_are_not_data() -> None:
    for record in read("channels.json")["records"]:
        assert set(record["name"]) <= {"zh", "en"}


def test_the_same_every_time() -> None:
    assert of(real_catalog()) == files()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_field_has_a_meaning(lang: str) -> None:
    words = real_catalog().strings[lang]
    every = [one for model in OPEN for one in fields(model)]
    assert len(every) > 100
    assert [one.word for one in every if not any(key in words for key in one.word)] == []


def test_reception_days_are_data() -> None:
    made = of(receiving())
    record = next(it for it in json.loads(made["channels.json"])["records"] if it["id"] == "window")
    assert record["reception"][0]["weekday"] == "wed"
    assert record["reception"][0]["opens"] == "09:00"
    assert record["reception"][1]["nth"] == 1
    assert b"channels,window,,0595-85612345," in made["phones.csv"]
    assert b"window,1,wed,,,2026-12-01,2027-02-05,09:00,11:30" in made["channels-reception.csv"]
