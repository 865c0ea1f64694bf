"""Names, mobiles and ID numbers of nobody, to be put where nothing may leave, and looked for in what left."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks.identity import ID_CHECKS, ID_WEIGHTS
from tests.support.search import files, squeezed, texts

SEED = 20261121
PUBLIC = "布谷鸟"  # in a public name: what a search that works must find
LIKE = re.compile(rf"(?=(139\d{{8}}|35058219\d{{9}}[\dX]|雀.{{4}}|{PUBLIC}))")  # what a canary looks like


@dataclass
class Aviary:
    """Canaries, each with the place it was put into."""

    dice: random.Random = field(default_factory=lambda: random.Random(SEED))
    held: dict[str, str] = field(default_factory=dict)

    def mobile(self, place: str) -> str:
        """A mobile of nobody we know."""
        return self._keep("139" + "".join(self.dice.choices("0123456789", k=8)), place)

    def card(self, place: str) -> str:
        """An ID number that passes its check."""
        body = (
            "35058219"
            + f"{self.dice.randrange(50, 99)}0{self.dice.randrange(1, 10)}1"
            + "".join(self.dice.choices("0123456789", k=4))
        )
        total = sum(int(digit) * weight for digit, weight in zip(body, ID_WEIGHTS, strict=True))
        return self._keep(body + ID_CHECKS[total % 11], place)

    def name(self, place: str) -> str:
        """Five characters that stand together nowhere else."""
        return self._keep("雀" + "".join(chr(self.dice.randrange(0x4E00, 0x9FA5)) for _ in range(4)), place)

    def words(self, place: str) -> str:
        """A text with a name and an ID number."""
        return f"{self.name(place)}，{self.card(place)}"

    def _keep(self, canary: str, place: str) -> str:
        self.held[canary] = place
        return canary


def sightings(folder: Path, held: Mapping[str, str]) -> tuple[list[tuple[str, str]], Counter[str]]:
    """(file, place that the canary was put into) wherever one is; how many files of each ending were read."""
    coded = {bird.encode("punycode").decode(): place for bird, place in held.items() if not bird.isascii()}
    found: list[tuple[str, str]] = []
    read: Counter[str] = Counter()
    for name, data in files(folder):
        read[name.rpartition(".")[2]] += 1
        for text in texts(name, data):
            found += [(name, held[it[1]]) for it in LIKE.finditer(squeezed(text)) if it[1] in held]
            if "xn--" in text:
                found += [(name, place) for bird, place in coded.items() if bird in text]
    return found, read
