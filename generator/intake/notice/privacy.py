"""Blots out what must not leave a notice: mobiles, ID cards, e-mail addresses and names after 联系人."""

from __future__ import annotations

import re

from generator.checks.identity import FULL_WIDTH, MOBILE_IN_TEXT, id_card, labelled_name

MAIL = re.compile(r"[A-Za-z0-9_.*+-]{1,64}@[A-Za-z0-9.-]{1,64}[A-Za-z0-9]")
HIDDEN = "（略）"


def blotted(text: str) -> str:
    """The text as it may be written down; as it was where it names nobody."""
    made = MAIL.sub(HIDDEN, text)
    while found := MOBILE_IN_TEXT.search(made.translate(FULL_WIDTH)):
        made = made[: found.start()] + HIDDEN + made[found.end() :]
    while number := id_card(made):
        start = made.translate(FULL_WIDTH).find(number)
        made = made[:start] + HIDDEN + made[start + len(number) :]
    while name := labelled_name(made):
        made = made.replace(name, HIDDEN)
    return made
