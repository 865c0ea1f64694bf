"""Tokens: stable, readable, and no single slip of the eye or the pen makes another valid one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.token import LENGTH, SYMBOLS, check_symbol, grouped, is_token, token

bodies = st.text(st.sampled_from(SYMBOLS), min_size=LENGTH - 1, max_size=LENGTH - 1)
tokens = bodies.map(lambda body: body + check_symbol(body))
subjects = st.text(min_size=1, max_size=30)


def test_a_token_never_changes() -> None:
    """These stand on steel boards: a change here is a dead code on a site."""
    assert token("shili-lingshui-xiaoxue", "board") == "1PMXR66V"
    assert token("shili-lingshui-xiaoxue", "board", 1) == "1PMXR66V"
    assert token("shili-lingshui-xiaoxue", "hat") == "WKRWREQF"
    assert token("shili-lingshui-xiaoxue", "board", 2) == "VMZWJZSC"
    assert token("shili-lingshui-xiaoxue", "board", 1, "3f2a") == "3PCC20H1"
    assert token("shili-lingshui-xiaoxue", "board", 1, "", 1) == "Z6M36AKC"
    assert token("shili-lingshui-xiaoxue", "board", 1, "3f2a", 1) == "V8PARTBF"


def test_a_token_is_read_out_in_groups_of_four() -> None:
    assert grouped("1PMXR66V") == "1PMX R66V"


@given(subjects, st.sampled_from(["board", "hat"]), st.integers(1, 99))
def test_every_token_is_a_token(subject: str, item: str, revision: int) -> None:
    made = token(subject, item, revision)
    assert is_token(made)
    assert made == token(subject, item, revision)


@given(tokens, st.integers(0, LENGTH - 1), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_is_seen(right: str, place: int, symbol: str) -> None:
    wrong = right[:place] + symbol + right[place + 1 :]
    assert is_token(right)
    assert is_token(wrong) == (wrong == right)


@given(tokens, st.integers(0, LENGTH - 2))
def test_a_swap_of_neighbours_is_seen(right: str, place: int) -> None:
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert is_token(wrong) == (wrong == right)


def test_all_wrong_symbols_and_all_swaps_of_one_token() -> None:
    right, tried = token("sample", "board"), 0
    for place in range(LENGTH):
        for symbol in set(SYMBOLS) - {right[place]}:
            assert not is_token(right[:place] + symbol + right[place + 1 :])
            tried += 1
    assert tried == LENGTH * (len(SYMBOLS) - 1)


def test_no_symbol_looks_like_another() -> None:
    assert len(set(SYMBOLS)) == len(SYMBOLS) == 32
    assert not set(SYMBOLS) & set("ILOUabcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("text", ["", "Y861RHX", "Y861RHXTT", "y861rhxt", "Y861RHX!", "Y861RHX ", "O861RHXT"])
def test_what_is_no_token(text: str) -> None:
    assert not is_token(text)


def test_a_hundred_thousand_prints_hardly_clash() -> None:
    """50,000 sites with two prints each: 35 bits make 0.15 clashes likely (n²/2 ÷ 2³⁵), a bad mix thousands.

    So a clash is possible, and `check` looks for it in the real data.
    """
    for prefix, clashes in (("project", 0), ("site", 1)):
        made = {token(f"{prefix}-{number}", item) for number in range(50_000) for item in ("board", "hat")}
        assert 100_000 - len(made) == clashes, prefix
