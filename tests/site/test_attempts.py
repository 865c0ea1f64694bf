"""Attempts to break what was printed: `wageboard check` stops each, and says what to do; that mends it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.model.call import Call
from generator.publish.calling import add
from generator.publish.issuing import issue
from tests.support.repository import (
    LEDGER,
    SCHOOL,
    TEMPLATES,
    TODAY,
    commit,
    config,
    edit,
    git,
    lines,
    repository,
)

CALLS = "data/calls.csv"
HOST = "scan_url: https://wb.example/"


def delete_a_line(root: Path) -> None:
    rewrite(root, lines(root)[1:])


def delete_the_ledger(root: Path) -> None:
    shutil.rmtree(root / "data/issued")


def edit_a_line(root: Path) -> None:
    edit(root, LEDGER, '"name": "示例小学教学楼工程"', '"name": "示例中学教学楼工程"')


def write_a_line_otherwise(root: Path) -> None:
    first, *rest = lines(root)
    rewrite(root, [first.replace('": "', '":"'), *rest])


def reuse_a_token(root: Path) -> None:
    first, second, *rest = lines(root)
    rewrite(root, [first, second.replace(token(second), token(first)), *rest])


def swap_two_characters_of_a_token(root: Path) -> None:
    first, *rest = lines(root)
    old = token(first)
    place = next(n for n in range(7) if old[n] != old[n + 1])
    swapped = old[:place] + old[place + 1] + old[place] + old[place + 2 :]
    rewrite(root, [first.replace(old, swapped), *rest])


def swap_two_characters_of_a_number(root: Path) -> None:
    edit(root, LEDGER, '"main_line": "12333"', '"main_line": "13233"')


def delete_a_project(root: Path) -> None:
    (root / SCHOOL).unlink()


def hide_a_project(root: Path) -> None:
    edit(root, SCHOOL, "publish: public", "publish: office")


def change_the_short_host(root: Path) -> None:
    edit(root, "data/site.yaml", HOST, "scan_url: https://wb2.example/")


def drop_a_template(root: Path) -> None:
    edit(root, TEMPLATES, "key: board-1", "key: board-9")


def delete_a_call(root: Path) -> None:
    text = (root / CALLS).read_text("utf-8")
    (root / CALLS).write_text(text.splitlines()[0] + "\n", "utf-8")


def edit_a_call(root: Path) -> None:
    edit(root, CALLS, ",no,,", ",yes,zh,")


# What is done, the rules that see it, and the place that the first of them names.
ATTEMPTS: dict[Callable[[Path], None], tuple[set[str], str]] = {
    delete_a_line: ({"ledger-lost"}, f"{LEDGER}:1:"),
    delete_the_ledger: ({"ledger-lost"}, f"{LEDGER}:1:"),
    edit_a_line: ({"ledger-altered"}, f"{LEDGER}:"),
    write_a_line_otherwise: ({"ledger-form", "ledger-lost"}, f"{LEDGER}:1:"),
    reuse_a_token: ({"token-clash", "ledger-lost"}, f"{LEDGER}:2:"),
    swap_two_characters_of_a_token: ({"token-check", "ledger-lost"}, f"{LEDGER}:1:"),
    swap_two_characters_of_a_number: ({"ledger-altered"}, f"{LEDGER}:"),
    delete_a_project: ({"edition-subject"}, f"{LEDGER}:"),
    hide_a_project: ({"edition-page"}, f"{SCHOOL}:"),
    change_the_short_host: ({"scan-alias"}, "data/site.yaml:"),
    drop_a_template: ({"edition-template"}, f"{LEDGER}:"),
    delete_a_call: ({"calls-lost"}, f"{CALLS}:2:"),
    edit_a_call: ({"calls-altered"}, f"{CALLS}:2:"),
}  # fmt: skip


def token(line: str) -> str:
    return str(json.loads(line)["token"])


def rewrite(root: Path, its: list[str]) -> None:
    (root / LEDGER).write_text("\n".join(its) + "\n", "utf-8")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with everything issued, a call written down, and all of it committed."""
    root = repository(tmp_path_factory.mktemp("attempts") / "checkout")
    issue(config(root), (), everything=True)
    assert add(config(root), Call(TODAY, "0595-12333", False, "", "宣传办值班岗"))
    commit(root)
    return root


def check(root: Path, lang: str, monkeypatch: pytest.MonkeyPatch, capsys) -> tuple[object, str]:
    monkeypatch.setenv("LC_ALL", lang)
    monkeypatch.setattr(sys, "argv", ["wageboard", "check", "--root", str(root), "--today", "2026-11-20"])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code, capsys.readouterr().out


@pytest.mark.parametrize("lang", ["zh_CN.UTF-8", "en_GB.UTF-8"])
def test_nobody_broke_it_yet(printed: Path, monkeypatch, capsys, lang: str) -> None:
    assert check(printed, lang, monkeypatch, capsys) == (0, "")


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda it: it.__name__)
def test_each_attempt_gets_its_message(
    printed: Path, tmp_path: Path, monkeypatch, capsys, attempt: Callable[[Path], None], committed: bool
) -> None:
    root = Path(shutil.copytree(printed, tmp_path / "checkout"))
    attempt(root)
    if committed:
        commit(root)
    rules, place = ATTEMPTS[attempt]
    for lang in ("zh_CN.UTF-8", "en_GB.UTF-8"):
        code, out = check(root, lang, monkeypatch, capsys)
        errors = [line for line in out.splitlines() if ": error: " in line]
        assert code == 1
        assert {line.rpartition("(")[2].rstrip(")") for line in errors} == rules, out
        assert any(line.startswith(place) for line in errors), out
    git(root, "checkout", "-q", "HEAD~1" if committed else "HEAD", "--", "data")
    if committed:
        commit(root)
    assert check(root, "zh_CN.UTF-8", monkeypatch, capsys) == (0, "")
