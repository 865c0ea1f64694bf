"""The digest of bytes is the one that every other program gives."""

from __future__ import annotations

from pathlib import Path

from generator.publish.digest import digest, digest_of, holds, same_ends


def test_it_is_what_sha256sum_says() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_file_holds_its_bytes_alone_and_one_that_is_not_there_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert holds(tmp_path / "a", digest(b"abc"))
    assert not holds(tmp_path / "a", digest(b"abd"))
    assert not holds(tmp_path / "b", digest(b""))


def test_names_sizes_and_bytes_of_files_count_and_what_stands_before() -> None:
    first = digest_of([("a", b"1"), ("b", b"2")])
    others = [
        digest_of([("a", b"1"), ("b", b"3")]),
        digest_of([("b", b"2"), ("a", b"1")]),
        digest_of([("a", b"1b\x001\x002")]),
        digest_of([("a", b"1"), ("b", b"2")], b"x"),
        digest_of([("a", b"1"), ("b", b"2")], gap=" "),
    ]
    assert len({first, *others}) == 1 + len(others)
    assert first.hex() == digest(b"a\x001\x001b\x001\x002")


def test_a_text_has_one_kind_of_line_ends_and_a_recording_keeps_its_bytes() -> None:
    assert same_ends(b"a\r\nb\n") == b"a\nb\n"
    assert same_ends(b"ID3\0\r\n") == b"ID3\0\r\n"
