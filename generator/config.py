"""Where things stand in a checkout. Nothing here reads a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

GUIDE_LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"


@dataclass(frozen=True)
class Config:
    """One run: the checkout it works on and the day it takes for today (the clock is injected)."""

    root: Path
    today: date

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def theme(self) -> Path:
        return self.root / "theme"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def office(self) -> Path:
        """Reports for the office alone, beside the site and never in it; git-ignored."""
        return self.root / "office"

    @property
    def work(self) -> Path:
        """Staging; git-ignored, may be deleted at any time."""
        return self.root / ".build"
