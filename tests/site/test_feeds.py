"""Every feed of the site by what others hold for one: the grammar of RFC 4287, the schema of JSON Feed 1.1.

Jing, which reads the grammar, is in the Nu Html Checker. `make validators` installs all three; without them
the tests are skipped, but never in CI. What a grammar can't say is in tests/render/test_feeds.py.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from jsonschema import Draft7Validator

from tests.conftest import Built
from tests.site.test_html import CHECKER, checker, judged, there

VALIDATORS = CHECKER.parents[4]
GRAMMAR = VALIDATORS / "atom.rng"
SCHEMA = VALIDATORS / "node_modules/jsonfeed-schema/schema-v1.1.json"
JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
WHOLE = "open/v1/changes"  # the feed of everything, without its ending
SPOILED_ATOM = {  # what stands there → what is put in its place
    "no-id": (r"<id>.*?</id>", ""),
    "two-titles": (r"(<title>.*?</title>)", r"\1\1"),
    "a-day-for-a-moment": (r"<updated>(.{10}).*?</updated>", r"<updated>\1</updated>"),
    "no-address": (r' href=".*?"', ""),
    "another-word": (r"<author>", "<writer /><author>"),
    "author-without-a-name": (r"<name>.*?</name>", ""),
    "text-as-markup": (r'<content type="text">', '<content type="xhtml">'),
}
SPOILED_JSON = {
    "no-version": (r'"version"', '"edition"'),
    "another-version": (r"jsonfeed.org/version/1.1", "jsonfeed.org/version/3"),
    "no-id": (r'"id"', '"number"'),
    "a-number-for-a-title": (r'"title": ?".*?"', '"title": 1'),
    "no-items": (r'"items": ?\[', '"items": 1, "more": ['),
}


def atom_faults(files: Iterable[Path], folder: Path) -> list[str]:
    """A line for each place where Atom feeds of a folder break the grammar."""
    names = [path.relative_to(folder).as_posix() for path in files]
    assert names
    there(GRAMMAR)
    done = subprocess.run(
        [*checker(JING), str(GRAMMAR), *names], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    lines = (done.stdout + done.stderr).splitlines()
    assert bool(lines) == bool(done.returncode), done
    return lines


def json_faults(files: Iterable[Path], folder: Path) -> list[str]:
    """The same for JSON Feeds and the schema."""
    there(SCHEMA)
    schema = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    return [
        f"{path.relative_to(folder).as_posix()}{fault.json_path.removeprefix('$')}: {fault.message}"
        for path in files
        for fault in schema.iter_errors(json.loads(path.read_text("utf-8")))
    ]


def spoil(site: Path, ending: str, faults: Mapping[str, tuple[str, str]], folder: Path) -> list[Path]:
    """The feed of everything, with one fault in each copy."""
    whole = (site / f"{WHOLE}.{ending}").read_text("utf-8")
    for name, (old, new) in faults.items():
        spoiled, times = re.subn(old, new, whole, count=1)
        assert times, name
        (folder / f"{name}.{ending}").write_text(spoiled, "utf-8")
    return sorted(folder.glob(f"*.{ending}"))


def named(lines: list[str], ending: str) -> set[str]:
    return {match[1] for line in lines if (match := re.search(rf"([\w-]+)\.{ending}", line))}


def test_every_atom_feed_keeps_the_grammar(built: Built) -> None:
    site = built.site.resolve()
    feeds = sorted(site.rglob("*.atom"))
    assert len(feeds) > 100
    judged(atom_faults(feeds, site), whole=False)


def test_every_json_feed_keeps_the_schema(built: Built) -> None:
    feeds = sorted(built.site.rglob("changes.json"))
    assert len(feeds) > 100
    judged(json_faults(feeds, built.site), whole=False)


def test_the_grammar_and_the_schema_find_what_is_wrong(built: Built, tmp_path: Path) -> None:
    atom = spoil(built.site, "atom", SPOILED_ATOM, tmp_path)
    assert named(atom_faults(atom, tmp_path), "atom") == set(SPOILED_ATOM)
    feeds = spoil(built.site, "json", SPOILED_JSON, tmp_path)
    assert named(json_faults(feeds, tmp_path), "json") == set(SPOILED_JSON)
