"""The commands that change records at the terminal: what they say, what they write, and with which exit."""

from __future__ import annotations

import io
import shutil
from functools import partial
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "specimens/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "checkout"))


@pytest.fixture
def run(run):
    """A command run by an editor whose system is in Chinese."""
    return partial(run, lang="zh_CN.UTF-8")


def test_format_shows_and_then_mends(run, root: Path) -> None:
    run("format")
    assert run("format", "--check")[0] == 0
    path = root / "data/projects/sample-school.yaml"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"\n", b"\r\n"))
    code, out, err = run("format", "--check")
    assert (code, "没有写" in err) == (1, True)
    assert out.startswith("data/projects/sample-school.yaml:1:1: error: 从这一行起写法不统一")
    assert out.endswith("(not-canonical)\n")
    code, out, _ = run("format", "--dry-run", lang="en_GB.UTF-8")
    assert (code, out.startswith("--- data/projects")) == (0, True)
    assert path.read_bytes() != good
    assert run("format", str(path))[:2] == (0, "data/projects/sample-school.yaml\n")
    assert path.read_bytes() == good
    assert run("format")[:2] == (0, "")


def test_format_refuses_what_it_cannot_read(run, root: Path) -> None:
    path = root / "data/projects/sample-school.yaml"
    path.write_bytes(b"id: 'x\n")
    code, _, err = run("format")
    assert (code, "data/projects/sample-school.yaml:1:" in err) == (1, True)
    assert run("format", str(root / "nothing.yaml"))[0] == 2


def test_a_workbook_goes_out_and_comes_back(run, root: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "projects.xlsx"
    assert run("export", str(file), "--dry-run")[:2] == (0, f"会写 {file}。没有写。\n")
    assert not file.exists()
    assert run("export", str(file))[0] == 0
    code, _, err = run("export", str(file), lang="en_GB.UTF-8")
    assert (code, "isn't replaced" in err) == (2, True)
    code, out, err = run("import", str(file))
    assert (code, out, "改了 0 条" in err) == (0, "", True)
    book = load_workbook(file)
    row = [cell.value for cell in book["项目"]["A"]].index("sample-school") + 1
    head = [cell.value for cell in book["项目"][1]]
    book["项目"].cell(row, head.index("说明") + 1).value = "新的说明"
    book["项目"].cell(row, head.index("说明（英文）") + 1).value = "A new note"
    book.save(file)
    path = root / "data/projects/sample-school.yaml"
    before = path.read_text("utf-8")
    code, out, err = run("import", str(file), "--dry-run")
    assert not code, err
    assert (code, "+  zh: 新的说明" in out, "没有写" in err) == (0, True, True)
    assert path.read_text("utf-8") == before
    code, out, err = run("import", str(file))
    assert (code, out.startswith("  改  data/projects/sample-school.yaml\n"), "改了 1 条" in err) == (
        0,
        True,
        True,
    )
    assert path.read_text("utf-8") != before
    after = path.read_bytes()
    assert run("import", str(file))[2].startswith("改了 0 条")  # a second time changes nothing
    assert path.read_bytes() == after
    assert run("export", str(file), "--force")[0] == 0


def test_new_asks_until_an_answer_will_do(run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        "示例新桥工程", "新桥", "没有这里", "晋江市", "", "", "开工", "在建", "示例公司", *[""] * 5,
        "1380013800", "", "", "", "", "", "", "15", "次月发", "2026/3/1", "", "", "示例资料", "",
        "2026-11-20",
    ]  # fmt: skip
    before = {path.name for path in (root / "data/projects").iterdir()}
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    code, out, err = run("new", "project", "--ask")
    assert not code, err
    assert "没有叫“没有这里”的地区" in err
    assert "“1380013800”有 10 位" in err
    assert "这里只能选：未开工、在建、完工、停用" in err
    made = root / "data/projects/shi-li-xin-qiao-gong-cheng.yaml"
    assert {path.name for path in (root / "data/projects").iterdir()} - before == {made.name}
    text = made.read_text("utf-8")
    assert text in out
    assert text.startswith("# 2026-11-21 用 wageboard new 建的。")
    assert "还没有写：工地地址、" in text
    assert "status: unverified\nname: 示例新桥工程\n" in text
    assert 'area: "350582"\n' in text
    assert 'started: "2026-03-01"\n' in text
    assert run("check")[0] == 0
    assert run("format", "--check", str(made))[0] == 0


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("project", ["--name", "示例二桥工程", "--area", "晋江市", "--set", "stage=在建"]),
        ("channel", ["--name", "示例窗口", "--area", "350582", "--phone", "12345", "--set", "kind=window",
                     "--set", "summary.zh=可以去问"]),
        ("regulation", ["--name", "示例规定", "--set", "kind=rule", "--set", "short.zh=示例规定", "--set",
                        "issuer.zh=示例机关", "--set", "in_force.from=2026-01-01", "--set", "about.zh=示例"]),
        ("contact", ["--name", "示例名单", "--area", "350582", "--set", "posts.0.unit.zh=示例科",
                     "--set", "posts.0.post.zh=联络员", "--phone", "12345"]),
    ],
)  # fmt: skip
def test_new_takes_flags_for_every_kind(run, root: Path, kind: str, words: list[str]) -> None:
    given = [*words, "--source", "示例资料", "--source-date", "2026-11-20", "--no-ask"]
    code, out, err = run("new", kind, *given, "--dry-run")
    assert (code, "没有写" in err) == (0, True), err
    before = {path.name for path in (root / f"data/{kind}s").iterdir()}
    code, again, err = run("new", kind, *given)
    assert (code, again) == (0, out), err
    (made,) = {path.name for path in (root / f"data/{kind}s").iterdir()} - before
    assert (root / f"data/{kind}s" / made).read_text("utf-8") == out
    assert run("new", kind, *given, "--id", made.removesuffix(".yaml"))[0] == 1  # never overwrites
    assert (root / f"data/{kind}s" / made).read_text("utf-8") == out


