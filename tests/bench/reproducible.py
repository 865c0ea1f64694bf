"""Two whole builds of the shipped data with nothing in common but the data and the day: one tree of files."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.publish.assemble import BUILD
from generator.publish.stamp import SHORT
from tests.bench.gauge import spent
from tests.bench.results import table
from tests.conftest import copy_checkout
from tests.support import elsewhere
from tests.support.elsewhere import FAR, HERE, World

TITLE = "Reproducible"
FOLDERS = ("wageboard-", "另一个 folder-")
SAID = """\
The shipped data, copied to two folders, the files of the second made in the opposite order; each built clean
by a process of its own. Compared: path and bytes of every file in `site/` and `office/`, prints, packs,
search indexes and the map of the site among them. `python -m tests.bench reproducible` writes this section;
every run of the tests tries a small office (tests/site/test_incremental.py). CPU seconds, on a machine that
did other work, too.
"""
KINDS = {"pdf", "zip", "png", "html", "json", "csv", "ics", "vcf", "atom", "xml"}
NAMED = {"site/sitemap.xml", "site/search/search_index.json", "site/SHA256SUMS", "site/build.json"}


def section() -> str:
    """The two builds, and whether they are one; `AssertionError` names the first files that differ."""
    with TemporaryDirectory(prefix=FOLDERS[0]) as first, TemporaryDirectory(prefix=FOLDERS[1]) as second:
        here = copy_checkout(Path(first) / "a")
        far = elsewhere.copied(here, Path(second) / "b/c")
        rows = [_built(here, HERE), _built(far, FAR)]
        trees = [elsewhere.tree(root) for root in (here, far)]
        differ = sorted(name for name in {*trees[0], *trees[1]} if trees[0].get(name) != trees[1].get(name))
        assert differ == [], differ[:20]
        kinds = Counter(PurePosixPath(name).suffix.removeprefix(".") or "other" for name in trees[0])
        assert kinds.keys() >= KINDS
        assert trees[0].keys() >= NAMED
        told = json.loads((here / "site" / BUILD).read_text(encoding="utf-8"))
        return "\n".join((
            SAID,
            table(["where", "CPU s", "load before"], rows), "",
            f"- {len(trees[0]):,} files, none differs; hash of both trees `{elsewhere.tree_hash(trees[0])}`.",
            f"- Hash of the data, on the page about the site and in `build.json`: `{told['data'][:SHORT]}`…",
            f"- {', '.join(f'{kind} {count:,}' for kind, count in kinds.most_common())}.",
        ))  # fmt: skip


def _built(root: Path, world: World) -> list[str]:
    load = os.getloadavg()[0]
    before = spent()
    elsewhere.build(root, world)
    return [world.told(), f"{spent() - before:.0f}", f"{load:.1f}"]
