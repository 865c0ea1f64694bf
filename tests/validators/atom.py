"""Fetches the grammar of Atom, RFC 4287's appendix B, out of lxml's source package; for `make validators`.

uv asks for the package that uv.lock names, as for any other; nothing in it is built or run, and of its files
only the grammar is kept, outside the repository, if it is the one that is meant.

    python tests/validators/atom.py UV TARGET
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

LOCK = Path(__file__).parents[2] / "uv.lock"
PACKAGE, GRAMMAR = "lxml", "doc/s5/ep2008/atom.rng"
SUM = "70b55456be7bbb598528c9bb868845c3bcc8f7b73c26135136cf4e0f0204df0d"  # SHA-256 of the grammar


def main(uv: str, target: str) -> None:
    packages = tomllib.loads(LOCK.read_text("utf-8"))["package"]
    source = next(it["sdist"]["url"] for it in packages if it["name"] == PACKAGE)
    with tempfile.TemporaryDirectory() as cache:
        subprocess.run(
            [uv, "pip", "compile", "-", "--no-deps", "--no-build", "--quiet",
             "--python", sys.executable, "--cache-dir", cache],
            input=f"{PACKAGE} @ {source}\n", text=True, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        found = [path.read_bytes() for path in Path(cache).rglob(GRAMMAR)]
    if [hashlib.sha256(it).hexdigest() for it in found] != [SUM]:
        sys.exit(f"{source} doesn't hold the {GRAMMAR} that is meant: {len(found)} found, SHA-256 {SUM}")
    Path(target).write_bytes(found[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
