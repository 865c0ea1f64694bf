"""Finds telephone numbers, dates and amounts in plain words of any of our languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from generator.catalog import Strings
from generator.equal.days import days
from generator.equal.fact import Fact, amount
from generator.i18n.numerals import number

KEPT = 50_000  # pieces of text remembered: most return on hundreds of pages
Found = tuple[Fact, str]  # the fact and how it was written
SPOKEN = str.maketrans("〇零一幺二三四五六七八九", "001123456789")
DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−－", "-") | dict.fromkeys("\u00a0\u202f\u3000", " ") | {"￥": "¥"}
)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s\"'<>，。；）]*"
    r"|[A-Za-z0-9_.-]+\.(?:cn|com|example|html?|pdf|json|csv|xml|ics|vcf|zip|md|yaml)(?![A-Za-z])(?:/[\w./%-]*)?"
)
HINT = re.compile(
    r"\d|[零〇一幺二三四五六七八九]|(?i:zero|one|two|three|four|five|six|seven|eight|nine)"
)  # without one there is no fact
NUMERAL = "零〇一二两三四五六七八九十百千万"
YUAN = "元|块钱|yuan|RMB"

# A number of a telephone by its shape; what stands right before and after makes it none.
BEFORE = r"(?<![\w.,/〔¥-])"
AFTER = r"(?![\w%‰/]|[.,]\d|-\w| ?(?:{yuan}|万|毫米|mm|KB|kB|MB|bytes))"
COUNTED = "(?! ?[个名人天项条次家日月年份页张分秒米号处])"
OF_A_DOOR = r"(?<!No )(?<!No\. )(?<!no\. )(?<!№)(?<!№ )(?<!#)"  # as addresses are written outside Chinese
PHONE = (
    r"0\d{2,3}[- ]?\d{7,8}", r"0\d{2,3}-?\d{3,6}", r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}",
    r"[48]00[ -]?\d{3}[ -]?\d{4}", r"\d{5}", r"\d{7,8}",
    rf"{OF_A_DOOR}(?:(?<!^)(?<!\d )(?<!× )1[12]\d{COUNTED}(?! \d)|1[12]\d{COUNTED}(?!$| \d))",
)  # fmt: skip
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORDS = {word: str(digit) for digit, word in enumerate(ENGLISH)}
SPOKEN_WORDS = re.compile(rf"\b(?:{'|'.join(WORDS)})(?:[ ,-]+(?:{'|'.join(WORDS)})){{2,11}}\b", re.I)
SPOKEN_DIGIT = "[〇零一幺二三四五六七八九]"
SPOKEN_PHONE = re.compile(
    rf"(?<![{NUMERAL}年第\d]){SPOKEN_DIGIT}(?:[ 、,-]?{SPOKEN_DIGIT}){{2,11}}"
    rf"(?![{NUMERAL}年月日条]|[ 、]?[个名人天项])"
)
SPACED_PHONE = re.compile(r"(?<![\w.,-])\d(?:[ 、,-] ?\d){2,11}(?![\w.,-]|[ 、,-]\d)", re.A)


class Reader:
    """Reads words; each language's own way to write a day and an amount is taken from its strings."""

    def __init__(self, strings: Strings) -> None:
        self._read: dict[str, tuple[Found, ...]] = {}
        self._lines: dict[str, tuple[Found, ...] | None] = {}
        words = {own.get("guide.yuan", "") for own in strings.values()} - {""}
        units = {re.escape(it.replace("{amount}", "").strip()) for it in words}
        yuan = "|".join(sorted({*units, *YUAN.split("|")}, key=len, reverse=True))
        figure = r"(\d[\d,]*(?:\.\d+)?)"
        self._amount = re.compile(
            rf"(?<![\d.]){figure}\s*(万|萬)?\s*(?:{yuan})(?!\w{{0}}\d)|(?:¥|{yuan})\s*{figure}(?![\d.%]|\s*(?:{yuan}))"
        )
        self._written = re.compile(rf"([{NUMERAL}]+)(?:元|块钱)")
        self._phone = re.compile(BEFORE + f"({'|'.join(PHONE)})" + AFTER.replace("{yuan}", yuan), re.A)
        self._days = tuple(days(strings))

    def read(self, words: str) -> tuple[Found, ...]:
        """Every fact in the words, in no order; the same words are read once."""
        if words not in self._read:
            if len(self._read) >= KEPT:
                self._read.clear()
            self._read[words] = tuple(self._found(plain(words))) if HINT.search(words) else ()
        return self._read[words]

    def line(
        self, source: str, read: Callable[[str, Reader], tuple[Found, ...] | None]
    ) -> tuple[Found, ...] | None:
        """What `read` finds in a line of a page's source; the same line is read once."""
        if source not in self._lines:
            if len(self._lines) >= KEPT:
                self._lines.clear()
            self._lines[source] = read(source, self)
        return self._lines[source]

    def _found(self, words: str) -> list[Found]:
        found: list[Found] = []
        words = ADDRESS.sub(" ", words)
        for pattern, fact in self._days:
            words = _take(found, pattern, fact, words)
        words = _take(found, self._amount, _amount, words)
        _take(found, self._written, lambda it: amount(str(number(it[1]))), words)
        words = _take(found, self._phone, lambda it: _phone(it[1]), words)
        words = _take(found, SPACED_PHONE, lambda it: _phone(it[0]), words)
        words = _take(found, SPOKEN_PHONE, lambda it: _phone(it[0].translate(SPOKEN)), words)
        _take(found, SPOKEN_WORDS, lambda it: _phone(_said(it[0])), words)
        return found


def plain(words: str) -> str:
    """The words with digits, dashes and commas in one form and no invisible marks."""
    words = INVISIBLE.sub("", words.translate(DASHES))
    if words.isascii():
        return words
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in words)


def _take(
    to: list[Found], pattern: re.Pattern[str], fact: Callable[[re.Match[str]], Fact | None], words: str
) -> str:
    """Adds what the pattern finds; the words without it."""
    if pattern.search(words) is None:
        return words
    left: list[str] = []
    at = 0
    for match in pattern.finditer(words):
        found = fact(match)
        if found:
            to.append((found, match[0].strip()))
            left += [words[at : match.start()], " "]
            at = match.end()
    return "".join((*left, words[at:]))


def _amount(match: re.Match[str]) -> Fact | None:
    return amount(match[1] or match[3], 10_000 if match[2] else 1)


def _said(words: str) -> str:
    """The digits of words that say them one by one."""
    return "".join(WORDS[word] for word in re.findall("[a-z]+", words.lower()))


def _phone(written: str) -> Fact | None:
    digits = re.sub(r"\D", "", written)
    return Fact("phone", digits) if len(digits) in (3, 5, 7, 8, 9, 10, 11, 12) else None
