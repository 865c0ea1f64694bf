"""What a notice promises to people who complain: sentences, in the words of the notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.notice.passages import Passage
from generator.intake.notice.vocabulary import vocabulary
from generator.intake.shape import Place

LEAD = re.compile(r"^(?:[一二三四五六七八九十]是要?|同时，|此外，|要)")
LONGEST, CONTEXT = 60, 30  # characters: of a sentence taken whole; of what is taken of a longer one
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
                made.append(Promised(keys, _clauses(text), passage.place_at(start)))
    return tuple(made)


def _clauses(sentence: str) -> str:
    """The clauses of a long sentence that promise something, with the one before where they are short."""
    if len(sentence) <= LONGEST:
        return sentence
    parts = sentence.split("，")
    spans = [found.span() for one in vocabulary().promises for found in one.pattern.finditer(sentence)]
    first = min(sentence.count("，", 0, start) for start, _ in spans)
    last = max(sentence.count("，", 0, stop) for _, stop in spans)
    while first and len("，".join(parts[first : last + 1])) < CONTEXT:
        first -= 1
    return "，".join(parts[first : last + 1]).rstrip("。；") + "。"