def test_new_refuses_what_is_wrong_and_writes_nothing(run, root: Path) -> None:
    before = sorted(path.name for path in (root / "data/channels").iterdir())
    code, _, err = run("new", "channel", "--name", "示例窗口", "--phone", "0595-123", "--no-ask")
    assert (code, "0595-123" in err) == (1, True)
    code, _, err = run("new", "channel", "--set", "nothing=1", "--no-ask", lang="en_GB.UTF-8")
    assert (code, "no field nothing" in err) == (2, True)
    code, _, err = run("new", "channel", "--name", "示例窗口", "--no-ask")
    assert (code, "missing-field" in err) == (1, True)
    assert sorted(path.name for path in (root / "data/channels").iterdir()) == before


def test_rename_says_what_it_does(run, root: Path) -> None:
    code, out, err = run("rename", "project", "sample-school", "sample-primary", "--dry-run")
    assert (code, "移走  data/projects/sample-school.yaml" in out, "没有写" in err) == (0, True, True)
    run("issue", "--all")
    ledger = (root / "data/issued/2026.jsonl").read_bytes()
    code, out, _ = run("rename", "project", "sample-school", "sample-primary")
    assert (code, "formerly: sample-school" in out) == (0, True)
    assert (root / "data/issued/2026.jsonl").read_bytes() == ledger
    assert run("issue", "--all")[:2] == (0, "")  # the prints outside are still those of the site
    assert run("check")[0] == 0
    code, _, err = run("rename", "project", "sample-school", "x")
    assert (code, "没有编号是“sample-school”" in err) == (1, True)
    assert run("rename", "area", "350582", "晋江新市")[0] == 0


def test_new_asks_only_for_what_was_not_given(run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["示例科", "联络员", "12345", ""]  # unit, post, telephone, number of the source
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    given = ["--name", "示例名单", "--area", "350582", "--source", "示例资料", "--source-date", "2026-11-20"]
    code, out, err = run("new", "contact", *given, "--ask", "--dry-run")
    assert code == 0, err
    assert "示例科" in out
    assert out.count("示例名单") == 1
    assert 'number: "12345"' in out


def test_an_import_says_which_rows_are_gone_and_which_are_new(run, root: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "projects.xlsx"
    assert run("export", str(file))[0] == 0
    book = load_workbook(file)
    for page in (page for page in book if page.title.startswith("项目")):
        for cell in page["A"]:
            cell.value = "sample-bridge" if cell.value == "sample-school" else cell.value
    book.save(file)
    before = (root / "data/projects/sample-school.yaml").read_bytes()
    code, out, err = run("import", str(file))
    assert code == 0, err
    assert out.splitlines()[0].endswith("data/projects/sample-bridge.yaml")
    assert out.splitlines()[-1].startswith("sample-school 这一行删掉了，文件还在。")
    assert (root / "data/projects/sample-school.yaml").read_bytes() == before
    assert "id: sample-bridge\n" in (root / "data/projects/sample-bridge.yaml").read_text("utf-8")
