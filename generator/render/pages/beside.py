"""Chinese on pages of other languages: alone where a translation is missing, beside a draft."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.config import DEFAULT_LANGUAGE
from generator.i18n.blocks import HEADING, split
from generator.i18n.words import CHINESE
from generator.render import slots
from generator.render.pages.inert import Phrase
from generator.render.pages.setting import Setting

_HEADINGS = re.compile(r"^#+ +(.*?) *(?:\{#[\w-]+\})?$", re.M)


def alone(setting: Setting, body: str, path: str, first_line: int, titles: dict[str, str]) -> str:
    """A Chinese text on a page of another language."""
    return _div(slots.fill(in_chinese(setting, titles), body, path, first_line))


def interleaved(setting: Setting, body: str, chinese: str, titles: dict[str, str]) -> str:
    """A draft with the Chinese after each block; after the whole where the blocks differ."""
    spoken = in_chinese(setting, titles)
    ours, theirs = [b.text for b in split(body)], [b.text for b in split(chinese)]
    if len(ours) != len(theirs):
        plain = _HEADINGS.sub(r"**\1**", chinese)
        return slots.fill(setting, body, "", 1) + "\n" + _div(slots.fill(spoken, plain, "", 1))
    blocks: list[str] = []
    for own, other in zip(ours, theirs, strict=True):
        words, original = slots.fill(setting, own, "", 1), slots.fill(spoken, other, "", 1)
        heading, its = HEADING.match(words), HEADING.match(original)
        if heading and its:
            anchor = f" {{#{heading[3]}}}" if heading[3] else ""
            small = f'<small class="wb-zh" lang="{CHINESE}">{its[2]}</small>'
            blocks.append(f"{heading[1]} {heading[2]} {small}{anchor}")
        else:
            blocks.append(words if own == other else words + "\n\n" + _div(original))
    return "\n\n".join(blocks)


def in_chinese(setting: Setting, titles: dict[str, str]) -> Setting:
    """The same page speaking Chinese, with links to the pages of its own language."""
    own = {name: Phrase(title) for name, title in titles.items()}
    return replace(setting, voice=DEFAULT_LANGUAGE, titles=own or setting.titles)


def _div(body: str) -> str:
    return f'<div class="wb-zh" lang="{CHINESE}" markdown="1">\n\n{body.strip()}\n\n</div>\n'
