"""A build after an edit is, byte for byte, a clean build of the same data, and writes only what changed.

The last clean build is somebody else's: in another folder, locale, time zone, umask and hash seed, with
another number of processes and nothing kept from before.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.config import Config
from generator.problem import DataError
from generator.publish.build import build
from generator.publish.parts import BrokenSiteError
from tests.conftest import TODAY, Built, Quiet
from tests.support import elsewhere
from tests.support.edits import Editor
from tests.support.small import PROJECT, small_checkout

SEED = 20261121
ROUNDS = 2
RANDOM = 3  # edits of each round that nobody chose
HASHED = (
    "about/index.html",
    "en/about/index.html",
    "offline.html",
    "en/offline.html",
)  # name the data's hash
ALWAYS = {"build.json", "SHA256SUMS", *HASHED}
EDITS: tuple[tuple[str, str, str], ...] = (
    ("data/channels/cn-12351.yaml", "工会帮你说话", "工会替你说话"),
    ("data/channels/cn-12351.yaml", 'number: "010-12351"', 'number: "021-12351"'),
    (f"data/projects/{PROJECT}.yaml", "灵水小学工地", "灵水小学的工地"),
    (f"data/projects/{PROJECT}.yaml", "name: 示例第一建设有限公司", "name: 示例第二建设有限公司"),
    ("data/regulations/wage-payment-regulation.yaml", "专管农民工工资：", "专门管农民工工资："),
    ("data/site.yaml", "内容有错", "内容不对"),
    ("data/strings/zh/landing.yaml", "\n", "\n# 一行注释\n"),
    ("content/zh/evidence.md", "有什么留什么。", "有什么就留什么。"),
    ("content/zh/about.md", "title: ", "title: 又及："),
    ("theme/landing/landing.css", "\n", "\n\n"),
    ("theme/overrides/main.html", "\n", "\n\n"),
    ("theme/print/lib.typ", "\n", "\n// a remark\n"),
    ("data/calls.csv", "\n", f"\n{TODAY.isoformat()},12351,yes,zh,宣传办值班岗,\n"),
)  # fmt: skip


@dataclass(frozen=True)
class File:
    """A published file: its bytes, and which file on the disk it is."""

    data: bytes
    inode: int
    time: int


def files(site: Path) -> Mapping[str, File]:
    return dict(_files(site))


def _files(site: Path) -> Iterator[tuple[str, File]]:
    for path in site.rglob("*"):
        if path.is_file():
            stat = path.stat()
            yield path.relative_to(site).as_posix(), File(path.read_bytes(), stat.st_ino, stat.st_mtime_ns)


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, (path, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def clean(root: Path, to: Path, again: bool) -> Path:
    """A clean build of the same data elsewhere; `again` is by somebody else, and sets every print anew."""
    elsewhere.copied(root, to)
    if again:
        elsewhere.build(to, elsewhere.FAR)
    else:
        shutil.copytree(root / ".build/cache/print", to / ".build/cache/print")
        build(Config(to, TODAY), Quiet())
    return to


def begun(root: Path, prints: Path) -> Mapping[str, File]:
    """A small office with its site built; `prints` are what the press remembers."""
    small_checkout(root, "[zh, en]")
    shutil.copytree(prints, root / ".build/cache/print")
    build(Config(root, TODAY), Quiet())
    return files(root / "site")


def went_on(
    editor: Editor, last: int, before: Mapping[str, File], to: Path, again: bool
) -> Mapping[str, File]:
    """Builds after edits: what is published then, which is what a clean build at `to` publishes, and of which
    no file was touched that is as before. The editor's last edits are taken back when they stop the build."""
    root = editor.root
    try:
        build(Config(root, TODAY), Quiet())
    except (DataError, BrokenSiteError):
        editor.take_back(last)
        build(Config(root, TODAY), Quiet())
    after = files(root / "site")
    written = {name for name, file in after.items() if before.get(name) != file}
    changed = {name for name, file in after.items() if name not in before or before[name].data != file.data}
    assert written == changed, sorted(written ^ changed)[:5]
    wanted = elsewhere.tree(clean(root, to, again))
    found = elsewhere.tree(root)
    differ = [name for name in {**wanted, **found} if wanted.get(name) != found.get(name)]
    assert sorted(differ)[:10] == []
    assert elsewhere.tree_hash(wanted) == elsewhere.tree_hash(found)
    assert set(found) >= {"site/build.json", "site/SHA256SUMS", "office/index.html"}
    return after


def test_edits_in_any_order_make_the_site_of_a_clean_build(tmp_path: Path, built: Built) -> None:
    """All edits that are named here, each once, and some that nobody chose."""
    dice = random.Random(SEED)
    root = tmp_path / "office"
    before = begun(root, built.config.work / "cache/print")
    editor = Editor(root, dice, frozenset(path for path, _, _ in EDITS))
    for turn, edits in enumerate(_hands(dice)):
        for path, old, new in edits:
            edit(root, path, old, new)
        told = [editor.edit() for _ in range(RANDOM)]
        print(edits, told)  # shown when a comparison fails
        after = went_on(editor, RANDOM, before, tmp_path / f"clean-{turn}", turn == ROUNDS - 1)
        assert {name for name, file in after.items() if before.get(name) != file} >= ALWAYS
        before = after


def _hands(dice: random.Random) -> list[list[tuple[str, str, str]]]:
    """All edits, each once, dealt into rounds."""
    deck = list(EDITS)
    dice.shuffle(deck)
    return [deck[n::ROUNDS] for n in range(ROUNDS)]


@pytest.mark.parametrize("path", sorted({path for path, _, _ in EDITS}))
def test_every_edit_meets_a_file(path: str) -> None:
    assert (Path(__file__).parents[2] / path).is_file()
