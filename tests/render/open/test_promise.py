"""The promise of a version: no file, field or column of open/v1 is ever renamed or removed; more may come.

After something was added: WAGEBOARD_WRITE_V1=1 pytest tests/render/open/test_promise.py writes the list anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from generator.render.open.fields import KINDS
from generator.render.open.identity import NAMESPACE, identity
from tests.render.open.reading import files, read

LIST = Path(__file__).parent / "v1.json"
Promise = dict[str, list[str]]


def promised() -> Promise:
    """What v1 holds now: `files` by pattern, the fields of each schema, the columns of each table."""
    found: Promise = {"files": sorted({pattern(name) for name in files()})}
    for kind in KINDS:
        for model, schema in read(f"schema/{kind}.json")["$defs"].items():
            found[f"{kind}: {model}"] = sorted(schema["properties"])
    for name, data in files().items():
        if name.endswith(".csv"):
            found[name] = data.decode("utf-8-sig").splitlines()[0].split(",")
    return found


def pattern(name: str) -> str:
    """A file by the form of its name: what stands for a record is `*`."""
    folder, _, last = name.rpartition("/")
    named = folder in ("", "schema", "hsds") or name == "calendar/all.ics"
    return name if named else f"{folder}/*.{last.rpartition('.')[2]}"


def broken(was: Promise, now: Promise) -> list[str]:
    """What was there and is no longer."""
    return [f"{key}: {one}" for key, ones in was.items() for one in ones if one not in now.get(key, ())]


def test_nothing_is_taken_away() -> None:
    now = promised()
    if os.environ.get("WAGEBOARD_WRITE_V1"):
        was = json.loads(LIST.read_text("utf-8")) if LIST.exists() else {}
        assert broken(was, now) == [], "only additions may be written; what must change goes into open/v2"
        LIST.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    was = json.loads(LIST.read_text("utf-8"))
    assert broken(was, now) == [], "v1 never breaks: bring it back, or make it open/v2 beside v1"
    assert len(was) > 30


def test_what_is_added_is_promised_too() -> None:
    assert broken(promised(), json.loads(LIST.read_text("utf-8"))) == [], f"new in v1: see {__file__}"


def test_a_removal_is_seen() -> None:
    now = promised()
    less = {**now, "channels.csv": [c for c in now["channels.csv"] if c != "hours_zh"]}
    assert broken(now, less) == ["channels.csv: hours_zh"]


def test_identities_never_change() -> None:
    assert str(NAMESPACE) == "99c789b5-bcc2-5808-86c6-8d0eebfaf7ed"
    assert str(identity("service", "cn-12333")) == "a78d4ea1-79ef-5007-b967-d315765bf357"
