"""Section “Random edits”: after each, what a build leaves is what a clean build makes, byte for byte."""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.results import table
from tests.conftest import ROOT
from tests.site.test_incremental import begun, went_on
from tests.support.edits import Editor

TITLE = "Random edits"
SEED = 20261121
ROUNDS = int(os.environ.get("COUNT", "12"))
MOST = 4  # edits before a build
SAID = """\
A small office in two languages, edited as the dice say (seed {seed}): one to {most} edits, a build, and the
same data built clean in another folder, {rounds} times one after the other; every {far}th clean build in
another locale, zone, umask and hash seed, on another number of cores, without anything kept. Each time: path
and bytes of every file of `site/` and `office/` are those of the clean build, and a file whose bytes did
not change was not touched. {edits} edits that the checks let pass ({refused} more that they refused, and
{stopped} that stopped a build, were taken back); a build rewrote {least}–{largest} of {files} files, {middle}
as a rule.
`COUNT=100 python -m tests.bench edits` tries more and writes this section; the tests try some in every run
(tests/site/test_incremental.py). {seconds:.0f} s by the clock; load of the machine {load:.0f}.
"""
FAR = 4


def section() -> str:
    """How many edits of each sort."""
    began, dice, rewritten, stopped = time.monotonic(), random.Random(SEED), list[int](), 0
    with TemporaryDirectory(prefix="edits-") as home:
        root = Path(home) / "office"
        prints = ROOT / ".build/cache/print"
        prints.mkdir(parents=True, exist_ok=True)
        before = begun(root, prints)
        editor = Editor(root, dice)
        for turn in range(ROUNDS):
            count = dice.randrange(1, MOST + 1)
            told = [editor.edit() for _ in range(count)]
            print(turn, told, file=sys.stderr, flush=True)
            to = Path(home) / f"clean-{turn}"
            stood = len(editor.done)
            after = went_on(editor, count, before, to, turn % FAR == FAR - 1)
            stopped += stood - len(editor.done)
            rewritten.append(sum(before.get(name) != file for name, file in after.items()))
            before = after
    sorts = Counter(one.partition(" ")[0] for one in editor.done)
    said = SAID.format(
        seed=SEED, most=MOST, rounds=ROUNDS, far=FAR, edits=len(editor.done), stopped=stopped,
        refused=len(editor.refused) - stopped, least=min(rewritten), largest=max(rewritten),
        files=len(before), middle=round(statistics.median(rewritten)), seconds=time.monotonic() - began,
        load=os.getloadavg()[0],
    )  # fmt: skip
    rows = [[NAMES[name], str(count)] for name, count in sorts.most_common()]
    return f"{said}\n{table(['edit', 'times'], rows)}"


NAMES = {
    "words": "a character more in a text", "number": "another digit in a number",
    "gone": "a record taken out", "twin": "a record like another", "look": "a style or a template",
    "back": "a file as it was before",
}  # fmt: skip
