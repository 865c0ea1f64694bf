"""What a YAML parser stumbled over, in the words of somebody who has never heard of YAML."""

from __future__ import annotations

import re
from typing import Any

from generator.problem import Problem, visible

# (context, problem) as libyaml words them → our rule; the first that fits.
STUMBLES = (
    ("", "could not find expected ':'", "no-colon"),
    ("", "mapping values are not allowed", "extra-colon"),
    ("quoted scalar", "found unexpected end of stream", "open-quote"),
    ("quoted scalar", "found unexpected document indicator", "open-quote"),
    ("quoted scalar", "unknown escape character", "backslash"),
    ("quoted scalar", "did not find expected hexdecimal number", "backslash"),
    ("flow ", "did not find expected", "open-bracket"),
    ("next token", "cannot start any token", "odd-first-character"),
    ("", "undefined tag handle", "odd-first-character"),
    ("alias", "", "odd-first-character"),
    ("anchor", "", "odd-first-character"),
    ("tag", "", "odd-first-character"),
    ("block collection", "did not find expected '-' indicator", "indent"),
    ("block mapping", "did not find expected key", "indent"),
)
LOOK_BACK = 5  # lines above the complaint in which its cause is looked for
OPEN_QUOTE = re.compile(r"""[:,\[{-] +(["'])[^"']*$""")
WIDE_COLON = re.compile(r"^[ -]*[A-Za-z_][\w-]*[：]")
WIDE_SPACE = re.compile(r"^ *[\u3000\u00a0]")
TIGHT_COLON = re.compile(r"^[ -]*[A-Za-z_][\w-]*:[^\s]")


def syntax_problem(path: str, text: str, error: BaseException) -> Problem:
    """One problem for a parser's complaint, at the line where the mistake starts."""
    context = str(getattr(error, "context", None) or "")
    found = str(getattr(error, "problem", None) or "")
    rule = next((r for c, p, r in STUMBLES if c in context and p in found and (c or p)), "syntax")
    mark: Any = getattr(error, "problem_mark", None)
    if rule in ("no-colon", "open-quote", "open-bracket"):
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Problem(path, 1, 1, "syntax", facts={"found": _line(text, 1)})
    line, column = int(mark.line) + 1, int(mark.column) + 1
    return _closer(path, text, line, column, rule)


def odd_start(path: str, text: str, line: int, column: int) -> Problem:
    """A file that holds bare text instead of fields."""
    return _closer(path, text, line, column, "no-fields")


def _closer(path: str, text: str, line: int, column: int, rule: str) -> Problem:
    """The same problem under the name of a slip that editors make, where the lines show one."""
    shown = _line(text, line)
    for above in range(line, max(line - LOOK_BACK, 0), -1):
        if WIDE_SPACE.match(_line(text, above)):
            line, column, rule, shown = above, 1, "wide-space", _line(text, above)
            break
    else:
        if WIDE_COLON.match(shown):
            rule, column = "wide-colon", shown.index("：") + 1
        elif rule in ("no-colon", "no-fields") and TIGHT_COLON.match(shown):
            rule, column = "tight-colon", shown.index(":") + 1
        elif rule == "indent":
            quote = _quote_left_open(text, line, shown[: column - 1])
            if quote:
                rule, (line, column) = "open-quote", quote
                shown = _line(text, line)
    return Problem(path, line, column, rule, facts={"found": visible(shown.strip())[:60]})


def _quote_left_open(text: str, line: int, before: str) -> tuple[int, int] | None:
    """Where a quote opens that, to the parser, only closes at a quote some lines further down."""
    for above in range(line - 1, max(line - 1 - LOOK_BACK, 0), -1):
        opened = OPEN_QUOTE.search(_line(text, above))
        if opened:
            return (above, opened.start(1) + 1) if opened[1] in before else None
    return None


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number)
    return lines[number - 1].rstrip("\r") if number <= len(lines) else ""
