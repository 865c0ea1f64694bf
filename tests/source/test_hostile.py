"""Files that are huge, deep, binary, links or noise end in a message, in bounded time, not in a traceback."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load import load
from generator.problem import Problem, wording
from generator.source.document import MAX_DEPTH, MAX_NODES, Document, parse
from generator.source.text import MAX_BYTES, decode

BASE = Path(__file__).parents[1] / "specimens" / "base"
RECORD = (BASE / "data/projects/sample-school.yaml").read_bytes()
SECONDS = 5.0  # far more than any of these takes; the machine may be busy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "tree")
    return tmp_path / "tree"


def rules(root: Path) -> list[tuple[str, str]]:
    """(path, rule) of everything found in a tree; every sentence can be said."""
    problems = load(root).problems
    for problem in problems:
        assert problem.show("zh")
        assert problem.show("en")
    return [(problem.path, problem.rule) for problem in problems]


def read(raw: bytes) -> list[Problem]:
    """The problems of some bytes as a file."""
    text, problems = decode(raw, "x.yaml")
    if text is not None:
        value, problems = parse("x.yaml", text)
        assert (value is None) == bool(problems)
        if value is not None:
            assert Document("x.yaml", text).spot("a", 0, "b") >= (1, 1)
    for problem in problems:
        assert problem.rule in wording()
        assert problem.show("zh")
        assert problem.show("en")
    return problems


def test_ten_megabytes_are_not_read(root: Path) -> None:
    (root / "data/channels/huge.yaml").write_bytes(b"a: b\n" * 2_000_000)
    start = time.perf_counter()
    assert rules(root) == [("data/channels/huge.yaml", "too-large")]
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "[" * MAX_BYTES,
        "{a: " * (MAX_BYTES // 4),
        "- " * (MAX_BYTES // 2),
        "\n".join(" " * depth + "a:" for depth in range(1300)),
        "a: " + "[" * 999_000,
    ],
    ids=["brackets", "braces", "dashes", "indents", "value"],
)
def test_a_deep_nest_ends_early(text: str) -> None:
    start = time.perf_counter()
    assert [problem.rule for problem in read(text.encode())] == ["too-deep"]
    assert time.perf_counter() - start < SECONDS


def test_a_nest_of_keys_ends_early() -> None:
    start = time.perf_counter()
    assert {problem.rule for problem in read(b"? " * (MAX_BYTES // 2))} == {"key-not-text"}
    assert time.perf_counter() - start < SECONDS


def test_the_deepest_accepted_nest_has_places() -> None:
    text = "a: " + "[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1)
    assert read(text.encode()) == []
    assert Document("x.yaml", text).spot("a", *[0] * (MAX_DEPTH - 1)) == (1, 3 + MAX_DEPTH)


def test_a_flood_of_nodes_ends_early() -> None:
    found = read(b"[" + b"a," * (MAX_NODES + 1) + b"a]")
    assert [problem.rule for problem in found] == ["too-many-nodes"]


def test_a_flood_of_mistakes_is_cut() -> None:
    assert len(read(b"".join(b"a: &x %d\n" % number for number in range(9000)))) == 20
    assert len(read("\u200b".encode() * 100_000)) == 20


def test_bytes_of_a_program_are_binary() -> None:
    assert [problem.rule for problem in read(bytes(range(256)) * 400)] == ["binary"]


def test_billion_laughs_are_refused() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    assert {problem.rule for problem in read(text.encode())} == {"anchor", "alias"}


def test_a_link_out_of_the_data_is_not_followed(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\n", "utf-8")
    (root / "data/channels/secret.yaml").symlink_to(secret)
    (root / "data/contacts/dangling.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert rules(root) == [
        ("data/channels/secret.yaml", "symlink"),
        ("data/contacts/dangling.yaml", "symlink"),
    ]


@pytest.mark.parametrize("place", ["data/site.yaml", "data/vocabulary/hosts.yaml", "data/strings/zh.yaml"])
def test_a_required_file_may_not_be_a_link_out_either(root: Path, tmp_path: Path, place: str) -> None:
    moved = tmp_path / "moved.yaml"
    (root / place).rename(moved)
    (root / place).symlink_to(moved)
    assert rules(root) == [(place, "symlink")]


@pytest.mark.parametrize("folder", ["channels", "strings/zh"])
def test_a_folder_that_is_a_link_out_is_not_followed(root: Path, tmp_path: Path, folder: str) -> None:
    (root / "data" / folder).rename(tmp_path / "moved")
    (root / "data" / folder).symlink_to(tmp_path / "moved")
    assert rules(root) == [(f"data/{folder}", "symlink")]


def test_a_link_within_the_data_is_an_ordinary_file(root: Path) -> None:
    (root / "data/channels/twin.yaml").symlink_to("cn-12333.yaml")
    assert rules(root) == [("data/channels/twin.yaml", "duplicate-id")]


def test_links_in_a_circle_are_a_message(root: Path) -> None:
    (root / "data/channels/a.yaml").symlink_to("b.yaml")
    (root / "data/channels/b.yaml").symlink_to("a.yaml")
    assert {path for path, _ in rules(root)} == {"data/channels/a.yaml", "data/channels/b.yaml"}


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "data/channels/pipe.yaml")
    assert rules(root) == [("data/channels/pipe.yaml", "not-a-file")]


def test_a_file_nobody_may_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = root / "data/channels/cn-12333.yaml"
    plain = Path.open

    def refusing(self: Path, *rest: str) -> object:
        if self == locked:
            raise PermissionError(13, "Permission denied")
        return plain(self, *rest)

    monkeypatch.setattr(Path, "open", refusing)  # tests may run as root, whom no permission stops
    assert rules(root) == [("data/channels/cn-12333.yaml", "unreadable")]


def test_a_file_in_place_of_a_folder(root: Path) -> None:
    shutil.rmtree(root / "data/campaigns")
    (root / "data/campaigns").write_text("x", "utf-8")
    assert rules(root) == [("data/campaigns", "unreadable")]


def test_names_that_differ_in_capitals_only(root: Path) -> None:
    upper = root / "data/channels/CN-12333.yaml"
    if upper.exists():  # a disk that can't hold both can't hold the mistake
        assert rules(root) == []
        return
    shutil.copy(root / "data/channels/cn-12333.yaml", upper)
    assert rules(root) == [("data/channels/CN-12333.yaml", "duplicate-file")]


def test_a_name_in_bytes_that_are_no_text(root: Path) -> None:
    (Path(os.fsdecode(os.fsencode(root) + b"/data/channels/\xff\n.yaml"))).write_text("id: x\n", "utf-8")
    (found,) = {path for path, _ in rules(root)}
    assert found.isascii()
    assert "\n" not in found


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_problems_or_values(raw: bytes) -> None:
    read(raw)


@settings(deadline=None)
@given(st.text(alphabet="ab01:：-—[]{}\"'|>&*!%@`#?,~ \n\t\u3000\u200b中文", max_size=120))
def test_any_yaml_like_text_ends_in_problems_or_values(text: str) -> None:
    read(text.encode())


@settings(max_examples=60, deadline=None)
@given(
    start=st.integers(0, len(RECORD)),
    length=st.integers(0, 40),
    put=st.one_of(
        st.binary(max_size=12), st.sampled_from([b"[", b'"', b": ", b"\n- ", b"&a ", b"*a", b"\t"])
    ),
)
def test_a_damaged_record_ends_in_problems(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, put: bytes
) -> None:
    root = tmp_path_factory.mktemp("damaged")
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    (root / "data/projects/sample-school.yaml").write_bytes(RECORD[:start] + put + RECORD[start + length :])
    loaded = load(root)
    assert loaded.catalog is not None
    assert loaded.problems or "sample-school" in loaded.catalog.projects
    for problem in loaded.problems:
        assert problem.show("zh")
        assert problem.show("en")
    shutil.rmtree(root)
