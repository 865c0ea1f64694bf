"""A text as a YAML scalar: plain where no YAML reader takes it for anything else, quoted otherwise."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any, Literal

import yaml

from generator.source.text import SUSPECT

Style = Literal["plain", "quoted", "folded", "literal"]
WIDTH = 100  # columns after which a text in words with spaces is folded
FLAGS = ("true", "false")
INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~"  # a text that begins so is quoted
UNSAFE = re.compile(r": |:$| #|^\s|\s$|[\n\r\t\x85\u2028\u2029\ufeff]|^$")
IN_FLOW = re.compile(r"[,\[\]{}]")
FIGURES = re.compile(r"[-+.]?[0-9][0-9_,.:eExXoO+-]*")  # numbers, dates, times, phones, codes
WORDS = re.compile(r"(?i)true|false|yes|no|on|off|null|y|n|\.nan|\.inf")
RESOLVERS: Any = yaml.SafeLoader.yaml_implicit_resolvers
ESCAPED = {"\u0085": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\ufeff"}


def is_misread(text: str) -> bool:
    """Whether some YAML reader takes the bare text for a number, a date, a flag or nothing."""
    if FIGURES.fullmatch(text) or WORDS.fullmatch(text):
        return True
    rules: list[tuple[str, re.Pattern[str]]] = RESOLVERS.get(text[:1], [])
    return any(rule.match(text) for _, rule in rules)


def is_plain(text: str, flow: bool = False) -> bool:
    """Whether the text may stand bare and stays what it is."""
    if not text or text[0] in INDICATORS or UNSAFE.search(text) or is_misread(text):
        return False
    return text.isprintable() and not (flow and IN_FLOW.search(text))


def quoted(text: str) -> str:
    """The text in double quotes, on one line."""
    found = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
    for sign, written in ESCAPED.items():
        found = found.replace(sign, written)
    return found


def inline(text: str, flag: bool = False, flow: bool = False) -> str:
    """The text on one line, plain or quoted; a flag's true and false stay bare."""
    return text if (flag and text in FLAGS) or is_plain(text, flow) else quoted(text)


def block(text: str, indent: int) -> str | None:
    """The text as a block below its key: lines of law as they are, long words with spaces folded.

    None where one line does, or a block would change the text. `indent`: spaces before each line.
    """
    pad = " " * indent
    if "\n" in text:
        lines = text.removesuffix("\n").split("\n")
        if any(line != line.rstrip() or SUSPECT.search(line) for line in lines) or not lines[-1]:
            return None
        if not lines[0] or lines[0].startswith(" "):
            return None
        sign = "|" if text.endswith("\n") else "|-"
        return "\n".join([sign, *(pad + line if line else "" for line in lines)])
    if len(text) <= WIDTH or not is_foldable(text):
        return None
    return "\n".join([">-", *(pad + line for line in folded(text, WIDTH - indent))])


def is_foldable(text: str) -> bool:
    """Whether breaking lines at spaces loses nothing: words with single spaces, none of them endless."""
    words = text.split(" ")
    return all(words) and max(map(len, words)) < WIDTH // 2 and text.isprintable()


def folded(text: str, width: int) -> list[str]:
    """The lines of a folded text."""
    return textwrap.wrap(text, max(width, 40), break_long_words=False, break_on_hyphens=False)
