"""The YAML parser that every reader of ours uses: the quick one where the machine has it."""

from __future__ import annotations

from typing import Any

import yaml

YAML: Any = yaml  # its stubs leave the streams untyped
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
