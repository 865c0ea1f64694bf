"""Says which packages of uv.lock have published weaknesses; one that nobody could look up is said, too.

python deploy/audit.py REQUIREMENTS COMMAND…    COMMAND starts pip-audit

Exit 0: every package was looked up and none has a weakness; 1: some have; 2: not everything was looked up.
pip-audit alone calls a package that its service doesn't know skipped, and the whole free of weaknesses.
What was not looked up is followed by the day when people last read, and by what they have not read.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import reading

ARGUMENTS = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off", "-r")


def report(wanted: set[str], output: str, errors: str) -> tuple[int, list[str]]:
    """The exit code and the lines to print: what pip-audit wrote, against the names that were asked for."""
    try:
        held: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        said = next((line.strip() for line in reversed(errors.splitlines()) if line.strip()), "nothing")
        return 2, [*_nobody(len(wanted), len(wanted)), f"pip-audit: {said[:300]}"]
    looked = {one["name"].lower(): one for one in held if "vulns" in one}
    missed = wanted - looked.keys()
    weak = list(_weak(looked.values()))
    lines = [*weak]
    if missed:
        reasons = [one["skip_reason"] for one in held if "skip_reason" in one]
        lines += [*_nobody(len(missed), len(wanted)), reading.some(missed, 3), *reasons[:1]]
    if not lines:
        lines = [
            f"{len(wanted)} packages looked up, no known weakness / 查了 {len(wanted)} 个软件包，没有已知漏洞"
        ]
    return (1 if weak else 2 if missed else 0), lines


def _weak(held: Sequence[Any] | Any) -> Iterator[str]:
    for one in held:
        for it in one["vulns"]:
            mended = ", ".join(it.get("fix_versions", ())) or "–"
            yield f"{one['name']} {one['version']}: {it['id']}, mended in / 修复于 {mended}"


def _nobody(missed: int, all_of: int) -> list[str]:
    return [
        f"{missed} of {all_of} packages could not be looked up: nothing is known about them. "
        "Try again where the vulnerability service (https://pypi.org) can be reached.",
        f"{all_of} 个软件包里有 {missed} 个没查到，不等于没有漏洞。"
        "请在能访问 https://pypi.org 的地方再查一次。",
    ]


def main(requirements: str, *command: str) -> int:
    wanted = {name.lower() for name, _ in reading.PINNED.findall(Path(requirements).read_text("utf-8"))}
    done = subprocess.run(
        (*command, *ARGUMENTS, requirements), capture_output=True, encoding="utf-8", check=False
    )
    code, lines = report(wanted, done.stdout, done.stderr)
    if code == 2:
        lines += reading.summary(reading.load(), reading.locked())
    print("\n".join(lines), file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
