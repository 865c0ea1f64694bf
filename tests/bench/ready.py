"""A built site to measure: the checkout's own if it is of the day of the data, else a new one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.config import Config
from generator.publish.build import build
from generator.publish.verify import built_on
from tests.conftest import ROOT, TODAY, Quiet, copy_checkout


@contextmanager
def ready() -> Iterator[Config]:
    """The checkout whose `site` is built."""
    if built_on(ROOT / "site") == TODAY:
        yield Config(ROOT, TODAY)
        return
    with TemporaryDirectory() as folder:
        config = Config(copy_checkout(Path(folder)), TODAY)
        build(config, Quiet())
        yield config
