"""What people read of the dependencies' weaknesses (deploy/audit.yaml), held against what is locked now.

python deploy/reading.py           says what differs; exit 1 where something does
python deploy/reading.py --note    takes what is locked into the list; what nobody read yet is marked `unread`
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "deploy/audit.yaml"
HEAD = """\
# What was read of published weaknesses of every package that is installed here, and how far it reaches:
# docs/audit.md. `python deploy/reading.py --note` takes new versions in as unread, and writes this form.
"""
HINT = (
    "`python deploy/reading.py --note` takes it into the list as unread; docs/audit.md says how to read. / "
    "运行 `python deploy/reading.py --note` 记为“还没读”；怎么读见 docs/audit.md。"
)
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

Listed = dict[str, Any]
Locked = Mapping[str, set[str]]


def locked(root: Path = ROOT) -> dict[str, set[str]]:
    """Package → versions: of uv.lock, uv itself, what builds packages, and of npm as `npm:NAME`."""
    found: dict[str, set[str]] = {}
    for one in tomllib.loads((root / "uv.lock").read_text("utf-8"))["package"]:
        if "registry" in one["source"]:
            found.setdefault(one["name"], set()).add(one["version"])
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    pinned = "\n".join(project["tool"]["uv"]["build-constraint-dependencies"])
    for name, version in PINNED.findall(f"{pinned}\n{(root / 'deploy/uv.txt').read_text('utf-8')}"):
        found.setdefault(name, set()).add(version)
    npm = json.loads((root / "tests/validators/package-lock.json").read_text("utf-8"))["packages"]
    for path, one in npm.items():
        if path:
            found.setdefault("npm:" + path.removeprefix("node_modules/"), set()).add(one["version"])
    return found


def load(path: Path = LIST) -> Listed:
    """The list; every value is a text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def written(listed: Listed) -> str:
    """The list as a file: a line for a package without a weakness."""
    return HEAD + yaml.dump(
        listed,
        Dumper=yaml.CSafeDumper,
        sort_keys=False,
        default_flow_style=None,
        width=10_000,
        allow_unicode=True,
    )


def unknown(listed: Listed, now: Locked) -> Iterator[str]:
    """What is locked and not in the list, and the other way round."""
    held = {name: set(one["locked"].split()) for name, one in listed["packages"].items()}
    for name in sorted(held.keys() | now.keys()):
        before, after = held.get(name, set()), now.get(name, set())
        yield from (f"{name} {version} is not in deploy/audit.yaml" for version in sorted(after - before))
        yield from (f"{name} {version} is not locked any more" for version in sorted(before - after))


def unmended(listed: Listed, now: Locked) -> Iterator[str]:
    """Locked versions before the one that mends a weakness of the list."""
    for name, one in listed["packages"].items():
        for weakness in one.get("weaknesses", ()):
            for version in sorted(now.get(name, ())):
                mended, last = weakness.get("mended"), weakness.get("last")
                if mended and Version(version) < Version(mended):
                    yield f"{name} {version}: {weakness['id']} is mended in {mended}, {weakness['source']}"
                if last and Version(version) <= Version(last):
                    yield f"{name} {version}: {weakness['id']} concerns up to {last}, {weakness['source']}"


def noted(listed: Listed, now: Locked) -> Listed:
    """The list with what is locked now; new names and versions are unread, what was found before stays."""
    packages: dict[str, Any] = {}
    for name in sorted(now):
        one = dict(listed["packages"].get(name, {}))
        if set(one.get("locked", "").split()) != now[name]:
            one = {"locked": " ".join(sorted(now[name])), "unread": "yes"} | {
                key: value for key, value in one.items() if key not in ("locked", "newest", "unread")
            }
        packages[name] = one
    return {**listed, "packages": packages}


def summary(listed: Listed, now: Locked) -> list[str]:
    """When people last read, and what nobody has read of what is locked: two lines, English and Chinese."""
    unread = {name for name, one in listed["packages"].items() if "unread" in one and name in now}
    unread |= {line.split()[0] for line in unknown(listed, now) if line.split()[0] in now}
    names = some(unread, 5)
    return [
        f"People last read about {len(listed['packages'])} packages on {listed['read']} "
        f"(docs/audit.md); not read since: {names or 'none'}.",
        f"人工上次查阅：{listed['read']}，{len(listed['packages'])} 个软件包（docs/audit.md）；"
        f"此后还没读的：{names or '无'}。",
    ]


def some(names: Iterable[str], most: int) -> str:
    """The first of these names, and how many more there are."""
    held = sorted(names)
    more = f" +{len(held) - most}" if len(held) > most else ""
    return ", ".join(held[:most]) + more


def main(*given: str) -> int:
    listed, now = load(), locked()
    if given == ("--note",):
        LIST.write_text(written(noted(listed, now)), "utf-8", newline="\n")
        listed = load()
    strange = [*unknown(listed, now)]
    found = [*strange, *([HINT] if strange else []), *unmended(listed, now)]
    print("\n".join([*found, *summary(listed, now)]), file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
