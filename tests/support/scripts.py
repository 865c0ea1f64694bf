"""The programs of deploy/, which are no package, as modules."""

from __future__ import annotations

import importlib.util
from typing import Any

from tests.conftest import ROOT


def script(name: str) -> Any:
    """deploy/`name`.py, read anew."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "deploy" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
