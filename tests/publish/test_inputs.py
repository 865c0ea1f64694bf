"""The hash of what a build reads: the same wherever the same files lie, another for any other byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.checks.identity import TOKEN
from generator.config import Config
from generator.publish import inputs
from generator.publish.stamp import SHORT, stamped
from generator.render.pages.about import UNKNOWN_DATA
from tests.conftest import ROOT, TODAY

FILES = {
    "data/site.yaml": b"a: 1\nb: 2\n",
    "data/areas/350582.yaml": "name: 晋江\n".encode(),
    "content/zh/about.md": b"---\ntitle: x\n---\n",
    "content/zh/audio/about.mp3": b"ID3\0\r\n\r\n",
    "theme/hooks.py": b"x = 1\n",
    "mkdocs.yml": b"theme: material\n",
}


def made(root: Path, files: dict[str, bytes]) -> str:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return inputs.digest(Config(root, TODAY))


def test_the_hash_is_that_of_the_files_wherever_and_whenever_they_were_written(tmp_path: Path) -> None:
    first = made(tmp_path / "a", FILES)
    assert len(first) == 64
    assert made(tmp_path / "b" / "c", dict(reversed(FILES.items()))) == first
    os.utime(tmp_path / "a/mkdocs.yml", (0, 0))
    (tmp_path / "a/data/site.yaml").chmod(0o600)
    beside = {"theme/__pycache__/hooks.pyc": b"1", "data/.site.yaml.swp": b"2", "site/index.html": b"3"}
    assert made(tmp_path / "a", beside) == first


def test_line_ends_of_a_text_are_one_and_a_recording_is_taken_as_it_is(tmp_path: Path) -> None:
    first = made(tmp_path / "a", FILES)
    ends = {name: data.replace(b"\n", b"\r\n") for name, data in FILES.items() if b"\0" not in data}
    assert made(tmp_path / "b", {**FILES, **ends}) == first
    audio = {"content/zh/audio/about.mp3": b"ID3\0\n\n"}
    assert made(tmp_path / "c", {**FILES, **audio}) != first


@pytest.mark.parametrize("name", FILES)
def test_another_byte_another_name_or_one_file_less_is_another_hash(tmp_path: Path, name: str) -> None:
    others = {key: data for key, data in FILES.items() if key != name}
    found = {
        made(tmp_path / "whole", FILES),
        made(tmp_path / "byte", {**others, name: FILES[name] + b" "}),
        made(
            tmp_path / "name", {**others, f"{name}.yml": FILES[name]} | {"mkdocs.yml": b"theme: material\n"}
        ),
        made(tmp_path / "less", others) if name != "mkdocs.yml" else "",
    }
    assert len(found) == (3 if name == "mkdocs.yml" else 4)


def test_bytes_do_not_wander_from_one_file_into_the_next(tmp_path: Path) -> None:
    one, two = {"data/a.yaml": b"12", "data/b.yaml": b"3"}, {"data/a.yaml": b"1", "data/b.yaml": b"23"}
    assert made(tmp_path / "a", {**FILES, **one}) != made(tmp_path / "b", {**FILES, **two})


def test_the_short_hash_takes_the_place_kept_for_it(tmp_path: Path) -> None:
    page = tmp_path / "en/about/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<p>{UNKNOWN_DATA}</p>", "utf-8")
    whole = inputs.digest(Config(ROOT, TODAY))
    output = stamped(tmp_path, "en/", whole)
    assert output.path == "en/about/index.html"
    short = whole[:SHORT]
    assert output.data.decode() == f'<p><code class="wb-data" dir="ltr">{short}</code></p>'
    page.write_bytes(output.data)
    with pytest.raises(ValueError, match="en/about"):
        stamped(tmp_path, "en/", whole)


def test_a_short_hash_is_long_enough_to_be_no_number_of_anybody() -> None:
    assert TOKEN.fullmatch("1" * (SHORT - 1) + "a")
