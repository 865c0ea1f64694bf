"""The handbook's walk, as somebody new does it: change a hotline, see the impact, publish, take it back.

Nothing is known but the two pages; every command that they show is carried out, with real git.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import copy_checkout
from tests.docs.conftest import checkout
from tests.docs.console import HANDBOOK, Done, perform, run

PAGES = ("numbers.md", "publish.md")
BEFORE = ("wageboard build", "deploy/publish", "deploy/receive ../remote.git ../www")  # the site that is up
PAGE = "www/current/channels/lingyuan-judicial-office/index.html"
NEW = "tel:059585612345"


def walk(home: Path, data: Callable[[Path], Path] = copy_checkout) -> tuple[list[Done], list[Done]]:
    """What putting the first site up did, then each step of the two pages; on shipped data or `data`'s."""
    root = checkout(home, data)
    first = [run(command, (), root, 0) for command in BEFORE]
    return first, [done for page in PAGES for done in perform(HANDBOOK / page, root)]
