"""What a notice promises to people who complain: sentences, in the words of the notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.notice.passages import Passage
from generator.intake.notice.vocabulary import vocabulary
from generator.intake.shape import Place

LEAD = re.compile(r"^(?:[一二三四五六七八九十]是要?|同时，|此外，|要)")
SHORTEST = 10  # characters of a promise
SHORT = 16  # characters of a sentence that is only the name of its paragraph
NUMBERED = re.compile(r"^(?:（[一二三四五六七八九十]+）|\d{1,2}\s*[.．、]\s*)")


@dataclass(frozen=True)
class Promised:
    """One sentence with promises; `keys` says of which sorts, `text` is the sentence of the notice."""

    keys: tuple[str, ...]
    text: str
    place: Place


def promises(passages: Sequence[Passage]) -> tuple[Promised, ...]:
    """Each sort of promise once, where the notice first makes it in a sentence."""
    made: list[Promised] = []
    seen: set[str] = set()
    for passage in passages:
        if passage.heading:
            continue
        found_in = list(passage.sentences())
        for at, (start, sentence) in enumerate(found_in):
            if at == 0 and passage.level and len(sentence) <= SHORT and len(found_in) > 1:
                sentence += found_in[1][1]  # 2.落实首问负责制。……: the first is only its name
            text = LEAD.sub("", NUMBERED.sub("", sentence))
            found = [one.key for one in vocabulary().promises if one.pattern.search(sentence)]
            keys = tuple(key for key in found if key not in seen)
            if keys and len(text) >= SHORTEST:
                seen.update(keys)
                made.append(Promised(keys, text, passage.place_at(start)))
    return tuple(made)
