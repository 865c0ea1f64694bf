"""How a language is set on a screen: letters, line height, numbers that stay in order right to left."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from markupsafe import Markup

from generator.model.vocabulary import Language

GENERIC = frozenset({"serif", "sans-serif", "system-ui", "monospace"})
HAN = 'system-ui,-apple-system,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif'
DENSE = "h1,h2,header p,.lead,.then,.big,.next,.dial,.police,.away,.rule,.say small"  # lines of a scan page
DENSER = ".8"  # their line height to that of the text
_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = re.compile(r"<(script|style|title|bdi)\b", re.I)
# 0595-12333, 2026-11-20, 8:30–17:00: after a letter that runs to the left, the parts would change places.
_JOINED = re.compile(r"\+?\d[\d,.]*(?:\s?[-–—/:]\s?\d[\d,.]*)+")


def rules(language: Language) -> str:
    """The style sheet of a language; nothing where the system's letters do."""
    own: list[str] = []
    if language.web_font:
        own.append("font-family:" + ",".join(_family(name) for name in language.web_font.split(",")))
    if language.line_height:
        own.append(f"line-height:{language.line_height}")
    if language.line_height:
        dense = f".md-typeset :is(h1,h2,h3):lang({language.html})"
        own[-1] += f"}}\n{dense}{{line-height:calc({language.line_height}*{DENSER})"
    return f":lang({language.html}){{{';'.join(own)}}}" if own else ""


def sheet(languages: Iterable[Language]) -> str:
    """The style sheet of the guide for all languages: a page names others in their own letters."""
    found = [rules(language) for language in languages]
    return "\n".join(["/* data/vocabulary/languages.yaml */", *filter(None, found)]) + "\n"


def page_style(style: str, language: Language) -> tuple[Markup, str]:
    """The style of a page that holds it all, for a language, and its hash for the content policy."""
    own = rules(language).replace(f":lang({language.html})", "body", 1)
    if language.line_height:
        own = f"{own.splitlines()[0]}\n{DENSE}{{line-height:calc({language.line_height}*{DENSER})}}"
    if own:
        style = f"{style.rstrip()}\n{own}\n:lang(zh){{font-family:{HAN};line-height:1.4}}\n"
    return Markup(style), base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def isolated(html: str) -> str:
    """A page that runs right to left, with every number of several parts kept in its own order."""
    out: list[str] = []
    closed = ""
    for part in _TAG.split(html):
        if part.startswith("<"):
            found = _CLOSED.match(part)
            if found and not part.endswith("/>"):
                closed = closed or found[1].lower()
            elif closed and part.lower().startswith(f"</{closed}"):
                closed = ""
            out.append(part)
        else:
            out.append(part if closed else _JOINED.sub(r'<bdi dir="ltr">\g<0></bdi>', part))
    return "".join(out)


def _family(name: str) -> str:
    bare = name.strip()
    return bare if bare in GENERIC else f'"{bare}"'
