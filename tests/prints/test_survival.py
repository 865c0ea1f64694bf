"""A code survives what a building site does to it: a few simulated photos; `make bench` takes many."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from generator.config import Config
from generator.publish.typst import Press
from tests.bench.survival import SCENES, measured, picture_of, survived
from tests.prints.family import TODAY
from tests.prints.photo import DECODERS, Print, Scene, photo
from tests.support.catalog import ROOT

PRESS = Press(Config(ROOT, TODAY))
ORDERS = {order.form.key: order for order in measured()}
FEW = 8  # photos


@cache
def code_of(key: str) -> Print:
    return picture_of(PRESS, ORDERS[key])


def test_each_format_with_a_code_is_measured() -> None:
    assert len(ORDERS) >= 15
    assert {"board-a3", "board-2400x1200", "hat-50x30", "hat-round-40", "leaflet", "window-a4"} <= set(ORDERS)


@pytest.mark.parametrize("key", ORDERS)
def test_each_code_is_read_from_ten_times_its_side(key) -> None:
    assert survived(code_of(key), SCENES["1/10"], FEW, "zxing") >= 7 / 8


@pytest.mark.parametrize("scene", ["tilt 45°", "blur", "dim"])
@pytest.mark.parametrize("key", ["hat-50x30", "hat-round-40", "board-a3"])
def test_the_smallest_codes_bear_a_bad_photo(key, scene) -> None:
    assert survived(code_of(key), SCENES[scene], FEW, "zxing") >= 3 / 4


def test_a_large_board_bears_mud() -> None:
    assert survived(code_of("board-2400x1200"), SCENES["mud 6 %"], FEW, "zxing") >= 7 / 8


def test_a_photo_that_nobody_can_read_is_not_read() -> None:
    ruined = Scene(far=6, dirt=0.6)
    assert [survived(code_of("hat-50x30"), ruined, FEW, name) for name in DECODERS] == [0, 0]
    assert survived(code_of("hat-50x30"), Scene(far=30), FEW, "zxing") == 0


def test_the_same_seed_takes_the_same_photo() -> None:
    one, other, third = (photo(code_of("board-a3"), SCENES["all"], seed) for seed in (1, 1, 2))
    assert (one == other).all()
    assert one.shape == third.shape
    assert np.abs(one.astype(int) - third).mean() > 1
